// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/graph/layeredgraph.h"

#include <algorithm>
#include <cmath>

namespace rolescope {

namespace {

constexpr int placementRounds = 24;
/// How much an edge pulls, by how many of its ends are virtual: what bends should be straight before all else.
constexpr double pull[] = {1, 4, 16};

class Placer
{
public:
    Placer(const LayeredGraph& graph, const LayeredGraph::Order& order, const LayoutInput& input,
           std::vector<double>& y)
        : m_graph(graph), m_order(order), m_y(y)
    {
        for (const auto& layer : order)
            m_offsets.push_back(offsets(layer, input));
    }

    /// Each layer packed tightly around the height 0.
    void start()
    {
        for (size_t layer = 0; layer < m_order.size(); ++layer) {
            const auto& nodes = m_order[layer];
            const double middle = nodes.empty() ? 0 : std::round(m_offsets[layer].back() / 2);
            for (size_t i = 0; i < nodes.size(); ++i)
                m_y[nodes[i]] = m_offsets[layer][i] - middle;
        }
    }

    void improve(size_t layer, bool lookLeft, bool lookRight)
    {
        const auto& nodes = m_order[layer];
        m_blocks.clear();
        for (size_t i = 0; i < nodes.size(); ++i) {
            double weight = 0;
            double sum = 0;
            if (lookLeft)
                gather(nodes[i], m_graph.left, weight, sum);
            if (lookRight)
                gather(nodes[i], m_graph.right, weight, sum);
            // Who has nobody to look at stays where it is, unless others push.
            const double wish = weight > 0 ? sum / weight : m_y[nodes[i]];
            addBlock({wish - m_offsets[layer][i], weight > 0 ? weight : 0.05, 1});
        }
        size_t i = 0;
        for (const Block& block : m_blocks) {
            // Whole pixels: neighbours keep their gap, since both round the same value.
            const double level = std::round(block.level);
            for (size_t end = i + block.size; i < end; ++i)
                m_y[nodes[i]] = level + m_offsets[layer][i];
        }
    }

private:
    /// Nodes that end up touching one another and move as one.
    struct Block
    {
        double level;
        double weight;
        size_t size;
    };

    std::vector<double> offsets(const std::vector<quint32>& nodes, const LayoutInput& input) const
    {
        std::vector<double> result(nodes.size(), 0);
        for (size_t i = 1; i < nodes.size(); ++i)
            result[i] = result[i - 1] + separation(m_graph, input, nodes[i - 1], nodes[i]);
        return result;
    }

    void gather(quint32 node, const LayeredGraph::Neighbours& side, double& weight, double& sum) const
    {
        for (const quint32 neighbour : side.of(node)) {
            const double w = pull[(m_graph.isVirtual(node) ? 1 : 0) + (m_graph.isVirtual(neighbour) ? 1 : 0)];
            weight += w;
            sum += w * m_y[neighbour];
        }
    }

    /// Pool adjacent violators: a block that wishes to be above the one before it joins that one.
    void addBlock(Block block)
    {
        while (!m_blocks.empty() && m_blocks.back().level > block.level) {
            const Block& above = m_blocks.back();
            const double weight = above.weight + block.weight;
            block
                = {(above.level * above.weight + block.level * block.weight) / weight, weight, above.size + block.size};
            m_blocks.pop_back();
        }
        m_blocks.push_back(block);
    }

    const LayeredGraph& m_graph;
    const LayeredGraph::Order& m_order;
    std::vector<double>& m_y;
    std::vector<std::vector<double>> m_offsets;
    std::vector<Block> m_blocks;
};

} // namespace

void placeLayers(const LayeredGraph& graph, const LayeredGraph::Order& order, const LayoutInput& input,
                 std::vector<double>& y, const CancelToken& cancel)
{
    const size_t layers = order.size();
    Placer placer(graph, order, input, y);
    placer.start();
    // First each layer follows the one before it, out from the fullest; then all settle between both their neighbours.
    size_t widest = 0;
    for (size_t layer = 1; layer < layers; ++layer) {
        if (order[layer].size() > order[widest].size())
            widest = layer;
    }
    for (size_t layer = widest + 1; layer < layers; ++layer)
        placer.improve(layer, true, false);
    for (size_t layer = widest; layer-- > 0;)
        placer.improve(layer, false, true);
    for (int round = 0; round < placementRounds && !cancel.isCancelled(); ++round) {
        for (size_t step = 0; step < layers; ++step)
            placer.improve(round % 2 == 0 ? step : layers - 1 - step, true, true);
    }
}

} // namespace rolescope
