// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/export/listings.h"

#include "models/export/valuejson.h"
#include "models/items/entitytraits.h"
#include "models/items/texts.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QTimeZone>

#include <algorithm>
#include <functional>

namespace rolescope {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(rolescope::Listings)
};

ListingCell known(const QString& text)
{
    return text.isEmpty() ? ListingCell() : ListingCell(text);
}

ListingCell word(const char* text)
{
    return QString::fromLatin1(text);
}

/// A column and how its cell is found.
template <typename Row> struct Column
{
    const char* key;
    QString title;
    std::function<ListingCell(const Inventory&, Row)> cell;
};

template <typename Row>
Listing fill(const Inventory& inventory, const std::vector<Column<Row>>& columns, const std::vector<Row>& rows)
{
    Listing listing;
    for (const Column<Row>& column : columns)
        listing.columns.push_back({column.key, column.title});
    listing.rows.reserve(rows.size());
    for (const Row& row : rows) {
        std::vector<ListingCell> cells;
        cells.reserve(columns.size());
        for (const Column<Row>& column : columns)
            cells.push_back(column.cell(inventory, row));
        listing.rows.push_back(std::move(cells));
    }
    return listing;
}

/// Sorted by folded id; things that share an id (none should) stay in the order of the inventory.
template <typename Handle> void sortById(const Inventory& inventory, std::vector<Handle>& handles)
{
    std::vector<std::pair<QString, Handle>> keyed;
    keyed.reserve(handles.size());
    for (const Handle handle : handles)
        keyed.emplace_back(armid::folded(inventory.armId(handle)), handle);
    std::stable_sort(keyed.begin(), keyed.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    std::transform(keyed.begin(), keyed.end(), handles.begin(), [](const auto& one) { return one.second; });
}

template <EntityKind Kind>
std::vector<Handle<Kind>> handlesOf(const Inventory& inventory, Table table, const EntityFilter& keep)
{
    std::vector<Handle<Kind>> handles;
    for (int row = 0; row < inventory.rowCount(table); ++row) {
        const EntityRef entity = inventory.at(table, row);
        if (!keep || keep(entity))
            handles.push_back(entity.as<Kind>());
    }
    sortById(inventory, handles);
    return handles;
}

template <typename Handle> ListingCell idOf(const Inventory& inventory, Handle handle)
{
    return handle.isValid() ? known(inventory.armId(handle)) : ListingCell();
}

template <typename Handle> ListingCell nameOf(const Inventory& inventory, Handle handle)
{
    return handle.isValid() ? known(inventory.displayName(handle)) : ListingCell();
}

ListingCell groupOf(const Inventory& inventory, ScopeHandle scope)
{
    return nameOf(inventory, enclosing(inventory, scope, ScopeKind::ResourceGroup));
}

ListingCell subscriptionName(const Inventory& inventory, ScopeHandle scope)
{
    return nameOf(inventory, enclosing(inventory, scope, ScopeKind::Subscription));
}

ListingCell subscriptionGuid(const Inventory& inventory, ScopeHandle scope)
{
    const ScopeHandle subscription = enclosing(inventory, scope, ScopeKind::Subscription);
    return subscription.isValid() ? known(armid::subscriptionOf(inventory.armId(subscription))) : ListingCell();
}

template <typename Handle> QStringList sortedIds(const Inventory& inventory, std::vector<Handle> handles)
{
    sortById(inventory, handles);
    QStringList ids;
    for (const Handle handle : handles)
        ids.append(inventory.armId(handle));
    return ids;
}

std::vector<IdentityHandle> userIdentitiesOf(const Inventory& inventory, HostHandle host)
{
    const auto identities = inventory.userIdentities(host);
    return {identities.begin(), identities.end()};
}

ListingCell principalIdOf(const Inventory& inventory, IdentityHandle identity)
{
    if (!identity.isValid())
        return {};
    return idOf(inventory, inventory.identity(identity).principal);
}

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
         [](const Inventory& data, ScopeHandle scope) {
             return nameOf(data, enclosing(data, scope, ScopeKind::ManagementGroup));
         }},
        {"virtualMachines", Texts::tr("Virtual machines"), counted(machines)},
        {"identities", Texts::tr("Identities"), counted(identities)},
        {"roleAssignments", Texts::tr("Role assignments"), counted(assignments)},
    };
    return fill(inventory, columns, rows);
}

Listing virtualMachines(const Inventory& inventory, const EntityFilter& keep)
{
    const std::vector<Column<HostHandle>> columns{
        {"id", {}, idOf<HostHandle>},
        {"name", Texts::tr("Name"), nameOf<HostHandle>},
        {"type", {}, [](const Inventory& data, HostHandle host) { return known(data.typeOf(host)); }},
        {"resourceGroup", Texts::tr("Resource group"),
         [](const Inventory& data, HostHandle host) { return groupOf(data, data.host(host).scope); }},
        {"subscriptionId",
         {},
         [](const Inventory& data, HostHandle host) { return subscriptionGuid(data, data.host(host).scope); }},
        {"subscription", Texts::tr("Subscription"),
         [](const Inventory& data, HostHandle host) { return subscriptionName(data, data.host(host).scope); }},
        {"location", Texts::tr("Location"),
         [](const Inventory& data, HostHandle host) { return known(data.text(data.host(host).location)); }},
        {"size", Texts::tr("Size"),
         [](const Inventory& data, HostHandle host) { return known(data.text(data.host(host).size)); }},
        {"osType", {}, [](const Inventory& data, HostHandle host) { return known(data.text(data.host(host).osType)); }},
        {"powerState",
         {},
         [](const Inventory& data, HostHandle host) { return word(valuejson::wordFor(data.host(host).power)); }},
        {"", Texts::tr("State"),
         [](const Inventory& data, HostHandle host) { return known(texts::powerState(data.host(host).power)); }},
        {"systemAssigned", Texts::tr("System-assigned"),
         [](const Inventory& data, HostHandle host) { return ListingCell(data.host(host).systemIdentity.isValid()); }},
        {"principalId",
         {},
         [](const Inventory& data, HostHandle host) { return principalIdOf(data, data.host(host).systemIdentity); }},
        {"userAssignedIdentities",
         {},
         [](const Inventory& data, HostHandle host) {
             return ListingCell(sortedIds(data, userIdentitiesOf(data, host)));
         }},
        {"", Texts::tr("User-assigned identities"),
         [](const Inventory& data, HostHandle host) {
             auto identities = userIdentitiesOf(data, host);
             sortById(data, identities);
             QStringList names;
             for (const IdentityHandle identity : identities)
                 names.append(data.displayName(identity));
             return ListingCell(names);
         }},
        {"roleAssignments", Texts::tr("Roles held"),
         [](const Inventory& data, HostHandle host) { return ListingCell(qint64(grantCount(data, host))); }},
    };
    return fill(inventory, columns, handlesOf<EntityKind::Host>(inventory, Table::VirtualMachines, keep));
}

Listing identities(const Inventory& inventory, const EntityFilter& keep)
{
    const std::vector<Column<IdentityHandle>> columns{
        {"id", {}, idOf<IdentityHandle>},
        {"name", Texts::tr("Name"), nameOf<IdentityHandle>},
        {"kind",
         {},
         [](const Inventory& data, IdentityHandle identity) {
             return ListingCell(data.identity(identity).systemAssigned ? u"SystemAssigned"_s : u"UserAssigned"_s);
         }},
        {"", Texts::tr("Kind"),
         [](const Inventory& data, IdentityHandle identity) {
             return ListingCell(texts::identityKind(data.identity(identity).systemAssigned));
         }},
        {"principalId", Texts::tr("Principal ID"), principalIdOf},
        {"clientId",
         {},
         [](const Inventory& data, IdentityHandle identity) {
             return known(data.text(data.identity(identity).clientId));
         }},
        {"resourceGroup", Texts::tr("Resource group"),
         [](const Inventory& data, IdentityHandle identity) { return groupOf(data, data.identity(identity).scope); }},
        {"subscriptionId",
         {},
         [](const Inventory& data, IdentityHandle identity) {
             return subscriptionGuid(data, data.identity(identity).scope);
         }},
        {"subscription", Texts::tr("Subscription"),
         [](const Inventory& data, IdentityHandle identity) {
             return subscriptionName(data, data.identity(identity).scope);
         }},
        {"location", Texts::tr("Location"),
         [](const Inventory& data, IdentityHandle identity) {
             return known(data.text(data.identity(identity).location));
         }},
        {"usedBy",
         {},
         [](const Inventory& data, IdentityHandle identity) {
             return ListingCell(sortedIds(data, data.hostsOf(identity)));
         }},
        {"", Texts::tr("Used by"),
         [](const Inventory& data, IdentityHandle identity) { return ListingCell(qint64(data.hostCount(identity))); }},
        {"roleAssignments", Texts::tr("Roles held"),
         [](const Inventory& data, IdentityHandle identity) {
             return ListingCell(qint64(data.assignmentCount(identity)));
         }},
    };
    return fill(inventory, columns, handlesOf<EntityKind::Identity>(inventory, Table::Identities, keep));
}

Listing roles(const Inventory& inventory, const EntityFilter& keep)
{
    const std::vector<Column<RoleHandle>> columns{
        {"id", {}, idOf<RoleHandle>},
        {"guid", Texts::tr("ID"),
         [](const Inventory& data, RoleHandle role) { return known(data.text(data.role(role).guid)); }},
        {"name", Texts::tr("Name"), nameOf<RoleHandle>},
        {"custom", Texts::tr("Custom"),
         [](const Inventory& data, RoleHandle role) { return ListingCell(data.role(role).custom); }},
        {"privileged", Texts::tr("Privileged"),
         [](const Inventory& data, RoleHandle role) { return ListingCell(data.role(role).privileged); }},
        {"description",
         {},
         [](const Inventory& data, RoleHandle role) { return known(data.roleDefinition(role).description); }},
        {"roleAssignments", Texts::tr("Role assignments"),
         [](const Inventory& data, RoleHandle role) { return ListingCell(qint64(data.assignmentCount(role))); }},
    };
    return fill(inventory, columns, handlesOf<EntityKind::Role>(inventory, Table::Roles, keep));
}

ListingCell createdOn(const Inventory& inventory, AssignmentHandle assignment)
{
    const qint64 moment = inventory.assignment(assignment).createdOn;
    if (moment == 0)
        return {};
    return QDateTime::fromMSecsSinceEpoch(moment, QTimeZone::utc()).toString(Qt::ISODateWithMs);
}

ListingCell identityOf(const Inventory& inventory, AssignmentHandle assignment)
{
    return idOf(inventory, inventory.principal(inventory.assignment(assignment).principal).identity);
}

Listing assignments(const Inventory& inventory, const EntityFilter& keep)
{
    const std::vector<Column<AssignmentHandle>> columns{
        {"id", {}, idOf<AssignmentHandle>},
        {"principalId",
         {},
         [](const Inventory& data, AssignmentHandle one) { return idOf(data, data.assignment(one).principal); }},
        {"principal", Texts::tr("Principal"),
         [](const Inventory& data, AssignmentHandle one) { return nameOf(data, data.assignment(one).principal); }},
        {"principalType",
         {},
         [](const Inventory& data, AssignmentHandle one) {
             return word(valuejson::wordFor(data.principal(data.assignment(one).principal).kind));
         }},
        {"", Texts::tr("Kind"),
         [](const Inventory& data, AssignmentHandle one) {
             return known(texts::kindOf(data, data.assignment(one).principal));
         }},
        {"identity", {}, identityOf},
        {"roleDefinitionId",
         {},
         [](const Inventory& data, AssignmentHandle one) { return idOf(data, data.assignment(one).role); }},
        {"role", Texts::tr("Role"),
         [](const Inventory& data, AssignmentHandle one) { return nameOf(data, data.assignment(one).role); }},
        {"scope", Texts::tr("Scope"),
         [](const Inventory& data, AssignmentHandle one) { return idOf(data, data.assignment(one).scope); }},
        {"", Texts::tr("State"),
         [](const Inventory& data, AssignmentHandle one) { return known(texts::assignmentState(data, one)); }},
        {"orphaned", {}, [](const Inventory& data, AssignmentHandle one) { return ListingCell(data.isOrphaned(one)); }},
        {"condition",
         {},
         [](const Inventory& data, AssignmentHandle one) { return known(data.text(data.assignment(one).condition)); }},
        {"description",
         {},
         [](const Inventory& data, AssignmentHandle one) {
             return known(data.text(data.assignment(one).description));
         }},
        {"createdOn", {}, createdOn},
    };
    return fill(inventory, columns, handlesOf<EntityKind::Assignment>(inventory, Table::Assignments, keep));
}

/// One way from a host over an identity to a role assignment; either end may be missing.
struct Grant
{
    HostHandle host;
    IdentityHandle identity;
    AssignmentHandle assignment;
};

std::vector<Grant> grantRows(const Inventory& inventory, const EntityFilter& keep)
{
    const auto kept = [&keep](auto handles) {
        if (keep)
            std::erase_if(handles, [&keep](auto handle) { return !keep(handle); });
        return handles;
    };
    std::vector<Grant> rows;
    for (const IdentityHandle identity : handlesOf<EntityKind::Identity>(inventory, Table::Identities, keep)) {
        auto hosts = kept(inventory.hostsOf(identity));
        auto held = kept(inventory.assignmentsOf(identity));
        sortById(inventory, hosts);
        sortById(inventory, held);
        if (hosts.empty())
            hosts.push_back({});
        if (held.empty())
            held.push_back({});
        for (const HostHandle host : hosts) {
            for (const AssignmentHandle assignment : held)
                rows.push_back({host, identity, assignment});
        }
    }
    return rows;
}

Listing grants(const Inventory& inventory, const EntityFilter& keep)
{
    const auto ofAssignment = [](auto cell) {
        return [cell](const Inventory& data, Grant grant) {
            return grant.assignment.isValid() ? cell(data, data.assignment(grant.assignment)) : ListingCell();
        };
    };
    const std::vector<Column<Grant>> columns{
        {"host", {}, [](const Inventory& data, Grant grant) { return idOf(data, grant.host); }},
        {"hostName", Texts::tr("Runs on"), [](const Inventory& data, Grant grant) { return nameOf(data, grant.host); }},
        {"hostType",
         {},
         [](const Inventory& data, Grant grant) {
             return grant.host.isValid() ? known(data.typeOf(grant.host)) : ListingCell();
         }},
        {"identity", {}, [](const Inventory& data, Grant grant) { return idOf(data, grant.identity); }},
        {"identityName", Texts::tr("Identity"),
         [](const Inventory& data, Grant grant) { return nameOf(data, grant.identity); }},
        {"identityKind",
         {},
         [](const Inventory& data, Grant grant) {
             return ListingCell(data.identity(grant.identity).systemAssigned ? u"SystemAssigned"_s : u"UserAssigned"_s);
         }},
        {"principalId", {}, [](const Inventory& data, Grant grant) { return principalIdOf(data, grant.identity); }},
        {"roleAssignment", {}, [](const Inventory& data, Grant grant) { return idOf(data, grant.assignment); }},
        {"roleDefinitionId", {}, ofAssignment([](const Inventory& data, const AssignmentRow& row) {
             return idOf(data, row.role);
         })},
        {"role", Texts::tr("Role"),
         ofAssignment([](const Inventory& data, const AssignmentRow& row) { return nameOf(data, row.role); })},
        {"scope", Texts::tr("Scope"),
         ofAssignment([](const Inventory& data, const AssignmentRow& row) { return idOf(data, row.scope); })},
        {"condition", {}, ofAssignment([](const Inventory& data, const AssignmentRow& row) {
             return known(data.text(row.condition));
         })},
    };
    return fill(inventory, columns, grantRows(inventory, keep));
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
        return grants(inventory, keep);
    }
    return {};
}

} // namespace rolescope
