// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/graph/layerplacement.h"

#include "models/graph/longedges.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace rolescope {

namespace {

constexpr int placementRounds = 12;
/// How much a node is pulled by a long edge, and an edge by itself: what bends should be straight before all else.
constexpr double longEdgePull = 4;
constexpr double straightPull = 16;
/// Where a long edge wishes to be: how far from where it is towards the middle between its ends.
constexpr double straightStep = 0.25;
/// Who has nobody to look at stays where it is, unless others push.
constexpr double inertia = 0.05;
constexpr double unbounded = std::numeric_limits<double>::infinity();

} // namespace

LayerPlacement::LayerPlacement(const LayeredGraph& graph, const LayerOrder& order, const LayoutInput& input)
    : m_graph(graph)
    , m_input(input)
    , m_bandRank(order.bandRank())
    , m_height(graph.nodeCount(), 0)
    , m_y(graph.nodeCount(), 0)
    , m_place(graph.nodeCount(), 0)
{
    for (quint32 node = 0; node < graph.nodeCount(); ++node) {
        if (!graph.isVirtual(node))
            m_height[node] = input.height[graph.source[node]];
    }
    std::vector<std::vector<quint32>> cells(graph.layerCount);
    for (quint32 cell = 0; cell < graph.cells.size(); ++cell)
        cells[graph.cells[cell].layer].push_back(cell);
    m_nodes.reserve(graph.nodeCount());
    m_offset.reserve(graph.nodeCount());
    for (const auto& layer : cells) {
        m_firstRun.push_back(m_runs.size());
        const size_t layerBegin = m_nodes.size();
        for (const quint32 cell : layer) {
            for (const LayerOrder::Section& section : order.sections(cell)) {
                const size_t begin = m_nodes.size();
                for (quint32 slot = section.begin; slot < section.end; ++slot)
                    addNode(order.nodeAt(slot));
                if (!m_bandRank.empty())
                    closeRun(begin);
            }
        }
        if (m_bandRank.empty())
            closeRun(layerBegin);
    }
    m_firstRun.push_back(m_runs.size());
    for (quint32 edge = 0; edge + 1 < graph.firstPass.size(); ++edge) {
        if (graph.firstPass[edge] < graph.firstPass[edge + 1])
            m_edges.push_back(edge);
    }
    m_passWish.resize(graph.firstPass.back());
}

void LayerPlacement::addNode(quint32 node)
{
    m_place[node] = m_nodes.size();
    m_nodes.push_back(node);
}

void LayerPlacement::closeRun(size_t begin)
{
    if (begin == m_nodes.size())
        return;
    m_runs.push_back({begin, m_nodes.size(), -unbounded, unbounded});
    m_offset.push_back(0);
    for (size_t i = begin + 1; i < m_nodes.size(); ++i)
        m_offset.push_back(m_offset.back() + separation(m_nodes[i - 1], m_nodes[i]));
}

/// How far apart the middles of two neighbours in a layer must be.
double LayerPlacement::separation(quint32 upper, quint32 lower) const
{
    const bool together = m_graph.component[upper] == m_graph.component[lower];
    return leastSeparation(upper, lower) + (together ? 0 : m_input.componentGap - m_input.gap);
}

double LayerPlacement::extent(const Run& run) const
{
    return half(m_nodes[run.begin]) + m_offset[run.end - 1] + half(m_nodes[run.end - 1]);
}

/// The room that frames need between what lies in the one group and what lies in the other.
double LayerPlacement::framesBetween(quint32 upperGroup, quint32 lowerGroup) const
{
    const auto chain = [&](quint32 group) {
        std::vector<quint32> result;
        for (; group != LayoutInput::noGroup; group = m_input.parent[group])
            result.push_back(group);
        std::reverse(result.begin(), result.end());
        return result;
    };
    const std::vector<quint32> upper = chain(upperGroup);
    const std::vector<quint32> lower = chain(lowerGroup);
    const auto parting = std::mismatch(upper.begin(), upper.end(), lower.begin(), lower.end());
    const auto frames = (upper.end() - parting.first) + (lower.end() - parting.second);
    return static_cast<double>(frames) * m_input.groupPadding;
}

/// The runs of each band, bands from top to bottom; without bands all in one.
std::vector<std::vector<size_t>> LayerPlacement::runsByBand() const
{
    if (m_bandRank.empty()) {
        std::vector<size_t> all(m_runs.size());
        std::iota(all.begin(), all.end(), size_t(0));
        return {all};
    }
    std::vector<std::vector<size_t>> result(m_bandRank.size());
    for (size_t run = 0; run < m_runs.size(); ++run)
        result[m_bandRank[std::min<size_t>(groupOf(m_runs[run]), m_bandRank.size() - 1)]].push_back(run);
    result.erase(std::remove_if(result.begin(), result.end(), [](const auto& runs) { return runs.empty(); }),
                 result.end());
    return result;
}

/// Each band as high as the fullest layer needs it.
void LayerPlacement::stackBands()
{
    double bottom = 0;
    quint32 above = LayoutInput::noGroup;
    for (const auto& runs : runsByBand()) {
        const quint32 group = groupOf(m_runs[runs.front()]);
        const double top = bottom + framesBetween(above, group) + (bottom > 0 ? m_input.gap : 0);
        bottom = top;
        for (const size_t run : runs)
            bottom = std::max(bottom, top + extent(m_runs[run]));
        for (const size_t run : runs) {
            m_runs[run].top = top;
            m_runs[run].bottom = bottom;
        }
        above = group;
    }
}

/// Every run packed tightly around the middle of its bounds.
void LayerPlacement::pack()
{
    for (const Run& run : m_runs) {
        const double middle = std::isinf(run.top) ? 0 : (run.top + run.bottom) / 2;
        const double top = std::round(middle - extent(run) / 2) + half(m_nodes[run.begin]);
        for (size_t i = run.begin; i < run.end; ++i)
            m_y[m_nodes[i]] = top + m_offset[i];
    }
}

void LayerPlacement::place(const CancelToken& cancel)
{
    if (!m_bandRank.empty())
        stackBands();
    pack();
    // First each layer follows the one before it, out from the fullest; then all settle between both their neighbours.
    const size_t layers = m_graph.layerCount;
    std::vector<size_t> sizes(layers, 0);
    for (size_t layer = 0; layer < layers; ++layer) {
        for (size_t run = m_firstRun[layer]; run < m_firstRun[layer + 1]; ++run)
            sizes[layer] += m_runs[run].end - m_runs[run].begin;
    }
    const auto widest = static_cast<size_t>(std::max_element(sizes.begin(), sizes.end()) - sizes.begin());
    for (size_t layer = widest + 1; layer < layers; ++layer)
        improve(layer, true, false);
    for (size_t layer = widest; layer-- > 0;)
        improve(layer, false, true);
    for (int round = 0; round < placementRounds && !cancel.isCancelled(); ++round) {
        wishForStraightEdges();
        for (size_t step = 0; step < layers; ++step)
            improve(round % 2 == 0 ? step : layers - 1 - step, true, true);
    }
    alignLongEdges();
    straighten();
    if (m_bandRank.empty())
        beginAtZero();
    if (m_graph.partEnd < m_graph.nodeCount())
        appendLoneNodes();
}

void LayerPlacement::improve(size_t layer, bool lookLeft, bool lookRight)
{
    for (size_t run = m_firstRun[layer]; run < m_firstRun[layer + 1]; ++run)
        improve(m_runs[run], lookLeft, lookRight);
}

void LayerPlacement::improve(const Run& run, bool lookLeft, bool lookRight)
{
    const bool straight = lookLeft && lookRight;
    m_blocks.clear();
    for (size_t i = run.begin; i < run.end; ++i) {
        const quint32 node = m_nodes[i];
        if (straight && m_graph.isVirtual(node)) {
            addBlock({m_passWish[m_graph.source[node] - m_graph.realNodes] - m_offset[i], straightPull, 1});
            continue;
        }
        double weight = 0;
        double sum = 0;
        if (lookLeft)
            gather(m_graph.left(node), weight, sum);
        if (lookRight)
            gather(m_graph.right(node), weight, sum);
        const double wish = weight > 0 ? sum / weight : m_y[node];
        addBlock({wish - m_offset[i], weight > 0 ? weight : inertia, 1});
    }
    // With bounds the best answer is the best one without, cut off at them.
    const double lowest = run.top + half(m_nodes[run.begin]);
    const double highest = run.bottom - half(m_nodes[run.end - 1]) - m_offset[run.end - 1];
    size_t i = run.begin;
    for (const Block& block : m_blocks) {
        // Whole pixels: neighbours keep their gap, since both round the same value.
        const double level = std::clamp(std::round(block.level), lowest, std::max(lowest, highest));
        for (const size_t end = i + block.size; i < end; ++i)
            m_y[m_nodes[i]] = level + m_offset[i];
    }
}

void LayerPlacement::gather(std::span<const quint32> neighbours, double& weight, double& sum) const
{
    if (m_edges.empty()) {
        weight += static_cast<double>(neighbours.size());
        for (const quint32 neighbour : neighbours)
            sum += m_y[neighbour];
        return;
    }
    for (const quint32 neighbour : neighbours) {
        const double pull = m_graph.isVirtual(neighbour) ? longEdgePull : 1;
        weight += pull;
        sum += pull * m_y[neighbour];
    }
}

/// Pool adjacent violators: a block that wishes to be above the one before it joins that one.
void LayerPlacement::addBlock(Block block)
{
    while (!m_blocks.empty() && m_blocks.back().level > block.level) {
        const Block& above = m_blocks.back();
        const double weight = above.weight + block.weight;
        block = {(above.level * above.weight + block.level * block.weight) / weight, weight, above.size + block.size};
        m_blocks.pop_back();
    }
    m_blocks.push_back(block);
}

/// All passes of an edge wish for the same height: so they meet, even if what stands between them has to give way
/// first.
void LayerPlacement::wishForStraightEdges()
{
    for (const quint32 edge : m_edges) {
        const quint32 begin = m_graph.firstPass[edge];
        const quint32 end = m_graph.firstPass[edge + 1];
        double sum = 0;
        for (quint32 pass = begin; pass < end; ++pass)
            sum += m_y[m_graph.number[m_graph.realNodes + pass]];
        const double middle = (m_y[m_graph.number[m_input.from[edge]]] + m_y[m_graph.number[m_input.to[edge]]]) / 2;
        const double wish = (1 - straightStep) * sum / (end - begin) + straightStep * middle;
        std::fill(m_passWish.begin() + begin, m_passWish.begin() + end, wish);
    }
}

void LayerPlacement::alignLongEdges()
{
    const auto passesMore = [this](quint32 edge) { return m_graph.firstPass[edge + 1] - m_graph.firstPass[edge] > 1; };
    if (std::none_of(m_edges.begin(), m_edges.end(), passesMore))
        return;
    LongEdges::Columns columns;
    for (const Run& run : m_runs)
        columns.emplace_back(m_nodes.data() + run.begin, m_nodes.data() + run.end);
    LongEdges longEdges(m_graph, columns, [this](quint32 upper, quint32 lower) { return separation(upper, lower); });
    if (m_bandRank.empty()) {
        longEdges.align(m_y);
        return;
    }
    // Bands grow downwards, and those below make room.
    longEdges.alignDownwards(m_y);
    double shift = 0;
    for (const auto& runs : runsByBand()) {
        double bottom = m_runs[runs.front()].bottom + shift;
        for (const size_t run : runs) {
            for (size_t i = m_runs[run].begin; i < m_runs[run].end; ++i)
                m_y[m_nodes[i]] += shift;
            const quint32 last = m_nodes[m_runs[run].end - 1];
            bottom = std::max(bottom, m_y[last] + half(last));
        }
        const double nextShift = bottom - m_runs[runs.front()].bottom;
        for (const size_t run : runs) {
            m_runs[run].top += shift;
            m_runs[run].bottom = bottom;
        }
        shift = nextShift;
    }
}

void LayerPlacement::straighten()
{
    for (const quint32 edge : m_edges)
        straightenEdge(edge);
}

/// One height for all passes of an edge, if the gaps that it goes through have one in common; as near as that allows to
/// its ends, so that one of its outer pieces is level too.
void LayerPlacement::straightenEdge(size_t edge)
{
    double lowest = -unbounded;
    double highest = unbounded;
    double mean = 0;
    const quint32 begin = m_graph.realNodes + m_graph.firstPass[edge];
    const quint32 end = m_graph.realNodes + m_graph.firstPass[edge + 1];
    for (quint32 pass = begin; pass < end; ++pass) {
        const quint32 node = m_graph.number[pass];
        const size_t place = m_place[node];
        const size_t layer = m_graph.layer[node];
        const auto run = std::upper_bound(m_runs.begin() + static_cast<std::ptrdiff_t>(m_firstRun[layer]),
                                          m_runs.begin() + static_cast<std::ptrdiff_t>(m_firstRun[layer + 1]), place,
                                          [](size_t at, const Run& other) { return at < other.end; });
        lowest = std::max(lowest, run->top);
        highest = std::min(highest, run->bottom);
        if (place > run->begin)
            lowest = std::max(lowest, m_y[m_nodes[place - 1]] + separation(m_nodes[place - 1], node));
        if (place + 1 < run->end)
            highest = std::min(highest, m_y[m_nodes[place + 1]] - separation(node, m_nodes[place + 1]));
        mean += m_y[node] / (end - begin);
    }
    if (lowest > highest)
        return;
    const double from = m_y[m_graph.number[m_input.from[edge]]];
    const double to = m_y[m_graph.number[m_input.to[edge]]];
    const double wish = std::clamp(std::round(mean), std::min(from, to), std::max(from, to));
    for (quint32 pass = begin; pass < end; ++pass)
        m_y[m_graph.number[pass]] = std::clamp(wish, lowest, highest);
}

void LayerPlacement::beginAtZero()
{
    double top = unbounded;
    for (const Run& run : m_runs)
        top = std::min(top, m_y[m_nodes[run.begin]] - half(m_nodes[run.begin]));
    for (const quint32 node : m_nodes)
        m_y[node] -= top;
}

/// Nodes without edges wish for nothing: they come last in their layer, in the given order.
void LayerPlacement::appendLoneNodes()
{
    std::vector<quint32> last(m_graph.layerCount, LayoutInput::noGroup);
    for (size_t layer = 0; layer < m_graph.layerCount; ++layer) {
        if (m_firstRun[layer] < m_firstRun[layer + 1])
            last[layer] = m_nodes[m_runs[m_firstRun[layer + 1] - 1].end - 1];
    }
    for (quint32 node = m_graph.partEnd; node < m_graph.nodeCount(); ++node) {
        quint32& above = last[m_graph.layer[node]];
        m_y[node] = half(node);
        if (above != LayoutInput::noGroup) {
            const double gap = above >= m_graph.partEnd ? m_input.gap : m_input.componentGap;
            m_y[node] = m_y[above] + half(above) + gap + half(node);
        }
        above = node;
        addNode(node);
    }
}

void LayerPlacement::placeLikeBefore(const std::vector<double>& wish, const std::vector<bool>& isNew)
{
    double top = 0;
    quint32 above = LayoutInput::noGroup;
    for (const auto& runs : runsByBand()) {
        // What is new does not leave what the band had.
        double bottom = top;
        for (const size_t run : runs) {
            for (size_t i = m_runs[run].begin; i < m_runs[run].end; ++i) {
                if (!isNew[m_nodes[i]])
                    bottom = std::max(bottom, wish[m_nodes[i]] + half(m_nodes[i]));
            }
        }
        if (!m_bandRank.empty()) {
            const quint32 group = groupOf(m_runs[runs.front()]);
            top += framesBetween(above, group) + (top > 0 ? m_input.gap : 0);
            above = group;
        }
        const double bandTop = top;
        for (const size_t run : runs) {
            pushDown(m_runs[run], bandTop, bottom, wish, isNew);
            const quint32 last = m_nodes[m_runs[run].end - 1];
            top = std::max(top, m_y[last] + half(last));
        }
    }
}

/// What is new keeps out of the way of what comes below it, as far as there is room above; then each node moves down
/// until it clears the one above it.
void LayerPlacement::pushDown(const Run& run, double top, double bottom, const std::vector<double>& wish,
                              const std::vector<bool>& isNew)
{
    double limit = bottom - half(m_nodes[run.end - 1]);
    for (size_t i = run.end; i-- > run.begin;) {
        const quint32 node = m_nodes[i];
        m_y[node] = isNew[node] ? std::round(std::min(wish[node], limit)) : wish[node];
        limit = i > run.begin ? m_y[node] - leastSeparation(m_nodes[i - 1], node) : limit;
    }
    double least = top + half(m_nodes[run.begin]);
    for (size_t i = run.begin; i < run.end; ++i) {
        const quint32 node = m_nodes[i];
        if (i > run.begin)
            least = m_y[m_nodes[i - 1]] + leastSeparation(m_nodes[i - 1], node);
        m_y[node] = std::max(m_y[node], least);
    }
}

void LayerPlacement::moveTo(LayoutResult& result)
{
    std::vector<double> groupTop(m_input.groupCount(), unbounded);
    std::vector<double> groupBottom(m_input.groupCount(), -unbounded);
    std::vector<quint32> next(m_graph.layerCount, 0);
    result.position.assign(m_graph.realNodes, 0);
    result.y.assign(m_graph.realNodes, 0);
    result.passY.assign(m_graph.nodeCount() - m_graph.realNodes, 0);
    for (const quint32 node : m_nodes) {
        const quint32 source = m_graph.source[node];
        const double top = m_y[node] - half(node);
        const double bottom = m_y[node] + half(node);
        result.height = std::max(result.height, bottom);
        if (m_graph.isVirtual(node)) {
            result.passY[source - m_graph.realNodes] = m_y[node];
        } else {
            result.y[source] = m_y[node];
            result.position[source] = next[m_graph.layer[node]]++;
        }
        if (!m_bandRank.empty() && m_graph.group[node] != LayoutInput::noGroup) {
            groupTop[m_graph.group[node]] = std::min(groupTop[m_graph.group[node]], top);
            groupBottom[m_graph.group[node]] = std::max(groupBottom[m_graph.group[node]], bottom);
        }
    }
    // A parent has a lower index than its children: from the back, what is in a group is known before the group.
    for (size_t group = groupTop.size(); group-- > 0;) {
        if (std::isinf(groupTop[group])) {
            groupTop[group] = groupBottom[group] = 0;
            continue;
        }
        groupTop[group] -= m_input.groupPadding;
        groupBottom[group] += m_input.groupPadding;
        result.height = std::max(result.height, groupBottom[group]);
        if (const quint32 parent = m_input.parent[group]; parent != LayoutInput::noGroup) {
            groupTop[parent] = std::min(groupTop[parent], groupTop[group]);
            groupBottom[parent] = std::max(groupBottom[parent], groupBottom[group]);
        }
    }
    result.groupTop = std::move(groupTop);
    result.groupBottom = std::move(groupBottom);
    result.firstPass = m_graph.firstPass;
}

} // namespace rolescope
