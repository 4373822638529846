// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/inventory/searchindex.h"

#include <QMap>
#include <QTest>

#include <algorithm>
#include <random>

using namespace rolescope;
using namespace Qt::Literals::StringLiterals;

namespace {

EntityRef host(quint32 number)
{
    return HostHandle{number};
}

QList<quint32> numbers(const std::vector<EntityRef>& found)
{
    QList<quint32> result;
    for (const EntityRef entity : found)
        result << entity.handle;
    return result;
}

/// An index, the entries that owners would keep, and what every thing is called.
class Named
{
public:
    void set(quint32 number, const QStringList& fields)
    {
        m_entries[number] = index.set(host(number), m_entries.value(number, SearchIndex::none), fields);
        m_fields[number] = fields;
        settle();
    }
    void remove(quint32 number)
    {
        index.remove(m_entries.take(number));
        m_fields.remove(number);
        settle();
    }

    /// Numbers that must be found, by looking at every one.
    QList<quint32> expected(const QString& text) const
    {
        QList<quint32> result;
        for (auto fields = m_fields.cbegin(); fields != m_fields.cend(); ++fields) {
            if (std::any_of(fields->begin(), fields->end(),
                            [&](const QString& field) { return field.toCaseFolded().contains(text.toCaseFolded()); }))
                result << fields.key();
        }
        return result;
    }
    QList<quint32> expectedNamed(const QString& name) const
    {
        QList<quint32> result;
        for (auto fields = m_fields.cbegin(); fields != m_fields.cend(); ++fields) {
            if (fields->value(0).toCaseFolded() == name.toCaseFolded())
                result << fields.key();
        }
        return result;
    }
    QList<quint32> sortedHits(const QString& text) const
    {
        QList<quint32> found = numbers(index.search(text, 1'000'000));
        std::sort(found.begin(), found.end());
        return found;
    }
    bool has(quint32 number) const { return m_fields.contains(number); }
    const QStringList fields(quint32 number) const { return m_fields.value(number); }

    SearchIndex index;

private:
    void settle()
    {
        while (index.wantsPacking())
            index.pack([this](EntityRef entity, SearchIndex::Entry entry) { m_entries[entity.handle] = entry; });
    }

    QMap<quint32, SearchIndex::Entry> m_entries;
    QMap<quint32, QStringList> m_fields;
};

} // namespace

class TestSearchIndex : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsNothingAtFirst()
    {
        SearchIndex index;
        QVERIFY(index.search(u"x", 10).empty());
        QVERIFY(index.named(u"x", 10).empty());
        QVERIFY(!index.wantsPacking());
        index.remove(SearchIndex::none);
    }

    void finds_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QList<quint32>>("found");
        QTest::newRow("prefixes first") << u"web"_s << QList<quint32>{1, 2, 0, 3};
        QTest::newRow("any case") << u"WEB-"_s << QList<quint32>{1, 2};
        QTest::newRow("in a later field") << u"client"_s << QList<quint32>{3};
        QTest::newRow("start of a later field") << u"client-9"_s << QList<quint32>{3};
        QTest::newRow("folded") << u"ÄRGER"_s << QList<quint32>{4};
        QTest::newRow("once for many hits") << u"a"_s << QList<quint32>{5, 4};
        QTest::newRow("not over fields") << u"cube.web\u001fclient"_s << QList<quint32>();
        QTest::newRow("not over entries") << u"web\nweb"_s << QList<quint32>();
        QTest::newRow("blank is a letter") << u"a b"_s << QList<quint32>{5};
        QTest::newRow("longer than all") << QString(1000, u'w') << QList<quint32>();
        QTest::newRow("nothing") << QString() << QList<quint32>();
    }

    void finds()
    {
        QFETCH(QString, text);
        SearchIndex index;
        index.set(host(0), SearchIndex::none, {u"my-web"_s});
        index.set(host(1), SearchIndex::none, {u"Web-1"_s});
        index.set(host(2), SearchIndex::none, {u"web-2"_s, u"web-2"_s});
        index.set(host(3), SearchIndex::none, {u"cube.web"_s, QString(), u"client-9"_s});
        index.set(host(4), SearchIndex::none, {u"ärgernisa"_s});
        index.set(host(5), SearchIndex::none, {u"a\nb\u001fa"_s});
        QTEST(numbers(index.search(text, 50)), "found");
    }

    void obeysTheLimit()
    {
        SearchIndex index;
        for (quint32 i = 0; i < 20'000; ++i)
            index.set(host(i), SearchIndex::none, {u"vm-%1"_s.arg(i)});
        QCOMPARE(numbers(index.search(u"vm", 3)), (QList<quint32>{0, 1, 2}));
        QCOMPARE(index.search(u"vm", 15'000).size(), size_t(15'000));
        QCOMPARE(index.search(u"m-1999", 5).size(), size_t(5));
        QVERIFY(index.search(u"vm", 0).empty());
        QVERIFY(index.search(u"vm", -1).empty());
        QCOMPARE(index.named(u"VM-19999", 2).size(), size_t(1));
    }

    void keepsNoEntryForNothing()
    {
        SearchIndex index;
        QCOMPARE(index.set(host(1), SearchIndex::none, {QString(), QString()}), SearchIndex::none);
        const SearchIndex::Entry entry = index.set(host(1), SearchIndex::none, {u"name"_s});
        QCOMPARE(index.set(host(1), entry, {u"NAME"_s}), entry); // the same to a search
        QCOMPARE(index.set(host(1), entry, {}), SearchIndex::none);
        QVERIFY(index.search(u"name", 5).empty());
    }

    void findsExactNames()
    {
        SearchIndex index;
        index.set(host(0), SearchIndex::none, {u"web-10"_s});
        index.set(host(1), SearchIndex::none, {u"web-1"_s, u"id-1"_s});
        index.set(host(2), SearchIndex::none, {u"a web-1"_s});
        index.set(host(3), SearchIndex::none, {u"id"_s, u"web-1"_s});
        index.set(host(4), SearchIndex::none, {u"WEB-1"_s});
        QCOMPARE(numbers(index.named(u"Web-1", 5)), (QList<quint32>{1, 4}));
        QCOMPARE(numbers(index.named(u"Web-1", 1)), (QList<quint32>{1}));
        QVERIFY(index.named(u"web", 5).empty());
        QVERIFY(index.named(u"id-1", 5).empty());
    }

    void agreesWithLookingAtAll()
    {
        Named named;
        std::mt19937 random(11);
        const auto below = [&](int bound) { return static_cast<int>(random() % static_cast<uint>(bound)); };
        for (int step = 0; step < 30'000; ++step) {
            const auto number = static_cast<quint32>(below(4000));
            if (named.has(number) && below(3) == 0) {
                named.remove(number);
            } else {
                QStringList fields{u"Name-%1"_s.arg(below(5000))};
                if (below(2) == 0)
                    fields << u"id/%1"_s.arg(below(100'000));
                named.set(number, fields);
            }
            if (step % 1500 != 0)
                continue;
            for (const QString& text : {u"name-1"_s, u"77"_s, u"D/9"_s, u"e-4999"_s})
                QCOMPARE(named.sortedHits(text), named.expected(text));
            for (int name = 0; name < 20; ++name) {
                const QString wanted = u"NAME-%1"_s.arg(below(5000));
                QList<quint32> found = numbers(named.index.named(wanted, 1000));
                std::sort(found.begin(), found.end());
                QCOMPARE(found, named.expectedNamed(wanted));
            }
        }
    }

    void packsWhatWasStruckOut()
    {
        Named named;
        for (quint32 i = 0; i < 20'000; ++i)
            named.set(i, {u"machine-%1"_s.arg(i)});
        const qsizetype full = named.index.bytes();
        for (int round = 0; round < 20; ++round) {
            for (quint32 i = 0; i < 20'000; ++i)
                named.set(i, {u"machine-%1-%2"_s.arg(i).arg(round)});
        }
        QVERIFY(named.index.bytes() < full * 4);
        QCOMPARE(named.sortedHits(u"-19"_s), named.expected(u"-19"_s));
        for (quint32 i = 0; i < 20'000; ++i)
            named.remove(i);
        QVERIFY(named.index.bytes() < full / 4);
        QVERIFY(named.index.search(u"m", 5).empty());
    }

    void packsAFewAtOnce()
    {
        SearchIndex index;
        QList<SearchIndex::Entry> entries;
        for (quint32 i = 0; i < 50'000; ++i)
            entries << index.set(host(i), SearchIndex::none, {u"machine-with-a-long-name-%1"_s.arg(i)});
        for (quint32 i = 0; i < 50'000; ++i) {
            if (i % 5 != 0)
                index.remove(entries.at(i));
        }
        QVERIFY(index.wantsPacking());
        int most = 0;
        int rounds = 0;
        for (; index.wantsPacking(); ++rounds) {
            int moved = 0;
            index.pack([&](EntityRef, SearchIndex::Entry) { ++moved; });
            most = qMax(most, moved);
        }
        QVERIFY(rounds > 1);
        QVERIFY(most < 5000);
        QCOMPARE(index.search(u"machine", 100'000).size(), size_t(10'000));
    }

    void bearsLongNames()
    {
        Named named;
        const QString longName(1'000'000, u'n');
        named.set(0, {u"before"_s});
        named.set(1, {longName});
        named.set(2, {u"after"_s, longName});
        named.set(3, {u"last"_s});
        QCOMPARE(numbers(named.index.search(u"nnnn", 5)), (QList<quint32>{1, 2}));
        QCOMPARE(numbers(named.index.named(longName, 5)), (QList<quint32>{1}));
        QCOMPARE(numbers(named.index.search(u"last", 5)), (QList<quint32>{3}));
        named.set(1, {u"short"_s});
        QCOMPARE(numbers(named.index.search(u"nnnn", 5)), (QList<quint32>{2}));
    }

    void copiesGoTheirOwnWays()
    {
        Named named;
        for (quint32 i = 0; i < 10'000; ++i)
            named.set(i, {u"machine-%1"_s.arg(i)});
        const SearchIndex before = named.index;
        for (quint32 i = 0; i < 10'000; ++i)
            named.set(i, {u"renamed-%1"_s.arg(i)});
        QCOMPARE(before.search(u"machine", 20'000).size(), size_t(10'000));
        QVERIFY(before.search(u"renamed", 5).empty());
        QCOMPARE(named.index.search(u"renamed", 20'000).size(), size_t(10'000));
        QVERIFY(named.index.search(u"machine", 5).empty());
    }
};

QTEST_GUILESS_MAIN(TestSearchIndex)
#include "tst_searchindex.moc"
