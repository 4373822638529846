// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/access/permissionset.h"

#include <QString>
#include <QStringList>

#include <span>
#include <vector>

/// What roles permit, in plain words that are made from the names of operations by rule: service, kind of thing, verb.
/// Conditions are not told
/// here, and of notActions only that there are some: "do nearly everything". Translated; pure functions, safe from any
/// thread.
namespace rolescope::rolewords {

/// What is permitted in one service on one plane.
struct ServiceWords
{
    QString service; ///< "Key Vault" for Microsoft.KeyVault; "All services" for patterns that begin with "*"
    Plane plane = Plane::Control;
    QStringList abilities; ///< "read and write blobs", "restart virtual machines"
    /// Nearly every role has it: reading grants and groups, deployments, alert rules, support requests.
    bool common = false;

    bool operator==(const ServiceWords&) const = default;
};

/// Everything that is permitted: data first, then the widest, what is common to nearly all roles last.
std::vector<ServiceWords> services(std::span<const Permission> permissions);

/// "Storage: read and write blobs (data)": one of the above on a line.
QString line(const ServiceWords& words);

/// The most telling of what a role permits, at most three things: "read blobs and containers, and 2 more". Continues
/// "can …" or "may …". What the role's name speaks of comes first. "do nothing" for a role without actions.
QString summary(const RoleDefinition& role);
/// "can read blobs in rg-data"; `place`: the name of a scope.
QString abilityIn(const RoleDefinition& role, const QString& place);

/// One operation or pattern: "read blobs", "restart virtual machines", "do everything in Compute".
QString action(QStringView action);

/// Why a role is privileged, as a sentence: "May hand out access, and do everything". Empty where it is not.
QString privilegeReason(const RoleDefinition& role);

} // namespace rolescope::rolewords
