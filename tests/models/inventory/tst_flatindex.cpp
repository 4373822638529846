// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/inventory/flatindex.h"

#include <QHash>
#include <QTest>

#include <random>
#include <vector>

using namespace rolescope;

namespace {

/// Values 0, 1, 2 … whose keys stand in a list beside, as rows do in a column.
struct Keyed
{
    explicit Keyed(size_t (*hashFunction)(quint32)) : hash(hashFunction) { }

    void insert(quint32 value, quint32 key)
    {
        if (keys.size() <= value)
            keys.resize(value + 1);
        keys[value] = key;
        index.insert(value, [this](quint32 v) {
            ++hashesAsked;
            return hash(keys[v]);
        });
    }
    quint32 find(quint32 key) const
    {
        return index.find(hash(key), [&](quint32 value) { return keys[value] == key; });
    }
    void remove(quint32 value) { index.remove(value, hash(keys[value])); }

    size_t (*hash)(quint32);
    std::vector<quint32> keys;
    FlatIndex index;
    int hashesAsked = 0;
};

size_t wellSpread(quint32 key)
{
    return qHash(key);
}

size_t asItIs(quint32 key)
{
    return key;
}

size_t inFewPlaces(quint32 key)
{
    return key % 3;
}

size_t highBitsOnly(quint32 key)
{
    return size_t(key) << 40;
}

using HashFunction = size_t (*)(quint32);

} // namespace

Q_DECLARE_METATYPE(HashFunction)

class TestFlatIndex : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void holdsNothingAtFirst()
    {
        FlatIndex index;
        QCOMPARE(index.find(1, [](quint32) { return true; }), FlatIndex::none);
        index.remove(1, 1);
        QCOMPARE(index.bytes(), qsizetype(0));
    }

    void agreesWithAHash_data()
    {
        QTest::addColumn<HashFunction>("hash");
        QTest::addColumn<int>("steps");
        QTest::newRow("well spread") << &wellSpread << 20000;
        QTest::newRow("as it is") << &asItIs << 20000;
        QTest::newRow("in few places") << &inFewPlaces << 2000;
        QTest::newRow("high bits only") << &highBitsOnly << 20000;
    }

    void agreesWithAHash()
    {
        QFETCH(HashFunction, hash);
        QFETCH(int, steps);
        Keyed keyed(hash);
        QHash<quint32, quint32> reference; // key → value
        std::vector<quint32> free;
        std::mt19937 random(1);
        quint32 next = 0;
        for (int step = 0; step < steps; ++step) {
            const auto key = static_cast<quint32>(random() % 3000);
            if (const auto known = reference.constFind(key); known != reference.constEnd()) {
                QCOMPARE(keyed.find(key), *known);
                if (random() % 2 == 0) {
                    keyed.remove(*known);
                    free.push_back(*known);
                    reference.remove(key);
                    QCOMPARE(keyed.find(key), FlatIndex::none);
                }
                continue;
            }
            QCOMPARE(keyed.find(key), FlatIndex::none);
            quint32 value = next;
            if (free.empty()) {
                ++next;
            } else {
                value = free.back();
                free.pop_back();
            }
            keyed.insert(value, key);
            reference.insert(key, value);
        }
        for (quint32 key = 0; key < 3000; ++key)
            QCOMPARE(keyed.find(key), reference.value(key, FlatIndex::none));
    }

    void passesOverWhatIsNotThere()
    {
        Keyed keyed(&wellSpread);
        for (quint32 value = 0; value < 100; ++value)
            keyed.insert(value, value);
        keyed.index.remove(1000, wellSpread(5));
        for (quint32 value = 0; value < 100; ++value)
            QCOMPARE(keyed.find(value), value);
    }

    void copiesGoTheirOwnWays()
    {
        Keyed keyed(&wellSpread);
        for (quint32 value = 0; value < 5000; ++value)
            keyed.insert(value, value);
        const Keyed before = keyed;
        for (quint32 value = 0; value < 5000; value += 2)
            keyed.remove(value);
        for (quint32 value = 5000; value < 9000; ++value)
            keyed.insert(value, value);
        for (quint32 key = 0; key < 9000; ++key) {
            QCOMPARE(before.find(key), key < 5000 ? key : FlatIndex::none);
            QCOMPARE(keyed.find(key), key < 5000 && key % 2 == 0 ? FlatIndex::none : key);
        }
    }

    void takesLittle()
    {
        Keyed keyed(&wellSpread);
        for (quint32 value = 0; value < 200'000; ++value)
            keyed.insert(value, value);
        QVERIFY(keyed.index.bytes() <= 200'000 * 8);
        QVERIFY(keyed.index.bytes() >= 200'000 * 4);
    }

    void noInsertionPlacesManyAnew()
    {
        Keyed keyed(&wellSpread);
        int most = 0;
        for (quint32 value = 0; value < 100'000; ++value) {
            keyed.hashesAsked = 0;
            keyed.insert(value, value);
            most = qMax(most, keyed.hashesAsked);
        }
        QVERIFY2(most <= 1500, qPrintable(QString::number(most)));
    }

    void doesNotGrowByComingAndGoing()
    {
        Keyed keyed(&wellSpread);
        for (quint32 value = 0; value < 1000; ++value)
            keyed.insert(value, value);
        quint32 key = 1000;
        for (int round = 0; round < 100'000; ++round, ++key) {
            const auto value = static_cast<quint32>(round % 1000);
            keyed.remove(value);
            keyed.insert(value, key);
        }
        QVERIFY(keyed.index.bytes() <= 40'000);
        QCOMPARE(keyed.find(key - 1), quint32(999));
    }
};

QTEST_GUILESS_MAIN(TestFlatIndex)
#include "tst_flatindex.moc"
