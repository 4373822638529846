// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/camelwords.h"

#include <QTest>

using namespace rolescope;
using namespace Qt::Literals::StringLiterals;

class TestCamelWords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void words_data()
    {
        QTest::addColumn<QString>("camelCase");
        QTest::addColumn<QString>("lowerCase");
        QTest::addColumn<QString>("asWritten");
        QTest::newRow("nothing") << QString() << QString() << QString();
        QTest::newRow("one word") << u"disks"_s << u"disks"_s << u"disks"_s;
        QTest::newRow("two words") << u"virtualMachines"_s << u"virtual machines"_s << u"virtual Machines"_s;
        QTest::newRow("a capital first") << u"KeyVault"_s << u"key vault"_s << u"Key Vault"_s;
        QTest::newRow("capitals first") << u"VMSizes"_s << u"VM sizes"_s << u"VM Sizes"_s;
        QTest::newRow("capitals last") << u"DocumentDB"_s << u"document DB"_s << u"Document DB"_s;
        QTest::newRow("capitals within") << u"publicIPAddresses"_s << u"public IP addresses"_s
                                         << u"public IP Addresses"_s;
        QTest::newRow("capitals only") << u"SQL"_s << u"SQL"_s << u"SQL"_s;
    }

    void words()
    {
        QFETCH(QString, camelCase);
        QTEST(camelwords::lowerCase(camelCase), "lowerCase");
        QTEST(camelwords::asWritten(camelCase), "asWritten");
    }
};

QTEST_GUILESS_MAIN(TestCamelWords)
#include "tst_camelwords.moc"
