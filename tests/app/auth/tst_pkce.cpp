// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/auth/pkce.h"

#include <QSet>
#include <QTest>

using namespace rolescope::auth;
using namespace Qt::Literals::StringLiterals;

class TestPkce : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void followsTheRfc()
    {
        // RFC 7636, appendix B.
        QCOMPARE(pkceChallenge("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"),
                 "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"_ba);
    }

    void makesPairs()
    {
        const PkcePair pair = makePkcePair();
        QCOMPARE(pkceChallenge(pair.verifier), pair.challenge);
        QVERIFY(pair.verifier.size() >= 43);
        QVERIFY(pair.verifier.size() <= 128);
        QVERIFY(makePkcePair().verifier != pair.verifier);
    }

    void drawsRandomText_data()
    {
        QTest::addColumn<int>("bytes");
        QTest::addColumn<int>("characters");
        QTest::newRow("none") << 0 << 0;
        QTest::newRow("one") << 1 << 2;
        QTest::newRow("not a whole word") << 7 << 10;
        QTest::newRow("state") << 32 << 43;
        QTest::newRow("negative") << -3 << 0;
    }

    void drawsRandomText()
    {
        QFETCH(int, bytes);
        const QByteArray text = randomUrlSafe(bytes);
        QTEST(static_cast<int>(text.size()), "characters");
        for (const char c : text)
            QVERIFY(QByteArrayView("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_").contains(c));
    }

    void neverRepeats()
    {
        QSet<QByteArray> seen;
        for (int i = 0; i < 1000; ++i)
            seen.insert(randomUrlSafe(32));
        QCOMPARE(seen.size(), 1000);
    }
};

QTEST_GUILESS_MAIN(TestPkce)
#include "tst_pkce.moc"
