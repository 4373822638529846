// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/inventory/scopeset.h"

#include "models/inventory/inventorystore.h"
#include "tests/models/items/tenanttext.h"

#include <QTest>

using namespace rolescope;
using namespace Qt::Literals::StringLiterals;
using State = ScopeSet::State;

namespace {

constexpr auto tenantText = u"mg all\n"
                            "sub prod under=all\n"
                            "group prod/rg-web\n"
                            "group prod/rg-data\n"
                            "sub dev under=all\n"
                            "group dev/rg-lab\n"
                            "uai prod/rg-data/id-web\n"
                            "uai dev/rg-lab/id-lab\n"
                            "vm prod/rg-web/vm-1 id=prod/rg-data/id-web\n"
                            "vm dev/rg-lab/vm-lab system\n"
                            "role Reader action=*/read\n"
                            "role Writer action=*/write\n"
                            "grant g-all uai:id-lab Reader at=/\n"
                            "grant g-prod uai:id-web Reader at=prod\n"
                            "grant g-lab uai:id-lab Writer at=dev/rg-lab\n";

} // namespace

class TestScopeSet : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_store = std::make_unique<InventoryStore>();
        m_store->apply(test::tenant(tenantText));
    }

    void startsWithEverything()
    {
        const ScopeSet all;
        QVERIFY(all.isEverything());
        QCOMPARE(states(all), u"all+ prod+ rg-web+ rg-data+ dev+ rg-lab+"_s);
    }

    void takesOutAndBackIn()
    {
        ScopeSet set;
        set.set(inventory(), scope(u"rg-web"), false);
        QCOMPARE(states(set), u"all~ prod~ rg-web- rg-data+ dev+ rg-lab+"_s);
        set.set(inventory(), scope(u"prod"), false);
        QCOMPARE(states(set), u"all~ prod- rg-web- rg-data- dev+ rg-lab+"_s);
        QCOMPARE(set.marks().size(), size_t(1)); // the one of rg-web says no more
        set.set(inventory(), scope(u"rg-data"), true);
        QCOMPARE(states(set), u"all~ prod~ rg-web- rg-data+ dev+ rg-lab+"_s);
        set.set(inventory(), scope(u"rg-web"), true);
        QVERIFY(set.isEverything()); // prod is whole again, and so is all
    }

    void parentsFollowTheirLastChild()
    {
        ScopeSet set;
        set.set(inventory(), scope(u"rg-lab"), false);
        QCOMPARE(states(set), u"all~ prod+ rg-web+ rg-data+ dev- rg-lab-"_s);
        set.set(inventory(), scope(u"prod"), false);
        QCOMPARE(states(set), u"all- prod- rg-web- rg-data- dev- rg-lab-"_s);
        QVERIFY(!set.contains(inventory(), inventory().root()));
    }

    void onlyThese()
    {
        const ScopeSet set = ScopeSet::only(inventory(), {scope(u"rg-lab"), scope(u"rg-web")});
        QCOMPARE(states(set), u"all~ prod~ rg-web+ rg-data- dev~ rg-lab+"_s);
        QVERIFY(set.reaches(inventory(), scope(u"prod")));
        QVERIFY(!set.contains(inventory(), scope(u"prod")));
        QVERIFY(!set.reaches(inventory(), scope(u"rg-data")));
    }

    void newcomersFollowWhatTheyLieIn()
    {
        const ScopeSet set = ScopeSet::only(inventory(), {scope(u"prod")});
        m_store->apply(test::tenant(u"group prod/rg-new\ngroup dev/rg-other\n"));
        QCOMPARE(set.state(inventory(), scope(u"rg-new")), State::In);
        QCOMPARE(set.state(inventory(), scope(u"rg-other")), State::Out);
    }

    void forgetsWhatGoes()
    {
        ScopeSet set;
        set.set(inventory(), scope(u"rg-web"), false);
        set.forget(inventory(), scope(u"prod"));
        QVERIFY(set.isEverything());
    }

    void tellsWhatConcernsIt_data()
    {
        QTest::addColumn<QString>("only");
        QTest::addColumn<QString>("thing");
        QTest::addColumn<bool>("concerned");
        QTest::newRow("machine inside") << u"rg-web"_s << u"vm-1"_s << true;
        QTest::newRow("machine outside") << u"rg-data"_s << u"vm-1"_s << false;
        QTest::newRow("identity that lies there") << u"rg-data"_s << u"id-web"_s << true;
        QTest::newRow("identity that a machine there runs as") << u"rg-web"_s << u"id-web"_s << true;
        QTest::newRow("identity elsewhere") << u"dev"_s << u"id-web"_s << false;
        QTest::newRow("scope inside") << u"prod"_s << u"rg-data"_s << true;
        QTest::newRow("scope above") << u"rg-web"_s << u"prod"_s << false;
        QTest::newRow("grant there") << u"rg-lab"_s << u"g-lab"_s << true;
        QTest::newRow("grant above holds there too") << u"rg-lab"_s << u"g-all"_s << true;
        QTest::newRow("grant elsewhere") << u"dev"_s << u"g-prod"_s << false;
        QTest::newRow("role granted there") << u"dev"_s << u"Writer"_s << true;
        QTest::newRow("role granted above") << u"rg-web"_s << u"Reader"_s << true;
        QTest::newRow("role granted elsewhere") << u"prod"_s << u"Writer"_s << false;
    }

    void tellsWhatConcernsIt()
    {
        QFETCH(const QString, only);
        QFETCH(const QString, thing);
        const EntityRef entity = named(thing);
        QVERIFY(entity.isValid());
        QTEST(concerns(ScopeSet::only(inventory(), {scope(only)}), inventory(), entity), "concerned");
        QVERIFY(concerns({}, inventory(), entity));
    }

private:
    const Inventory& inventory() const { return m_store->inventory(); }
    ScopeHandle scope(QStringView name) const { return inventory().find(name).as<EntityKind::Scope>(); }

    EntityRef named(const QString& name) const
    {
        for (int row = 0; row < inventory().rowCount(Table::Assignments); ++row) {
            const EntityRef each = inventory().at(Table::Assignments, row);
            if (inventory().armId(each).endsWith(u'/' + name))
                return each;
        }
        return inventory().find(name);
    }

    /// "+" in, "-" out, "~" partly.
    QString states(const ScopeSet& set) const
    {
        QStringList words;
        for (const QString& name : {u"all"_s, u"prod"_s, u"rg-web"_s, u"rg-data"_s, u"dev"_s, u"rg-lab"_s}) {
            const State state = set.state(inventory(), scope(name));
            words << name + (state == State::In ? u'+' : state == State::Out ? u'-' : u'~');
        }
        return words.join(u' ');
    }

    std::unique_ptr<InventoryStore> m_store;
};

QTEST_GUILESS_MAIN(TestScopeSet)
#include "tst_scopeset.moc"
