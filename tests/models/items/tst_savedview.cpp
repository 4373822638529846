// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/savedview.h"

#include "models/inventory/inventorystore.h"
#include "tests/models/items/tenanttext.h"

#include <QTest>

using namespace rolescope;
using namespace Qt::Literals::StringLiterals;

namespace {

SavedView sample()
{
    SavedView view;
    view.name = u"Production ⊕ \"quoted\""_s;
    view.scopes = {{u"/"_s, false}, {u"/subscriptions/prod"_s, true}};
    view.tables = {{u"virtualMachines"_s, {u"web"_s, {u"is:privileged"_s, u"role:\"Key Vault Reader\""_s}}}};
    view.grouping = u"resourceGroup"_s;
    view.focus = u"scope:/subscriptions/prod"_s;
    view.depth = 3;
    view.selection = u"role:/providers/x"_s;
    view.page = u"identities"_s;
    view.appearance = u"Dark"_s;
    return view;
}

} // namespace

class TestSavedView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsWhatItWrites()
    {
        const auto read = readSavedView(written(sample()));
        QVERIFY(read);
        QCOMPARE(*read, sample());
        SavedView other = sample();
        other.name = u"Other"_s;
        QCOMPARE(readSavedViews(written(std::vector{sample(), other})), (std::vector{sample(), other}));
        QVERIFY(readSavedViews("nonsense").empty());
    }

    void refusesInPlainWords_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("says");
        QTest::newRow("nothing") << QByteArray() << u"not a saved view, or it is damaged"_s;
        QTest::newRow("no JSON") << QByteArray("<svg/>") << u"not a saved view, or it is damaged"_s;
        QTest::newRow("cut off") << written(sample()).chopped(20) << u"not a saved view, or it is damaged"_s;
        QTest::newRow("a list") << QByteArray("[1]") << u"not a saved view, or it is damaged"_s;
        QTest::newRow("another JSON") << QByteArray(R"({"name": "x"})") << u"not a saved view of Rolescope"_s;
        QTest::newRow("newer") << QByteArray(R"({"rolescopeView": 2, "name": "x"})") << u"newer Rolescope"_s;
        QTest::newRow("no name") << QByteArray(R"({"rolescopeView": 1})") << u"has no name"_s;
        QTest::newRow("huge") << QByteArray(2'000'000, ' ') << u"far too large"_s;
    }

    void refusesInPlainWords()
    {
        QFETCH(const QByteArray, json);
        QFETCH(const QString, says);
        const auto read = readSavedView(json);
        QVERIFY(!read);
        QVERIFY2(read.error().what.contains(says), qPrintable(read.error().what));
        QVERIFY(!read.error().advice.isEmpty());
    }

    void passesOverWhatIsOfTheWrongKind()
    {
        const auto read = readSavedView(R"({"rolescopeView": 1, "name": "x", "scopes": 7, "tables": [], "graph": "g",
                                            "selection": {}, "page": null})");
        QVERIFY(read);
        SavedView bare;
        bare.name = u"x"_s;
        QCOMPARE(*read, bare);
    }

    void keysNameTheSameThing()
    {
        InventoryStore store;
        store.apply(test::tenant(test::company()));
        const Inventory& inventory = store.inventory();
        for (const Table table : {Table::VirtualMachines, Table::OtherHosts, Table::Identities, Table::Assignments,
                                  Table::Roles, Table::Principals}) {
            for (int row = 0; row < inventory.rowCount(table); ++row) {
                const EntityRef entity = inventory.at(table, row);
                QCOMPARE(entityOfKey(inventory, entityKey(inventory, entity)), entity);
            }
        }
        const EntityRef group = inventory.find(u"rg-web");
        QCOMPARE(entityOfKey(inventory, entityKey(inventory, group)), group);
        QCOMPARE(entityKey(inventory, {}), QString());
        for (const QString& bad : {u""_s, u"host"_s, u"host:"_s, u":x"_s, u"host:/nowhere"_s, u"what:/x"_s})
            QVERIFY(!entityOfKey(inventory, bad).isValid());
    }
};

QTEST_GUILESS_MAIN(TestSavedView)
#include "tst_savedview.moc"
