// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/graph/bandorder.h"

#include "models/graph/bandswitching.h"
#include "tests/models/graph/layoutgraphs.h"

#include <QtTest>

#include <random>

using namespace rolescope;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr quint32 none = LayoutInput::noGroup;

} // namespace

class BandOrderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void groupsStandByTheirFirstNodes();
    void groupsStandByHeight();
    void childrenFollowTheirParent();
    void familiesAndRanksAreTheSame();
    void groupsGoToTheirNeighbours();
    void gainOfSwitchingIsWhatIsLess();
    void switchingUntangles();
};

void BandOrderTest::groupsStandByTheirFirstNodes()
{
    LayoutInput input = layoutInput("a b c | d"_ba);
    input.group = {2, none, 0, 1};
    input.parent = {none, none, none};
    const BandOrder bands(LayeredGraph(input), input);
    QCOMPARE(bands.givenRank(), std::vector<quint32>({2, 3, 1, 0}));
}

void BandOrderTest::groupsStandByHeight()
{
    LayoutInput input = layoutInput("a b c d"_ba);
    input.group = {0, 1, 2, 1};
    input.parent = {none, none, none};
    const LayeredGraph graph(input);
    const BandOrder bands(graph, input);
    // The second group by its one node that has a height; the third has none.
    const std::vector<double> y{5, LayoutInput::noPlace, LayoutInput::noPlace, 1};
    QCOMPARE(bands.rankByHeight(graph, y), std::vector<quint32>({2, 1, 3, 0}));
}

void BandOrderTest::childrenFollowTheirParent()
{
    // 0 has 2 and 3, 3 has 4; 1 comes first.
    LayoutInput input = layoutInput("a b c d e"_ba);
    input.group = {1, 4, 0, 2, 3};
    input.parent = {none, none, 0, 0, 3};
    const BandOrder bands(LayeredGraph(input), input);
    QCOMPARE(bands.givenRank(), std::vector<quint32>({2, 1, 5, 3, 4, 0}));
}

void BandOrderTest::familiesAndRanksAreTheSame()
{
    const LayoutInput input = randomGroupedInput(100, 100, 0, 1, 4);
    const BandOrder bands(LayeredGraph(input), input);
    BandOrder::Families families = bands.familiesByRank(bands.givenRank());
    QCOMPARE(bands.rankOf(families), bands.givenRank());
    std::swap(families.back()[1], families.back()[2]);
    QCOMPARE(bands.familiesByRank(bands.rankOf(families)), families);
}

void BandOrderTest::groupsGoToTheirNeighbours()
{
    // The last group's only edge leads to the first one.
    LayoutInput input = layoutInput("a b c | d e f : c-d b-e a-d"_ba);
    input.group = {0, 1, 2, 0, 1, 1};
    input.parent = {none, none, none};
    const LayeredGraph graph(input);
    const BandOrder bands(graph, input);
    LayerOrder order(graph);
    order.arrangeBands(bands.givenRank());
    RankSweep ranks(graph);
    ranks.readRanks(0, order);
    const std::vector<quint32> rank = bands.barycentreRank(graph, ranks);
    QVERIFY(rank[2] < rank[1]);
}

void BandOrderTest::gainOfSwitchingIsWhatIsLess()
{
    for (unsigned seed = 1; seed <= 6; ++seed) {
        const LayoutInput input = randomGroupedInput(200, 400, 40, seed, 5);
        const LayeredGraph graph(input);
        const BandOrder bands(graph, input);
        LayerOrder order(graph);
        order.arrangeBands(bands.givenRank());
        BandSwitching switching(graph, bands);
        quint64 crossings = order.crossings(0);
        quint64 all = 0;
        for (int pass = 0; pass < 6; ++pass) {
            const quint64 gain = switching.pass(order, pass % 2 == 0);
            all += gain;
            QVERIFY(gain <= crossings);
            crossings -= gain;
            QCOMPARE(order.crossings(0), crossings);
            QCOMPARE(bands.rankOf(bands.familiesByRank(order.bandRank())), order.bandRank());
        }
        QVERIFY(all > 0);
    }
}

void BandOrderTest::switchingUntangles()
{
    LayoutInput input = layoutInput("a b | x y : a-y b-x"_ba);
    input.group = {0, 1, 2, 2};
    input.parent = {none, none, none};
    const LayeredGraph graph(input);
    const BandOrder bands(graph, input);
    LayerOrder order(graph);
    order.arrangeBands(bands.givenRank());
    QCOMPARE(order.crossings(0), quint64(1));
    BandSwitching switching(graph, bands);
    QCOMPARE(switching.pass(order, true), quint64(1));
    QCOMPARE(order.crossings(0), quint64(0));
    QCOMPARE(order.bandRank(), std::vector<quint32>({2, 1, 3, 0}));
    QCOMPARE(switching.pass(order, false), quint64(0));
}

QTEST_GUILESS_MAIN(BandOrderTest)
#include "tst_bandorder.moc"
