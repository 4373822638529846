// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/inventory/rowlist.h"

#include <QHash>
#include <QTest>

#include <random>
#include <vector>

using namespace rolescope;

namespace {

/// A list beside a plain vector, and the places that owners of rows would keep.
class Twins
{
public:
    void append(quint32 handle)
    {
        m_places.insert(handle, m_list.append(handle));
        m_rows.push_back(handle);
    }
    void remove(int first, int last)
    {
        m_list.remove(first, last, [this](quint32 handle, RowList::Place place) {
            ++m_moved;
            m_places[handle] = place;
        });
        m_rows.erase(m_rows.begin() + first, m_rows.begin() + last + 1);
    }
    bool agree() const
    {
        if (m_list.size() != static_cast<int>(m_rows.size()))
            return false;
        for (int row = 0; row < m_list.size(); ++row) {
            const quint32 handle = m_rows[static_cast<size_t>(row)];
            if (m_list.at(row) != handle || m_list.rowOf(handle, m_places.value(handle)) != row)
                return false;
        }
        return true;
    }
    const RowList& list() const { return m_list; }
    int size() const { return m_list.size(); }
    int moved() const { return m_moved; }
    RowList::Place place(quint32 handle) const { return m_places.value(handle); }

private:
    RowList m_list;
    std::vector<quint32> m_rows;
    QHash<quint32, RowList::Place> m_places;
    int m_moved = 0;
};

} // namespace

class TestRowList : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isEmptyAtFirst()
    {
        const RowList list;
        QCOMPARE(list.size(), 0);
        QCOMPARE(list.rowOf(1, 0), -1);
        QCOMPARE(list.rowOf(1, 12345), -1);
    }

    void keepsOrder()
    {
        Twins twins;
        for (quint32 handle = 0; handle < 5000; ++handle)
            twins.append(handle * 7);
        QVERIFY(twins.agree());
    }

    void forgetsWhatIsGone()
    {
        Twins twins;
        for (quint32 handle = 0; handle < 3000; ++handle)
            twins.append(handle);
        const RowList::Place place = twins.place(1500);
        twins.remove(1500, 1500);
        QCOMPARE(twins.list().rowOf(1500, place), -1);
        QVERIFY(twins.agree());
    }

    void takesRangesOut_data()
    {
        QTest::addColumn<int>("first");
        QTest::addColumn<int>("last");
        QTest::newRow("first row") << 0 << 0;
        QTest::newRow("last row") << 4999 << 4999;
        QTest::newRow("within a chunk") << 100 << 200;
        QTest::newRow("over a border") << 1000 << 1100;
        QTest::newRow("exactly a chunk") << 1024 << 2047;
        QTest::newRow("over many chunks") << 1000 << 4500;
        QTest::newRow("everything") << 0 << 4999;
    }

    void takesRangesOut()
    {
        QFETCH(int, first);
        QFETCH(int, last);
        Twins twins;
        for (quint32 handle = 0; handle < 5000; ++handle)
            twins.append(handle);
        twins.remove(first, last);
        QVERIFY(twins.agree());
        for (quint32 handle = 5000; handle < 7000; ++handle)
            twins.append(handle);
        QVERIFY(twins.agree());
    }

    void agreesAtRandom()
    {
        Twins twins;
        std::mt19937 random(5);
        const auto below = [&](int bound) { return static_cast<int>(random() % static_cast<uint>(bound)); };
        quint32 next = 0;
        for (int step = 0; step < 400; ++step) {
            if (twins.size() == 0 || below(3) == 0) {
                for (int count = below(1500); count > 0; --count)
                    twins.append(next++);
            } else {
                const int first = below(twins.size());
                const int most = below(4) == 0 ? twins.size() - first : qMin(twins.size() - first, 5);
                twins.remove(first, first + below(most));
            }
            QVERIFY(twins.agree());
        }
    }

    void packsOnceMostIsGone()
    {
        Twins twins;
        for (quint32 handle = 0; handle < 100'000; ++handle)
            twins.append(handle);
        const qsizetype full = twins.list().bytes();
        for (int row = 99'999; row >= 0; --row) {
            if (row % 20 != 0)
                twins.remove(row, row);
        }
        QVERIFY(twins.agree());
        QVERIFY(twins.moved() > 0);
        QVERIFY(twins.moved() < 100'000); // not for every removal
        QVERIFY(twins.list().bytes() < full / 5);
    }

    void copiesGoTheirOwnWays()
    {
        Twins twins;
        for (quint32 handle = 0; handle < 5000; ++handle)
            twins.append(handle);
        const Twins before = twins;
        twins.remove(10, 4000);
        for (quint32 handle = 5000; handle < 9000; ++handle)
            twins.append(handle);
        QVERIFY(before.agree());
        QCOMPARE(before.size(), 5000);
        QVERIFY(twins.agree());
    }
};

QTEST_GUILESS_MAIN(TestRowList)
#include "tst_rowlist.moc"
