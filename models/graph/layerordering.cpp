// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/graph/crossings.h"
#include "models/graph/layeredgraph.h"

#include <algorithm>
#include <numeric>
#include <random>

namespace rolescope {

namespace {

constexpr int maxSweeps = 24;
constexpr int sweepsWithoutGain = 6;
constexpr int maxSwitchRounds = 12;
constexpr size_t restartsBelowNodes = 1000;
constexpr int restarts = 8;

class Orderer
{
public:
    Orderer(const LayeredGraph& graph, const CancelToken& cancel)
        : m_graph(graph), m_cancel(cancel), m_position(graph.layer.size(), 0)
    { }

    LayerOrdering run(LayeredGraph::Order start)
    {
        m_order = std::move(start);
        numberAll();
        LayerOrdering best{m_order, crossings()};
        sweep(best);
        m_order = best.order;
        numberAll();
        switchNeighbours();
        return {m_order, crossings()};
    }

private:
    void number(quint32 layer)
    {
        quint32 position = 0;
        for (const quint32 node : m_order[layer])
            m_position[node] = position++;
    }

    void numberAll()
    {
        for (quint32 layer = 0; layer < m_order.size(); ++layer)
            number(layer);
    }

    quint64 crossings()
    {
        quint64 sum = 0;
        for (size_t layer = 0; layer + 1 < m_order.size(); ++layer) {
            m_ends.clear();
            for (const quint32 node : m_order[layer]) {
                const auto begin = static_cast<std::ptrdiff_t>(m_ends.size());
                for (const quint32 neighbour : m_graph.right.of(node))
                    m_ends.push_back(m_position[neighbour]);
                std::sort(m_ends.begin() + begin, m_ends.end());
            }
            sum += m_counter.count(m_ends, static_cast<quint32>(m_order[layer + 1].size()));
        }
        return sum;
    }

    void sweep(LayerOrdering& best)
    {
        const auto layers = static_cast<int>(m_order.size());
        int withoutGain = 0;
        for (int round = 0; round < maxSweeps && withoutGain < sweepsWithoutGain && !m_cancel.isCancelled(); ++round) {
            const bool rightwards = round % 2 == 0;
            const bool byMedian = round % 4 >= 2;
            for (int step = 1; step < layers; ++step)
                sortLayer(static_cast<quint32>(rightwards ? step : layers - 1 - step), rightwards, byMedian);
            const quint64 now = crossings();
            ++withoutGain;
            if (now < best.crossings) {
                best = {m_order, now};
                withoutGain = 0;
            }
        }
    }

    /// Where the node wishes to be, seen from one side. The node must have neighbours there.
    double wish(std::span<const quint32> neighbours, bool byMedian)
    {
        if (!byMedian) {
            double sum = 0;
            for (const quint32 neighbour : neighbours)
                sum += m_position[neighbour];
            return sum / static_cast<double>(neighbours.size());
        }
        m_ends.clear();
        for (const quint32 neighbour : neighbours)
            m_ends.push_back(m_position[neighbour]);
        const auto middle = m_ends.begin() + static_cast<std::ptrdiff_t>((m_ends.size() - 1) / 2);
        std::nth_element(m_ends.begin(), middle, m_ends.end());
        return *middle;
    }

    /// Sorts by wish; nodes that have none keep their places and the others share the rest.
    void sortLayer(quint32 layer, bool fromLeft, bool byMedian)
    {
        const LayeredGraph::Neighbours& side = fromLeft ? m_graph.left : m_graph.right;
        m_wishes.clear();
        for (const quint32 node : m_order[layer]) {
            const auto neighbours = side.of(node);
            if (!neighbours.empty())
                m_wishes.push_back({wish(neighbours, byMedian), node});
        }
        std::stable_sort(m_wishes.begin(), m_wishes.end(),
                         [](const Wish& a, const Wish& b) { return a.position < b.position; });
        auto next = m_wishes.begin();
        for (quint32& node : m_order[layer]) {
            if (!side.of(node).empty())
                node = (next++)->node;
        }
        number(layer);
    }

    void switchNeighbours()
    {
        bool gained = true;
        for (int round = 0; round < maxSwitchRounds && gained && !m_cancel.isCancelled(); ++round) {
            gained = false;
            for (quint32 layer = 0; layer < m_order.size(); ++layer)
                gained |= switchInLayer(layer);
        }
    }

    bool switchInLayer(quint32 layer)
    {
        auto& nodes = m_order[layer];
        const Sorted left = sortedPositions(nodes, m_graph.left);
        const Sorted right = sortedPositions(nodes, m_graph.right);
        std::vector<quint32> index(nodes.size()); // which row of the sorted lists the node at a place has
        std::iota(index.begin(), index.end(), 0u);
        bool gained = false;
        for (size_t i = 0; i + 1 < nodes.size(); ++i) {
            const auto [asIs, switched] = pairCrossings(left.row(index[i]), left.row(index[i + 1]));
            const auto [asIsRight, switchedRight] = pairCrossings(right.row(index[i]), right.row(index[i + 1]));
            if (switched + switchedRight < asIs + asIsRight) {
                std::swap(nodes[i], nodes[i + 1]);
                std::swap(index[i], index[i + 1]);
                gained = true;
            }
        }
        number(layer);
        return gained;
    }

    struct Sorted
    {
        std::vector<quint32> first;
        std::vector<quint32> positions;
        std::span<const quint32> row(quint32 i) const
        {
            return {positions.data() + first[i], positions.data() + first[i + 1]};
        }
    };

    Sorted sortedPositions(const std::vector<quint32>& nodes, const LayeredGraph::Neighbours& side) const
    {
        Sorted result;
        result.first.reserve(nodes.size() + 1);
        result.first.push_back(0);
        for (const quint32 node : nodes) {
            const auto begin = static_cast<std::ptrdiff_t>(result.positions.size());
            for (const quint32 neighbour : side.of(node))
                result.positions.push_back(m_position[neighbour]);
            std::sort(result.positions.begin() + begin, result.positions.end());
            result.first.push_back(static_cast<quint32>(result.positions.size()));
        }
        return result;
    }

    /// Crossings among the edges of two neighbours, as they are and changed about; both lists are sorted.
    static std::pair<quint64, quint64> pairCrossings(std::span<const quint32> upper, std::span<const quint32> lower)
    {
        const auto inversions = [](std::span<const quint32> a, std::span<const quint32> b) {
            quint64 sum = 0;
            size_t below = 0;
            for (const quint32 end : a) {
                while (below < b.size() && b[below] < end)
                    ++below;
                sum += below;
            }
            return sum;
        };
        return {inversions(upper, lower), inversions(lower, upper)};
    }

    struct Wish
    {
        double position;
        quint32 node;
    };

    const LayeredGraph& m_graph;
    const CancelToken& m_cancel;
    LayeredGraph::Order m_order;
    std::vector<quint32> m_position;
    std::vector<quint32> m_ends;
    std::vector<Wish> m_wishes;
    CrossingCounter m_counter;
};

/// Step 2: each node at the end of its layer when the search reaches it.
LayeredGraph::Order depthFirst(const LayeredGraph& graph, const std::vector<quint32>& starts)
{
    LayeredGraph::Order order(graph.layerCount);
    std::vector<char> seen(graph.layer.size(), 0);
    std::vector<quint32> open;
    for (const quint32 start : starts) {
        open.push_back(start);
        while (!open.empty()) {
            const quint32 node = open.back();
            open.pop_back();
            if (seen[node])
                continue;
            seen[node] = 1;
            order[graph.layer[node]].push_back(node);
            for (const LayeredGraph::Neighbours* side : {&graph.left, &graph.right}) {
                const auto neighbours = side->of(node);
                open.insert(open.end(), neighbours.rbegin(), neighbours.rend());
            }
        }
    }
    return order;
}

std::vector<quint32> connectedNodes(const LayeredGraph& graph)
{
    std::vector<quint32> nodes;
    for (quint32 node = 0; node < graph.layer.size(); ++node) {
        if (!graph.isAlone(node))
            nodes.push_back(node);
    }
    std::stable_sort(nodes.begin(), nodes.end(), [&](quint32 a, quint32 b) { return graph.layer[a] < graph.layer[b]; });
    return nodes;
}

} // namespace

LayerOrdering orderLayers(const LayeredGraph& graph, const CancelToken& cancel)
{
    std::vector<quint32> starts = connectedNodes(graph);
    Orderer orderer(graph, cancel);
    LayerOrdering best = orderer.run(depthFirst(graph, starts));
    if (graph.layer.size() >= restartsBelowNodes)
        return best;
    // A fixed seed, and shuffling by hand since std::shuffle is free to differ between libraries.
    std::minstd_rand random(1);
    for (int i = 0; i < restarts && best.crossings > 0 && !cancel.isCancelled(); ++i) {
        for (size_t left = starts.size(); left > 1; --left)
            std::swap(starts[left - 1], starts[random() % left]);
        LayerOrdering other = orderer.run(depthFirst(graph, starts));
        if (other.crossings < best.crossings)
            best = std::move(other);
    }
    return best;
}

} // namespace rolescope
