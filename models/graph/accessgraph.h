// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/graph/canceltoken.h"
#include "models/graph/diagram.h"
#include "models/inventory/inventory.h"
#include "models/inventory/scopeset.h"

#include <QString>

#include <array>
#include <vector>

namespace rolescope {

/// Which part of the tenant is drawn. The default is everything that has to do with a managed identity.
struct GraphFilter
{
    /// Only what is near to this: a host, identity, principal, role, assignment, or a scope with all that lies in it.
    EntityRef focus;
    /// How many lines away from the focus boxes are kept, followed in both directions; 0: as far as lines lead.
    int depth = 0;
    /// Only hosts that lie in these, and only paths through hosts, identities or scopes that do: what those may do
    /// anywhere, and what identities from anywhere may do there. The whole tenant at first.
    ScopeSet within;
    /// Only paths through boxes whose name holds this, case-insensitively; empty for all.
    QString text;
    bool hostsWithoutIdentity = false; ///< else they are only counted; a focused one is always drawn
    bool identitiesWithoutHosts = true;
    /// At most this many boxes; 0 for no limit. Beyond it those nearest to the focus are kept, else those nearest to
    /// the anchor, else the first hosts with all that they lead to.
    int boxLimit = 0;
    EntityRef anchor;

    bool operator==(const GraphFilter&) const = default;
};

/// Who may do what, as tiers host → identity → role → scope, without words and geometry.
///
/// A node of the role tier stands for a pair: one role *at one scope*. So each line into it is exactly one role
/// assignment, and every path that can be followed from left to right is true. (Were a role one node for all scopes,
/// the picture would show paths from an identity over "Reader" to scopes at which it holds nothing.)
///
/// Grants of users, groups and applications are left out, unless the focus is a scope, a role, an assignment or such a
/// principal. Deny assignments that name an identity are lines from it to the scope; those that bind everyone mark the
/// scopes that they reach.
struct AccessGraph
{
    struct Node
    {
        EntityRef entity;
        ScopeHandle at; ///< of a role node: the scope that it is held at
        Tier tier = Tier::Host;
        BoxKind kind = BoxKind::VirtualMachine;
        bool underDeny = false; ///< of a scope: a deny assignment that binds everyone reaches it
    };

    struct Edge
    {
        quint32 from = 0; ///< index into nodes
        quint32 to = 0;
        EntityRef entity; ///< assignment or deny behind it, where there is exactly one
        LineMeaning meaning = LineMeaning::RunsAs;
    };

    std::vector<Node> nodes; ///< by tier, then by ARM id, whatever order the inventory was filled in
    std::vector<Edge> edges; ///< by from, then to; always from a lower tier to a higher one
    std::array<int, tierCount> total{}; ///< nodes that the filter lets through, with those beyond the limit
    /// Left out because the filter says so; 0 where focus, scopes or text narrow the picture anyway.
    int hostsWithoutIdentity = 0;
    int identitiesWithoutHosts = 0; ///< likewise

    int totalNodes() const { return total[0] + total[1] + total[2] + total[3]; }
    bool isLimited() const { return static_cast<int>(nodes.size()) < totalNodes(); }

    /// Safe on any thread that may read the inventory. Empty after a cancel.
    static AccessGraph build(const Inventory& inventory, const GraphFilter& filter, const CancelToken& cancel = {});
};

} // namespace rolescope
