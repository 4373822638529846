// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/graph/previousorder.h"

#include "models/graph/bandorder.h"
#include "models/graph/sifting.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace rolescope {

namespace {

constexpr int siftingRounds = 3;

} // namespace

PreviousOrder::PreviousOrder(const LayeredGraph& graph, const LayoutInput& input)
    : order(graph), wish(graph.nodeCount(), LayoutInput::noPlace), isNew(graph.nodeCount(), false)
{
    if (graph.partCount() == 0)
        return;
    readPlaces(graph, input);
    const BandOrder bands(graph, input);
    std::vector<quint32> bandRank;
    if (!bands.isEmpty())
        bandRank = bands.rankByHeight(graph, wish);
    guessPlaces(graph);
    sortCells(graph);
    if (!bands.isEmpty())
        order.arrangeBands(std::move(bandRank));

    Sifting sifting(graph);
    for (int round = 0; round < siftingRounds; ++round) {
        for (quint32 cell = 0; cell < graph.cells.size(); ++cell) {
            std::vector<quint32> nodes;
            for (quint32 node = graph.cells[cell].begin; node < graph.cells[cell].end; ++node) {
                if (isNew[node] && graph.degree(node) > 0)
                    nodes.push_back(node);
            }
            if (!nodes.empty())
                sifting.siftNodes(cell, order, nodes);
        }
    }
    crossings = order.crossings(0);
    // Last in the order, they need no more room than any other.
    for (double& y : wish)
        y = std::isinf(y) ? 0 : y;
}

void PreviousOrder::readPlaces(const LayeredGraph& graph, const LayoutInput& input)
{
    for (quint32 node = 0; node < graph.nodeCount(); ++node) {
        const quint32 source = graph.source[node];
        if (source < graph.realNodes)
            wish[node] = input.previousY[source];
        else if (!input.previousPassY.empty())
            wish[node] = input.previousPassY[source - graph.realNodes];
        isNew[node] = std::isnan(wish[node]);
    }
}

/// What is new goes to the mean of its neighbours, layer after layer away from what has a place; what is connected to
/// nothing that has one goes to the end.
void PreviousOrder::guessPlaces(const LayeredGraph& graph)
{
    std::vector<quint32> open;
    for (quint32 node = 0; node < graph.nodeCount(); ++node) {
        if (isNew[node])
            open.push_back(node);
    }
    bool found = true;
    while (found && !open.empty()) {
        std::vector<std::pair<quint32, double>> guesses;
        std::vector<quint32> still;
        for (const quint32 node : open) {
            double sum = 0;
            int count = 0;
            for (const quint32 neighbour : graph.neighbours(node)) {
                if (!std::isnan(wish[neighbour])) {
                    sum += wish[neighbour];
                    ++count;
                }
            }
            if (count > 0)
                guesses.emplace_back(node, sum / count);
            else
                still.push_back(node);
        }
        // Only now, so that it does not matter who was asked first.
        for (const auto& [node, y] : guesses)
            wish[node] = y;
        found = !guesses.empty();
        open = std::move(still);
    }
    for (const quint32 node : open)
        wish[node] = std::numeric_limits<double>::infinity();
}

void PreviousOrder::sortCells(const LayeredGraph& graph)
{
    std::vector<quint32> nodes;
    for (const LayeredGraph::Cell& cell : graph.cells) {
        nodes.resize(cell.end - cell.begin);
        std::iota(nodes.begin(), nodes.end(), cell.begin);
        std::sort(nodes.begin(), nodes.end(), [&](quint32 a, quint32 b) {
            if (wish[a] != wish[b])
                return wish[a] < wish[b];
            return isNew[a] != isNew[b] ? isNew[b] : a < b;
        });
        for (quint32 i = 0; i < nodes.size(); ++i)
            order.put(nodes[i], cell.begin + i);
    }
}

} // namespace rolescope
