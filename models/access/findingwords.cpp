// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/access/findings.h"

#include <QCoreApplication>
#include <QStringList>

namespace rolescope::findings {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(rolescope::Findings)
};

QString place(const Inventory& inventory, ScopeHandle scope)
{
    const QString name = inventory.displayName(scope);
    switch (inventory.scope(scope).kind) {
    case ScopeKind::Tenant:
        return Words::tr("the whole tenant");
    case ScopeKind::ManagementGroup:
        return Words::tr("management group %1").arg(name);
    case ScopeKind::Subscription:
        return Words::tr("subscription %1").arg(name);
    case ScopeKind::ResourceGroup:
        return Words::tr("resource group %1").arg(name);
    case ScopeKind::Resource:
        break;
    }
    return name;
}

/// "Owner at subscription Production"
QString grant(const Inventory& inventory, AssignmentHandle handle)
{
    const AssignmentRow& row = inventory.assignment(handle);
    //: %1 is a role, %2 a scope: "Owner at subscription Production"
    return Words::tr("%1 at %2").arg(inventory.displayName(row.role), place(inventory, row.scope));
}

QString holder(const Inventory& inventory, AssignmentHandle handle)
{
    return inventory.displayName(inventory.assignment(handle).principal);
}

QString resources(int count)
{
    return count == 1 ? Words::tr("1 resource") : Words::tr("%n resources", nullptr, count);
}

AssignmentHandle assignmentIn(const Finding& finding, size_t index)
{
    return finding.entities.at(index).as<EntityKind::Assignment>();
}

QString shared(const Inventory& inventory, const Finding& finding)
{
    const QString first = grant(inventory, assignmentIn(finding, 1));
    const auto more = static_cast<int>(finding.entities.size()) - 2;
    QString grants = first;
    if (more == 1)
        grants = Words::tr("%1 and 1 more privileged role").arg(first);
    else if (more > 1)
        //: %1 is a grant, "Owner at subscription Production"; %n how many more there are
        grants = Words::tr("%1 and %n more privileged roles", nullptr, more).arg(first);
    //: %1 is an identity, %2 "6 resources", %3 what it was granted
    return Words::tr("%1, which %2 run as, holds %3.")
        .arg(inventory.displayName(finding.entities.front()), resources(finding.count), grants);
}

QString missing(const Inventory& inventory, const Finding& finding)
{
    const QString name = inventory.displayName(finding.entities.front());
    const QString first = inventory.displayName(finding.entities.at(1));
    const int more = finding.count - 1;
    //: %1 is a resource, %n how many more there are
    const QString hosts = more == 0 ? first : Words::tr("%1 and %n more", nullptr, more).arg(first);
    return finding.uncertain
        ? Words::tr("The identity %1 of %2 could not be read: it is gone, or out of sight.").arg(name, hosts)
        : Words::tr("The identity %1 of %2 is not there any more.").arg(name, hosts);
}

QString unused(const Inventory& inventory, const Finding& finding)
{
    const auto grants = static_cast<int>(finding.entities.size()) - 1;
    const QString name = inventory.displayName(finding.entities.front());
    QString text = Words::tr("Nothing runs as %1.").arg(name);
    if (finding.uncertain)
        text = Words::tr("Nothing that could be read runs as %1.").arg(name);
    if (grants == 0)
        return text;
    return text + u' '
        + (grants == 1 ? Words::tr("Yet it holds 1 role.") : Words::tr("Yet it holds %n roles.", nullptr, grants));
}

QString redundant(const Inventory& inventory, const Finding& finding)
{
    const AssignmentHandle assignment = assignmentIn(finding, 0);
    //: %1 is who holds roles; %2 and %3 are grants, "Reader at resource group rg-web"
    return Words::tr("%1 needs no %2: it already holds %3.")
        .arg(holder(inventory, assignment), grant(inventory, assignment), grant(inventory, assignmentIn(finding, 1)));
}

QString limit(const Inventory& inventory, const Finding& finding)
{
    const auto scope = finding.entities.front().as<EntityKind::Scope>();
    const bool subscription = inventory.scope(scope).kind == ScopeKind::Subscription;
    const int most = subscription ? assignmentsPerSubscription : assignmentsPerManagementGroup;
    //: %1 is a subscription or management group, %2 and %3 are numbers
    return Words::tr("In %1 there are %2 role assignments, of at most %3.")
        .arg(place(inventory, scope))
        .arg(finding.count)
        .arg(most);
}

} // namespace

QString sentence(const Inventory& inventory, const Finding& finding)
{
    switch (finding.kind) {
    case Finding::Kind::PrivilegedSharedIdentity:
        return shared(inventory, finding);
    case Finding::Kind::PrivilegedIdentity:
        //: %1 is an identity, %2 what it was granted: "Owner at subscription Production"
        return Words::tr("%1 holds %2.")
            .arg(inventory.displayName(finding.entities.at(1)), grant(inventory, assignmentIn(finding, 0)));
    case Finding::Kind::AssignmentLimit:
        return limit(inventory, finding);
    case Finding::Kind::MissingIdentity:
        return missing(inventory, finding);
    case Finding::Kind::OrphanedAssignment:
        //: %1 is a grant, "Reader at resource group rg-web"
        return Words::tr("%1 is granted to somebody that the directory no longer knows.")
            .arg(grant(inventory, assignmentIn(finding, 0)));
    case Finding::Kind::UnusedIdentity:
        return unused(inventory, finding);
    case Finding::Kind::RedundantAssignment:
        return redundant(inventory, finding);
    case Finding::Kind::ConditionalAssignment:
        //: %1 is who holds a role, %2 is "Reader at resource group rg-web"
        return Words::tr("%1 holds %2 under a condition.")
            .arg(holder(inventory, assignmentIn(finding, 0)), grant(inventory, assignmentIn(finding, 0)));
    }
    return {};
}

QString advice(const Finding& finding)
{
    switch (finding.kind) {
    case Finding::Kind::PrivilegedSharedIdentity:
        return Words::tr("Whoever gets into one of these resources can use it. Give the identity a smaller role, or "
                         "give the resource that needs this one an identity of its own.");
    case Finding::Kind::PrivilegedIdentity:
        return Words::tr("Give it a smaller role, or the same one at the resource groups that it works on.");
    case Finding::Kind::AssignmentLimit:
        return Words::tr("Grant to groups rather than to each member, and remove assignments that are orphaned or "
                         "redundant.");
    case Finding::Kind::MissingIdentity:
        return finding.uncertain
            ? Words::tr("Ask for Reader where the identity is, or find out whether it was deleted.")
            : Words::tr("Detach it: until then Azure may refuse changes to these resources.");
    case Finding::Kind::OrphanedAssignment:
        return Words::tr("Remove it: it helps nobody, and it counts against the subscription's limit.");
    case Finding::Kind::UnusedIdentity:
        return Words::tr("If nothing outside of Azure signs in as it, by a federated credential, delete it.");
    case Finding::Kind::RedundantAssignment:
        return Words::tr("Remove it, or keep it and remove the wider one.");
    case Finding::Kind::ConditionalAssignment:
        return Words::tr("Read the condition before you rely on what this grants.");
    }
    return {};
}

} // namespace rolescope::findings
