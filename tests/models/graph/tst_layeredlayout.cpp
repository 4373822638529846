// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/graph/layeredlayout.h"

#include "tests/models/graph/layoutgraphs.h"

#include <QtTest>

#include <cmath>
#include <map>

using namespace rolescope;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr double height = testBoxHeight;

LayoutResult laidOut(const LayoutInput& input)
{
    return LayeredLayout().layout(input, {});
}

/// The input again, with each node where the result has it.
LayoutInput likeBefore(LayoutInput input, const LayoutResult& result)
{
    input.previousY = result.y;
    input.previousPassY = result.passY;
    return input;
}

quint32 addNode(LayoutInput& input, quint8 layer)
{
    input.layer.push_back(layer);
    input.height.push_back(height);
    if (!input.group.empty())
        input.group.push_back(LayoutInput::noGroup);
    input.previousY.push_back(LayoutInput::noPlace);
    return static_cast<quint32>(input.nodeCount()) - 1;
}

void addEdge(LayoutInput& input, quint32 from, quint32 to)
{
    input.from.push_back(from);
    input.to.push_back(to);
    const int passes = std::max(0, std::abs(input.layer[to] - input.layer[from]) - 1);
    input.previousPassY.insert(input.previousPassY.end(), static_cast<size_t>(passes), LayoutInput::noPlace);
}

/// Everything but the first `count` nodes of a layer and their edges; `kept[i]` is which node of the input i was.
LayoutInput without(const LayoutInput& input, const std::vector<quint32>& firstPass, quint8 layer, int count,
                    std::vector<quint32>& kept)
{
    LayoutInput result;
    std::vector<quint32> number(input.nodeCount(), LayoutInput::noGroup);
    for (quint32 node = 0; node < input.nodeCount(); ++node) {
        if (input.layer[node] == layer && count-- > 0)
            continue;
        number[node] = static_cast<quint32>(kept.size());
        kept.push_back(node);
        result.layer.push_back(input.layer[node]);
        result.height.push_back(input.height[node]);
        result.previousY.push_back(input.previousY[node]);
        if (!input.group.empty())
            result.group.push_back(input.group[node]);
    }
    result.parent = input.parent;
    for (size_t edge = 0; edge < input.edgeCount(); ++edge) {
        if (number[input.from[edge]] == LayoutInput::noGroup || number[input.to[edge]] == LayoutInput::noGroup)
            continue;
        const auto first = input.previousPassY.begin() + firstPass[edge];
        const auto last = input.previousPassY.begin() + firstPass[edge + 1];
        result.previousPassY.insert(result.previousPassY.end(), first, last);
        result.from.push_back(number[input.from[edge]]);
        result.to.push_back(number[input.to[edge]]);
    }
    return result;
}

} // namespace

class LayeredLayoutTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void geometry_data();
    void geometry();
    void boxesOfAnyHeight();
    void bands_data();
    void bands();
    void bandsStandByTheirEdges();
    void emptyAndUnusedGroups();
    void untanglesWhatCanBeUntangled();
    void treesHaveNoCrossings();
    void fewerCrossingsThanGiven_data();
    void fewerCrossingsThanGiven();
    void longEdgesKeepBetweenTheirEnds();
    void longEdgesAreStraight_data();
    void longEdgesAreStraight();
    void chainsAreStraight();
    void loneNodesComeLast();
    void componentsDoNotMix();
    void sameInputSameResult();
    void orderOfInputDoesNotMatter_data();
    void orderOfInputDoesNotMatter();
    void degenerate_data();
    void degenerate();
    void backwardEdgesCountAsForward();
    void edgesWithinALayerHaveNoSay();
    void edgesGivenTwiceCountTwice();
    void emptyLayersAreSkipped();
    void nothing();
    void cancelled();
    void cancelledOnTheWay();
    void firstPictureIsCompleteAndLastOneBetter();
    void thoroughIsNoWorse();
    void unchangedGraphStaysInPlace_data();
    void unchangedGraphStaysInPlace();
    void addedNodesKeepTheRest_data();
    void addedNodesKeepTheRest();
    void removedNodesKeepTheRest();
    void addedNodeComesToItsNeighbours();
    void manySmallComponents();
};

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
    QTest::newRow("larger") << 2500 << 4000 << 100;
}

void LayeredLayoutTest::geometry()
{
    QFETCH(int, nodes);
    QFETCH(int, edges);
    QFETCH(int, skips);
    for (unsigned seed = 1; seed <= 3; ++seed) {
        const LayoutInput input = randomLayoutInput(nodes, edges, skips, seed);
        const LayoutResult result = laidOut(input);
        QCOMPARE(faultsOf(input, result), QByteArray());
        double top = 1e9;
        double bottom = 0;
        for (const double y : result.y) {
            top = std::min(top, y - height / 2);
            bottom = std::max(bottom, y + height / 2);
        }
        for (const double pass : result.passY) {
            top = std::min(top, pass);
            bottom = std::max(bottom, pass);
        }
        QVERIFY(std::abs(top) < 1e-6);
        QVERIFY(std::abs(bottom - result.height) < 1e-6);
    }
}

void LayeredLayoutTest::boxesOfAnyHeight()
{
    LayoutInput input = randomLayoutInput(120, 250, 20, 1);
    for (size_t node = 0; node < input.nodeCount(); ++node)
        input.height[node] = 10 + static_cast<double>(node * 37 % 91);
    QCOMPARE(faultsOf(input, laidOut(input)), QByteArray());
    LayoutInput grouped = randomGroupedInput(120, 250, 20, 1, 3);
    grouped.height = input.height;
    const LayoutResult result = laidOut(grouped);
    QCOMPARE(faultsOf(grouped, result), QByteArray());
    QCOMPARE(bandFaultsOf(grouped, result), QByteArray());
}

void LayeredLayoutTest::bands_data()
{
    geometry_data();
}

void LayeredLayoutTest::bands()
{
    QFETCH(int, nodes);
    QFETCH(int, edges);
    QFETCH(int, skips);
    for (unsigned seed = 1; seed <= 3; ++seed) {
        const LayoutInput input = randomGroupedInput(nodes, edges, skips, seed, 1 + seed * 2);
        const LayoutResult result = laidOut(input);
        QCOMPARE(faultsOf(input, result), QByteArray());
        QCOMPARE(bandFaultsOf(input, result), QByteArray());
    }
}

void LayeredLayoutTest::bandsStandByTheirEdges()
{
    // Each group sends its edges to the next; given in an order that crosses everything.
    LayoutInput input;
    constexpr quint32 groups = 8;
    const auto place = [](quint32 i) { return (i * 3 + 5) % groups; };
    for (quint32 layer = 0; layer < 2; ++layer) {
        for (quint32 i = 0; i < groups; ++i) {
            for (int twice = 0; twice < 2; ++twice) {
                input.layer.push_back(static_cast<quint8>(layer));
                input.group.push_back(i);
            }
        }
    }
    input.height.assign(input.layer.size(), height);
    input.parent.assign(groups, LayoutInput::noGroup);
    for (quint32 i = 0; i < groups; ++i) {
        for (quint32 twice = 0; twice < 2; ++twice) {
            addEdge(input, 2 * place(i) + twice, 2 * groups + 2 * place(i) + twice);
            if (i + 1 < groups)
                addEdge(input, 2 * place(i) + twice, 2 * groups + 2 * place(i + 1) + twice);
        }
    }
    const LayoutResult result = laidOut(input);
    QCOMPARE(bandFaultsOf(input, result), QByteArray());
    // A chain of groups has one best order and its mirror image.
    const bool downwards = result.groupTop[place(0)] < result.groupTop[place(1)];
    for (quint32 i = 0; i + 1 < groups; ++i)
        QCOMPARE(result.groupTop[place(i)] < result.groupTop[place(i + 1)], downwards);
}

void LayeredLayoutTest::emptyAndUnusedGroups()
{
    LayoutInput input = layoutInput("a b | c d : a-c b-d");
    input.parent = {LayoutInput::noGroup, 0, 0, LayoutInput::noGroup};
    input.group = {2, LayoutInput::noGroup, 2, LayoutInput::noGroup};
    const LayoutResult result = laidOut(input);
    QCOMPARE(faultsOf(input, result), QByteArray());
    QCOMPARE(bandFaultsOf(input, result), QByteArray());
    QCOMPARE(result.groupTop[1], result.groupBottom[1]);
    QCOMPARE(result.groupTop[3], result.groupBottom[3]);
    QCOMPARE(result.groupBottom[0] - result.groupTop[0], height + 4 * input.groupPadding);
}

void LayeredLayoutTest::untanglesWhatCanBeUntangled()
{
    // A ladder of ten rungs whose nodes are given in opposite order in every other layer.
    LayoutInput input;
    for (quint32 layer = 0; layer < 4; ++layer) {
        for (quint32 i = 0; i < 10; ++i)
            input.layer.push_back(static_cast<quint8>(layer));
    }
    input.height.assign(40, height);
    const auto at = [](quint32 layer, quint32 i) { return layer * 10 + (layer % 2 == 0 ? i : 9 - i); };
    for (quint32 layer = 0; layer < 3; ++layer) {
        for (quint32 i = 0; i < 10; ++i) {
            addEdge(input, at(layer, i), at(layer + 1, i));
            if (i > 0 && layer == 1)
                addEdge(input, at(layer, i), at(layer + 1, i - 1));
        }
    }
    QCOMPARE(laidOut(input).crossings, quint64(0));
}

void LayeredLayoutTest::treesHaveNoCrossings()
{
    // 3 scopes with 4 roles each, 3 identities on each, 5 machines on each; nodes of a layer come shuffled.
    LayoutInput input;
    const quint32 sizes[] = {180, 36, 12, 3};
    for (quint8 layer = 0; layer < 4; ++layer)
        input.layer.insert(input.layer.end(), sizes[layer], layer);
    quint32 first = 0;
    for (quint8 layer = 0; layer < 3; ++layer) {
        const quint32 next = first + sizes[layer];
        for (quint32 i = 0; i < sizes[layer]; ++i)
            addEdge(input, first + i, next + i * 7 % sizes[layer] * sizes[layer + 1] / sizes[layer]);
        first = next;
    }
    input.height.assign(input.layer.size(), height);
    const LayoutResult result = laidOut(input);
    QCOMPARE(result.crossings, quint64(0));
    QCOMPARE(faultsOf(input, result), QByteArray());
}

void LayeredLayoutTest::fewerCrossingsThanGiven_data()
{
    QTest::addColumn<int>("nodes");
    QTest::addColumn<int>("edges");
    QTest::addColumn<int>("permille");
    QTest::newRow("small") << 300 << 700 << 402;
    QTest::newRow("large") << 3000 << 7300 << 411;
}

void LayeredLayoutTest::fewerCrossingsThanGiven()
{
    // Nodes come in no order at all. What is left of their crossings grows beyond this without any one of the steps.
    QFETCH(int, nodes);
    QFETCH(int, edges);
    QFETCH(int, permille);
    const LayoutInput input = randomLayoutInput(nodes, edges, 0, 5);
    LayoutResult given;
    for (quint32 node = 0; node < input.nodeCount(); ++node)
        given.y.push_back(node);
    given.firstPass.assign(input.edgeCount() + 1, 0);
    const quint64 before = crossingsByPairs(input, given);
    const quint64 after = laidOut(input).crossings;
    QVERIFY2(after * 1000 < before * static_cast<quint64>(permille), qPrintable(u"%1 of %2"_s.arg(after).arg(before)));
}

void LayeredLayoutTest::longEdgesKeepBetweenTheirEnds()
{
    const LayoutInput input = randomLayoutInput(60, 60, 10, 3);
    const LayoutResult result = laidOut(input);
    double bend = 0;
    for (size_t edge = 0; edge < input.edgeCount(); ++edge) {
        for (quint32 pass = result.firstPass[edge]; pass < result.firstPass[edge + 1]; ++pass) {
            const double from = result.y[input.from[edge]];
            const double to = result.y[input.to[edge]];
            const double out
                = std::max({0.0, result.passY[pass] - std::max(from, to), std::min(from, to) - result.passY[pass]});
            bend += out;
        }
    }
    // On average a long edge leaves the strip between its ends by less than a box.
    const double mean = bend / static_cast<double>(result.passY.size());
    QVERIFY2(mean < height, qPrintable(QString::number(mean)));
}

void LayeredLayoutTest::longEdgesAreStraight_data()
{
    QTest::addColumn<bool>("grouped");
    QTest::newRow("plain") << false;
    QTest::newRow("in groups") << true;
}

void LayeredLayoutTest::longEdgesAreStraight()
{
    // Edges over five layers among many shorter ones. What no other edge crosses on its way between layers that both
    // pass is one line.
    QFETCH(bool, grouped);
    int straight = 0;
    for (unsigned seed = 1; seed <= 5; ++seed) {
        LayoutInput input = grouped ? randomGroupedInput(200, 260, 0, seed, 2) : randomLayoutInput(200, 260, 0, seed);
        for (size_t node = 0; node < input.nodeCount(); ++node)
            input.layer[node] = static_cast<quint8>(input.layer[node] * 2);
        for (quint32 i = 0; i < 12; ++i)
            addEdge(input, i * 4, 150 + i * 4);
        const LayoutResult result = laidOut(input);
        QCOMPARE(faultsOf(input, result), QByteArray());
        if (grouped)
            QCOMPARE(bandFaultsOf(input, result), QByteArray());
        const auto passes = [&](size_t edge) {
            return std::vector<double>(result.passY.begin() + result.firstPass[edge],
                                       result.passY.begin() + result.firstPass[edge + 1]);
        };
        const size_t first = input.edgeCount() - 12;
        for (size_t edge = first; edge < input.edgeCount(); ++edge) {
            const std::vector<double> own = passes(edge);
            bool crossed = false;
            for (size_t other = first; other < input.edgeCount(); ++other) {
                const std::vector<double> others = passes(other);
                for (size_t i = 1; i < own.size(); ++i)
                    crossed |= (own[i] - others[i]) * (own[i - 1] - others[i - 1]) < 0;
            }
            if (crossed)
                continue;
            ++straight;
            QCOMPARE(own, std::vector<double>(own.size(), own.front()));
        }
    }
    QVERIFY(straight >= 10);
}

void LayeredLayoutTest::chainsAreStraight()
{
    LayoutInput input = layoutInput("a | b | c | d : a-b b-c c-d");
    LayoutResult result = laidOut(input);
    for (const double y : result.y)
        QCOMPARE(y, height / 2);
    QCOMPARE(result.height, height);
    input = layoutInput("a | | | | b : a-b");
    result = laidOut(input);
    QCOMPARE(result.passY, std::vector<double>(3, height / 2));
}

void LayeredLayoutTest::loneNodesComeLast()
{
    const LayoutInput input = layoutInput("a b c | d : b-d");
    const LayoutResult result = laidOut(input);
    QCOMPARE(result.position, std::vector<quint32>({1, 0, 2, 0}));
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
    const LayoutResult result = laidOut(input);
    QCOMPARE(result.crossings, quint64(0));
    for (quint32 i = 2; i < 12; i += 2)
        QVERIFY(result.position[2] < 6 ? result.position[i] < 6 : result.position[i] >= 6);
    std::vector<double> ys(result.y.begin() + 2, result.y.end());
    std::sort(ys.begin(), ys.end());
    QVERIFY(ys[6] - ys[5] >= height + input.componentGap);
}

void LayeredLayoutTest::sameInputSameResult()
{
    const LayoutInput input = randomLayoutInput(400, 900, 10, 11);
    const LayoutResult first = laidOut(input);
    const LayoutResult second = laidOut(input);
    QCOMPARE(second.position, first.position);
    QCOMPARE(second.y, first.y);
    QCOMPARE(second.passY, first.passY);
}

void LayeredLayoutTest::orderOfInputDoesNotMatter_data()
{
    QTest::addColumn<bool>("grouped");
    QTest::addColumn<bool>("incremental");
    QTest::newRow("plain") << false << false;
    QTest::newRow("in groups") << true << false;
    QTest::newRow("from an earlier picture") << false << true;
    QTest::newRow("in groups, from an earlier picture") << true << true;
}

void LayeredLayoutTest::orderOfInputDoesNotMatter()
{
    QFETCH(bool, grouped);
    QFETCH(bool, incremental);
    LayoutInput input = grouped ? randomGroupedInput(300, 500, 40, 4, 3) : randomLayoutInput(300, 500, 40, 4);
    for (quint64 node = 0; node < input.nodeCount(); ++node)
        input.key.push_back((node + 1) * 0x9e3779b97f4a7c15u);
    if (incremental) {
        input.previousY = laidOut(input).y;
        for (size_t node = 0; node < input.nodeCount(); node += 29)
            input.previousY[node] = LayoutInput::noPlace;
    }
    const LayoutResult given = laidOut(input);
    for (unsigned seed = 1; seed <= 4; ++seed) {
        std::vector<quint32> moved;
        const LayoutInput other = shuffledInput(input, seed, moved);
        const LayoutResult result = laidOut(other);
        QCOMPARE(result.crossings, given.crossings);
        QCOMPARE(result.height, given.height);
        for (size_t node = 0; node < input.nodeCount(); ++node) {
            QCOMPARE(result.y[moved[node]], given.y[node]);
            QCOMPARE(result.position[moved[node]], given.position[node]);
        }
        std::map<std::pair<quint32, quint32>, double> passes;
        for (size_t edge = 0; edge < other.edgeCount(); ++edge) {
            if (result.firstPass[edge] < result.firstPass[edge + 1])
                passes[{other.from[edge], other.to[edge]}] = result.passY[result.firstPass[edge]];
        }
        for (size_t edge = 0; edge < input.edgeCount(); ++edge) {
            if (given.firstPass[edge] < given.firstPass[edge + 1])
                QCOMPARE((passes.at({moved[input.from[edge]], moved[input.to[edge]]})),
                         given.passY[given.firstPass[edge]]);
        }
    }
}

void LayeredLayoutTest::degenerate_data()
{
    QTest::addColumn<QByteArray>("graph");
    QTest::addColumn<quint64>("crossings");
    QTest::newRow("one node") << "a"_ba << quint64(0);
    QTest::newRow("one node in a later layer") << " | | a"_ba << quint64(0);
    QTest::newRow("no edges") << "a b | c d | e"_ba << quint64(0);
    QTest::newRow("one edge") << "a | b : a-b"_ba << quint64(0);
    QTest::newRow("star") << "a b c d e f | g : a-g b-g c-g d-g e-g f-g"_ba << quint64(0);
    QTest::newRow("star with long rays") << "a b c | | d : a-d b-d c-d"_ba << quint64(0);
    QTest::newRow("complete, 2 and 2") << "a b | c d : a-c a-d b-c b-d"_ba << quint64(1);
    QTest::newRow("complete, 3 and 3") << "a b c | d e f : a-d a-e a-f b-d b-e b-f c-d c-e c-f"_ba << quint64(9);
    QTest::newRow("twins") << "a b | c | d e : a-c b-c c-d c-e"_ba << quint64(0);
    QTest::newRow("cycle of four layers") << "a | b c | d e | f : a-b a-c b-d c-e d-f e-f"_ba << quint64(0);
}

void LayeredLayoutTest::degenerate()
{
    QFETCH(QByteArray, graph);
    QFETCH(quint64, crossings);
    LayoutInput input = layoutInput(graph);
    LayoutResult result = laidOut(input);
    QCOMPARE(faultsOf(input, result), QByteArray());
    QCOMPARE(result.crossings, crossings);

    // The same as one group, and again from its own picture.
    input.group.assign(input.nodeCount(), 0);
    input.parent = {LayoutInput::noGroup};
    result = laidOut(input);
    QCOMPARE(faultsOf(input, result), QByteArray());
    QCOMPARE(bandFaultsOf(input, result), QByteArray());
    QCOMPARE(result.crossings, crossings);
    QCOMPARE(laidOut(likeBefore(input, result)).y, result.y);
}

void LayeredLayoutTest::backwardEdgesCountAsForward()
{
    const LayoutInput input = randomLayoutInput(200, 350, 30, 2);
    LayoutInput turned = input;
    for (size_t edge = 0; edge < turned.edgeCount(); edge += 3)
        std::swap(turned.from[edge], turned.to[edge]);
    const LayoutResult result = laidOut(turned);
    QCOMPARE(faultsOf(turned, result), QByteArray());
    QCOMPARE(result.y, laidOut(input).y);

    // Passes are told in the order in which the edge comes to them.
    const LayoutInput back = layoutInput("a b c d | e | f | g : a-e e-f f-g b-e c-e d-e g-b");
    const LayoutResult passes = laidOut(back);
    QCOMPARE(passes.firstPass.back(), 2u);
    QCOMPARE(faultsOf(back, passes), QByteArray());
}

void LayeredLayoutTest::edgesWithinALayerHaveNoSay()
{
    const LayoutInput input = randomLayoutInput(100, 150, 10, 2);
    LayoutInput more = input;
    addEdge(more, 3, 3);
    addEdge(more, 0, 1);
    addEdge(more, 99, 80);
    const LayoutResult result = laidOut(more);
    QCOMPARE(faultsOf(more, result), QByteArray());
    QCOMPARE(result.y, laidOut(input).y);
    QCOMPARE(result.crossings, laidOut(input).crossings);
}

void LayeredLayoutTest::edgesGivenTwiceCountTwice()
{
    const LayoutInput input = layoutInput("a b | c d : a-c a-d b-c b-d b-d");
    const LayoutResult result = laidOut(input);
    QCOMPARE(faultsOf(input, result), QByteArray());
    // Either the two edges of b-d lie outside and are not crossed, or they are crossed both.
    QCOMPARE(result.crossings, quint64(1));
    const LayoutInput longOnes = layoutInput("a b | | c d : a-c a-c b-d a-d a-d");
    QCOMPARE(faultsOf(longOnes, laidOut(longOnes)), QByteArray());
}

void LayeredLayoutTest::emptyLayersAreSkipped()
{
    LayoutInput input = layoutInput("a b c | d e f : a-e b-d c-f a-d");
    for (size_t node = 3; node < 6; ++node)
        input.layer[node] = 255;
    const LayoutResult result = laidOut(input);
    QCOMPARE(result.passY.size(), size_t(4 * 254));
    QCOMPARE(faultsOf(input, result), QByteArray());
    QCOMPARE(result.crossings, quint64(0));
}

void LayeredLayoutTest::nothing()
{
    for (const bool grouped : {false, true}) {
        LayoutInput input;
        if (grouped)
            input.parent = {LayoutInput::noGroup};
        const LayoutResult result = laidOut(input);
        QVERIFY(result.y.empty() && result.height == 0 && result.crossings == 0 && !result.cancelled);
        QCOMPARE(result.firstPass.size(), size_t(1));
    }
}

void LayeredLayoutTest::cancelled()
{
    CancelToken cancel;
    cancel.cancel();
    int pictures = 0;
    for (LayoutInput input : {randomLayoutInput(400, 900, 10, 11), randomGroupedInput(400, 900, 10, 11, 3)}) {
        for (int turn = 0; turn < 2; ++turn) {
            const LayoutResult result
                = LayeredLayout().layoutProgressively(input, cancel, [&](const LayoutResult&) { ++pictures; });
            QVERIFY(result.cancelled);
            QVERIFY(result.y.empty() && result.position.empty() && result.crossings == 0);
            input.previousY.assign(input.nodeCount(), 0);
        }
    }
    QCOMPARE(pictures, 0);
}

void LayeredLayoutTest::cancelledOnTheWay()
{
    CancelToken cancel;
    int pictures = 0;
    const LayoutResult result = LayeredLayout().layoutProgressively(randomLayoutInput(400, 900, 10, 11), cancel,
                                                                    [&](const LayoutResult& early) {
                                                                        ++pictures;
                                                                        QVERIFY(!early.cancelled);
                                                                        cancel.cancel();
                                                                    });
    QCOMPARE(pictures, 1);
    QVERIFY(result.cancelled);
    QVERIFY(result.y.empty());
}

void LayeredLayoutTest::firstPictureIsCompleteAndLastOneBetter()
{
    for (const LayoutInput& input : {randomLayoutInput(500, 1200, 30, 6), randomGroupedInput(500, 1200, 30, 6, 3)}) {
        std::vector<LayoutResult> pictures;
        const LayoutResult result = LayeredLayout().layoutProgressively(
            input, {}, [&](const LayoutResult& better) { pictures.push_back(better); });
        QVERIFY(!pictures.empty());
        for (const LayoutResult& picture : pictures)
            QCOMPARE(faultsOf(input, picture), QByteArray());
        QVERIFY(result.crossings < pictures.front().crossings);
        QCOMPARE(laidOut(input).y, result.y);
    }
}

void LayeredLayoutTest::thoroughIsNoWorse()
{
    bool better = false;
    for (unsigned seed = 1; seed <= 4; ++seed) {
        LayoutInput input = randomLayoutInput(700, 1700, 20, seed);
        const LayoutResult usual = laidOut(input);
        input.effort = LayoutEffort::Thorough;
        std::vector<LayoutResult> pictures;
        const LayoutResult result = LayeredLayout().layoutProgressively(
            input, {}, [&](const LayoutResult& picture) { pictures.push_back(picture); });
        QCOMPARE(faultsOf(input, result), QByteArray());
        QCOMPARE(pictures.size(), size_t(2));
        QCOMPARE(pictures.back().y, usual.y);
        QVERIFY(result.crossings <= usual.crossings);
        better |= result.crossings < usual.crossings;
    }
    QVERIFY(better);
}

void LayeredLayoutTest::unchangedGraphStaysInPlace_data()
{
    QTest::addColumn<bool>("grouped");
    QTest::newRow("plain") << false;
    QTest::newRow("in groups") << true;
}

void LayeredLayoutTest::unchangedGraphStaysInPlace()
{
    QFETCH(bool, grouped);
    const LayoutInput input = grouped ? randomGroupedInput(300, 600, 40, 8, 4) : randomLayoutInput(300, 600, 40, 8);
    const LayoutResult before = laidOut(input);
    const LayoutResult after = laidOut(likeBefore(input, before));
    QCOMPARE(after.y, before.y);
    QCOMPARE(after.passY, before.passY);
    QCOMPARE(after.position, before.position);
    QCOMPARE(after.crossings, before.crossings);
    QCOMPARE(after.height, before.height);
    QCOMPARE(after.groupTop, before.groupTop);
    QCOMPARE(after.groupBottom, before.groupBottom);
}

void LayeredLayoutTest::addedNodesKeepTheRest_data()
{
    unchangedGraphStaysInPlace_data();
}

void LayeredLayoutTest::addedNodesKeepTheRest()
{
    QFETCH(bool, grouped);
    const LayoutInput input = grouped ? randomGroupedInput(300, 600, 40, 8, 4) : randomLayoutInput(300, 600, 40, 8);
    const LayoutResult before = laidOut(input);
    LayoutInput more = likeBefore(input, before);
    constexpr quint32 added = 4;
    for (quint32 i = 0; i < added; ++i) {
        const quint32 node = addNode(more, static_cast<quint8>(i % 3));
        const quint32 target = (i % 3 + 1) * 75 + i * 13;
        addEdge(more, node, target);
        addEdge(more, node, target + 1);
        if (grouped)
            more.group[node] = input.group[target];
    }
    addEdge(more, 80, 290);
    const LayoutResult after = laidOut(more);
    QCOMPARE(faultsOf(more, after), QByteArray());
    if (grouped)
        QCOMPARE(bandFaultsOf(more, after), QByteArray());
    // Nothing moved up, nothing moved further down than what is new needs, and nobody overtook anybody.
    const double room = added * (height + 2 * input.componentGap + input.gap);
    double moved = 0;
    for (quint32 node = 0; node < input.nodeCount(); ++node) {
        QVERIFY(after.y[node] >= before.y[node]);
        QVERIFY2(after.y[node] <= before.y[node] + room, qPrintable(QString::number(after.y[node] - before.y[node])));
        moved += after.y[node] > before.y[node] ? 1 : 0;
        for (quint32 other = 0; other < node; ++other) {
            if (input.layer[other] == input.layer[node])
                QCOMPARE(after.y[node] < after.y[other], before.y[node] < before.y[other]);
        }
    }
    QVERIFY2(moved < static_cast<double>(input.nodeCount()) * 0.7, qPrintable(QString::number(moved)));
    // Not much worse than what would have come out afresh.
    LayoutInput afresh = more;
    afresh.previousY.clear();
    afresh.previousPassY.clear();
    QVERIFY(static_cast<double>(after.crossings) < 1.1 * static_cast<double>(laidOut(afresh).crossings));
}

void LayeredLayoutTest::removedNodesKeepTheRest()
{
    for (const bool grouped : {false, true}) {
        const LayoutInput input = grouped ? randomGroupedInput(300, 600, 40, 8, 4) : randomLayoutInput(300, 600, 40, 8);
        const LayoutResult before = laidOut(input);
        std::vector<quint32> kept;
        const LayoutInput less = without(likeBefore(input, before), before.firstPass, 1, 5, kept);
        const LayoutResult after = laidOut(less);
        QCOMPARE(faultsOf(less, after), QByteArray());
        for (size_t node = 0; node < kept.size(); ++node)
            QCOMPARE(after.y[node], before.y[kept[node]]);
    }
}

void LayeredLayoutTest::addedNodeComesToItsNeighbours()
{
    // Twenty pairs; the new node belongs to the last one. It has room beside it, so nobody moves.
    LayoutInput input;
    for (quint32 i = 0; i < 40; ++i)
        input.layer.push_back(i < 20 ? 0 : 1);
    input.height.assign(40, height);
    for (quint32 i = 0; i < 20; ++i)
        addEdge(input, i, 20 + i);
    const LayoutResult before = laidOut(input);
    LayoutInput more = likeBefore(input, before);
    addEdge(more, addNode(more, 0), 39);
    const LayoutResult after = laidOut(more);
    QCOMPARE(after.crossings, quint64(0));
    QVERIFY(after.position[40] >= 19);
    QVERIFY(std::abs(after.y[40] - after.y[39]) <= height + input.componentGap);
    for (size_t node = 0; node < 39; ++node)
        QVERIFY(node == 19 || after.y[node] == before.y[node]);
}

void LayeredLayoutTest::manySmallComponents()
{
    // What crosses by its nature, four thousand times over.
    LayoutInput input;
    for (quint32 i = 0; i < 4000; ++i) {
        const quint32 first = i * 6;
        for (quint32 node = 0; node < 6; ++node)
            input.layer.push_back(node < 3 ? 0 : 1);
        for (quint32 from = 0; from < 3; ++from) {
            for (quint32 to = 3; to < 6; ++to)
                addEdge(input, first + from, first + to);
        }
    }
    input.height.assign(input.layer.size(), height);
    QCOMPARE(laidOut(input).crossings, quint64(4000 * 9));
}

QTEST_GUILESS_MAIN(LayeredLayoutTest)
#include "tst_layeredlayout.moc"
