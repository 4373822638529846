// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/graph/layeredlayout.h"

#include "models/graph/layeredgraph.h"

#include <algorithm>
#include <limits>

namespace rolescope {

LayeredGraph::LayeredGraph(const LayoutInput& input)
    : realNodes(static_cast<quint32>(input.nodeCount())), layer(input.layer), height(input.height)
{
    std::vector<quint32> from;
    std::vector<quint32> to;
    firstPass.reserve(input.edgeCount() + 1);
    for (size_t edge = 0; edge < input.edgeCount(); ++edge) {
        firstPass.push_back(static_cast<quint32>(layer.size()) - realNodes);
        quint32 last = input.from[edge];
        for (int between = layer[last] + 1; between < input.layer[input.to[edge]]; ++between) {
            const auto bend = static_cast<quint32>(layer.size());
            layer.push_back(static_cast<quint8>(between));
            height.push_back(0);
            from.push_back(last);
            to.push_back(bend);
            last = bend;
        }
        from.push_back(last);
        to.push_back(input.to[edge]);
    }
    firstPass.push_back(static_cast<quint32>(layer.size()) - realNodes);
    for (const quint8 of : layer)
        layerCount = std::max<quint32>(layerCount, of + 1u);

    const auto collect = [&](const std::vector<quint32>& source, const std::vector<quint32>& target) {
        Neighbours result;
        result.first.assign(layer.size() + 1, 0);
        result.nodes.resize(source.size());
        for (const quint32 node : source)
            ++result.first[node + 1];
        for (size_t node = 0; node < layer.size(); ++node)
            result.first[node + 1] += result.first[node];
        std::vector<quint32> next(result.first.begin(), result.first.end() - 1);
        for (size_t edge = 0; edge < source.size(); ++edge)
            result.nodes[next[source[edge]]++] = target[edge];
        return result;
    };
    right = collect(from, to);
    left = collect(to, from);
    findComponents();
}

void LayeredGraph::findComponents()
{
    constexpr quint32 none = std::numeric_limits<quint32>::max();
    component.assign(layer.size(), none);
    quint32 count = 0;
    std::vector<quint32> open;
    for (quint32 start = 0; start < layer.size(); ++start) {
        if (component[start] != none)
            continue;
        component[start] = count;
        open.push_back(start);
        while (!open.empty()) {
            const quint32 node = open.back();
            open.pop_back();
            for (const Neighbours* side : {&left, &right}) {
                for (const quint32 neighbour : side->of(node)) {
                    if (component[neighbour] == none) {
                        component[neighbour] = count;
                        open.push_back(neighbour);
                    }
                }
            }
        }
        ++count;
    }
}

double separation(const LayeredGraph& graph, const LayoutInput& input, quint32 upper, quint32 lower)
{
    const bool together = graph.component[upper] == graph.component[lower];
    return (graph.height[upper] + graph.height[lower]) / 2 + (together ? input.gap : input.componentGap);
}

namespace {

/// Nodes without edges wish for nothing: they come last in their layer, in the given order.
void appendLoneNodes(const LayeredGraph& graph, const LayoutInput& input, LayeredGraph::Order& order,
                     std::vector<double>& y)
{
    for (quint32 node = 0; node < graph.realNodes; ++node) {
        if (!graph.isAlone(node))
            continue;
        auto& layer = order[graph.layer[node]];
        if (layer.empty()) {
            y[node] = graph.height[node] / 2;
        } else {
            const quint32 above = layer.back();
            const bool listed = graph.isAlone(above);
            const double gap = listed ? input.gap : input.componentGap;
            y[node] = y[above] + (graph.height[above] + graph.height[node]) / 2 + gap;
        }
        layer.push_back(node);
    }
}

} // namespace

LayoutResult LayeredLayout::layout(const LayoutInput& input, const CancelToken& cancel) const
{
    const LayeredGraph graph(input);
    LayerOrdering ordering = orderLayers(graph, cancel);
    std::vector<double> y(graph.layer.size(), 0);
    placeLayers(graph, ordering.order, input, y, cancel);
    LayoutResult result;
    if (cancel.isCancelled()) {
        result.cancelled = true;
        return result;
    }

    // What is topmost begins at 0; only then lone nodes can be put below.
    double top = std::numeric_limits<double>::max();
    for (const auto& layer : ordering.order) {
        if (!layer.empty())
            top = std::min(top, y[layer.front()] - graph.height[layer.front()] / 2);
    }
    for (const auto& layer : ordering.order) {
        for (const quint32 node : layer)
            y[node] -= top;
    }
    appendLoneNodes(graph, input, ordering.order, y);

    result.crossings = ordering.crossings;
    result.position.assign(graph.realNodes, 0);
    for (const auto& layer : ordering.order) {
        quint32 position = 0;
        for (const quint32 node : layer) {
            result.height = std::max(result.height, y[node] + graph.height[node] / 2);
            if (!graph.isVirtual(node))
                result.position[node] = position++;
        }
    }
    result.y.assign(y.begin(), y.begin() + graph.realNodes);
    result.passY.assign(y.begin() + graph.realNodes, y.end());
    result.firstPass = graph.firstPass;
    return result;
}

} // namespace rolescope
