// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/plan/planner.h"

#include "models/inventory/inventoryvalues.h"
#include "models/plan/planparts.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace rolescope {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Planner
{
    Q_DECLARE_TR_FUNCTIONS(rolescope::Planner)

public:
    static QString machines(const QStringList& hosts)
    {
        return hosts.size() == 1 ? armid::nameOf(hosts.first())
                                 : tr("%n machines", "virtual machines and scale sets", static_cast<int>(hosts.size()));
    }

    static QString attachTitle(const AttachRequest& request, const QStringList& hosts)
    {
        if (request.identity == AttachRequest::Identity::System)
            return tr("Enable the system-assigned identity of %1").arg(machines(hosts));
        const QString& id
            = request.identity == AttachRequest::Identity::New ? request.created.identityId : request.identityId;
        if (hosts.isEmpty())
            return tr("Give %1 its roles", "%1: name of an identity").arg(armid::nameOf(id));
        return tr("Attach %1 to %2", "%1: name of an identity, %2: a machine, or how many")
            .arg(armid::nameOf(id), machines(hosts));
    }

    static QString detachTitle(const DetachRequest& request, const QStringList& hosts)
    {
        if (request.identities.isEmpty())
            return tr("Disable the system-assigned identity of %1").arg(machines(hosts));
        if (request.identities.size() == 1 && !request.system)
            return tr("Detach %1 from %2", "%1: name of an identity, %2: a machine, or how many")
                .arg(armid::nameOf(request.identities.first()), machines(hosts));
        return tr("Detach identities from %1").arg(machines(hosts));
    }

    static QString revokeTitle(const std::vector<PlanStep>& steps)
    {
        return steps.size() == 1 ? describeStep(steps.front().action)
                                 : tr("Take %n roles away", nullptr, static_cast<int>(steps.size()));
    }

    static QString deleteTitle(const QString& id) { return tr("Delete the identity %1").arg(armid::nameOf(id)); }

    static tl::unexpected<Error> badInput(const QString& what, const QString& advice)
    {
        return failure(ErrorKind::BadInput, what, advice);
    }

    static tl::unexpected<Error> nothingChosen()
    {
        return badInput(tr("Nothing is chosen that could be changed."),
                        tr("Choose at least one virtual machine or role."));
    }

    static tl::unexpected<Error> noMachine(const QString& name)
    {
        return badInput(tr("%1 is no virtual machine or scale set.").arg(name),
                        tr("Change what it runs as with the service that it belongs to."));
    }

    static tl::unexpected<Error> unknown(const QString& id)
    {
        return failure(ErrorKind::NotFound, tr("%1 is not among what was read.").arg(id),
                       tr("Sync, and check the name."));
    }

    static tl::unexpected<Error> noPrincipal(const QString& name)
    {
        return badInput(tr("The principal id of %1 is not known, so it cannot be given roles.").arg(name),
                        tr("Sync with an account that may read the identity."));
    }

    static tl::unexpected<Error> usedElsewhere(const QString& identity, const QString& host)
    {
        return badInput(tr("%1 is also used by %2, which is no virtual machine or scale set.").arg(identity, host),
                        tr("Detach it there first, with the service that it belongs to."));
    }

    static tl::unexpected<Error> badName(const QString& problem)
    {
        return badInput(problem, tr("Choose another name for the identity."));
    }

    static tl::unexpected<Error> noLocation()
    {
        return badInput(tr("A new identity needs a region."), tr("Choose the region of its machines."));
    }
};

/// Each host once, in the order given; all of them machines of the inventory.
Result<QStringList> checkedHosts(const QStringList& ids, const Inventory& inventory)
{
    QStringList hosts;
    for (const QString& id : ids) {
        const HostHandle host = inventory.findHost(id);
        if (!host.isValid())
            return Planner::unknown(id);
        if (inventory.host(host).kind == HostKind::Other)
            return Planner::noMachine(inventory.displayName(host));
        if (const QString known = inventory.armId(host); !hosts.contains(known))
            hosts << known;
    }
    return hosts;
}

/// Appends the step and gives its index.
int add(Plan& plan, StepAction action, bool satisfied, std::vector<int> after = {})
{
    plan.steps.push_back({std::move(action), std::move(after), satisfied});
    return static_cast<int>(plan.steps.size()) - 1;
}

void addGrants(Plan& plan, const std::vector<PlannedGrant>& grants, const PlannedPrincipal& principal,
               const std::vector<int>& after, const Inventory& inventory, std::vector<int>& added)
{
    for (const PlannedGrant& grant : grants) {
        const AssignRole step = planparts::assignment(grant, principal, inventory);
        added.push_back(add(plan, step, planparts::isGranted(step, inventory), after));
    }
}

Result<Plan> planSystemIdentity(Plan plan, const QStringList& hosts, const AttachRequest& request,
                                const Inventory& inventory)
{
    std::vector<int> grants;
    for (const QString& host : hosts) {
        const ChangeHost change{host, {}, {}, true, false};
        const int enabled = add(plan, change, planparts::isSo(change, inventory));
        addGrants(plan, request.grants, planparts::systemPrincipal(host, inventory), {enabled}, inventory, grants);
    }
    return plan;
}

Result<PlannedPrincipal> plannedIdentity(Plan& plan, const AttachRequest& request, const Inventory& inventory)
{
    if (request.identity == AttachRequest::Identity::Existing) {
        const IdentityHandle identity = inventory.findIdentity(request.identityId);
        if (!identity.isValid() || inventory.identity(identity).systemAssigned)
            return Planner::unknown(request.identityId);
        return planparts::userPrincipal(identity, inventory);
    }
    const CreateIdentity& created = request.created;
    if (const QString problem = identityNameProblem(armid::nameOf(created.identityId)); !problem.isEmpty())
        return Planner::badName(problem);
    if (created.location.isEmpty())
        return Planner::noLocation();
    const IdentityHandle there = inventory.findIdentity(created.identityId);
    const bool exists = there.isValid() && !inventory.identity(there).placeholder;
    add(plan, created, exists);
    return exists ? planparts::userPrincipal(there, inventory) : PlannedPrincipal{{}, created.identityId, false};
}

} // namespace

QString identityNameProblem(const QString& name)
{
    static const QRegularExpression valid(u"^[A-Za-z0-9][A-Za-z0-9_-]*$"_s);
    if (name.size() < 3)
        return Planner::tr("The name of an identity has at least 3 characters.");
    if (name.size() > 128)
        return Planner::tr("The name of an identity has at most 128 characters.");
    if (!valid.match(name).hasMatch() || name.endsWith(u'\n'))
        return Planner::tr("The name of an identity begins with a letter or digit and holds only letters, digits, "
                           "hyphens and underscores.");
    return {};
}

QString identityIdFor(const QString& subscriptionId, const QString& resourceGroup, const QString& name)
{
    return armid::resourceGroupScope(subscriptionId, resourceGroup)
        + u"/providers/Microsoft.ManagedIdentity/userAssignedIdentities/"_s + name;
}

Result<Plan> planAttachment(const AttachRequest& request, const Inventory& inventory)
{
    const auto hosts = checkedHosts(request.hosts, inventory);
    if (!hosts)
        return tl::unexpected(hosts.error());
    const bool system = request.identity == AttachRequest::Identity::System;
    if (hosts->isEmpty() && (system || (request.grants.empty() && request.identity != AttachRequest::Identity::New)))
        return Planner::nothingChosen();
    for (const PlannedGrant& grant : request.grants) {
        if (grant.roleGuid.isEmpty() || !grant.scope.startsWith(u'/'))
            return Planner::nothingChosen();
    }
    Plan plan{Planner::attachTitle(request, *hosts), {}};
    if (system)
        return planSystemIdentity(std::move(plan), *hosts, request, inventory);

    const auto principal = plannedIdentity(plan, request, inventory);
    if (!principal)
        return tl::unexpected(principal.error());
    if (plan.steps.empty() && principal->principalId.isEmpty() && !request.grants.empty())
        return Planner::noPrincipal(armid::nameOf(principal->identityId));
    std::vector<int> before;
    if (!plan.steps.empty())
        before.push_back(0);
    std::vector<int> ready = before;
    addGrants(plan, request.grants, *principal, before, inventory, ready);
    for (const QString& host : *hosts) {
        const ChangeHost change{host, {principal->identityId}, {}, false, false};
        add(plan, change, planparts::isSo(change, inventory), ready);
    }
    return plan;
}

Result<Plan> planDetachment(const DetachRequest& request, const Inventory& inventory)
{
    const auto hosts = checkedHosts(request.hosts, inventory);
    if (!hosts)
        return tl::unexpected(hosts.error());
    if (hosts->isEmpty() || (request.identities.isEmpty() && !request.system))
        return Planner::nothingChosen();
    Plan plan{Planner::detachTitle(request, *hosts), {}};
    for (const QString& host : *hosts) {
        const ChangeHost change{host, {}, request.identities, false, request.system};
        const int changed = add(plan, change, planparts::isSo(change, inventory));
        if (!request.system || !request.revokeLeftovers)
            continue;
        for (const RevokeRole& leftover : planparts::revocations(inventory.findIdentity(host), inventory))
            add(plan, leftover, false, {changed});
    }
    return plan;
}

Result<Plan> planRevocation(const QStringList& assignmentIds, const Inventory& inventory)
{
    Plan plan;
    for (const QString& id : assignmentIds) {
        const AssignmentHandle assignment = inventory.findAssignment(id);
        if (!assignment.isValid())
            return Planner::unknown(id);
        add(plan, planparts::revocation(assignment, inventory), false);
    }
    if (plan.steps.empty())
        return Planner::nothingChosen();
    plan.title = Planner::revokeTitle(plan.steps);
    return plan;
}

Result<Plan> planDeletion(const QString& identityId, const Inventory& inventory)
{
    const IdentityHandle identity = inventory.findIdentity(identityId);
    if (!identity.isValid() || inventory.identity(identity).systemAssigned)
        return Planner::unknown(identityId);
    const QString id = inventory.armId(identity);
    Plan plan{Planner::deleteTitle(id), {}};
    std::vector<int> before;
    for (const HostHandle host : inventory.hostsOf(identity)) {
        if (inventory.host(host).kind == HostKind::Other)
            return Planner::usedElsewhere(armid::nameOf(id), inventory.displayName(host));
        before.push_back(add(plan, ChangeHost{inventory.armId(host), {}, {id}, false, false}, false));
    }
    const std::vector<int> detached = before;
    for (const RevokeRole& grant : planparts::revocations(identity, inventory))
        before.push_back(add(plan, grant, false, detached));
    add(plan, DeleteIdentity{inventoryvalues::userAssignedIdentity(inventory, identity)}, false, before);
    return plan;
}

} // namespace rolescope
