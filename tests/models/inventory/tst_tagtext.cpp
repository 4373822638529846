// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/inventory/inventorystore.h"
#include "models/inventory/tagtext.h"

#include <QTest>

using namespace rolescope;
using namespace Qt::Literals::StringLiterals;

class TestTagText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void comesBackAsItWas_data()
    {
        QTest::addColumn<Tags>("tags");
        QTest::newRow("none") << Tags();
        QTest::newRow("plain") << Tags{{u"env"_s, u"prod"_s}, {u"team"_s, u"data"_s}};
        QTest::newRow("mark in the name") << Tags{{u"a=b"_s, u"c"_s}};
        QTest::newRow("mark in the value") << Tags{{u"a"_s, u"b=c"_s}};
        QTest::newRow("line breaks") << Tags{{u"a\nb"_s, u"c\nd=e"_s}, {u"z"_s, u"\n"_s}};
        QTest::newRow("backslashes") << Tags{{uR"(a\)"_s, uR"(\n\\=)"_s}, {uR"(\=)"_s, uR"(\)"_s}};
        QTest::newRow("empty value") << Tags{{u"a"_s, QString(u""_s)}};
        QTest::newRow("empty name") << Tags{{QString(u""_s), u"b"_s}};
    }

    void comesBackAsItWas()
    {
        QFETCH(const Tags, tags);
        QCOMPARE(tagtext::fromText(tagtext::toText(tags)), tags);
        InventoryStore store;
        SyncBatch batch;
        Host host;
        host.id = u"/subscriptions/s/resourceGroups/g/providers/Microsoft.Compute/virtualMachines/vm"_s;
        host.tags = tags;
        batch.hosts.push_back(host);
        store.apply(batch);
        const EntityRef found = store.inventory().find(host.id);
        const HostHandle handle = store.inventory().at(Table::VirtualMachines, 0).as<EntityKind::Host>();
        QVERIFY(found.isValid() && handle.isValid());
        QCOMPARE(store.inventory().tags(store.inventory().host(handle).tags), tags);
    }
};

QTEST_GUILESS_MAIN(TestTagText)

#include "tst_tagtext.moc"
