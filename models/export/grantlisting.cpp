// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/export/grantlisting.h"

#include "models/export/listingcells.h"

#include <QCoreApplication>

namespace rolescope {

using namespace listingcells;

namespace {

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(rolescope::Listings)
};

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

/// A cell of the role assignment, where there is one.
template <typename Cell> auto ofAssignment(Cell cell)
{
    return [cell](const Inventory& data, Grant grant) {
        return grant.assignment.isValid() ? cell(data, data.assignment(grant.assignment)) : ListingCell();
    };
}

ListingCell hostTypeOf(const Inventory& inventory, Grant grant)
{
    return grant.host.isValid() ? known(inventory.typeOf(grant.host)) : ListingCell();
}

} // namespace

Listing makeGrantListing(const Inventory& inventory, const EntityFilter& keep)
{
    using Data = const Inventory&;
    using Row = const AssignmentRow&;
    const std::vector<Column<Grant>> columns{
        {"host", {}, [](Data data, Grant grant) { return idOf(data, grant.host); }},
        {"hostName", Texts::tr("Runs on"), [](Data data, Grant grant) { return nameOf(data, grant.host); }},
        {"hostType", {}, hostTypeOf},
        {"identity", {}, [](Data data, Grant grant) { return idOf(data, grant.identity); }},
        {"identityName", Texts::tr("Identity"), [](Data data, Grant grant) { return nameOf(data, grant.identity); }},
        {"identityKind", {}, [](Data data, Grant grant) { return identityKindOf(data, grant.identity); }},
        {"principalId", {}, [](Data data, Grant grant) { return principalIdOf(data, grant.identity); }},
        {"roleAssignment", {}, [](Data data, Grant grant) { return idOf(data, grant.assignment); }},
        {"roleDefinitionId", {}, ofAssignment([](Data data, Row row) { return idOf(data, row.role); })},
        {"role", Texts::tr("Role"), ofAssignment([](Data data, Row row) { return nameOf(data, row.role); })},
        {"scope", Texts::tr("Scope"), ofAssignment([](Data data, Row row) { return idOf(data, row.scope); })},
        {"condition", {}, ofAssignment([](Data data, Row row) { return known(data.text(row.condition)); })},
    };
    return fill(inventory, columns, grantRows(inventory, keep));
}

} // namespace rolescope
