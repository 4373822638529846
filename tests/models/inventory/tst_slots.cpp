// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/inventory/slots.h"

#include <QTest>

#include <algorithm>
#include <random>
#include <vector>

using namespace rolescope;
using namespace Qt::Literals::StringLiterals;

namespace {

struct Item
{
    quint32 number = 0;
    QString text;
    Link link;
};

/// Members of a chain, newest first, checked both ways.
std::vector<quint32> membersOf(const Slots<Item>& slots, quint32 head)
{
    std::vector<quint32> members;
    quint32 previous = noSlot;
    for (quint32 member = head; member != noSlot; member = slots[member].link.next) {
        if (slots[member].link.previous != previous)
            return {};
        previous = member;
        members.push_back(member);
    }
    return members;
}

} // namespace

class TestSlots : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsNumbersAndReferences()
    {
        Slots<Item> slots;
        QCOMPARE(slots.add({0, u"first"_s, {}}, 1), quint32(0));
        const Item& first = slots[0];
        for (quint32 i = 1; i < 5000; ++i)
            QCOMPARE(slots.add({i, QString::number(i), {}}, 1), i);
        QCOMPARE(&slots[0], &first); // growing moves nothing
        QCOMPARE(first.text, u"first"_s);
        for (quint32 i = 1; i < 5000; ++i)
            QCOMPARE(slots[i].text, QString::number(i));
        QCOMPARE(slots.size(), quint32(5000));
        QCOMPARE(slots.alive(), qsizetype(5000));
    }

    void givesFreeNumbersAgain()
    {
        Slots<Item> slots;
        for (quint32 i = 0; i < 10; ++i)
            slots.add({i, u"x"_s, {}}, 1);
        slots.release(3);
        slots.release(7);
        QVERIFY(!slots.isAlive(3) && !slots.isAlive(7) && slots.isAlive(4));
        QVERIFY(!slots.isAlive(10) && !slots.isAlive(noSlot));
        QCOMPARE(slots[3].text, QString()); // nothing is held on to
        QCOMPARE(slots.alive(), qsizetype(8));
        std::vector<quint32> given{slots.add({100, {}, {}}, 2), slots.add({101, {}, {}}, 2)};
        std::sort(given.begin(), given.end());
        QCOMPARE(given, (std::vector<quint32>{3, 7}));
        QCOMPARE(slots.add({102, {}, {}}, 2), quint32(10));
        QCOMPARE(slots.size(), quint32(11));
    }

    void knowsWhenARowWasTouched()
    {
        Slots<Item> slots;
        slots.add({}, 1);
        slots.add({}, 2);
        slots.touch(0, 3);
        QCOMPARE(slots.generation(0), Generation(3));
        QCOMPARE(slots.generation(1), Generation(2));
        slots.release(1);
        slots.makeAllOld();
        QCOMPARE(slots.generation(0), alwaysOld);
        QVERIFY(!slots.isAlive(1)); // not brought to life
    }

    void visitsRowsOfOtherRefreshes()
    {
        Slots<Item> slots;
        std::vector<quint32> expected;
        for (quint32 i = 0; i < 5000; ++i) {
            const bool isOld = i % 7 == 0 || i == 4999;
            slots.add({i, {}, {}}, isOld ? alwaysOld : firstGeneration);
            if (isOld)
                expected.push_back(i);
        }
        slots.release(14);
        slots.release(15);
        expected.erase(std::find(expected.begin(), expected.end(), 14U));
        std::vector<quint32> visited;
        slots.visitOlder(firstGeneration, [&](quint32 handle) {
            visited.push_back(handle);
            slots.touch(handle, firstGeneration);
        });
        QCOMPARE(visited, expected);
    }

    void copiesGoTheirOwnWays()
    {
        Slots<Item> slots;
        for (quint32 i = 0; i < 1000; ++i)
            slots.add({i, QString::number(i), {}}, 1);
        const Slots<Item> before = slots;
        slots.edit(500).text = u"changed"_s;
        slots.touch(1, 2);
        slots.release(999);
        slots.add({7, u"again"_s, {}}, 2);
        slots.add({8, u"more"_s, {}}, 2);
        QCOMPARE(before.size(), quint32(1000));
        for (quint32 i = 0; i < 1000; ++i) {
            QCOMPARE(before[i].text, QString::number(i));
            QCOMPARE(before.generation(i), alwaysOld);
        }
        QCOMPARE(slots[500].text, u"changed"_s);
        QCOMPARE(slots[999].text, u"again"_s);
        QCOMPARE(slots[1000].text, u"more"_s);
    }

    void copiesOnlyWhatIsWritten()
    {
        Slots<Item> slots;
        for (quint32 i = 0; i < 10'000; ++i)
            slots.add({i, {}, {}}, 1);
        const Slots<Item> before = slots;
        slots.edit(5000).number = 1;
        QVERIFY(&slots[5000] != &before[5000]);
        QCOMPARE(&slots[0], &before[0]);
        QCOMPARE(&slots[9999], &before[9999]);
        const Item* const own = &slots[5000];
        slots.edit(5000).number = 2;
        QCOMPARE(&slots[5000], own); // once for all writes
    }

    void placesRunsSideBySide()
    {
        ChunkedArray<int, 4> array;
        for (int i = 0; i < 10; ++i)
            array.append(i);
        const quint32 run = array.appendRoom(8); // six places are left in the chunk
        QCOMPARE(run, quint32(16));
        for (quint32 i = 0; i < 8; ++i)
            array.edit(run + i) = static_cast<int>(100 + i);
        QCOMPARE(&array[run + 7] - &array[run], ptrdiff_t(7));
        QCOMPARE(array.append(5), quint32(24));
        QCOMPARE(array[9], 9);
        QCOMPARE(array[run], 100);
        QCOMPARE(array.appendRoom(16), quint32(32)); // a whole chunk
        QCOMPARE(array.appendRoom(0), quint32(48));
        QCOMPARE(array.append(6), quint32(48));
    }

    void chainsMembersBothWays()
    {
        Slots<Item> slots;
        for (quint32 i = 0; i < 50; ++i)
            slots.add({i, {}, {}}, 1);
        quint32 head = noSlot;
        std::vector<quint32> expected;
        std::mt19937 random(3);
        for (int step = 0; step < 2000; ++step) {
            const auto member = static_cast<quint32>(random() % 50);
            if (const auto at = std::find(expected.begin(), expected.end(), member); at != expected.end()) {
                unchain<&Item::link>(slots, head, member);
                expected.erase(at);
                QCOMPARE(slots[member].link.next, noSlot);
                QCOMPARE(slots[member].link.previous, noSlot);
            } else {
                chain<&Item::link>(slots, head, member);
                expected.insert(expected.begin(), member);
            }
            QCOMPARE(membersOf(slots, head), expected);
        }
    }
};

QTEST_GUILESS_MAIN(TestSlots)
#include "tst_slots.moc"
