// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/inventory/texts.h"

#include <QHash>
#include <QTest>
#include <QUuid>

#include <algorithm>

using namespace rolescope;
using namespace Qt::Literals::StringLiterals;

namespace {

QString guid(quint32 number)
{
    return QUuid(number, 0x1234, 0xABCD, 0, 1, 2, 3, 4, 5, 6, static_cast<uchar>(number))
        .toString(QUuid::WithoutBraces);
}

} // namespace

class TestInventoryTexts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void zeroIsTheEmptyText()
    {
        Texts texts;
        QCOMPARE(texts.intern(u""), quint32(0));
        QCOMPARE(texts.intern(QString()), quint32(0));
        QCOMPARE(texts.find(u""), quint32(0));
        QCOMPARE(texts.findFolded(u""), quint32(0));
        QCOMPARE(texts.text(0), QString());
        QCOMPARE(texts.folded(0), quint32(0));
    }

    void keepsTexts_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("plain") << u"vm-web-1"_s;
        QTest::newRow("upper case") << u"VM-Web-1"_s;
        QTest::newRow("one letter") << u"x"_s;
        QTest::newRow("blank") << u" "_s;
        QTest::newRow("NUL") << u"a"_s + QChar(0) + u"b"_s;
        QTest::newRow("line feed") << u"a=b\nc=d"_s;
        QTest::newRow("umlauts") << u"Größe ÄÖÜ ẞ"_s;
        QTest::newRow("Turkish") << u"İstanbul ıI"_s;
        QTest::newRow("beyond the basic plane") << u"\U0001F600 \U00010400"_s;
        QTest::newRow("127 letters") << QString(127, u'q');
        QTest::newRow("128 letters") << QString(128, u'q');
        QTest::newRow("129 letters") << QString(129, u'Q');
        QTest::newRow("as long as the arena takes") << QString(4096, u'a');
        QTest::newRow("longer") << QString(4097, u'a');
        QTest::newRow("longer, upper case") << QString(100'000, u'Ä');
        QTest::newRow("a megabyte") << QString(1'000'000, u'z');
        QTest::newRow("GUID") << u"01234567-89ab-cdef-0123-456789abcdef"_s;
        QTest::newRow("GUID of zeros") << u"00000000-0000-0000-0000-000000000000"_s;
        QTest::newRow("GUID of ones") << u"ffffffff-ffff-ffff-ffff-ffffffffffff"_s;
        QTest::newRow("GUID in upper case") << u"01234567-89AB-CDEF-0123-456789ABCDEF"_s;
        QTest::newRow("GUID in mixed case") << u"01234567-89ab-cdef-0123-456789abcdeF"_s;
        QTest::newRow("GUID in braces") << u"{01234567-89ab-cdef-0123-456789abcdef}"_s;
        QTest::newRow("nearly a GUID") << u"01234567-89ab-cdef-0123-456789abcdeg"_s;
        QTest::newRow("dash in another place") << u"0123456-789ab-cdef-0123-456789abcdef"_s;
        QTest::newRow("digit for a dash") << u"01234567089ab-cdef-0123-456789abcdef"_s;
        QTest::newRow("digits of another script") << u"٠1234567-89ab-cdef-0123-456789abcdef"_s;
        QTest::newRow("letters between the digits and a") << u"0123456:-89ab-cdef-0123-456789abcdef"_s;
    }

    void keepsTexts()
    {
        QFETCH(QString, text);
        Texts texts;
        texts.intern(u"something before");
        QCOMPARE(texts.find(text), Texts::none);
        QCOMPARE(texts.findFolded(text), Texts::none);
        const quint32 handle = texts.intern(text);
        texts.intern(u"something after");
        QCOMPARE(texts.text(handle), text);
        QCOMPARE(texts.intern(text), handle);
        QCOMPARE(texts.find(text), handle);
        QCOMPARE(texts.text(texts.folded(handle)), text.toCaseFolded());
        QCOMPARE(texts.findFolded(text.toUpper()), texts.findFolded(text.toUpper().toCaseFolded()));
        QCOMPARE(texts.findFolded(text), texts.folded(handle));
        QCOMPARE(texts.folded(texts.folded(handle)), texts.folded(handle));
    }

    void foldsSpellingsTogether()
    {
        Texts texts;
        const quint32 upper = texts.intern(u"RG-WEB");
        const quint32 mixed = texts.intern(u"Rg-Web");
        const quint32 lower = texts.intern(u"rg-web");
        QVERIFY(upper != mixed && mixed != lower);
        QCOMPARE(texts.folded(upper), lower);
        QCOMPARE(texts.folded(mixed), lower);
        QCOMPARE(texts.folded(lower), lower);
        QVERIFY(texts.folded(texts.intern(u"rg-web2")) != lower);

        const quint32 upperGuid = texts.intern(guid(5).toUpper());
        const quint32 lowerGuid = texts.intern(guid(5));
        QVERIFY(!Texts::isGuid(upperGuid));
        QVERIFY(Texts::isGuid(lowerGuid));
        QCOMPARE(texts.folded(upperGuid), lowerGuid);
        QCOMPARE(texts.text(upperGuid), guid(5).toUpper());
        QCOMPARE(texts.findFolded(guid(5).toUpper()), lowerGuid);
        QCOMPARE(texts.find(guid(5).toUpper()), upperGuid);
    }

    void keepsVeryMany()
    {
        Texts texts;
        QHash<QString, quint32> handles;
        for (quint32 i = 0; i < 30'000; ++i) {
            for (const QString& text :
                 {u"vm-%1"_s.arg(i), guid(i), QString(static_cast<int>(i % 50), u'x') + QString::number(i)})
                handles.insert(text, texts.intern(text));
        }
        QVERIFY(texts.count() >= 60'000);
        for (auto known = handles.cbegin(); known != handles.cend(); ++known) {
            QCOMPARE(texts.text(known.value()), known.key());
            QCOMPARE(texts.find(known.key()), known.value());
        }
    }

    void findsGuidsByTheirParts_data()
    {
        QTest::addColumn<QString>("part");
        for (const auto* part : {"7", "0000", "00000007-", "-1234-abcd-", "1234-ABCD", "0405060f", "c",
                                 "00000007-1234-abcd-0001-020304050607", "0001-0203", "abcd0001", "g", "vm",
                                 "00000007-1234-abcd-0001-0203040506077", "ﬀ"})
            QTest::addRow("%s", part) << QString::fromUtf8(part);
    }

    void findsGuidsByTheirParts()
    {
        QFETCH(QString, part);
        Texts texts;
        std::vector<quint32> handles;
        for (quint32 i = 0; i < 1000; ++i) {
            handles.push_back(texts.intern(guid(i)));
            texts.intern(u"text-%1"_s.arg(i));
        }
        std::vector<quint32> expected;
        for (quint32 i = 0; i < 1000; ++i) {
            if (guid(i).contains(part.toLower()))
                expected.push_back(handles[i]);
        }
        std::vector<quint32> found;
        texts.visitGuidsWith(part, [&](quint32 handle) {
            found.push_back(handle);
            return true;
        });
        QCOMPARE(found, expected);
        if (found.empty())
            return;
        int visits = 0;
        texts.visitGuidsWith(part, [&](quint32) { return ++visits < 1; });
        QCOMPARE(visits, 1);
    }

    void findsNoGuidByNothing()
    {
        Texts texts;
        texts.intern(guid(1));
        texts.visitGuidsWith(u"", [](quint32) -> bool { qFatal("there is nothing to find"); });
    }

    void copiesGoTheirOwnWays()
    {
        Texts texts;
        for (quint32 i = 0; i < 2000; ++i)
            texts.intern(u"name-%1"_s.arg(i));
        const Texts before = texts;
        for (quint32 i = 0; i < 2000; ++i) {
            texts.intern(u"Other-%1"_s.arg(i));
            texts.intern(guid(i));
        }
        QCOMPARE(before.find(u"Other-5"), Texts::none);
        QCOMPARE(before.find(guid(5)), Texts::none);
        for (quint32 i = 0; i < 2000; ++i) {
            QCOMPARE(before.text(before.find(u"name-%1"_s.arg(i))), u"name-%1"_s.arg(i));
            QCOMPARE(texts.text(texts.find(u"Other-%1"_s.arg(i))), u"Other-%1"_s.arg(i));
        }
    }

    void holdsGuidsInLittle()
    {
        Texts texts;
        const qsizetype empty = texts.bytes();
        for (quint32 i = 0; i < 100'000; ++i)
            texts.intern(guid(i));
        QVERIFY((texts.bytes() - empty) / 100'000 <= 26);
    }
};

QTEST_GUILESS_MAIN(TestInventoryTexts)
#include "tst_inventorytexts.moc"
