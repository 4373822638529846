// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/graph/crossings.h"

#include <QtTest>

#include <algorithm>
#include <random>

using namespace rolescope;

class CrossingsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void known_data();
    void known();
    void againstPairs();
    void manyEdges();
};

void CrossingsTest::known_data()
{
    QTest::addColumn<std::vector<quint32>>("ends");
    QTest::addColumn<quint32>("size");
    QTest::addColumn<quint64>("crossings");
    using Ends = std::vector<quint32>;
    QTest::newRow("no edges, no nodes") << Ends{} << 0u << quint64(0);
    QTest::newRow("no edges") << Ends{} << 5u << quint64(0);
    QTest::newRow("one") << Ends{0} << 1u << quint64(0);
    QTest::newRow("side by side") << Ends{0, 1, 2, 3} << 4u << quint64(0);
    QTest::newRow("all cross") << Ends{3, 2, 1, 0} << 4u << quint64(6);
    QTest::newRow("ends in common do not cross") << Ends{2, 2, 2} << 3u << quint64(0);
    QTest::newRow("last leaf") << Ends{4, 0} << 5u << quint64(1);
    QTest::newRow("size of a power of two") << Ends{7, 0, 7, 0} << 8u << quint64(3);
}

void CrossingsTest::known()
{
    QFETCH(std::vector<quint32>, ends);
    QFETCH(quint32, size);
    QFETCH(quint64, crossings);
    CrossingCounter counter;
    QCOMPARE(counter.count(ends, size), crossings);
    QCOMPARE(counter.count(ends, size), crossings);
}

void CrossingsTest::againstPairs()
{
    CrossingCounter counter;
    std::minstd_rand random(7);
    for (int round = 0; round < 200; ++round) {
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

void CrossingsTest::manyEdges()
{
    // More crossings than 32 bits hold.
    constexpr quint32 size = 100'000;
    std::vector<quint32> ends(size);
    for (quint32 i = 0; i < size; ++i)
        ends[i] = size - 1 - i;
    QCOMPARE(CrossingCounter().count(ends, size), quint64(size) * (size - 1) / 2);
}

QTEST_GUILESS_MAIN(CrossingsTest)
#include "tst_crossings.moc"
