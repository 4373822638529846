// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/graph/layerordering.h"

#include "models/graph/spectralorder.h"

#include <algorithm>
#include <array>
#include <limits>
#include <numeric>
#include <random>

namespace rolescope {

namespace {

constexpr float barycentres = std::numeric_limits<float>::infinity();
/// See RankSweep: from nearly barycentres to nearly medians.
constexpr std::array<float, 2> softnesses{1, 0.4f};
/// A part that is smaller has no shape that eigenvectors could show.
constexpr quint32 spectralMinimum = 16;
constexpr quint32 spectralVectors = 3;
/// Bands are switched as long as that takes away one crossing in so many.
constexpr quint64 leastBandGain = 400;
constexpr quint64 notCounted = std::numeric_limits<quint64>::max();
/// How the vectors are mixed for each start. Where their eigenvalues are close, a mixture is as good as they are.
constexpr std::array<std::array<float, spectralVectors>, 12> mixtures{{{1, 0, 0},
                                                                       {1, 1, 0},
                                                                       {1, -1, 0},
                                                                       {0, 1, 0},
                                                                       {1, 0, 1},
                                                                       {1, 0, -1},
                                                                       {0, 0, 1},
                                                                       {0, 1, 1},
                                                                       {0, 1, -1},
                                                                       {1, 1, 1},
                                                                       {1, -1, 1},
                                                                       {1, -1, -1}}};
} // namespace

/// How much work a part is worth: small ones are cheap, so more is tried.
struct LayerOrdering::Budget
{
    quint32 maximum; ///< applies to parts of up to so many nodes
    quint32 spectralSteps;
    quint32 spectralStarts;
    quint32 depthFirstStarts;
    size_t afterFirst; ///< candidates that are left after the first stage
    size_t finalists;
    Stage second;
    Stage last; ///< of each finalist
    int siftingPasses; ///< of the winner, at most
    quint32 window;
};

const LayerOrdering::Budget& LayerOrdering::usualBudget(quint32 nodes)
{
    constexpr quint32 all = std::numeric_limits<quint32>::max();
    static constexpr std::array<Budget, 6> usual{{
        {64, 24, 4, 6, 4, 2, {12, 10, 0, 0}, {0, 10, 2, 24}, 12, 64},
        {600, 40, 8, 8, 6, 3, {12, 10, 0, 0}, {0, 10, 2, 24}, 12, 64},
        {2000, 40, 5, 0, 3, 1, {10, 10, 0, 0}, {0, 10, 0, 24}, 5, 64},
        {6000, 40, 4, 0, 2, 1, {12, 8, 0, 0}, {0, 12, 0, 20}, 3, 64},
        {20'000, 40, 3, 0, 1, 1, {12, 8, 0, 0}, {0, 12, 0, 16}, 2, 64},
        {all, 30, 2, 0, 1, 1, {12, 10, 0, 0}, {0, 10, 0, 12}, 2, 32},
    }};
    return *std::find_if(usual.begin(), usual.end(), [nodes](const Budget& row) { return nodes <= row.maximum; });
}

constexpr LayerOrdering::Budget LayerOrdering::thoroughBudget{0, 50, 8, 4, 5, 2, {30, 20, 0, 0}, {0, 20, 1, 32},
                                                              8, 128};

LayerOrdering::LayerOrdering(const LayeredGraph& graph, const LayoutInput& input, const CancelToken& cancel)
    : m_graph(graph)
    , m_cancel(cancel)
    , m_bands(graph, input)
    , m_order(graph)
    , m_sweep(graph)
    , m_sifting(graph)
    , m_switching(graph, m_bands)
    , m_crossings(graph.partCount(), 0)
    , m_spectra(graph.partCount())
{ }

quint64 LayerOrdering::crossings() const
{
    return std::accumulate(m_crossings.begin(), m_crossings.end(), quint64(0));
}

quint32 LayerOrdering::size(quint32 part) const
{
    return m_graph.part(part).back().end - m_graph.part(part).front().begin;
}

std::vector<quint32> LayerOrdering::nodes(quint32 part) const
{
    std::vector<quint32> result(size(part));
    std::iota(result.begin(), result.end(), m_graph.part(part).front().begin);
    return result;
}

void LayerOrdering::begin()
{
    for (quint32 part = 0; part < m_graph.partCount() && !m_cancel.isCancelled(); ++part)
        begin(part);
}

/// A tree comes out without crossings by depth-first search, if it can; what is no tree gets a shape by its first
/// eigenvector.
void LayerOrdering::begin(quint32 part)
{
    startDepthFirst(part, nodes(part));
    m_crossings[part] = m_order.crossings(part);
    if (m_crossings[part] > 0 && m_bands.isEmpty() && isTree(part)) {
        const Candidate given = {m_order.saved(part), m_crossings[part]};
        startTree(part);
        const Candidate tree = current(part);
        adopt(part, tree.crossings < given.crossings ? tree : given);
    }
    if (m_crossings[part] == 0)
        return;
    const Candidate depthFirst = current(part);
    const Budget& budget = usualBudget(size(part));
    readSpectrum(part, budget);
    Candidates candidates;
    addSpectralStart(part, 0, candidates);
    if (candidates.empty())
        candidates.push_back(depthFirst);
    improve(part, candidates.front(), firstStage, budget);
    adopt(part, candidates.front().crossings < depthFirst.crossings ? candidates.front() : depthFirst);
}

void LayerOrdering::refine(LayoutEffort effort)
{
    for (quint32 part = 0; part < m_graph.partCount() && !m_cancel.isCancelled(); ++part) {
        if (m_crossings[part] == 0)
            continue;
        const Budget& budget = effort == LayoutEffort::Usual ? usualBudget(size(part)) : thoroughBudget;
        if (m_spectra[part].empty())
            readSpectrum(part, budget);
        refine(part, budget);
        m_spectra[part] = {};
    }
}

void LayerOrdering::refine(quint32 part, const Budget& budget)
{
    const auto stage = [&](Candidates& candidates, const Stage& what, size_t keep) {
        for (Candidate& candidate : candidates)
            improve(part, candidate, what, budget);
        std::stable_sort(candidates.begin(), candidates.end(),
                         [](const Candidate& a, const Candidate& b) { return a.crossings < b.crossings; });
        candidates.resize(std::min(candidates.size(), keep));
    };
    const Candidate begun = {m_order.saved(part), m_crossings[part]};
    Candidates candidates;
    for (quint32 start = 1; start < budget.spectralStarts; ++start)
        addSpectralStart(part, start, candidates);
    addDepthFirstStarts(part, std::min(budget.depthFirstStarts, size(part) / 2), candidates);
    stage(candidates, firstStage, candidates.size());
    candidates.push_back(begun);
    stage(candidates, {0, 0, 0, 0}, budget.afterFirst);
    stage(candidates, budget.second, budget.finalists);
    stage(candidates, budget.last, 1);
    improve(part, candidates.front(), {0, 0, budget.siftingPasses, 0}, budget);
    adopt(part, candidates.front());
}

void LayerOrdering::readSpectrum(quint32 part, const Budget& budget)
{
    if (size(part) >= spectralMinimum)
        m_spectra[part] = spectralOrders(m_graph, part, budget.spectralSteps, spectralVectors, m_cancel);
}

void LayerOrdering::addSpectralStart(quint32 part, quint32 index, Candidates& candidates)
{
    const auto& vectors = m_spectra[part];
    if (vectors.empty())
        return;
    std::vector<float> height(size(part), 0);
    for (size_t k = 0; k < vectors.size(); ++k) {
        for (size_t i = 0; i < height.size(); ++i)
            height[i] += mixtures[index][k] * vectors[k][i];
    }
    startBy(part, height);
    candidates.push_back({m_order.saved(part), notCounted});
}

void LayerOrdering::addDepthFirstStarts(quint32 part, quint32 count, Candidates& candidates)
{
    std::vector<quint32> starts = nodes(part);
    // A fixed seed, and shuffling by hand since std::shuffle is free to differ between libraries.
    std::minstd_rand random(1);
    for (quint32 i = 0; i < count; ++i) {
        startDepthFirst(part, starts);
        candidates.push_back(current(part));
        for (size_t left = starts.size(); left > 1; --left)
            std::swap(starts[left - 1], starts[random() % left]);
    }
}

void LayerOrdering::startBy(quint32 part, const std::vector<float>& height)
{
    const quint32 begin = m_graph.part(part).front().begin;
    std::vector<quint32> cellNodes;
    for (const LayeredGraph::Cell& cell : m_graph.part(part)) {
        cellNodes.resize(cell.end - cell.begin);
        std::iota(cellNodes.begin(), cellNodes.end(), cell.begin);
        std::sort(cellNodes.begin(), cellNodes.end(), [&](quint32 a, quint32 b) {
            return height[a - begin] != height[b - begin] ? height[a - begin] < height[b - begin] : a < b;
        });
        for (quint32 i = 0; i < cellNodes.size(); ++i)
            m_order.put(cellNodes[i], cell.begin + i);
    }
    if (!m_bands.isEmpty())
        m_order.arrangeBands(m_bands.rankByHeight(m_graph, std::vector<double>(height.begin(), height.end())));
}

/// Each node at the end of its cell when the search reaches it.
void LayerOrdering::startDepthFirst(quint32 part, std::vector<quint32> nodes)
{
    const quint32 begin = m_graph.part(part).front().begin;
    std::vector<quint32> next(m_graph.layerCount, 0);
    for (const LayeredGraph::Cell& cell : m_graph.part(part))
        next[cell.layer] = cell.begin;
    std::vector<bool> seen(nodes.size(), false);
    // What is still to be visited lies on a stack, the next node last.
    std::reverse(nodes.begin(), nodes.end());
    while (!nodes.empty()) {
        const quint32 node = nodes.back();
        nodes.pop_back();
        if (seen[node - begin])
            continue;
        seen[node - begin] = true;
        m_order.put(node, next[m_graph.layer[node]]++);
        const auto neighbours = m_graph.neighbours(node);
        nodes.insert(nodes.end(), neighbours.rbegin(), neighbours.rend());
    }
    if (!m_bands.isEmpty())
        m_order.arrangeBands(m_bands.givenRank());
}

/// Of a part that is connected.
bool LayerOrdering::isTree(quint32 part) const
{
    const quint32 begin = m_graph.part(part).front().begin;
    const quint32 ends = m_graph.ranges[begin + size(part)].first - m_graph.ranges[begin].first;
    return ends / 2 < size(part);
}

/// Depth-first from a far end, into small subtrees first: what hangs off the longest way through the tree is done with
/// before it goes on.
void LayerOrdering::startTree(quint32 part)
{
    const quint32 begin = m_graph.part(part).front().begin;
    std::vector<quint32> reached;
    std::vector<quint32> parent(size(part));
    const auto reachFrom = [&](quint32 root) {
        reached.assign(1, root);
        parent[root - begin] = root;
        for (size_t i = 0; i < reached.size(); ++i) {
            for (const quint32 neighbour : m_graph.neighbours(reached[i])) {
                if (neighbour == parent[reached[i] - begin])
                    continue;
                parent[neighbour - begin] = reached[i];
                reached.push_back(neighbour);
            }
        }
    };
    reachFrom(begin);
    reachFrom(reached.back());
    std::vector<quint32> weight(size(part), 1);
    for (size_t i = reached.size() - 1; i > 0; --i)
        weight[parent[reached[i] - begin] - begin] += weight[reached[i] - begin];

    std::vector<quint32> next(m_graph.layerCount, 0);
    for (const LayeredGraph::Cell& cell : m_graph.part(part))
        next[cell.layer] = cell.begin;
    std::vector<quint32> open{reached.front()};
    while (!open.empty()) {
        const quint32 node = open.back();
        open.pop_back();
        m_order.put(node, next[m_graph.layer[node]]++);
        const auto firstChild = static_cast<std::ptrdiff_t>(open.size());
        for (const quint32 neighbour : m_graph.neighbours(node)) {
            if (neighbour != parent[node - begin])
                open.push_back(neighbour);
        }
        std::sort(open.begin() + firstChild, open.end(), [&](quint32 a, quint32 b) {
            return weight[a - begin] != weight[b - begin] ? weight[a - begin] > weight[b - begin] : a > b;
        });
    }
}

LayerOrdering::Candidate LayerOrdering::current(quint32 part)
{
    return {m_order.saved(part), m_order.crossings(part)};
}

void LayerOrdering::adopt(quint32 part, const Candidate& candidate)
{
    m_order.restore(part, candidate.order);
    m_crossings[part] = candidate.crossings;
}

void LayerOrdering::improve(quint32 part, Candidate& candidate, const Stage& stage, const Budget& budget)
{
    if (candidate.crossings == 0 || m_cancel.isCancelled())
        return;
    m_order.restore(part, candidate.order);
    quint64 crossings = candidate.crossings;
    if (stage.barycentreSweeps + stage.softSweeps > 0) {
        sweep(part, stage.barycentreSweeps, barycentres);
        if (!m_bands.isEmpty())
            switchBands(part, stage.bandPasses);
        sweep(part, stage.softSweeps, stage.barycentreSweeps > 0 ? softnesses.front() : softnesses.back());
        crossings = m_order.crossings(part);
        if (crossings > candidate.crossings)
            m_order.restore(part, candidate.order);
        crossings = std::min(crossings, candidate.crossings);
    }
    quint64 gain = 1;
    for (int pass = 0; pass < stage.siftingPasses && gain > 0; ++pass) {
        gain = m_sifting.pass(part, m_order, pass % 2 == 0, budget.window, m_cancel);
        crossings -= gain;
    }
    if (crossings < candidate.crossings)
        candidate = {m_order.saved(part), crossings};
}

/// Until it is hardly worth it any more.
void LayerOrdering::switchBands(quint32 part, int passes)
{
    const quint64 worthIt = passes > 0 ? m_order.crossings(part) / leastBandGain : 0;
    quint64 gain = worthIt + 1;
    for (int pass = 0; pass < passes && gain > worthIt && !m_cancel.isCancelled(); ++pass)
        gain = m_switching.pass(m_order, pass % 2 == 0);
}

void LayerOrdering::sweep(quint32 part, int rounds, float softness)
{
    m_sweep.readRanks(part, m_order);
    bool moved = true;
    for (int round = 0; round < rounds && moved && !m_cancel.isCancelled(); ++round) {
        moved = m_sweep.sweep(part, m_order, round % 2 == 0, softness);
        if (m_bands.isEmpty() || softness != barycentres)
            continue;
        m_order.arrangeBands(m_bands.barycentreRank(m_graph, m_sweep));
        m_sweep.readRanks(part, m_order);
    }
}

} // namespace rolescope
