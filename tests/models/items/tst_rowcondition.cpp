// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/rowcondition.h"

#include "models/inventory/inventorystore.h"
#include "tests/models/items/tenanttext.h"

#include <QTest>

using namespace rolescope;
using namespace Qt::Literals::StringLiterals;

class TestRowCondition : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_store.apply(test::tenant(test::company()));
        SyncBatch tagged;
        Host host;
        host.id = m_store.inventory().armId(test::machine(m_store.inventory(), u"prod/rg-web/vm-web-2"_s));
        host.location = u"northeurope"_s;
        host.tags = {{u"env"_s, u"prod"_s}, {u"owner"_s, u"shop"_s}};
        AttachedIdentity identity;
        identity.id = m_store.inventory().armId(m_store.inventory().find(u"id-web"));
        host.identity.userAssigned = {identity};
        tagged.hosts.push_back(host);
        m_store.apply(tagged);
    }

    void tellsWhoFulfilsIt_data()
    {
        QTest::addColumn<Table>("table");
        QTest::addColumn<QString>("written");
        QTest::addColumn<QString>("names");
        const auto row = [](Table table, const char* written, const char* names) {
            QTest::newRow(qPrintable(QString::number(int(table)) + u' ' + QLatin1StringView(written)))
                << table << QString::fromLatin1(written) << QString::fromLatin1(names);
        };
        row(Table::VirtualMachines, "is:privileged", "vm-web-1"); // through id-backup
        row(Table::VirtualMachines, "is:conditional", "vm-web-1 vm-web-2 vmss-web");
        row(Table::VirtualMachines, "role:vaults", "vm-web-1 vm-web-2 vmss-web");
        row(Table::VirtualMachines, "kind:\"Scale set\"", "vmss-web");
        row(Table::VirtualMachines, "location:NorthEurope", "vm-web-2");
        row(Table::VirtualMachines, "tag:env", "vm-web-2");
        row(Table::VirtualMachines, "tag:ENV=prod", "vm-web-2");
        row(Table::VirtualMachines, "tag:env=dev", "");
        row(Table::Identities, "is:unused", "id-idle");
        row(Table::Identities, "role:owner", "id-backup");
        row(Table::Assignments, "is:orphaned", "g5");
        row(Table::Assignments, "is:conditional", "g2");
        row(Table::Assignments, "kind:\"user-assigned identity\"", "g1 g2 g3");
        row(Table::Assignments, "kind:user", "g5 g6"); // and no user-assigned identity
        row(Table::Roles, "is:privileged", "Owner");
        row(Table::Roles, "kind:custom", "Vaults");
    }

    void tellsWhoFulfilsIt()
    {
        QFETCH(const Table, table);
        QFETCH(const QString, written);
        const auto condition = readCondition(written);
        QVERIFY(condition);
        const Inventory& inventory = m_store.inventory();
        QStringList names;
        for (int row = 0; row < inventory.rowCount(table); ++row) {
            const EntityRef entity = inventory.at(table, row);
            if (!holds(*condition, inventory, entity))
                continue;
            const QString name = table == Table::Assignments ? inventory.armId(entity).section(u'/', -1)
                                                             : inventory.displayName(entity);
            names << name;
        }
        names.sort();
        QTEST(names.join(u' '), "names");
    }

    void readsWhatItWrites_data()
    {
        QTest::addColumn<QString>("written");
        QTest::addColumn<QString>("text");
        QTest::newRow("a value") << u"location:westeurope"_s << u"Location: westeurope"_s;
        QTest::newRow("with blanks") << u"role:\"Key Vault Reader\""_s << u"Role: Key Vault Reader"_s;
        QTest::newRow("with a colon") << u"tag:env=a:b"_s << u"Tag: env=a:b"_s;
        QTest::newRow("a state") << u"is:orphaned"_s << u"Orphaned"_s;
    }

    void readsWhatItWrites()
    {
        QFETCH(const QString, written);
        const auto condition = readCondition(written);
        QVERIFY(condition);
        QCOMPARE(writtenCondition(*condition), written);
        QTEST(conditionText(*condition), "text");
    }

    void takesApartWhatIsTyped()
    {
        const TypedFilter typed = readFilter(u"web role:\"Key Vault Reader\" is:Privileged other: x:y is:nothing "_s);
        QCOMPARE(typed.conditions.size(), size_t(2));
        QCOMPARE(typed.conditions[0], (RowCondition{ConditionKind::Role, u"Key Vault Reader"_s}));
        QCOMPARE(typed.conditions[1], (RowCondition{ConditionKind::Privileged, {}}));
        QCOMPARE(typed.rest, u"web other: x:y is:nothing"_s);
        QVERIFY(readFilter({}).conditions.empty());
    }

    void offersWhatIsThere()
    {
        const Inventory& inventory = m_store.inventory();
        QCOMPARE(valuesFor(inventory, Table::VirtualMachines, ConditionKind::Tag),
                 (QStringList{u"env=prod"_s, u"owner=shop"_s}));
        QVERIFY(valuesFor(inventory, Table::VirtualMachines, ConditionKind::Location).contains(u"northeurope"_s));
        QCOMPARE(valuesFor(inventory, Table::Assignments, ConditionKind::Role),
                 (QStringList{u"Owner"_s, u"Reader"_s, u"Vaults"_s}));
        QVERIFY(valuesFor(inventory, Table::Roles, ConditionKind::Unused).isEmpty());
        for (const Table table : {Table::VirtualMachines, Table::Identities, Table::Assignments, Table::Roles})
            QVERIFY(!conditionsFor(table).empty());
    }

private:
    InventoryStore m_store;
};

QTEST_GUILESS_MAIN(TestRowCondition)
#include "tst_rowcondition.moc"
