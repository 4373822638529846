// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/graph/layerorder.h"

namespace rolescope {

/// Moves single nodes within their layer to where the fewest crossings are, and keeps count.
///
/// What a node gains by passing another one of its layer depends on these two alone: on how often an end of an edge of
/// the one lies above an end of an edge of the other, in the layer on the left and in that on the right. So a node is
/// led past all that stand within a *window* above and below, the gains are summed up, and it stays at the best place.
/// A window of 1 is the greedy switch. C. Matuszewski, R. Schönfeld, P. Molitor, "Using Sifting for k-Layer
/// Straightline Crossing Minimization" (Graph Drawing 1999).
///
/// The ends of all edges of a layer lie in one array, node after node as these stand; so the sum over a window is one
/// run through memory without a branch, and a move is a shift of that run.
class Sifting
{
public:
    explicit Sifting(const LayeredGraph& graph) : m_graph(graph) { }

    /// Sifts every node of a part once; cells from left to right or back. Returns how many crossings that took away.
    quint64 pass(quint32 part, LayerOrder& order, bool rightwards, quint32 window, const CancelToken& cancel);

    /// Sifts the given nodes of one cell once, each over the whole of its section.
    quint64 siftNodes(quint32 cell, LayerOrder& order, std::span<const quint32> nodes);

private:
    /// The ends of the cell's edges in the layer on one side.
    struct Side
    {
        std::vector<qint32> ends; ///< sorted for each node
        std::vector<quint32> first; ///< of each node's, and one for the end; nodes as they stand in the cell
        std::vector<qint64> sums; ///< scratch: see sumUp()

        quint32 count(size_t at) const { return first[at + 1] - first[at]; }
    };

    void load(quint32 cell, const LayerOrder& order);
    void loadSide(Side& side, quint32 beside, bool isLeft, const LayerOrder& order);
    void store(LayerOrder& order) const;
    void sumUp(Side& side, size_t at, size_t begin, size_t end);
    quint64 siftOne(size_t at, size_t begin, size_t end);
    void move(size_t from, size_t to);
    void moveEnds(Side& side, size_t from, size_t to);

    const LayeredGraph& m_graph;
    quint32 m_base = 0; ///< first node and first slot of the cell at hand
    std::vector<quint32> m_nodes; ///< of the cell at hand, by slot
    std::vector<quint32> m_places; ///< of each node of the cell at hand: its index in m_nodes
    std::vector<quint32> m_queue; ///< the nodes in the order that they are sifted in
    Side m_left;
    Side m_right;
    std::vector<quint32> m_next; ///< scratch
    std::vector<qint32> m_balance; ///< scratch
};

} // namespace rolescope
