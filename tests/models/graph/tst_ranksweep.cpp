// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/graph/ranksweep.h"

#include "models/graph/spectralorder.h"
#include "tests/models/graph/layoutgraphs.h"

#include <QtTest>

#include <algorithm>
#include <limits>
#include <numeric>

using namespace rolescope;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr float barycentres = std::numeric_limits<float>::infinity();

/// A ladder: two rails over all layers in `rungs` steps, so that there is one way to draw it and its mirror image.
LayoutInput ladder(quint32 rungs)
{
    LayoutInput input;
    for (quint32 i = 0; i < rungs; ++i) {
        // Given out of order: 7 is prime to the sizes that the tests use.
        const quint32 own = i * 7 % rungs;
        const quint32 next = (i + 1) * 7 % rungs;
        input.from.insert(input.from.end(), {own, own});
        input.to.insert(input.to.end(), {rungs + own, i + 1 < rungs ? rungs + next : rungs + own});
    }
    for (quint32 layer = 0; layer < 2; ++layer)
        input.layer.insert(input.layer.end(), rungs, static_cast<quint8>(layer));
    input.height.assign(input.layer.size(), testBoxHeight);
    return input;
}

} // namespace

class RankSweepTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ranksAreFractions();
    void sortsByBarycentre();
    void softMedianMindsTheMany();
    void nothingMovesWhenSorted();
    void keepsWithinBands();
    void manyNodesAreSortedLikeFew();
    void spectralOrderShowsTheShape();
    void spectralOrderOfTinyAndCancelled();
};

void RankSweepTest::ranksAreFractions()
{
    const LayeredGraph graph(layoutInput("a b | c d e f : a-c a-d a-e a-f b-c"_ba));
    const LayerOrder order(graph);
    RankSweep sweep(graph);
    sweep.readRanks(0, order);
    const std::vector<float> expected{0.25f, 0.75f, 0.125f, 0.375f, 0.625f, 0.875f};
    for (quint32 node = 0; node < 6; ++node)
        QCOMPARE(sweep.rank(node), expected[node]);
}

void RankSweepTest::sortsByBarycentre()
{
    const LayeredGraph graph(layoutInput("a b c | d e f : a-f a-e b-e b-d c-d"_ba));
    LayerOrder order(graph);
    RankSweep sweep(graph);
    sweep.readRanks(0, order);
    QVERIFY(order.crossings(0) > 0);
    QVERIFY(sweep.sweep(0, order, true, barycentres));
    // The left layer is sorted first, by the right one as it was given; that one then stays.
    for (quint32 slot = 0; slot < 6; ++slot)
        QCOMPARE(order.nodeAt(slot), slot < 3 ? 2 - slot : slot);
    QCOMPARE(order.crossings(0), quint64(0));
}

void RankSweepTest::softMedianMindsTheMany()
{
    // x has two neighbours on top and one at the end, y one a little below those two.
    LayoutInput input = layoutInput("a b c d e f g h i j | x y z : a-x b-x j-x d-y i-z j-z"_ba);
    input.group.assign(input.nodeCount(), 0);
    input.parent = {LayoutInput::noGroup};
    const LayeredGraph graph(input);
    const auto firstAfter = [&](float softness) {
        LayerOrder order(graph);
        RankSweep sweep(graph);
        sweep.readRanks(0, order);
        sweep.sweep(0, order, false, softness);
        return order.nodeAt(10);
    };
    QCOMPARE(firstAfter(barycentres), 11u);
    QCOMPARE(firstAfter(0.1f), 10u);
}

void RankSweepTest::nothingMovesWhenSorted()
{
    const LayeredGraph graph(layoutInput("a b | c d | e f : a-c b-d a-d c-e d-f"_ba));
    LayerOrder order(graph);
    RankSweep sweep(graph);
    sweep.readRanks(0, order);
    for (const float softness : {barycentres, 1.f, 0.1f}) {
        QVERIFY(!sweep.sweep(0, order, true, softness));
        QVERIFY(!sweep.sweep(0, order, false, softness));
    }
    QVERIFY(sweep.meanDistance() > 0);
}

void RankSweepTest::keepsWithinBands()
{
    LayoutInput input = layoutInput("a b c | d e f : a-f b-e c-d"_ba);
    input.group = {0, 0, 1, 0, 1, 1};
    input.parent = {LayoutInput::noGroup, LayoutInput::noGroup};
    const LayeredGraph graph(input);
    LayerOrder order(graph);
    order.arrangeBands({2, 1, 0});
    RankSweep sweep(graph);
    sweep.readRanks(0, order);
    for (int round = 0; round < 4; ++round) {
        sweep.sweep(0, order, round % 2 == 0, barycentres);
        QCOMPARE(order.nodeAt(0), 2u);
        QCOMPARE(order.nodeAt(5), 3u);
    }
    // Bands span their share of the whole in all layers alike.
    QCOMPARE(sweep.rank(2), 0.25f);
    QCOMPARE(sweep.rank(3), 0.75f);
}

void RankSweepTest::manyNodesAreSortedLikeFew()
{
    // Long layers are sorted by digits: 3,000 pairs in reverse.
    LayoutInput input;
    constexpr quint32 pairs = 3000;
    for (quint32 layer = 0; layer < 2; ++layer)
        input.layer.insert(input.layer.end(), pairs, static_cast<quint8>(layer));
    input.height.assign(input.layer.size(), testBoxHeight);
    for (quint32 i = 0; i < pairs; ++i) {
        input.from.push_back(i);
        input.to.push_back(2 * pairs - 1 - i);
    }
    input.group.assign(input.layer.size(), 0);
    input.parent = {LayoutInput::noGroup};
    const LayeredGraph graph(input);
    LayerOrder order(graph);
    RankSweep sweep(graph);
    sweep.readRanks(0, order);
    QCOMPARE(order.crossings(0), quint64(pairs) * (pairs - 1) / 2);
    // The layer that is sorted first takes the order of the other.
    sweep.sweep(0, order, true, barycentres);
    QCOMPARE(order.crossings(0), quint64(0));
}

void RankSweepTest::spectralOrderShowsTheShape()
{
    constexpr quint32 rungs = 20;
    const LayeredGraph graph(ladder(rungs));
    QCOMPARE(graph.partCount(), 1u);
    const auto orders = spectralOrders(graph, 0, 40, 2, {});
    QCOMPARE(orders.size(), size_t(2));
    std::vector<quint32> nodes(rungs);
    std::iota(nodes.begin(), nodes.end(), 0u);
    std::sort(nodes.begin(), nodes.end(), [&](quint32 a, quint32 b) { return orders[0][a] < orders[0][b]; });
    if (nodes.front() != 0)
        std::reverse(nodes.begin(), nodes.end());
    for (quint32 i = 0; i < rungs; ++i)
        QCOMPARE(nodes[i], i * 7 % rungs);
}

void RankSweepTest::spectralOrderOfTinyAndCancelled()
{
    const LayeredGraph graph(layoutInput("a | b : a-b"_ba));
    for (const auto& order : spectralOrders(graph, 0, 10, 3, {})) {
        QCOMPARE(order.size(), size_t(2));
        for (const float value : order)
            QVERIFY(std::isfinite(value));
    }
    CancelToken cancel;
    cancel.cancel();
    QVERIFY(spectralOrders(LayeredGraph(ladder(20)), 0, 10, 3, cancel).empty());
}

QTEST_GUILESS_MAIN(RankSweepTest)
#include "tst_ranksweep.moc"
