// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/export/listings.h"

#include "models/export/grantlisting.h"
#include "models/export/listingcells.h"
#include "models/export/valuejson.h"
#include "models/items/entitytraits.h"
#include "models/items/texts.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QTimeZone>

namespace rolescope {

using namespace Qt::Literals::StringLiterals;
using namespace listingcells;

namespace {

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(rolescope::Listings)
};

using Data = const Inventory&;

void collectSubscriptions(const Inventory& inventory, ScopeHandle scope, std::vector<ScopeHandle>& found)
{
    std::vector<ScopeHandle> open{scope};
    while (!open.empty()) {
        const ScopeHandle next = open.back();
        open.pop_back();
        const ScopeKind kind = inventory.scope(next).kind;
        if (kind == ScopeKind::Subscription)
            found.push_back(next);
        if (kind != ScopeKind::Tenant && kind != ScopeKind::ManagementGroup)
            continue;
        for (const ScopeHandle child : inventory.children(next))
            open.push_back(child);
    }
}

/// How many rows of a table lie in each subscription.
QHash<ScopeHandle, qint64> countBySubscription(const Inventory& inventory, Table table)
{
    QHash<ScopeHandle, qint64> counts;
    for (int row = 0; row < inventory.rowCount(table); ++row)
        ++counts[enclosing(inventory, scopeOf(inventory, inventory.at(table, row)), ScopeKind::Subscription)];
    return counts;
}

Listing subscriptions(const Inventory& inventory)
{
    std::vector<ScopeHandle> rows;
    collectSubscriptions(inventory, inventory.root(), rows);
    sortById(inventory, rows);
    const auto machines = countBySubscription(inventory, Table::VirtualMachines);
    const auto identities = countBySubscription(inventory, Table::Identities);
    const auto assignments = countBySubscription(inventory, Table::Assignments);
    const auto counted = [](const QHash<ScopeHandle, qint64>& counts) {
        return [&counts](const Inventory&, ScopeHandle scope) { return ListingCell(counts.value(scope)); };
    };
    const std::vector<Column<ScopeHandle>> columns{
        {"id", {}, idOf<ScopeHandle>},
        {"subscriptionId", Texts::tr("Subscription ID"), subscriptionGuid},
        {"name", Texts::tr("Name"), nameOf<ScopeHandle>},
        {"managementGroup", Texts::tr("Management group"),
         [](Data data, ScopeHandle scope) { return nameOf(data, enclosing(data, scope, ScopeKind::ManagementGroup)); }},
        {"virtualMachines", Texts::tr("Virtual machines"), counted(machines)},
        {"identities", Texts::tr("Identities"), counted(identities)},
        {"roleAssignments", Texts::tr("Role assignments"), counted(assignments)},
    };
    return fill(inventory, columns, rows);
}

/// A text of a row, for a column's cell.
auto hostText(TextHandle HostRow::*text)
{
    return [text](Data data, HostHandle host) { return known(data.text(data.host(host).*text)); };
}

auto identityText(TextHandle IdentityRow::*text)
{
    return [text](Data data, IdentityHandle identity) { return known(data.text(data.identity(identity).*text)); };
}

auto assignmentText(TextHandle AssignmentRow::*text)
{
    return [text](Data data, AssignmentHandle one) { return known(data.text(data.assignment(one).*text)); };
}

/// A cell of where the host or the identity lies.
auto hostPlace(ListingCell (*cell)(Data, ScopeHandle))
{
    return [cell](Data data, HostHandle host) { return cell(data, data.host(host).scope); };
}

auto identityPlace(ListingCell (*cell)(Data, ScopeHandle))
{
    return [cell](Data data, IdentityHandle identity) { return cell(data, data.identity(identity).scope); };
}

std::vector<IdentityHandle> userIdentitiesOf(Data inventory, HostHandle host)
{
    const auto identities = inventory.userIdentities(host);
    return {identities.begin(), identities.end()};
}

ListingCell userIdentityNames(Data inventory, HostHandle host)
{
    auto identities = userIdentitiesOf(inventory, host);
    sortById(inventory, identities);
    QStringList names;
    for (const IdentityHandle identity : identities)
        names.append(inventory.displayName(identity));
    return names;
}

Listing virtualMachines(const Inventory& inventory, const EntityFilter& keep)
{
    const std::vector<Column<HostHandle>> columns{
        {"id", {}, idOf<HostHandle>},
        {"name", Texts::tr("Name"), nameOf<HostHandle>},
        {"type", {}, [](Data data, HostHandle host) { return known(data.typeOf(host)); }},
        {"resourceGroup", Texts::tr("Resource group"), hostPlace(groupOf)},
        {"subscriptionId", {}, hostPlace(subscriptionGuid)},
        {"subscription", Texts::tr("Subscription"), hostPlace(subscriptionName)},
        {"location", Texts::tr("Location"), hostText(&HostRow::location)},
        {"size", Texts::tr("Size"), hostText(&HostRow::size)},
        {"osType", {}, hostText(&HostRow::osType)},
        {"powerState", {}, [](Data data, HostHandle host) { return word(valuejson::wordFor(data.host(host).power)); }},
        {"", Texts::tr("State"),
         [](Data data, HostHandle host) { return known(texts::powerState(data.host(host).power)); }},
        {"systemAssigned", Texts::tr("System-assigned"),
         [](Data data, HostHandle host) { return ListingCell(data.host(host).systemIdentity.isValid()); }},
        {"principalId",
         {},
         [](Data data, HostHandle host) { return principalIdOf(data, data.host(host).systemIdentity); }},
        {"userAssignedIdentities",
         {},
         [](Data data, HostHandle host) { return ListingCell(sortedIds(data, userIdentitiesOf(data, host))); }},
        {"", Texts::tr("User-assigned identities"), userIdentityNames},
        {"roleAssignments", Texts::tr("Roles held"),
         [](Data data, HostHandle host) { return ListingCell(qint64(grantCount(data, host))); }},
    };
    return fill(inventory, columns, handlesOf<EntityKind::Host>(inventory, Table::VirtualMachines, keep));
}

ListingCell shownIdentityKind(Data inventory, IdentityHandle identity)
{
    return texts::identityKind(inventory.identity(identity).systemAssigned);
}

Listing identities(const Inventory& inventory, const EntityFilter& keep)
{
    const std::vector<Column<IdentityHandle>> columns{
        {"id", {}, idOf<IdentityHandle>},
        {"name", Texts::tr("Name"), nameOf<IdentityHandle>},
        {"kind", {}, identityKindOf},
        {"", Texts::tr("Kind"), shownIdentityKind},
        {"principalId", Texts::tr("Principal ID"), principalIdOf},
        {"clientId", {}, identityText(&IdentityRow::clientId)},
        {"resourceGroup", Texts::tr("Resource group"), identityPlace(groupOf)},
        {"subscriptionId", {}, identityPlace(subscriptionGuid)},
        {"subscription", Texts::tr("Subscription"), identityPlace(subscriptionName)},
        {"location", Texts::tr("Location"), identityText(&IdentityRow::location)},
        {"usedBy", {}, [](Data data, IdentityHandle one) { return ListingCell(sortedIds(data, data.hostsOf(one))); }},
        {"", Texts::tr("Used by"),
         [](Data data, IdentityHandle one) { return ListingCell(qint64(data.hostCount(one))); }},
        {"roleAssignments", Texts::tr("Roles held"),
         [](Data data, IdentityHandle one) { return ListingCell(qint64(data.assignmentCount(one))); }},
    };
    return fill(inventory, columns, handlesOf<EntityKind::Identity>(inventory, Table::Identities, keep));
}

Listing roles(const Inventory& inventory, const EntityFilter& keep)
{
    const std::vector<Column<RoleHandle>> columns{
        {"id", {}, idOf<RoleHandle>},
        {"guid", Texts::tr("ID"), [](Data data, RoleHandle role) { return known(data.text(data.role(role).guid)); }},
        {"name", Texts::tr("Name"), nameOf<RoleHandle>},
        {"custom", Texts::tr("Custom"), [](Data data, RoleHandle role) { return ListingCell(data.role(role).custom); }},
        {"privileged", Texts::tr("Privileged"),
         [](Data data, RoleHandle role) { return ListingCell(data.role(role).privileged); }},
        {"description", {}, [](Data data, RoleHandle role) { return known(data.roleDefinition(role).description); }},
        {"roleAssignments", Texts::tr("Role assignments"),
         [](Data data, RoleHandle role) { return ListingCell(qint64(data.assignmentCount(role))); }},
    };
    return fill(inventory, columns, handlesOf<EntityKind::Role>(inventory, Table::Roles, keep));
}

ListingCell createdOn(Data inventory, AssignmentHandle assignment)
{
    const qint64 moment = inventory.assignment(assignment).createdOn;
    if (moment == 0)
        return {};
    // As plain UTC, which every version of Qt ends with "Z".
    return QDateTime::fromMSecsSinceEpoch(moment, QTimeZone::utc()).toUTC().toString(Qt::ISODateWithMs);
}

ListingCell identityOf(Data inventory, AssignmentHandle assignment)
{
    return idOf(inventory, inventory.principal(inventory.assignment(assignment).principal).identity);
}

ListingCell principalTypeOf(Data inventory, AssignmentHandle assignment)
{
    return word(valuejson::wordFor(inventory.principal(inventory.assignment(assignment).principal).kind));
}

Listing assignments(const Inventory& inventory, const EntityFilter& keep)
{
    using One = AssignmentHandle;
    const std::vector<Column<One>> columns{
        {"id", {}, idOf<One>},
        {"principalId", {}, [](Data data, One one) { return idOf(data, data.assignment(one).principal); }},
        {"principal", Texts::tr("Principal"),
         [](Data data, One one) { return nameOf(data, data.assignment(one).principal); }},
        {"principalType", {}, principalTypeOf},
        {"", Texts::tr("Kind"),
         [](Data data, One one) { return known(texts::kindOf(data, data.assignment(one).principal)); }},
        {"identity", {}, identityOf},
        {"roleDefinitionId", {}, [](Data data, One one) { return idOf(data, data.assignment(one).role); }},
        {"role", Texts::tr("Role"), [](Data data, One one) { return nameOf(data, data.assignment(one).role); }},
        {"scope", Texts::tr("Scope"), [](Data data, One one) { return idOf(data, data.assignment(one).scope); }},
        {"", Texts::tr("State"), [](Data data, One one) { return known(texts::assignmentState(data, one)); }},
        {"orphaned", {}, [](Data data, One one) { return ListingCell(data.isOrphaned(one)); }},
        {"condition", {}, assignmentText(&AssignmentRow::condition)},
        {"description", {}, assignmentText(&AssignmentRow::description)},
        {"createdOn", {}, createdOn},
    };
    return fill(inventory, columns, handlesOf<EntityKind::Assignment>(inventory, Table::Assignments, keep));
}

} // namespace

Listing makeListing(const Inventory& inventory, ListKind kind, const EntityFilter& keep)
{
    switch (kind) {
    case ListKind::Subscriptions:
        return subscriptions(inventory);
    case ListKind::VirtualMachines:
        return virtualMachines(inventory, keep);
    case ListKind::Identities:
        return identities(inventory, keep);
    case ListKind::Roles:
        return roles(inventory, keep);
    case ListKind::Assignments:
        return assignments(inventory, keep);
    case ListKind::Grants:
        return makeGrantListing(inventory, keep);
    }
    return {};
}

} // namespace rolescope
