// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/graph/layeredlayout.h"

#include "models/graph/crossings.h"

#include <QtTest>

#include <random>
#include <set>

using namespace rolescope;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr double height = 44;

/// A tiered graph; `skips` edges jump over the layer of roles.
LayoutInput randomGraph(int nodes, int edges, int skips, unsigned seed)
{
    std::minstd_rand random(seed);
    LayoutInput input;
    for (int i = 0; i < nodes; ++i)
        input.layer.push_back(static_cast<quint8>(i * 4 / nodes));
    input.height.assign(input.layer.size(), height);
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

/// A piece of an edge between two neighbouring layers, by heights: crossings can be read off them.
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
        double y = result.y[input.from[edge]];
        int layer = input.layer[input.from[edge]];
        for (quint32 pass = result.firstPass[edge]; pass < result.firstPass[edge + 1]; ++pass) {
            list.push_back({layer++, y, result.passY[pass]});
            y = result.passY[pass];
        }
        list.push_back({layer, y, result.y[input.to[edge]]});
    }
    return list;
}

quint64 crossingsByPairs(const std::vector<Piece>& list)
{
    quint64 count = 0;
    for (size_t i = 0; i < list.size(); ++i) {
        for (size_t j = i + 1; j < list.size(); ++j) {
            if (list[i].layer == list[j].layer && (list[i].left - list[j].left) * (list[i].right - list[j].right) < 0)
                ++count;
        }
    }
    return count;
}

} // namespace

class LayeredLayoutTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void counterAgainstPairs();
    void geometry_data();
    void geometry();
    void untanglesWhatCanBeUntangled();
    void fewerCrossingsThanGiven();
    void longEdgesAreStraight();
    void chainsAreStraight();
    void loneNodesComeLast();
    void componentsDoNotMix();
    void sameInputSameResult();
    void nothing();
    void cancelled();
    void quickEnough();
};

void LayeredLayoutTest::counterAgainstPairs()
{
    CrossingCounter counter;
    std::minstd_rand random(7);
    for (int round = 0; round < 60; ++round) {
        const quint32 size = 1 + static_cast<quint32>(random() % 33);
        std::vector<std::pair<quint32, quint32>> edges;
        for (quint32 i = 0, n = static_cast<quint32>(random() % 80); i < n; ++i)
            edges.emplace_back(random() % 20, random() % size);
        std::sort(edges.begin(), edges.end());
        std::vector<quint32> ends;
        quint64 expected = 0;
        for (size_t i = 0; i < edges.size(); ++i) {
            ends.push_back(edges[i].second);
            for (size_t j = 0; j < i; ++j)
                expected += edges[j].first < edges[i].first && edges[j].second > edges[i].second ? 1 : 0;
        }
        QCOMPARE(counter.count(ends, size), expected);
    }
}

void LayeredLayoutTest::geometry_data()
{
    QTest::addColumn<int>("nodes");
    QTest::addColumn<int>("edges");
    QTest::addColumn<int>("skips");
    QTest::newRow("sparse") << 40 << 30 << 0;
    QTest::newRow("usual") << 120 << 300 << 0;
    QTest::newRow("with long edges") << 120 << 200 << 40;
    QTest::newRow("dense") << 60 << 600 << 20;
    QTest::newRow("large") << 1200 << 2500 << 60;
}

void LayeredLayoutTest::geometry()
{
    QFETCH(int, nodes);
    QFETCH(int, edges);
    QFETCH(int, skips);
    for (unsigned seed = 1; seed <= 3; ++seed) {
        const LayoutInput input = randomGraph(nodes, edges, skips, seed);
        const LayoutResult result = LayeredLayout().layout(input, {});
        QCOMPARE(result.y.size(), input.nodeCount());
        double top = 1e9;
        double bottom = 0;
        for (quint8 layer = 0; layer < 4; ++layer) {
            std::vector<quint32> column;
            for (quint32 node = 0; node < input.nodeCount(); ++node) {
                if (input.layer[node] == layer)
                    column.push_back(node);
            }
            std::sort(column.begin(), column.end(),
                      [&](quint32 a, quint32 b) { return result.position[a] < result.position[b]; });
            for (size_t i = 0; i < column.size(); ++i) {
                QCOMPARE(result.position[column[i]], static_cast<quint32>(i));
                if (i > 0)
                    QVERIFY(result.y[column[i]] - result.y[column[i - 1]] >= height + input.gap - 1e-6);
                top = std::min(top, result.y[column[i]] - height / 2);
                bottom = std::max(bottom, result.y[column[i]] + height / 2);
            }
        }
        for (const double pass : result.passY) {
            top = std::min(top, pass);
            bottom = std::max(bottom, pass);
        }
        QVERIFY(std::abs(top) < 1e-6);
        QVERIFY(std::abs(bottom - result.height) < 1e-6);
        QCOMPARE(result.crossings, crossingsByPairs(pieces(input, result)));
        // Where a long edge passes, no box is in its way.
        for (size_t edge = 0; edge < input.edgeCount(); ++edge) {
            for (quint32 pass = result.firstPass[edge]; pass < result.firstPass[edge + 1]; ++pass) {
                for (quint32 node = 0; node < input.nodeCount(); ++node) {
                    if (input.layer[node] == input.layer[input.from[edge]] + 1)
                        QVERIFY(std::abs(result.y[node] - result.passY[pass]) >= height / 2);
                }
            }
        }
    }
}

void LayeredLayoutTest::untanglesWhatCanBeUntangled()
{
    // Ten chains whose nodes are given in opposite order in every other layer.
    LayoutInput input;
    for (quint32 layer = 0; layer < 4; ++layer) {
        for (quint32 i = 0; i < 10; ++i)
            input.layer.push_back(static_cast<quint8>(layer));
    }
    input.height.assign(40, height);
    for (quint32 layer = 0; layer < 3; ++layer) {
        for (quint32 i = 0; i < 10; ++i) {
            input.from.push_back(layer * 10 + (layer % 2 == 0 ? i : 9 - i));
            input.to.push_back((layer + 1) * 10 + (layer % 2 == 0 ? 9 - i : i));
        }
    }
    QCOMPARE(LayeredLayout().layout(input, {}).crossings, quint64(0));
}

void LayeredLayoutTest::fewerCrossingsThanGiven()
{
    const LayoutInput input = randomGraph(300, 700, 0, 5);
    const LayoutResult result = LayeredLayout().layout(input, {});
    LayoutResult given;
    for (quint32 node = 0; node < input.nodeCount(); ++node)
        given.y.push_back(node);
    given.firstPass.assign(input.edgeCount() + 1, 0);
    QVERIFY(result.crossings * 2 < crossingsByPairs(pieces(input, given)));
}

void LayeredLayoutTest::longEdgesAreStraight()
{
    const LayoutInput input = randomGraph(60, 60, 10, 3);
    const LayoutResult result = LayeredLayout().layout(input, {});
    double bend = 0;
    double rise = 0;
    for (size_t edge = 0; edge < input.edgeCount(); ++edge) {
        for (quint32 pass = result.firstPass[edge]; pass < result.firstPass[edge + 1]; ++pass) {
            const double from = result.y[input.from[edge]];
            const double to = result.y[input.to[edge]];
            const double out
                = std::max({0.0, result.passY[pass] - std::max(from, to), std::min(from, to) - result.passY[pass]});
            bend += out;
            rise += 1;
        }
    }
    // On average a long edge leaves the strip between its ends by less than two boxes.
    QVERIFY2(bend / rise < 2 * height, qPrintable(QString::number(bend / rise)));
}

void LayeredLayoutTest::chainsAreStraight()
{
    LayoutInput input;
    input.layer = {0, 1, 2, 3};
    input.height.assign(4, height);
    input.from = {0, 1, 2};
    input.to = {1, 2, 3};
    const LayoutResult result = LayeredLayout().layout(input, {});
    for (const double y : result.y)
        QCOMPARE(y, height / 2);
    QCOMPARE(result.height, height);
}

void LayeredLayoutTest::loneNodesComeLast()
{
    LayoutInput input;
    input.layer = {0, 0, 0, 1};
    input.height.assign(4, height);
    input.from = {1};
    input.to = {3};
    const LayoutResult result = LayeredLayout().layout(input, {});
    QCOMPARE(result.position[1], 0u);
    QCOMPARE(result.position[0], 1u);
    QCOMPARE(result.position[2], 2u);
    QVERIFY(result.y[0] - result.y[1] >= height + input.componentGap);
    QCOMPARE(result.y[2] - result.y[0], height + input.gap);
}

void LayeredLayoutTest::componentsDoNotMix()
{
    // Two stars, their leaves given by turns.
    LayoutInput input;
    input.layer = {1, 1};
    for (quint32 i = 0; i < 12; ++i) {
        input.layer.push_back(0);
        input.from.push_back(2 + i);
        input.to.push_back(i % 2);
    }
    input.height.assign(input.layer.size(), height);
    const LayoutResult result = LayeredLayout().layout(input, {});
    QCOMPARE(result.crossings, quint64(0));
    for (quint32 i = 2; i < 12; i += 2)
        QVERIFY(result.position[2] < 6 ? result.position[i] < 6 : result.position[i] >= 6);
}

void LayeredLayoutTest::sameInputSameResult()
{
    const LayoutInput input = randomGraph(400, 900, 10, 11);
    const LayoutResult first = LayeredLayout().layout(input, {});
    const LayoutResult second = LayeredLayout().layout(input, {});
    QCOMPARE(second.position, first.position);
    QCOMPARE(second.y, first.y);
    QCOMPARE(second.passY, first.passY);
}

void LayeredLayoutTest::nothing()
{
    const LayoutResult result = LayeredLayout().layout({}, {});
    QVERIFY(result.y.empty() && result.height == 0 && result.crossings == 0);
}

void LayeredLayoutTest::cancelled()
{
    CancelToken cancel;
    cancel.cancel();
    const LayoutResult result = LayeredLayout().layout(randomGraph(400, 900, 10, 11), cancel);
    QVERIFY(result.cancelled);
    QVERIFY(result.y.empty());
}

void LayeredLayoutTest::quickEnough()
{
    // The bench measures; this only catches a slip into quadratic time. An optimised build takes a tenth of it.
    const LayoutInput input = randomGraph(3000, 7300, 0, 1);
    QElapsedTimer timer;
    timer.start();
    const LayoutResult result = LayeredLayout().layout(input, {});
    qInfo("3,000 nodes: %lld ms, %llu crossings", static_cast<long long>(timer.elapsed()),
          static_cast<unsigned long long>(result.crossings));
    QVERIFY(timer.elapsed() < 2000);
}

QTEST_GUILESS_MAIN(LayeredLayoutTest)
#include "tst_layeredlayout.moc"
