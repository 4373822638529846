// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/access/findings.h"
#include "models/inventory/inventorystore.h"
#include "tests/models/items/tenanttext.h"

#include <QTest>

using namespace rolescope;
using namespace Qt::Literals::StringLiterals;

namespace {

const auto common = uR"(
mg platform
sub prod under=platform title=Production
group prod/rg-web
group prod/rg-data
role Reader action=*/read
role Owner action=*
role Vaults custom action=Microsoft.KeyVault/vaults/read data=Microsoft.KeyVault/vaults/secrets/getSecret/action
)"_s;

QString nameOf(Finding::Severity severity)
{
    switch (severity) {
    case Finding::Severity::Note:
        return u"note"_s;
    case Finding::Severity::Warning:
        return u"warning"_s;
    case Finding::Severity::Danger:
        return u"danger"_s;
    }
    return {};
}

} // namespace

class TestFindings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_store = std::make_unique<InventoryStore>(); }

    void finds_data()
    {
        QTest::addColumn<QString>("tenant");
        QTest::addColumn<QStringList>("expected");
        const auto row = [](const char* name, const char16_t* tenant, const QStringList& expected) {
            QTest::newRow(name) << QString::fromUtf16(tenant) << expected;
        };
        row("nothing", u"uai prod/rg-web/id\nvm prod/rg-web/vm id=prod/rg-web/id\ngrant g uai:id Reader at=prod", {});
        row("shared, over a subscription",
            u"uai prod/rg-web/id\nvm prod/rg-web/a id=prod/rg-web/id\nvm prod/rg-web/b id=prod/rg-web/id\n"
            "grant g1 uai:id Owner at=prod/rg-data\ngrant g2 uai:id Owner at=mg:platform if=c",
            {u"danger: id, which 2 resources run as, holds Owner at management group platform and 1 more privileged "
             "role."_s,
             u"note: id holds Owner at management group platform under a condition."_s});
        row("shared, further down",
            u"uai prod/rg-web/id\nvm prod/rg-web/a id=prod/rg-web/id\nvm prod/rg-web/b id=prod/rg-web/id\n"
            "grant g1 uai:id Owner at=prod/rg-data",
            {u"warning: id, which 2 resources run as, holds Owner at resource group rg-data."_s});
        row("shared, but harmless",
            u"uai prod/rg-web/id\nvm prod/rg-web/a id=prod/rg-web/id\nvm prod/rg-web/b id=prod/rg-web/id\n"
            "grant g1 uai:id Reader at=prod",
            {});
        row("not shared",
            u"vm prod/rg-web/a system\ngrant g1 system:a Owner at=prod/rg-data\ngrant g2 system:a Owner at=/",
            {u"danger: a holds Owner at the whole tenant."_s,
             u"note: a needs no Owner at resource group rg-data: it already holds Owner at the whole tenant."_s});
        row("people may be owners", u"user alice\ngrant g alice Owner at=/", {});
        row("orphaned", u"gone bob\ngrant g1 bob Owner at=prod\ngrant g2 bob Owner at=/",
            {u"warning: Owner at subscription Production is granted to somebody that the directory no longer knows."_s,
             u"warning: Owner at the whole tenant is granted to somebody that the directory no longer knows."_s});
        row("unused", u"uai prod/rg-web/id", {u"note: Nothing runs as id."_s});
        row("unused, yet with roles",
            u"uai prod/rg-web/id\ngrant g1 uai:id Reader at=prod/rg-web\ngrant g2 uai:id Reader at=prod/rg-data",
            {u"warning: Nothing runs as id. Yet it holds 2 roles."_s});
        row("missing", u"vm prod/rg-web/a id=prod/rg-web/id\nvm prod/rg-web/b id=prod/rg-web/id",
            {u"warning: The identity id of a and 1 more is not there any more."_s});
        row("missing from a subscription out of sight", u"vm prod/rg-web/a id=other/rg/id",
            {u"warning: The identity id of a could not be read: it is gone, or out of sight."_s});
        row("redundant", u"user alice\ngrant g1 alice Reader at=prod/rg-web\ngrant g2 alice Reader at=mg:platform",
            {u"note: alice needs no Reader at resource group rg-web: it already holds Reader at management group "
             "platform."_s});
        row("redundant by a wider role",
            u"user alice\ngrant g1 alice Reader at=prod/rg-web\ngrant g2 alice Owner at=prod",
            {u"note: alice needs no Reader at resource group rg-web: it already holds Owner at subscription "
             "Production."_s});
        row("redundant at the same scope", u"user alice\ngrant g1 alice Owner at=prod\ngrant g2 alice Reader at=prod",
            {u"note: alice needs no Reader at subscription Production: it already holds Owner at subscription "
             "Production."_s});
        row("not redundant, for the data",
            u"user alice\ngrant g1 alice Vaults at=prod/rg-web\ngrant g2 alice Owner at=prod", {});
        row("not redundant, beside",
            u"user alice\ngrant g1 alice Reader at=prod/rg-web\ngrant g2 alice Owner at=prod/rg-data", {});
        row("not redundant, by a condition",
            u"user alice\ngrant g1 alice Reader at=prod/rg-web\ngrant g2 alice Reader at=prod if=c",
            {u"note: alice holds Reader at subscription Production under a condition."_s});
        row("not redundant, by a role that was not read",
            u"user alice\ngrant g1 alice 22222222-2222-2222-2222-222222222222 at=prod/rg-web\ngrant g2 alice Owner "
            u"at=prod",
            {});
        row("somebody else's",
            u"user alice\nuser zoe\ngrant g1 alice Reader at=prod/rg-web\ngrant g2 zoe Reader at=prod", {});
    }

    void finds()
    {
        QFETCH(QString, tenant);
        m_store->apply(test::tenant(common + tenant));
        QTEST(told(), "expected");
    }

    void saysWhereItIsNotSure()
    {
        SyncBatch batch = test::tenant(common + u"uai prod/rg-web/id\nvm prod/rg-web/a id=prod/rg-web/id-gone"_s);
        batch.gaps.push_back({ReadKind::VirtualMachines, u"/subscriptions/prod"_s, {}, {}, {}});
        m_store->apply(batch);
        QCOMPARE(told(),
                 QStringList({u"warning: The identity id-gone of a is not there any more."_s,
                              u"note: Nothing that could be read runs as id."_s}));
        batch = {};
        batch.gaps.push_back({ReadKind::Identities, u"/subscriptions/prod"_s, {}, {}, {}});
        m_store->apply(batch);
        QCOMPARE(told().first(),
                 u"warning: The identity id-gone of a could not be read: it is gone, or out of sight."_s);
    }

    void seesLimitsComing_data()
    {
        QTest::addColumn<int>("count");
        QTest::addColumn<QString>("scope");
        QTest::addColumn<QStringList>("expected");
        const QString danger = u"danger: In %1 there are %2 role assignments, of at most %3."_s;
        const QString warning = u"warning: In %1 there are %2 role assignments, of at most %3."_s;
        const QString production = u"subscription Production"_s;
        const QString platform = u"management group platform"_s;
        QTest::newRow("enough left") << 3199 << u"prod"_s << QStringList();
        QTest::newRow("few left") << 3200 << u"prod/rg-web"_s
                                  << QStringList{warning.arg(production).arg(3200).arg(4000)};
        QTest::newRow("nearly none left")
            << 3800 << u"prod/rg-web/kv"_s << QStringList{danger.arg(production).arg(3800).arg(4000)};
        QTest::newRow("a group, enough left") << 399 << u"mg:platform"_s << QStringList();
        QTest::newRow("a group") << 400 << u"mg:platform"_s << QStringList{warning.arg(platform).arg(400).arg(500)};
        QTest::newRow("the tenant has none that we know") << 400 << u"/"_s << QStringList();
    }

    void seesLimitsComing()
    {
        QFETCH(int, count);
        QFETCH(QString, scope);
        QString text = common;
        for (int i = 0; i < count; ++i)
            text += u"grant g%1 p%1 Reader at=%2\n"_s.arg(i).arg(scope);
        m_store->apply(test::tenant(text));
        QTEST(told(), "expected");
    }

    void namesWhatItIsAbout()
    {
        m_store->apply(test::tenant(common
                                    + u"uai prod/rg-web/id\nuai prod/rg-web/idle\n"
                                      "vm prod/rg-web/a id=prod/rg-web/id id=prod/rg-web/gone\n"
                                      "vm prod/rg-web/b id=prod/rg-web/id\n"
                                      "grant g1 uai:id Owner at=prod\ngrant g2 uai:id Reader at=prod/rg-web if=c\n"
                                      "gone bob\ngrant g3 bob Reader at=/"_s));
        const Inventory& inventory = m_store->inventory();
        const std::vector<Finding> found = findings::all(inventory);
        QCOMPARE(found.size(), size_t(6));
        Finding::Severity last = Finding::Severity::Danger;
        for (const Finding& finding : found) {
            QVERIFY(finding.severity <= last);
            last = finding.severity;
            for (const EntityRef entity : finding.entities)
                QVERIFY(inventory.contains(entity));
            QVERIFY(!findings::advice(finding).isEmpty());
            QVERIFY(!findings::sentence(inventory, finding).contains(u'%'));
        }
        QCOMPARE(found, findings::all(inventory));
    }

private:
    QStringList told() const
    {
        QStringList lines;
        for (const Finding& finding : findings::all(m_store->inventory()))
            lines << nameOf(finding.severity) + u": "_s + findings::sentence(m_store->inventory(), finding);
        return lines;
    }

    std::unique_ptr<InventoryStore> m_store;
};

QTEST_GUILESS_MAIN(TestFindings)
#include "tst_findings.moc"
