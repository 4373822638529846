// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/auth/tokencache.h"

#include <QTest>

using namespace rolescope;
using namespace rolescope::auth;
using namespace Qt::Literals::StringLiterals;

class TestTokenCache : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void forgetsBeforeExpiry_data()
    {
        QTest::addColumn<int>("secondsLeft");
        QTest::addColumn<bool>("found");
        QTest::newRow("an hour") << 3600 << true;
        QTest::newRow("just over the margin") << 301 << true;
        QTest::newRow("at the margin") << 300 << false;
        QTest::newRow("expired") << -1 << false;
    }

    void forgetsBeforeExpiry()
    {
        QFETCH(int, secondsLeft);
        const QDateTime now = QDateTime::currentDateTimeUtc();
        TokenCache cache;
        cache.insert(u"arm"_s, {u"secret"_s, now.addSecs(secondsLeft)});
        QTEST(cache.find(u"arm"_s, now).has_value(), "found");
        QVERIFY(!cache.find(u"graph"_s, now));
    }

    void removes()
    {
        const QDateTime later = QDateTime::currentDateTimeUtc().addDays(1);
        TokenCache cache;
        cache.insert(u"arm"_s, {u"a"_s, later});
        cache.insert(u"graph"_s, {u"b"_s, later});
        cache.insert(u"vault"_s, {u"c"_s, later});
        cache.remove(u"arm"_s);
        QVERIFY(!cache.find(u"arm"_s));
        QCOMPARE(cache.find(u"graph"_s)->value, u"b"_s);
        cache.clear();
        QVERIFY(!cache.find(u"vault"_s));
    }
};

QTEST_GUILESS_MAIN(TestTokenCache)
#include "tst_tokencache.moc"
