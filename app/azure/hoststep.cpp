// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/azure/hoststep.h"

#include "app/azure/apiversions.h"
#include "app/azure/json.h"
#include "app/azure/planreplies.h"
#include "models/domain/armid.h"
#include "models/plan/identitychange.h"

#include <algorithm>

namespace rolescope::azure {

using namespace Qt::Literals::StringLiterals;

namespace {

bool isScaleSet(const QString& id)
{
    return armid::typeOf(id).compare("Microsoft.Compute/virtualMachineScaleSets"_L1, Qt::CaseInsensitive) == 0;
}

bool holds(const IdentityBlock& block, const QString& id)
{
    return std::ranges::any_of(block.userAssigned,
                               [&id](const AttachedIdentity& one) { return armid::same(one.id, id); });
}

bool names(const QStringList& ids, const QString& id)
{
    return std::ranges::any_of(ids, [&id](const QString& one) { return armid::same(one, id); });
}

/// Both lists, each id once.
QStringList joined(QStringList ids, const QStringList& more)
{
    for (const QString& id : more) {
        if (!names(ids, id))
            ids.append(id);
    }
    return ids;
}

bool isFinal(const QString& provisioningState)
{
    static const QStringList words{u"Succeeded"_s, u"Failed"_s, u"Canceled"_s, QString()};
    return words.contains(provisioningState, Qt::CaseInsensitive);
}

} // namespace

HostStep::HostStep(ChangeHost action, Transport& transport, StepContext context)
    : StepJob(transport, std::move(context))
    , m_action(std::move(action))
    , m_kind(isScaleSet(m_action.hostId) ? HostKind::ScaleSet : HostKind::VirtualMachine)
{ }

void HostStep::look()
{
    // With the instance view, so that the inventory keeps knowing whether the machine runs.
    const QueryItems items
        = m_kind == HostKind::VirtualMachine ? QueryItems{{u"$expand"_s, u"instanceView"_s}} : QueryItems{};
    get(
        m_action.hostId, apiversions::compute, [this](const Result<Response>& reply) { judge(reply); }, items);
}

void HostStep::judge(const Result<Response>& reply)
{
    if (!reply && m_action.attach.isEmpty() && !m_action.enableSystem) { // what does not exist runs as nobody
        Q_EMIT readBack({}, itself());
        settleUnchanged({});
        return;
    }
    const Result<Json> object = reply.and_then([](const Response& response) { return parseJson(response.body); });
    const Result<Host> host = reply.and_then([this](const Response& response) { return hostOf(response, m_kind); });
    if (!object || !host)
        fail(object ? host.error() : object.error());
    else
        judgeHost(*host, text(member(*object, "properties", "provisioningState")));
}

void HostStep::judgeHost(const Host& host, const QString& provisioningState)
{
    if (claimed() && !brokenOff() && !isFinal(provisioningState)) {
        awaitTurn(tr("Azure is still at work on it."),
                  makeError(ErrorKind::Timeout, tr("Azure has not finished the change yet."),
                            tr("Look again in a few minutes, then go on.")));
        return;
    }
    if (const QStringList missing = lost(host.identity); !missing.isEmpty()) {
        Error error = makeError(
            ErrorKind::Conflict,
            tr("%1 lost an identity that nobody asked to take away: %2.", "%1: a machine, %2: names of identities")
                .arg(armid::nameOf(host.id), missing.join(u", "_s)),
            tr("Somebody else may have changed it at the same time. See its activity log in Azure."));
        failWith(error, done(host.identity));
        return;
    }
    const bool isSo = !outcomeOf(host.identity, m_action).changed;
    if (brokenOff() && !isSo)
        failWith(*brokenOff(), done(host.identity));
    else if (isSo)
        settleWith(host);
    else if (isApplied())
        lookAgain(tr("Azure does not show the change yet."),
                  makeError(ErrorKind::Conflict, tr("Azure said that it made the change, but it is not there."),
                            tr("Refresh, then try again.")));
    else
        change(host);
}

void HostStep::change(const Host& host)
{
    StepOutcome intended = outcomeOf(host.identity, m_action);
    if (const auto& earlier = claimed()) {
        intended.attached = joined(intended.attached, earlier->attached);
        intended.detached = joined(intended.detached, earlier->detached);
        intended.systemEnabled |= earlier->systemEnabled;
        intended.systemDisabled |= earlier->systemDisabled;
    }
    m_before = host.identity;
    const Headers headers = host.etag.isEmpty() ? Headers{} : Headers{{"If-Match"_ba, host.etag.toLatin1()}};
    act(intended, restCall(m_action, host.identity), headers);
}

QStringList HostStep::lost(const IdentityBlock& now) const
{
    QStringList missing;
    if (!m_before || !mayHaveWritten())
        return missing;
    for (const AttachedIdentity& one : m_before->userAssigned) {
        if (!names(m_action.detach, one.id) && !holds(now, one.id))
            missing.append(armid::nameOf(one.id));
    }
    const bool systemKept = m_action.disableSystem || !m_before->systemAssigned
        || now.principalId.compare(m_before->principalId, Qt::CaseInsensitive) == 0;
    if (!systemKept)
        missing.append(tr("the system-assigned identity"));
    return missing;
}

StepOutcome HostStep::done(const IdentityBlock& now) const
{
    StepOutcome outcome = claimed().value_or(StepOutcome());
    outcome.attached.removeIf([&now](const QString& id) { return !holds(now, id); });
    outcome.detached.removeIf([&now](const QString& id) { return holds(now, id); });
    outcome.systemEnabled = outcome.systemEnabled && now.systemAssigned;
    outcome.systemDisabled = outcome.systemDisabled && !now.systemAssigned;
    outcome.changed
        = !outcome.attached.isEmpty() || !outcome.detached.isEmpty() || outcome.systemEnabled || outcome.systemDisabled;
    if (now.systemAssigned)
        outcome.principalId = now.principalId;
    return outcome;
}

Coverage HostStep::itself() const
{
    return {{m_kind == HostKind::ScaleSet ? ReadKind::ScaleSets : ReadKind::VirtualMachines, m_action.hostId, true}};
}

void HostStep::settleWith(const Host& host)
{
    SyncBatch values;
    values.hosts = {host};
    Q_EMIT readBack(values, itself());
    settle(done(host.identity));
}

} // namespace rolescope::azure
