// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/graph/sifting.h"

#include "tests/models/graph/layoutgraphs.h"

#include <QtTest>

#include <numeric>
#include <random>

using namespace rolescope;
using namespace Qt::Literals::StringLiterals;

namespace {

/// Everything as one part, so that a test can say where each node stands.
LayoutInput inOnePart(LayoutInput input)
{
    input.group.assign(input.nodeCount(), 0);
    input.parent = {LayoutInput::noGroup};
    return input;
}

quint64 countedByPairs(const LayeredGraph& graph, const LayerOrder& order)
{
    quint64 count = 0;
    std::vector<std::pair<quint32, quint32>> edges;
    for (quint32 node = 0; node < graph.nodeCount(); ++node) {
        for (const quint32 neighbour : graph.right(node))
            edges.emplace_back(node, neighbour);
    }
    for (const auto& [from, to] : edges) {
        for (const auto& [otherFrom, otherTo] : edges) {
            if (graph.layer[from] == graph.layer[otherFrom] && order.slotOf(from) < order.slotOf(otherFrom)
                && order.slotOf(to) > order.slotOf(otherTo))
                ++count;
        }
    }
    return count;
}

} // namespace

class SiftingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void gainIsWhatIsLess_data();
    void gainIsWhatIsLess();
    void windowOfOneSwitchesNeighbours();
    void windowLimitsTheWay();
    void hubsAreCountedToo();
    void singleNodeFindsItsBestPlace();
    void staysWithinItsBand();
    void stopsWhenCancelled();
};

void SiftingTest::gainIsWhatIsLess_data()
{
    QTest::addColumn<quint32>("window");
    QTest::newRow("1") << 1u;
    QTest::newRow("4") << 4u;
    QTest::newRow("64") << 64u;
    QTest::newRow("all") << 1000u;
}

void SiftingTest::gainIsWhatIsLess()
{
    QFETCH(quint32, window);
    for (unsigned seed = 1; seed <= 4; ++seed) {
        const LayoutInput input = inOnePart(randomLayoutInput(160, 400, 30, seed));
        const LayeredGraph graph(input);
        LayerOrder order(graph);
        Sifting sifting(graph);
        quint64 crossings = countedByPairs(graph, order);
        QCOMPARE(order.crossings(0), crossings);
        for (int pass = 0; pass < 4; ++pass) {
            const quint64 gain = sifting.pass(0, order, pass % 2 == 0, window, {});
            QVERIFY(pass > 0 || gain > 0);
            QVERIFY(gain <= crossings);
            crossings -= gain;
            QCOMPARE(countedByPairs(graph, order), crossings);
            QCOMPARE(order.crossings(0), crossings);
        }
        // Still a permutation.
        for (quint32 node = 0; node < graph.nodeCount(); ++node)
            QCOMPARE(order.nodeAt(order.slotOf(node)), node);
    }
}

void SiftingTest::windowOfOneSwitchesNeighbours()
{
    const LayeredGraph graph(inOnePart(layoutInput("a b | c d : a-d b-c"_ba)));
    LayerOrder order(graph);
    QCOMPARE(Sifting(graph).pass(0, order, true, 1, {}), quint64(1));
    QCOMPARE(order.crossings(0), quint64(0));
    QCOMPARE(Sifting(graph).pass(0, order, true, 1, {}), quint64(0));
}

void SiftingTest::windowLimitsTheWay()
{
    // The first node belongs to the end; all others hold their places.
    const LayeredGraph graph(inOnePart(layoutInput("a b c d e | v w x y z : b-v c-w d-x e-y a-z"_ba)));
    LayerOrder order(graph);
    Sifting sifting(graph);
    QCOMPARE(sifting.siftNodes(1, order, std::vector<quint32>{}), quint64(0));
    QCOMPARE(order.crossings(0), quint64(4));
    QCOMPARE(sifting.siftNodes(0, order, std::vector<quint32>{0}), quint64(4));
    QCOMPARE(order.slotOf(0), 4u);
}

void SiftingTest::hubsAreCountedToo()
{
    // A node with more ends than are compared one by one, among leaves.
    LayoutInput input;
    constexpr quint32 leaves = 90;
    for (quint32 i = 0; i < leaves; ++i)
        input.layer.push_back(0);
    for (quint32 i = 0; i < 6; ++i)
        input.layer.push_back(1);
    for (quint32 i = 0; i < leaves; ++i) {
        input.from.push_back(i);
        input.to.push_back(leaves + (i % 2 == 0 ? 0 : 1 + i % 5));
    }
    input.height.assign(input.layer.size(), testBoxHeight);
    const LayeredGraph graph(inOnePart(input));
    LayerOrder order(graph);
    Sifting sifting(graph);
    quint64 crossings = countedByPairs(graph, order);
    for (int pass = 0; pass < 3; ++pass) {
        crossings -= sifting.pass(0, order, pass % 2 == 0, 1000, {});
        QCOMPARE(countedByPairs(graph, order), crossings);
    }
    QCOMPARE(crossings, quint64(0));
}

void SiftingTest::singleNodeFindsItsBestPlace()
{
    std::minstd_rand random(3);
    for (unsigned seed = 1; seed <= 10; ++seed) {
        const LayeredGraph graph(inOnePart(randomLayoutInput(48, 120, 10, seed)));
        LayerOrder order(graph);
        const LayeredGraph::Cell cell = graph.cells[1];
        const quint32 node = cell.begin + static_cast<quint32>(random() % (cell.end - cell.begin));
        // Try every place by hand.
        quint64 best = countedByPairs(graph, order);
        for (quint32 place = cell.begin; place < cell.end; ++place) {
            std::vector<quint32> nodes(cell.end - cell.begin);
            std::iota(nodes.begin(), nodes.end(), cell.begin);
            nodes.erase(nodes.begin() + (node - cell.begin));
            nodes.insert(nodes.begin() + (place - cell.begin), node);
            LayerOrder tried(graph);
            for (quint32 i = 0; i < nodes.size(); ++i)
                tried.put(nodes[i], cell.begin + i);
            best = std::min(best, countedByPairs(graph, tried));
        }
        Sifting(graph).siftNodes(1, order, std::vector<quint32>{node});
        QCOMPARE(countedByPairs(graph, order), best);
    }
}

void SiftingTest::staysWithinItsBand()
{
    LayoutInput input = layoutInput("a b | c d : a-d b-c"_ba);
    input.group = {0, 1, 0, 1};
    input.parent = {LayoutInput::noGroup, LayoutInput::noGroup};
    const LayeredGraph graph(input);
    LayerOrder order(graph);
    order.arrangeBands({1, 2, 0});
    QCOMPARE(Sifting(graph).pass(0, order, true, 10, {}), quint64(0));
    QCOMPARE(order.crossings(0), quint64(1));
}

void SiftingTest::stopsWhenCancelled()
{
    const LayeredGraph graph(inOnePart(layoutInput("a b | c d : a-d b-c"_ba)));
    LayerOrder order(graph);
    CancelToken cancel;
    cancel.cancel();
    QCOMPARE(Sifting(graph).pass(0, order, true, 10, cancel), quint64(0));
}

QTEST_GUILESS_MAIN(SiftingTest)
#include "tst_sifting.moc"
