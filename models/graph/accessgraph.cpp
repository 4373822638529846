// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/graph/accessgraph.h"

#include "models/domain/armid.h"
#include "models/graph/nodeselection.h"

#include <QHash>

#include <algorithm>
#include <tuple>

namespace rolescope {

namespace {

BoxKind boxKind(HostKind kind)
{
    switch (kind) {
    case HostKind::VirtualMachine:
        return BoxKind::VirtualMachine;
    case HostKind::ScaleSet:
        return BoxKind::ScaleSet;
    case HostKind::Other:
        break;
    }
    return BoxKind::OtherHost;
}

BoxKind boxKind(ScopeKind kind)
{
    switch (kind) {
    case ScopeKind::Tenant:
        return BoxKind::TenantRoot;
    case ScopeKind::ManagementGroup:
        return BoxKind::ManagementGroup;
    case ScopeKind::Subscription:
        return BoxKind::Subscription;
    case ScopeKind::ResourceGroup:
        return BoxKind::ResourceGroup;
    case ScopeKind::Resource:
        break;
    }
    return BoxKind::Resource;
}

/// Everything that could be drawn, before the filter narrows it.
class Collector
{
public:
    Collector(const Inventory& inventory, const GraphFilter& filter, const CancelToken& cancel)
        : m_inventory(inventory), m_filter(filter), m_cancel(cancel)
    { }

    AccessGraph collect()
    {
        addIdentities();
        addHosts(Table::VirtualMachines);
        addHosts(Table::OtherHosts);
        addIdentityGrants();
        if (wantsOtherPrincipals())
            addOtherPrincipals();
        addDenies();
        return std::move(m_graph);
    }

private:
    bool wantsOtherPrincipals() const
    {
        const EntityKind kind = m_filter.focus.kind;
        return kind == EntityKind::Scope || kind == EntityKind::Role || kind == EntityKind::Principal
            || kind == EntityKind::Assignment || kind == EntityKind::Deny;
    }

    quint32 add(const AccessGraph::Node& node)
    {
        m_graph.nodes.push_back(node);
        return static_cast<quint32>(m_graph.nodes.size() - 1);
    }

    void connect(quint32 from, quint32 to, LineMeaning meaning, EntityRef entity = {})
    {
        m_graph.edges.push_back({from, to, entity, meaning});
    }

    void addIdentities()
    {
        const int rows = m_inventory.rowCount(Table::Identities);
        for (int row = 0; row < rows; ++row) {
            const auto handle = m_inventory.at(Table::Identities, row).as<EntityKind::Identity>();
            const IdentityRow& identity = m_inventory.identity(handle);
            if (!m_filter.identitiesWithoutHosts && m_filter.focus != EntityRef(handle)
                && m_inventory.hostCount(handle) == 0) {
                ++m_graph.identitiesWithoutHosts;
                continue;
            }
            const BoxKind kind = identity.systemAssigned ? BoxKind::SystemIdentity : BoxKind::UserIdentity;
            m_identities.insert(handle.value, add({handle, {}, Tier::Identity, kind}));
        }
    }

    void addHosts(Table table)
    {
        const int rows = m_inventory.rowCount(table);
        for (int row = 0; row < rows && !m_cancel.isCancelled(); ++row) {
            const auto handle = m_inventory.at(table, row).as<EntityKind::Host>();
            const HostRow& host = m_inventory.host(handle);
            const auto users = m_inventory.userIdentities(handle);
            if (!host.systemIdentity.isValid() && users.empty() && !m_filter.hostsWithoutIdentity
                && m_filter.focus != EntityRef(handle) && m_filter.focus != EntityRef(host.scope)) {
                ++m_graph.hostsWithoutIdentity;
                continue;
            }
            const quint32 node = add({handle, {}, Tier::Host, boxKind(host.kind)});
            if (host.systemIdentity.isValid())
                connectHost(node, host.systemIdentity);
            for (const IdentityHandle identity : users)
                connectHost(node, identity);
        }
    }

    void connectHost(quint32 host, IdentityHandle identity)
    {
        const auto found = m_identities.constFind(identity.value);
        if (found != m_identities.constEnd())
            connect(host, *found, LineMeaning::RunsAs);
    }

    void addIdentityGrants()
    {
        // Grants add nodes; only those that are there now are identities.
        const auto count = static_cast<quint32>(m_graph.nodes.size());
        for (quint32 node = 0; node < count && !m_cancel.isCancelled(); ++node) {
            const auto handle = m_graph.nodes[node].entity.as<EntityKind::Identity>();
            if (!handle.isValid())
                continue;
            const PrincipalHandle principal = m_inventory.identity(handle).principal;
            if (!principal.isValid())
                continue;
            m_principals.insert(principal.value, node);
            addGrants(node, principal);
        }
    }

    void addOtherPrincipals()
    {
        const int rows = m_inventory.rowCount(Table::Principals);
        for (int row = 0; row < rows && !m_cancel.isCancelled(); ++row) {
            const auto handle = m_inventory.at(Table::Principals, row).as<EntityKind::Principal>();
            if (m_principals.contains(handle.value) || m_inventory.principal(handle).identity.isValid())
                continue;
            const quint32 node = add({handle, {}, Tier::Identity, BoxKind::OtherPrincipal});
            m_principals.insert(handle.value, node);
            addGrants(node, handle);
        }
    }

    void addGrants(quint32 holder, PrincipalHandle principal)
    {
        for (const AssignmentHandle handle : m_inventory.assignmentsOf(principal)) {
            const AssignmentRow& assignment = m_inventory.assignment(handle);
            const bool conditional = assignment.condition != TextHandle();
            connect(holder, roleNode(handle, assignment),
                    conditional ? LineMeaning::GrantsConditionally : LineMeaning::Grants, handle);
        }
    }

    quint32 roleNode(AssignmentHandle handle, const AssignmentRow& assignment)
    {
        const quint64 pair = quint64(assignment.role.value) << 32 | assignment.scope.value;
        const auto found = m_roles.constFind(pair);
        if (found != m_roles.constEnd()) {
            // Several assignments now share the line from role to scope, so none of them is "the" one behind it.
            m_graph.edges[found->edgeToScope].entity = {};
            return found->node;
        }
        const bool privileged = m_inventory.role(assignment.role).privileged;
        const quint32 node = add(
            {assignment.role, assignment.scope, Tier::Role, privileged ? BoxKind::PrivilegedRole : BoxKind::Role});
        connect(node, scopeNode(assignment.scope), LineMeaning::CountsAt, handle);
        m_roles.insert(pair, {node, static_cast<quint32>(m_graph.edges.size() - 1)});
        return node;
    }

    quint32 scopeNode(ScopeHandle handle)
    {
        const auto found = m_scopes.constFind(handle.value);
        if (found != m_scopes.constEnd())
            return *found;
        const quint32 node = add({handle, {}, Tier::Scope, boxKind(m_inventory.scope(handle).kind)});
        m_scopes.insert(handle.value, node);
        return node;
    }

    void addDenies()
    {
        std::vector<DenyHandle> forEveryone;
        const int rows = m_inventory.rowCount(Table::Denies);
        for (int row = 0; row < rows && !m_cancel.isCancelled(); ++row) {
            const auto handle = m_inventory.at(Table::Denies, row).as<EntityKind::Deny>();
            if (m_inventory.deny(handle).everyone)
                forEveryone.push_back(handle);
            else
                addDeny(handle);
        }
        if (!forEveryone.empty())
            markScopes(forEveryone);
    }

    void addDeny(DenyHandle handle)
    {
        const DenyAssignment deny = m_inventory.denyAssignment(handle);
        for (const QString& id : deny.principalIds) {
            const PrincipalHandle principal = m_inventory.findPrincipal(id);
            const auto found = principal.isValid() ? m_principals.constFind(principal.value) : m_principals.constEnd();
            if (found == m_principals.constEnd() || deny.excludedPrincipalIds.contains(id, Qt::CaseInsensitive))
                continue;
            connect(*found, scopeNode(m_inventory.deny(handle).scope), LineMeaning::Denies, handle);
        }
    }

    void markScopes(const std::vector<DenyHandle>& denies)
    {
        for (AccessGraph::Node& node : m_graph.nodes) {
            const auto scope = node.entity.as<EntityKind::Scope>();
            if (!scope.isValid())
                continue;
            node.underDeny = std::any_of(denies.begin(), denies.end(), [&](DenyHandle handle) {
                const DenyRow& deny = m_inventory.deny(handle);
                return scope == deny.scope || (deny.appliesToChildScopes && m_inventory.isAtOrBelow(scope, deny.scope));
            });
        }
    }

    struct RoleNode
    {
        quint32 node = 0;
        quint32 edgeToScope = 0;
    };

    const Inventory& m_inventory;
    const GraphFilter& m_filter;
    const CancelToken& m_cancel;
    AccessGraph m_graph;
    QHash<quint32, quint32> m_identities;
    QHash<quint32, quint32> m_principals;
    QHash<quint32, quint32> m_scopes;
    QHash<quint64, RoleNode> m_roles;
};

QString sortKey(const Inventory& inventory, const AccessGraph::Node& node)
{
    const QString own = armid::folded(inventory.armId(node.entity));
    return node.at.isValid() ? armid::folded(inventory.armId(node.at)) + u'\n' + own : own;
}

/// Only the kept nodes, in their lasting order.
AccessGraph compacted(const Inventory& inventory, const AccessGraph& whole, const std::vector<char>& kept)
{
    struct Entry
    {
        quint32 node;
        QString key;
    };
    std::vector<Entry> entries;
    for (quint32 node = 0; node < whole.nodes.size(); ++node) {
        if (kept[node])
            entries.push_back({node, sortKey(inventory, whole.nodes[node])});
    }
    std::stable_sort(entries.begin(), entries.end(), [&](const Entry& a, const Entry& b) {
        const AccessGraph::Node& left = whole.nodes[a.node];
        const AccessGraph::Node& right = whole.nodes[b.node];
        return left.tier != right.tier ? left.tier < right.tier : a.key < b.key;
    });

    AccessGraph result;
    std::vector<quint32> place(whole.nodes.size());
    result.nodes.reserve(entries.size());
    for (const Entry& entry : entries) {
        place[entry.node] = static_cast<quint32>(result.nodes.size());
        result.nodes.push_back(whole.nodes[entry.node]);
    }
    for (const AccessGraph::Edge& edge : whole.edges) {
        if (kept[edge.from] && kept[edge.to])
            result.edges.push_back({place[edge.from], place[edge.to], edge.entity, edge.meaning});
    }
    std::sort(result.edges.begin(), result.edges.end(), [](const AccessGraph::Edge& a, const AccessGraph::Edge& b) {
        return std::tie(a.from, a.to, a.meaning, a.entity) < std::tie(b.from, b.to, b.meaning, b.entity);
    });
    return result;
}

} // namespace

AccessGraph AccessGraph::build(const Inventory& inventory, const GraphFilter& filter, const CancelToken& cancel)
{
    const AccessGraph whole = Collector(inventory, filter, cancel).collect();
    if (cancel.isCancelled())
        return {};

    const bool narrowed = filter.focus.isValid() || !filter.within.isEverything() || !filter.text.isEmpty();
    NodeSelection selection(inventory, whole);
    if (!filter.within.isEverything())
        selection.keepWithin(filter.within);
    if (!filter.text.isEmpty())
        selection.keepPathsThrough(selection.named(filter.text));
    if (filter.focus.isValid())
        selection.keepNear(selection.seedsOf(filter.focus), filter.depth);

    std::array<int, tierCount> total{};
    for (quint32 node = 0; node < whole.nodes.size(); ++node)
        total[static_cast<size_t>(whole.nodes[node].tier)] += selection.kept()[node] ? 1 : 0;
    const EntityRef anchor = filter.focus.isValid() ? filter.focus : filter.anchor;
    if (filter.boxLimit > 0)
        selection.limit(filter.boxLimit, selection.seedsOf(anchor));
    if (cancel.isCancelled())
        return {};

    AccessGraph result = compacted(inventory, whole, selection.kept());
    result.total = total;
    if (!narrowed) {
        result.hostsWithoutIdentity = whole.hostsWithoutIdentity;
        result.identitiesWithoutHosts = whole.identitiesWithoutHosts;
    }
    return result;
}

} // namespace rolescope
