// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/graph/accessgraph.h"
#include "models/graph/adjacency.h"

#include <vector>

namespace rolescope {

/// Narrows an access graph to the part that a GraphFilter asks for: at first all nodes are kept, each step takes some
/// away. Both arguments must outlive it.
class NodeSelection
{
public:
    NodeSelection(const Inventory& inventory, const AccessGraph& graph);

    const std::vector<char>& kept() const { return m_kept; }

    /// The nodes that stand for an entity, or lie in it where it is a scope; also those that are not kept.
    std::vector<quint32> seedsOf(EntityRef entity) const;
    std::vector<quint32> named(const QString& text) const;

    /// Keeps the seeds, what leads to them and what they lead to: no way that turns round.
    void keepPathsThrough(const std::vector<quint32>& seeds);
    /// Keeps what leads through the scopes, without hosts that lie elsewhere.
    void keepWithin(const ScopeSet& scopes);
    /// Keeps what is at most `depth` lines away, in any direction; 0 for no bound.
    void keepNear(const std::vector<quint32>& seeds, int depth);
    /// Keeps at most `most` nodes: those nearest to the seeds, without seeds the first hosts with all they lead to.
    void limit(int most, const std::vector<quint32>& seeds);

private:
    void walk(const std::vector<quint32>& seeds, bool down, std::vector<char>& reached) const;
    std::vector<char> nearest(const std::vector<quint32>& seeds, int depth, size_t most) const;
    std::vector<char> firstWholePaths(size_t most) const;
    std::vector<quint32> keptInOrder() const;
    std::vector<quint32> inScope(ScopeHandle scope) const;
    ScopeHandle placeOf(const AccessGraph::Node& node) const;

    const Inventory& m_inventory;
    const AccessGraph& m_graph;
    Adjacency m_out;
    Adjacency m_in;
    std::vector<char> m_kept;
};

} // namespace rolescope
