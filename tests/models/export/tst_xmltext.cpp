// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/export/xmltext.h"

#include <QTest>

#include <cmath>

using namespace rolescope;
using namespace Qt::Literals::StringLiterals;

class TestXmlText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void numbers_data()
    {
        QTest::addColumn<double>("value");
        QTest::addColumn<QString>("text");
        QTest::newRow("zero") << 0.0 << u"0"_s;
        QTest::newRow("negative zero") << -0.001 << u"0"_s;
        QTest::newRow("whole") << 1200.0 << u"1200"_s;
        QTest::newRow("one digit") << 0.5 << u"0.5"_s;
        QTest::newRow("two digits") << -12.05 << u"-12.05"_s;
        QTest::newRow("rounded") << 1.239 << u"1.24"_s;
        QTest::newRow("rounded up to whole") << 9.999 << u"10"_s;
        QTest::newRow("large") << 123456789012.25 << u"123456789012.25"_s;
        QTest::newRow("no number") << std::nan("") << u"0"_s;
        QTest::newRow("too large") << 1e300 << u"0"_s;
    }

    void numbers()
    {
        QFETCH(const double, value);
        QTEST(xmltext::number(value), "text");
    }

    void safe_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("safe");
        QTest::newRow("plain") << u"a\tb\r\n<&>"_s << u"a\tb\r\n<&>"_s;
        QTest::newRow("pair") << u"\U0001F600"_s << u"\U0001F600"_s;
        QTest::newRow("control") << u"a\x01\x1f"_s << u"a\uFFFD\uFFFD"_s;
        QTest::newRow("half a pair") << QString(QChar(0xD801)) + u'x' << u"\uFFFDx"_s;
        QTest::newRow("no characters") << QString(QChar(0xFFFE)) + QChar(0xFFFF) << u"\uFFFD\uFFFD"_s;
    }

    void safe()
    {
        QFETCH(const QString, text);
        QTEST(xmltext::safe(text), "safe");
    }
};

QTEST_GUILESS_MAIN(TestXmlText)
#include "tst_xmltext.moc"
