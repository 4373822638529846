// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/uniqueidentifiers.h"

#include <QTest>

using namespace rolescope;
using namespace Qt::Literals::StringLiterals;

class TestUniqueIdentifiers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aKeyKeepsItsName()
    {
        UniqueIdentifiers names;
        QCOMPARE(names.nameOf(u"a"_s, u"id-web"_s), u"id_web"_s);
        QCOMPARE(names.nameOf(u"b"_s, u"id-api"_s), u"id_api"_s);
        QCOMPARE(names.nameOf(u"a"_s, u"quite another"_s), u"id_web"_s);
    }

    void likeTextsAreNumbered()
    {
        UniqueIdentifiers names;
        QCOMPARE(names.nameOf(u"a"_s, u"id-web"_s), u"id_web"_s);
        QCOMPARE(names.nameOf(u"b"_s, u"ID web"_s), u"id_web_2"_s);
        QCOMPARE(names.nameOf(u"c"_s, u"id.web"_s), u"id_web_3"_s);
    }

    void aNumberThatIsTakenIsPassedOver()
    {
        UniqueIdentifiers names;
        QCOMPARE(names.nameOf(u"a"_s, u"web-2"_s), u"web_2"_s);
        QCOMPARE(names.nameOf(u"b"_s, u"web"_s), u"web"_s);
        QCOMPARE(names.nameOf(u"c"_s, u"WEB"_s), u"web_3"_s);
        QCOMPARE(names.nameOf(u"d"_s, u"web_3"_s), u"web_3_2"_s);
    }

    void textsWithoutLettersAreToldApartToo()
    {
        UniqueIdentifiers names;
        const QString first = names.nameOf(u"a"_s, u"\u4e2d"_s);
        QVERIFY(!first.isEmpty());
        QVERIFY(names.nameOf(u"b"_s, u"\u6587"_s) != first);
    }
};

QTEST_APPLESS_MAIN(TestUniqueIdentifiers)
#include "tst_uniqueidentifiers.moc"
