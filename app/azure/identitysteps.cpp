// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/azure/identitysteps.h"

#include "app/azure/apiversions.h"
#include "app/azure/planreplies.h"
#include "models/domain/armid.h"

namespace rolescope::azure {

namespace {

/// "West Europe" and "westeurope" are one region.
bool isSameRegion(QString a, QString b)
{
    return a.remove(u' ').compare(b.remove(u' '), Qt::CaseInsensitive) == 0;
}

Coverage itself(const QString& identityId)
{
    return {{ReadKind::Identities, identityId, true}};
}

} // namespace

CreateIdentityStep::CreateIdentityStep(CreateIdentity action, Transport& transport, StepContext context)
    : StepJob(transport, std::move(context)), m_action(std::move(action))
{ }

void CreateIdentityStep::look()
{
    get(m_action.identityId, apiversions::regionalIdentity, [this](const Result<Response>& reply) { judge(reply); });
}

void CreateIdentityStep::judge(const Result<Response>& reply)
{
    if (!reply && isApplied()) {
        lookAgain(tr("Azure does not show the new identity yet."), reply.error());
        return;
    }
    if (!reply) {
        StepOutcome intended;
        intended.changed = true;
        act(intended, restCall(m_action));
        return;
    }
    const Result<UserAssignedIdentity> found = identityOf(*reply);
    if (!found) {
        fail(found.error());
        return;
    }
    if (!isSameRegion(found->location, m_action.location)) {
        failWith(makeError(ErrorKind::Conflict,
                           tr("There is an identity called %1 already, but in the region %2.")
                               .arg(armid::nameOf(m_action.identityId), found->location),
                           tr("Take another name, or attach the one that is there.")),
                 std::nullopt);
        return;
    }
    SyncBatch values;
    values.identities = {*found};
    Q_EMIT readBack(values, itself(m_action.identityId));
    StepOutcome outcome;
    outcome.principalId = found->principalId;
    outcome.clientId = found->clientId;
    settle(outcome);
}

DeleteIdentityStep::DeleteIdentityStep(DeleteIdentity action, Transport& transport, StepContext context)
    : StepJob(transport, std::move(context)), m_action(std::move(action))
{ }

std::optional<Error> DeleteIdentityStep::refusal(const DeleteIdentity& action, const UserAssignedIdentity& found)
{
    if (action.identity.principalId.isEmpty()) {
        return makeError(ErrorKind::Conflict,
                         tr("Whether %1 was created by the operation that was cut short is not known.")
                             .arg(armid::nameOf(action.identity.id)),
                         tr("Go on with that operation first: then it is known, and can be taken back."));
    }
    if (found.principalId.compare(action.identity.principalId, Qt::CaseInsensitive) == 0)
        return std::nullopt;
    return makeError(ErrorKind::Conflict,
                     tr("%1 is not the identity that was meant: it was deleted and made anew since then.")
                         .arg(armid::nameOf(action.identity.id)),
                     tr("Refresh, see who uses the new one, then decide."));
}

void DeleteIdentityStep::look()
{
    get(m_action.identity.id, apiversions::managedIdentity, [this](const Result<Response>& reply) { judge(reply); });
}

void DeleteIdentityStep::judge(const Result<Response>& reply)
{
    if (!reply) { // gone, as it should be
        Q_EMIT readBack({}, itself(m_action.identity.id));
        StepOutcome outcome;
        outcome.principalId = m_action.identity.principalId;
        outcome.clientId = m_action.identity.clientId;
        settle(outcome);
        return;
    }
    const Result<UserAssignedIdentity> found = identityOf(*reply);
    if (!found) {
        fail(found.error());
        return;
    }
    if (const auto refused = refusal(m_action, *found)) {
        fail(*refused);
        return;
    }
    if (isApplied()) {
        lookAgain(tr("Azure still shows the identity."),
                  makeError(ErrorKind::Conflict, tr("Azure said that it deleted the identity, but it is still there."),
                            tr("Refresh, then try again.")));
        return;
    }
    StepOutcome intended;
    intended.changed = true;
    intended.principalId = found->principalId;
    intended.clientId = found->clientId;
    act(intended, restCall(m_action));
}

} // namespace rolescope::azure
