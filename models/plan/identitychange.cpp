// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/plan/identitychange.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace rolescope {

namespace {

bool has(const std::vector<AttachedIdentity>& identities, const QString& id)
{
    return std::ranges::any_of(identities, [&](const AttachedIdentity& one) { return armid::same(one.id, id); });
}

/// The members that `ids` name, as the resource spells them: Azure compares keys without case, other servers may not.
QStringList presentOf(const IdentityBlock& current, const QStringList& ids)
{
    QStringList present;
    for (const AttachedIdentity& one : current.userAssigned) {
        if (std::ranges::any_of(ids, [&](const QString& id) { return armid::same(one.id, id); }))
            present << one.id;
    }
    return present;
}

QStringList absentOf(const IdentityBlock& current, const QStringList& ids)
{
    QStringList absent;
    for (const QString& id : ids) {
        if (!has(current.userAssigned, id) && !absent.contains(id, Qt::CaseInsensitive))
            absent << id;
    }
    return absent;
}

std::string typeOf(const IdentityBlock& block)
{
    if (block.userAssigned.empty())
        return block.systemAssigned ? "SystemAssigned" : "None";
    return block.systemAssigned ? "SystemAssigned, UserAssigned" : "UserAssigned";
}

} // namespace

StepOutcome outcomeOf(const IdentityBlock& current, const ChangeHost& change)
{
    StepOutcome outcome;
    outcome.attached = absentOf(current, change.attach);
    outcome.detached = presentOf(current, change.detach);
    outcome.systemEnabled = change.enableSystem && !current.systemAssigned;
    outcome.systemDisabled = change.disableSystem && current.systemAssigned;
    outcome.changed
        = !outcome.attached.isEmpty() || !outcome.detached.isEmpty() || outcome.systemEnabled || outcome.systemDisabled;
    return outcome;
}

IdentityBlock changedBlock(const IdentityBlock& current, const ChangeHost& change)
{
    const StepOutcome outcome = outcomeOf(current, change);
    IdentityBlock block = current;
    std::erase_if(block.userAssigned,
                  [&](const AttachedIdentity& one) { return outcome.detached.contains(one.id, Qt::CaseInsensitive); });
    for (const QString& id : outcome.attached)
        block.userAssigned.push_back({id, {}, {}});
    if (outcome.systemEnabled)
        block.systemAssigned = true;
    if (outcome.systemDisabled) {
        block.systemAssigned = false;
        block.principalId.clear();
        block.tenantId.clear();
    }
    return block;
}

std::optional<nlohmann::json> identityPatch(const IdentityBlock& current, const ChangeHost& change)
{
    const StepOutcome outcome = outcomeOf(current, change);
    if (!outcome.changed)
        return std::nullopt;
    const IdentityBlock target = changedBlock(current, change);
    nlohmann::json identity{{"type", typeOf(target)}};
    // Without user-assigned identities the type alone says so; Azure refuses the map beside it.
    if (!target.userAssigned.empty()) {
        nlohmann::json keys = nlohmann::json::object();
        // When the type changes, the documentation names all that stay as well; else the changed keys are enough, and
        // spare the caller the right to assign identities that it does not touch.
        if (outcome.systemEnabled || outcome.systemDisabled) {
            for (const AttachedIdentity& one : target.userAssigned)
                keys[one.id.toStdString()] = nlohmann::json::object();
        }
        for (const QString& id : outcome.attached)
            keys[id.toStdString()] = nlohmann::json::object();
        for (const QString& id : outcome.detached)
            keys[id.toStdString()] = nullptr;
        identity["userAssignedIdentities"] = std::move(keys);
    }
    return nlohmann::json{{"identity", std::move(identity)}};
}

} // namespace rolescope
