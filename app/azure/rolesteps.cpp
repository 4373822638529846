// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/azure/rolesteps.h"

#include "app/azure/apiversions.h"
#include "app/azure/planreplies.h"
#include "app/azure/transport.h"
#include "models/domain/armid.h"

#include <algorithm>

namespace rolescope::azure {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr QLatin1StringView assignmentsChild("Microsoft.Authorization/roleAssignments");

bool isSameText(const QString& a, const QString& b)
{
    return a.compare(b, Qt::CaseInsensitive) == 0;
}

} // namespace

AssignRoleStep::AssignRoleStep(AssignRole action, Transport& transport, StepContext context)
    : StepJob(transport, std::move(context)), m_action(std::move(action))
{
    if (m_action.principal.principalId.isEmpty())
        m_action.principal.principalId = this->context().principalId;
}

void AssignRoleStep::look()
{
    if (m_action.principal.principalId.isEmpty())
        learnPrincipal();
    else
        readAssignment();
}

void AssignRoleStep::learnPrincipal()
{
    const PlannedPrincipal& planned = m_action.principal;
    const auto version = planned.systemAssigned ? apiversions::compute : apiversions::managedIdentity;
    get(planned.identityId, version, [this](const Result<Response>& reply) {
        const Result<QString> principalId = reply.and_then([this](const Response& response) {
            return m_action.principal.systemAssigned
                ? hostOf(response, HostKind::VirtualMachine).map([](const Host& host) {
                      return host.identity.principalId;
                  })
                : identityOf(response).map([](const UserAssignedIdentity& identity) { return identity.principalId; });
        });
        if (!principalId) {
            fail(principalId.error());
        } else if (principalId->isEmpty()) {
            fail(makeError(ErrorKind::NotFound, tr("The identity that is to get the role does not exist.")));
        } else {
            m_action.principal.principalId = *principalId;
            readAssignment();
        }
    });
}

QString AssignRoleStep::idToWrite() const
{
    const QString name = m_action.name.isEmpty()
        ? assignmentName(m_action.scope, m_action.principal.principalId, m_action.roleGuid)
        : m_action.name;
    return childOf(m_action.scope, assignmentsChild) + u'/' + name;
}

void AssignRoleStep::readAssignment()
{
    get(idToWrite(), apiversions::authorization, [this](const Result<Response>& reply) { judge(reply); });
}

bool AssignRoleStep::isWanted(const RoleAssignment& assignment) const
{
    return armid::same(assignment.scope, m_action.scope) && isSameText(assignment.roleGuid, m_action.roleGuid)
        && isSameText(assignment.principalId, m_action.principal.principalId);
}

void AssignRoleStep::judge(const Result<Response>& reply)
{
    if (!reply && isApplied()) {
        lookAgain(tr("Azure does not show the new role assignment yet."), reply.error());
        return;
    }
    if (!reply) {
        StepOutcome intended;
        intended.changed = true;
        intended.principalId = m_action.principal.principalId;
        intended.assignmentId = idToWrite();
        act(intended, restCall(m_action, {}, m_action.principal.principalId));
        return;
    }
    const Result<RoleAssignment> found = assignmentOf(*reply);
    if (!found)
        fail(found.error());
    else if (!isWanted(*found))
        failWith(makeError(ErrorKind::Conflict, tr("The name of the role assignment is taken by another one.")),
                 std::nullopt);
    else
        settleWith(*found, true);
}

void AssignRoleStep::settleWith(const RoleAssignment& assignment, bool isOurs)
{
    if (assignment.condition.simplified() != m_action.condition.simplified()) {
        failWith(makeError(ErrorKind::Conflict, tr("The identity holds this role there already, on another condition."),
                           tr("Take that role assignment away first, or leave it as it is.")),
                 std::nullopt);
        return;
    }
    SyncBatch values;
    values.assignments = {assignment};
    Q_EMIT readBack(values, {}); // others at the scope were not looked at
    StepOutcome outcome;
    outcome.principalId = m_action.principal.principalId;
    outcome.assignmentId = assignment.id;
    if (isOurs)
        settle(outcome);
    else
        settleUnchanged(outcome);
}

bool AssignRoleStep::answersRefusal(const Error& error)
{
    if (!isSameText(error.code, u"RoleAssignmentExists"_s))
        return false;
    findOther(error);
    return true;
}

void AssignRoleStep::findOther(const Error& refusal)
{
    Request request;
    request.url = armUrl(transport().cloud(), childOf(m_action.scope, assignmentsChild), apiversions::authorization,
                         {{u"$filter"_s, u"principalId eq '%1'"_s.arg(m_action.principal.principalId)}});
    m_others = std::make_unique<RowList>(transport(), request);
    connect(m_others.get(), &RowList::finished, this, [this, refusal](const Result<std::vector<Json>>& rows) {
        if (rows)
            judgeOthers(*rows, refusal);
        else
            fail(rows.error());
    });
}

void AssignRoleStep::judgeOthers(const std::vector<Json>& rows, const Error& refusal)
{
    for (const Json& row : rows) {
        if (const Result<RoleAssignment> other = assignmentOf(row); other && isWanted(*other)) {
            settleWith(*other, false);
            return;
        }
    }
    fail(refusal);
}

RevokeRoleStep::RevokeRoleStep(RevokeRole action, Transport& transport, StepContext context)
    : StepJob(transport, std::move(context)), m_action(std::move(action))
{ }

void RevokeRoleStep::look()
{
    get(m_action.assignment.id, apiversions::authorization, [this](const Result<Response>& reply) { judge(reply); });
}

void RevokeRoleStep::judge(const Result<Response>& reply)
{
    const RoleAssignment& meant = m_action.assignment;
    StepOutcome outcome;
    outcome.assignmentId = meant.id;
    outcome.principalId = meant.principalId;
    if (!reply) { // gone, as it should be
        Q_EMIT readBack({}, {{ReadKind::RoleAssignments, meant.id, true}});
        settle(outcome);
        return;
    }
    const Result<RoleAssignment> found = assignmentOf(*reply);
    if (!found) {
        fail(found.error());
    } else if (!isSameText(found->roleGuid, meant.roleGuid) || !isSameText(found->principalId, meant.principalId)) {
        fail(makeError(ErrorKind::Conflict, tr("The role assignment is not the one that was meant any more."),
                       tr("Refresh, then decide.")));
    } else if (isApplied()) {
        lookAgain(tr("Azure still shows the role assignment."),
                  makeError(ErrorKind::Conflict,
                            tr("Azure said that it deleted the role assignment, but it is still there."),
                            tr("Refresh, then try again.")));
    } else {
        outcome.changed = true;
        act(outcome, restCall(m_action));
    }
}

} // namespace rolescope::azure
