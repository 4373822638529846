// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/graph/layoutgraphs.h"

#include <QList>

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <random>
#include <set>

namespace rolescope {

namespace {

constexpr double tolerance = 1e-6;

/// A piece of an edge between two neighbouring layers.
struct Piece
{
    int layer;
    double left;
    double right;
};

std::vector<Piece> pieces(const LayoutInput& input, const LayoutResult& result)
{
    std::vector<Piece> list;
    for (size_t edge = 0; edge < input.edgeCount(); ++edge) {
        const int from = input.layer[input.from[edge]];
        const int to = input.layer[input.to[edge]];
        if (from == to)
            continue;
        const int step = from < to ? 1 : -1;
        double y = result.y[input.from[edge]];
        int layer = from;
        for (quint32 pass = result.firstPass[edge]; pass <= result.firstPass[edge + 1]; ++pass) {
            const bool last = pass == result.firstPass[edge + 1];
            const double next = last ? result.y[input.to[edge]] : result.passY[pass];
            list.push_back(step > 0 ? Piece{layer, y, next} : Piece{layer - 1, next, y});
            y = next;
            layer += step;
        }
    }
    return list;
}

/// A box, or a passing edge as a box without height.
struct Item
{
    double y;
    double half;
    quint32 group;
    qint64 node; ///< -1 for a passing edge
};

std::vector<std::vector<Item>> itemsByLayer(const LayoutInput& input, const LayoutResult& result)
{
    std::vector<std::vector<Item>> layers(256);
    const auto groupOf = [&](quint32 node) { return input.group.empty() ? LayoutInput::noGroup : input.group[node]; };
    for (quint32 node = 0; node < input.nodeCount(); ++node)
        layers[input.layer[node]].push_back({result.y[node], input.height[node] / 2, groupOf(node), node});
    for (size_t edge = 0; edge < input.edgeCount(); ++edge) {
        const bool forward = input.layer[input.from[edge]] <= input.layer[input.to[edge]];
        int layer = input.layer[input.from[edge]];
        for (quint32 pass = result.firstPass[edge]; pass < result.firstPass[edge + 1]; ++pass) {
            layer += forward ? 1 : -1;
            const quint32 home = groupOf(forward ? input.from[edge] : input.to[edge]);
            layers[static_cast<size_t>(layer)].push_back({result.passY[pass], 0, home, -1});
        }
    }
    for (auto& layer : layers)
        std::stable_sort(layer.begin(), layer.end(), [](const Item& a, const Item& b) { return a.y < b.y; });
    return layers;
}

bool liesIn(const LayoutInput& input, quint32 group, quint32 outer)
{
    while (group != LayoutInput::noGroup && group != outer)
        group = input.parent[group];
    return group == outer;
}

} // namespace

LayoutInput layoutInput(const QByteArray& text)
{
    LayoutInput input;
    std::map<char, quint32> names;
    const QList<QByteArray> halves = text.split(':');
    quint8 layer = 0;
    for (const char c : halves[0]) {
        if (c == '|')
            ++layer;
        if (c == '|' || c == ' ')
            continue;
        names[c] = static_cast<quint32>(input.layer.size());
        input.layer.push_back(layer);
    }
    input.height.assign(input.layer.size(), testBoxHeight);
    for (const QByteArray& edge : halves.size() > 1 ? halves[1].simplified().split(' ') : QList<QByteArray>()) {
        input.from.push_back(names.at(edge[0]));
        input.to.push_back(names.at(edge[2]));
    }
    return input;
}

LayoutInput randomLayoutInput(int nodes, int edges, int skips, unsigned seed)
{
    std::minstd_rand random(seed);
    LayoutInput input;
    for (int i = 0; i < nodes; ++i)
        input.layer.push_back(static_cast<quint8>(i * 4 / nodes));
    input.height.assign(input.layer.size(), testBoxHeight);
    const auto pick = [&](int layer) {
        const int first = (layer * nodes + 3) / 4;
        const int last = ((layer + 1) * nodes + 3) / 4;
        return static_cast<quint32>(first + static_cast<int>(random() % static_cast<unsigned>(last - first)));
    };
    std::set<std::pair<quint32, quint32>> used;
    const auto add = [&](int from, int to) {
        const std::pair<quint32, quint32> edge{pick(from), pick(to)};
        if (!used.insert(edge).second)
            return;
        input.from.push_back(edge.first);
        input.to.push_back(edge.second);
    };
    for (int i = 0; i < edges; ++i) {
        const int layer = static_cast<int>(random() % 3);
        add(layer, layer + 1);
    }
    for (int i = 0; i < skips; ++i)
        add(1, 3);
    return input;
}

LayoutInput randomGroupedInput(int nodes, int edges, int skips, unsigned seed, quint32 outer)
{
    LayoutInput input = randomLayoutInput(nodes, edges, skips, seed);
    std::minstd_rand random(seed + 100);
    input.parent.assign(outer, LayoutInput::noGroup);
    for (quint32 group = 0; group < outer; ++group)
        input.parent.insert(input.parent.end(), 3, group);
    for (size_t node = 0; node < input.nodeCount(); ++node) {
        const auto group = static_cast<quint32>(random() % input.parent.size());
        input.group.push_back(random() % 10 == 0 ? LayoutInput::noGroup : group);
    }
    return input;
}

LayoutInput shuffledInput(const LayoutInput& input, unsigned seed, std::vector<quint32>& moved)
{
    std::mt19937 random(seed);
    std::vector<quint32> order(input.nodeCount());
    std::iota(order.begin(), order.end(), 0u);
    std::shuffle(order.begin(), order.end(), random);
    moved.resize(order.size());
    LayoutInput result = input;
    for (quint32 i = 0; i < order.size(); ++i) {
        moved[order[i]] = i;
        result.layer[i] = input.layer[order[i]];
        result.height[i] = input.height[order[i]];
        if (!input.key.empty())
            result.key[i] = input.key[order[i]];
        if (!input.group.empty())
            result.group[i] = input.group[order[i]];
        if (!input.previousY.empty())
            result.previousY[i] = input.previousY[order[i]];
    }
    std::vector<quint32> edges(input.edgeCount());
    std::iota(edges.begin(), edges.end(), 0u);
    std::shuffle(edges.begin(), edges.end(), random);
    for (size_t i = 0; i < edges.size(); ++i) {
        result.from[i] = moved[input.from[edges[i]]];
        result.to[i] = moved[input.to[edges[i]]];
    }
    return result;
}

quint64 crossingsByPairs(const LayoutInput& input, const LayoutResult& result)
{
    const std::vector<Piece> list = pieces(input, result);
    quint64 count = 0;
    for (size_t i = 0; i < list.size(); ++i) {
        for (size_t j = i + 1; j < list.size(); ++j) {
            if (list[i].layer == list[j].layer && (list[i].left - list[j].left) * (list[i].right - list[j].right) < 0)
                ++count;
        }
    }
    return count;
}

QByteArray faultsOf(const LayoutInput& input, const LayoutResult& result)
{
    if (result.y.size() != input.nodeCount() || result.position.size() != input.nodeCount()
        || result.firstPass.size() != input.edgeCount() + 1 || result.passY.size() != result.firstPass.back())
        return "lists of the wrong size";
    double top = 0;
    double bottom = 0;
    for (const auto& layer : itemsByLayer(input, result)) {
        quint32 position = 0;
        for (size_t i = 0; i < layer.size(); ++i) {
            const Item& item = layer[i];
            if (!std::isfinite(item.y))
                return "a height that is no number";
            if (i > 0 && item.y - item.half < layer[i - 1].y + layer[i - 1].half + input.gap - tolerance)
                return "overlap at " + QByteArray::number(item.y);
            if (item.node >= 0 && result.position[static_cast<size_t>(item.node)] != position++)
                return "wrong position of node " + QByteArray::number(item.node);
            top = std::min(top, item.y - item.half);
            bottom = std::max(bottom, item.y + item.half);
        }
    }
    if (top < -tolerance)
        return "something above the top";
    if (bottom > result.height + tolerance)
        return "something below the bottom";
    const quint64 crossings = crossingsByPairs(input, result);
    if (crossings != result.crossings)
        return QByteArray::number(result.crossings) + " crossings told, " + QByteArray::number(crossings) + " found";
    return {};
}

QByteArray bandFaultsOf(const LayoutInput& input, const LayoutResult& result)
{
    const auto layers = itemsByLayer(input, result);
    for (quint32 group = 0; group < input.groupCount(); ++group) {
        const QByteArray name = "group " + QByteArray::number(group) + ": ";
        const double top = result.groupTop[group];
        const double bottom = result.groupBottom[group];
        for (const auto& layer : layers) {
            for (const Item& item : layer) {
                const bool inside = item.y + item.half > top + tolerance && item.y - item.half < bottom - tolerance;
                const bool belongs = liesIn(input, item.group, group);
                if (inside && !belongs)
                    return name + "a stranger at " + QByteArray::number(item.y);
                const double margin = input.groupPadding - tolerance;
                if (belongs && (item.y - item.half < top + margin || item.y + item.half > bottom - margin))
                    return name + "something at or outside its frame at " + QByteArray::number(item.y);
            }
        }
        for (quint32 other = 0; other < group; ++other) {
            const bool apart
                = result.groupTop[other] >= bottom - tolerance || result.groupBottom[other] <= top + tolerance;
            if (!apart && !liesIn(input, group, other))
                return name + "overlaps group " + QByteArray::number(other);
        }
        const quint32 parent = input.parent[group];
        if (parent != LayoutInput::noGroup && top < bottom
            && (top < result.groupTop[parent] || bottom > result.groupBottom[parent]))
            return name + "leaves its parent";
    }
    return {};
}

} // namespace rolescope
