// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/tieredgraph.h"

#include "models/graph/crossings.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <random>
#include <unordered_set>

namespace rolescope {

namespace {

constexpr size_t tiers = 4;
constexpr std::array<double, tiers> tierShare{0.4, 0.3, 0.2, 0.1};
constexpr double degreePower = -0.7;
constexpr double neighbourhoodPower = -0.7;
constexpr quint32 neighbourhoodSize = 150;
constexpr quint32 groupsInNeighbourhood = 4;
constexpr double boxHeight = 44;

/// Numbers with weights, to be chosen by chance.
struct Choice
{
    std::vector<quint32> items;
    std::vector<double> sums;

    void add(quint32 item, double weight)
    {
        items.push_back(item);
        sums.push_back((sums.empty() ? 0 : sums.back()) + weight);
    }
    quint32 pick(double chance) const
    {
        const auto at = std::lower_bound(sums.begin(), sums.end(), chance * sums.back()) - sums.begin();
        return items[std::min(static_cast<size_t>(at), items.size() - 1)];
    }
};

class Generator
{
public:
    explicit Generator(const TieredGraphSpec& spec) : m_spec(spec), m_random(spec.seed) { }

    LayoutInput run()
    {
        addNodes();
        choosePlaces();
        addEdges();
        shuffleEdges();
        if (m_spec.grouped)
            addGroups();
        return std::move(m_input);
    }

private:
    // By hand, since the distributions of the standard library are free to
    // differ.
    quint32 next() { return static_cast<quint32>(m_random()); }
    double chance() { return (next() + 0.5) / 4294967296.0; }
    quint32 below(size_t limit) { return next() % static_cast<quint32>(limit); }

    void addNodes()
    {
        for (size_t tier = 0; tier < tiers; ++tier) {
            const auto made = static_cast<quint32>(m_input.layer.size());
            const quint32 count
                = tier + 1 == tiers ? m_spec.nodes - made : static_cast<quint32>(m_spec.nodes * tierShare[tier]);
            for (quint32 node = made; node < made + count; ++node) {
                m_tier[tier].push_back(node);
                m_input.layer.push_back(static_cast<quint8>(tier));
            }
            for (size_t left = count; left > 1; --left)
                std::swap(m_tier[tier][left - 1], m_tier[tier][below(left)]);
        }
        m_input.height.assign(m_spec.nodes, boxHeight);
    }

    void choosePlaces()
    {
        const quint32 places = std::max(1u, m_spec.nodes / neighbourhoodSize);
        Choice sizes;
        for (quint32 place = 0; place < places; ++place)
            sizes.add(place, std::pow(place + 1, neighbourhoodPower));
        for (quint32 node = 0; node < m_spec.nodes; ++node)
            m_place.push_back(sizes.pick(chance()));
        for (size_t tier = 0; tier < tiers; ++tier) {
            m_near[tier].resize(places);
            for (size_t rank = 0; rank < m_tier[tier].size(); ++rank) {
                const quint32 node = m_tier[tier][rank];
                const double weight = std::pow(static_cast<double>(rank + 1), degreePower);
                m_all[tier].add(node, weight);
                m_near[tier][m_place[node]].add(node, weight);
            }
        }
    }

    quint32 pickFor(quint32 node, size_t tier)
    {
        const Choice& near = m_near[tier][m_place[node]];
        return chance() < m_spec.local && !near.items.empty() ? near.pick(chance()) : m_all[tier].pick(chance());
    }

    bool addEdge(quint32 from, quint32 to)
    {
        if (!m_used.insert(quint64(from) << 32 | to).second)
            return false;
        m_input.from.push_back(from);
        m_input.to.push_back(to);
        return true;
    }

    void addEdges()
    {
        const auto skipping = static_cast<quint32>(m_spec.edges * m_spec.skipping);
        const quint32 edges = m_spec.edges - skipping;
        double all = 0;
        for (size_t gap = 0; gap + 1 < tiers; ++gap)
            all += static_cast<double>(m_tier[gap].size() + m_tier[gap + 1].size());
        quint32 left = edges;
        for (size_t gap = 0; gap + 1 < tiers; ++gap) {
            const double share = static_cast<double>(m_tier[gap].size() + m_tier[gap + 1].size()) / all;
            quint32 wanted = gap + 2 == tiers ? left : static_cast<quint32>(edges * share);
            left -= wanted;
            for (const quint32 node : m_tier[gap])
                wanted -= wanted > 0 && addEdge(node, pickFor(node, gap + 1)) ? 1 : 0;
            while (wanted > 0) {
                const quint32 node = m_all[gap].pick(chance());
                wanted -= addEdge(node, pickFor(node, gap + 1)) ? 1 : 0;
            }
        }
        for (quint32 made = 0; made < skipping;) {
            const quint32 node = m_all[1].pick(chance());
            made += addEdge(node, pickFor(node, 3)) ? 1 : 0;
        }
    }

    void shuffleEdges()
    {
        for (size_t left = m_input.from.size(); left > 1; --left) {
            const quint32 other = below(left);
            std::swap(m_input.from[left - 1], m_input.from[other]);
            std::swap(m_input.to[left - 1], m_input.to[other]);
        }
    }

    void addGroups()
    {
        const auto places = static_cast<quint32>(m_near[0].size());
        m_input.parent.assign(places, LayoutInput::noGroup);
        for (quint32 place = 0; place < places; ++place)
            m_input.parent.insert(m_input.parent.end(), groupsInNeighbourhood, place);
        for (const quint32 place : m_place)
            m_input.group.push_back(places + place * groupsInNeighbourhood + below(groupsInNeighbourhood));
    }

    const TieredGraphSpec m_spec;
    std::mt19937 m_random;
    LayoutInput m_input;
    std::array<std::vector<quint32>, tiers> m_tier;
    std::vector<quint32> m_place; ///< the neighbourhood of each node
    std::array<Choice, tiers> m_all;
    std::array<std::vector<Choice>, tiers> m_near;
    std::unordered_set<quint64> m_used;
};

} // namespace

LayoutInput tieredGraph(const TieredGraphSpec& spec)
{
    return Generator(spec).run();
}

quint64 crossingsByHeight(const LayoutInput& input, const std::vector<double>& y)
{
    quint64 sum = 0;
    CrossingCounter counter;
    for (quint8 tier = 0; tier + 1 < static_cast<int>(tiers); ++tier) {
        std::vector<std::pair<double, double>> edges;
        std::vector<double> heights;
        for (size_t edge = 0; edge < input.edgeCount(); ++edge) {
            if (input.layer[input.from[edge]] != tier || input.layer[input.to[edge]] != tier + 1)
                continue;
            edges.emplace_back(y[input.from[edge]], y[input.to[edge]]);
            heights.push_back(y[input.to[edge]]);
        }
        std::sort(edges.begin(), edges.end());
        std::sort(heights.begin(), heights.end());
        heights.erase(std::unique(heights.begin(), heights.end()), heights.end());
        std::vector<quint32> ends;
        for (const auto& [from, to] : edges) {
            const auto rank = std::lower_bound(heights.begin(), heights.end(), to) - heights.begin();
            ends.push_back(static_cast<quint32>(rank));
        }
        sum += counter.count(ends, static_cast<quint32>(heights.size()));
    }
    return sum;
}

} // namespace rolescope
