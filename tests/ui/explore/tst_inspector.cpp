// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/stage.h"
#include "tests/ui/explore/sampletenant.h"
#include "ui/common/appstyle.h"
#include "ui/common/emptystate.h"
#include "ui/explore/describe.h"
#include "ui/explore/inspector.h"
#include "ui/explore/inspectorbrowser.h"

#include <QApplication>
#include <QClipboard>
#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>
#include <QTextBlock>
#include <QToolButton>

using namespace Qt::Literals::StringLiterals;
using namespace rolescope;

class TestInspector : public QObject
{
    Q_OBJECT

    InventoryStore m_store;
    Selection m_selection;

    const Inventory& inventory() const { return m_store.inventory(); }

    /// Where the first link whose text is `text` leads to.
    static QString anchor(const Inspector& inspector, const QString& text)
    {
        const auto* const page = inspector.findChild<InspectorBrowser*>();
        for (QTextBlock block = page->document()->begin(); block.isValid(); block = block.next()) {
            for (auto it = block.begin(); !it.atEnd(); ++it) {
                const QTextFragment fragment = it.fragment();
                if (fragment.charFormat().isAnchor() && fragment.text() == text)
                    return fragment.charFormat().anchorHref();
            }
        }
        return {};
    }

    static void clickLink(const Inspector& inspector, const QString& text)
    {
        auto* const page = inspector.findChild<InspectorBrowser*>();
        QTextCursor cursor = page->document()->find(text);
        while (!cursor.isNull() && !cursor.charFormat().isAnchor())
            cursor = page->document()->find(text, cursor);
        QVERIFY2(!cursor.isNull(), qPrintable(text));
        cursor.setPosition(cursor.selectionEnd() - 1);
        page->setTextCursor(cursor);
        page->ensureCursorVisible();
        QTest::mouseClick(page->viewport(), Qt::LeftButton, {}, page->cursorRect(cursor).center());
    }

private Q_SLOTS:
    void initTestCase() { applyAppearance(*qApp, Theme::lightTheme()); }

    void init()
    {
        m_selection.clear();
        m_store.clear();
        sample::fill(m_store);
    }

    void invitesUntilSomethingIsSelected()
    {
        InventoryStore empty;
        Inspector inspector(empty, m_selection);
        Stage stage(inspector, QSize(360, 600));
        QVERIFY(inspector.findChild<EmptyState*>()->isVisible());
        QCOMPARE(inspector.plainText(), QString());
        QVERIFY(inspector.portalUrl().isEmpty());
    }

    void words_data()
    {
        QTest::addColumn<QString>("find");
        QTest::addColumn<QStringList>("says");
        QTest::newRow("machine with both kinds")
            << sample::machine(1)
            << QStringList{
                   u"vm-web-01 runs as id-web (shared by 6 virtual machines) and its own system-assigned identity."_s,
                   u"Owner on subscription Production"_s,
                   u"Storage Blob Data Reader on resource group rg-data under a condition"_s,
                   u"privileged grant"_s,
                   u"Conditional"_s,
                   u"Inherited from Subscription Production"_s,
                   u"Direct"_s,
                   u"Running"_s,
                   u"Standard_D8s_v5"_s.left(10),
                   u"team=web"_s};
        QTest::newRow("machine without") << sample::machine(20)
                                         << QStringList{u"vm-web-20 has no managed identity"_s, u"Deallocated"_s};
        QTest::newRow("shared identity") << u"id-web"_s
                                         << QStringList{u"that 6 virtual machines share"_s, u"2 role assignments"_s,
                                                        u"vm-web-03"_s, u"Client ID"_s, u"Principal ID"_s};
        QTest::newRow("unused identity") << u"id-unused"_s << QStringList{u"no resource uses"_s, u"Unused"_s};
        QTest::newRow("role") << u"Storage Blob Data Reader"_s << QStringList{u"Read and list blobs."_s,
                                                                              u"Actions (1)"_s,
                                                                              u"Data actions (1)"_s,
                                                                              u"Not data actions (1)"_s,
                                                                              u"Microsoft.Storage"_s,
                                                                              u"Granted to"_s,
                                                                              u"on rg-data"_s};
        QTest::newRow("group") << sample::subscription() + u"/resourceGroups/rg-data"_s
                               << QStringList{u"Granted here (3)"_s, u"Inherited from above (2)"_s,
                                              u"Ada Lovelace"_s,     u"Inherited from Management group Platform"_s,
                                              u"Orphaned"_s,         u"Denied here"_s,
                                              u"Protect backups"_s};
        QTest::newRow("person") << u"00000000-0000-0000-0000-000000000104"_s
                                << QStringList{u"Ada Lovelace"_s, u"ada@contoso.example"_s, u"2 role assignments"_s};
        QTest::newRow("gone") << u"00000000-0000-0000-0000-000000000105"_s << QStringList{u"orphaned"_s};
    }

    void words()
    {
        QFETCH(const QString, find);
        QFETCH(const QStringList, says);
        EntityRef entity = inventory().find(find);
        if (const HostHandle host = inventory().findHost(find); host.isValid())
            entity = host;
        QVERIFY(entity.isValid());
        Inspector inspector(m_store, m_selection);
        Stage stage(inspector, QSize(360, 900));
        m_selection.select(entity);
        QString text = inspector.plainText();
        text.replace(QChar::Nbsp, u' ').remove(QChar::ObjectReplacementCharacter);
        for (const QString& sentence : says)
            QVERIFY2(text.contains(sentence), qPrintable(sentence + u"\nis not in\n"_s + text));
    }

    void assignmentTellsItsCondition()
    {
        Inspector inspector(m_store, m_selection);
        Stage stage(inspector, QSize(360, 900));
        const auto held = inventory().assignmentsOf(inventory().findIdentity(
            sample::inGroup(u"rg-identity"_s, u"providers/Microsoft.ManagedIdentity/userAssignedIdentities/id-web"_s)));
        QCOMPARE(held.size(), size_t(2));
        for (const AssignmentHandle assignment : held) {
            m_selection.select(assignment);
            const bool conditional = inventory().assignment(assignment).condition != TextHandle{};
            QCOMPARE(inspector.plainText().contains(u"@Resource[Microsoft.Storage"_s), conditional);
            QVERIFY(inspector.plainText().contains(u"2026-01-31 14:05"_s));
            QVERIFY(inspector.plainText().contains(u"6 virtual machines run as id-web"_s));
        }
    }

    void linksSelect()
    {
        Inspector inspector(m_store, m_selection);
        Stage stage(inspector, QSize(420, 900));
        m_selection.select(inventory().findHost(sample::machine(1)));
        clickLink(inspector, u"id-web"_s);
        QCOMPARE(m_selection.current().kind, EntityKind::Identity);
        QCOMPARE(inspector.shown(), m_selection.current());
        clickLink(inspector, u"vm-web-03"_s);
        QCOMPARE(inventory().displayName(m_selection.current()), u"vm-web-03"_s);
        clickLink(inspector, u"Production"_s);
        QCOMPARE(m_selection.current().kind, EntityKind::Scope);
        clickLink(inspector, u"Owner"_s);
        QCOMPARE(m_selection.current().kind, EntityKind::Assignment);
    }

    void linksAreReachedByKeys()
    {
        Inspector inspector(m_store, m_selection);
        Stage stage(inspector, QSize(420, 900));
        m_selection.select(inventory().findHost(sample::machine(1)));
        auto* const page = inspector.findChild<InspectorBrowser*>();
        page->setFocus();
        QTest::keyClick(page, Qt::Key_Tab);
        QTest::keyClick(page, Qt::Key_Return);
        QCOMPARE(m_selection.current().kind, EntityKind::Identity);
    }

    void idsAreCopied()
    {
        Inspector inspector(m_store, m_selection);
        Stage stage(inspector, QSize(360, 900));
        m_selection.select(inventory().find(u"id-web"));
        QTest::mouseClick(inspector.findChild<QToolButton*>(u"copyButton"_s), Qt::LeftButton);
        QVERIFY(QApplication::clipboard()->text().endsWith(u"/id-web"_s));
        auto* const page = inspector.findChild<InspectorBrowser*>();
        Q_EMIT page->anchorClicked(QUrl(u"copy:0"_s));
        QCOMPARE(QApplication::clipboard()->text(), u"00000000-0000-0000-0000-000000000201"_s);
        Q_EMIT page->anchorClicked(QUrl(u"copy:99"_s));
        Q_EMIT page->anchorClicked(QUrl(u"go:3/99999"_s));
        Q_EMIT page->anchorClicked(QUrl(u"go:99/0"_s));
        Q_EMIT page->anchorClicked(QUrl(u"file:///etc/passwd"_s));
        QCOMPARE(m_selection.current().kind, EntityKind::Identity);
    }

    void portalHasItsPage()
    {
        Inspector inspector(m_store, m_selection);
        Stage stage(inspector, QSize(360, 900));
        QSignalSpy open(&inspector, &Inspector::openUrlRequested);
        m_selection.select(inventory().findHost(sample::machine(1)));
        auto* const button = inspector.findChild<QToolButton*>(u"openPortal"_s);
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(open.count(), 1);
        QCOMPARE(open.first().first().toUrl().toString(),
                 u"https://portal.azure.com/#@00000000-0000-0000-0000-000000000001/resource"_s + sample::machine(1));
        inspector.setPortalBase(QUrl(u"https://portal.azure.us"_s));
        QVERIFY(inspector.portalUrl().toString().startsWith(u"https://portal.azure.us/#@"_s));
        m_selection.select(inventory().findRole(u"Owner"));
        QVERIFY(!button->isVisible());
    }

    void hostileNamesAreOnlyText_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("markup") << sample::hostileName;
        QTest::newRow("long") << QString(5000, u'x');
        QTest::newRow("long with markup") << QString(2500, u'<') + QString(2500, u'"');
        QTest::newRow("lines") << u"a\nb\tc\u2028d"_s;
    }

    void hostileNamesAreOnlyText()
    {
        QFETCH(const QString, name);
        SyncBatch batch;
        batch.subscriptions
            = {{QString::fromLatin1(sample::subscriptionId), name, {}, {}, u"platform"_s, {{name, name}}}};
        batch.roles
            = {{u"acdd72a7-3385-48ef-bd42-f606fba81ae7"_s, name, name, true, {{{name}, {}, {name}, {}, {}}}, {name}}};
        Principal person;
        person.id = u"00000000-0000-0000-0000-000000000104"_s;
        person.displayName = name;
        person.userPrincipalName = name;
        batch.principals = {person};
        RoleAssignment grant;
        grant.id = sample::subscription() + u"/providers/Microsoft.Authorization/roleAssignments/x"_s;
        grant.scope = sample::subscription();
        grant.roleGuid = batch.roles.front().guid;
        grant.principalId = person.id;
        grant.condition = name;
        grant.description = name;
        batch.assignments = {grant};
        m_store.apply(batch);

        Inspector inspector(m_store, m_selection);
        Stage stage(inspector, QSize(360, 900));
        auto* const page = inspector.findChild<InspectorBrowser*>();
        const EntityRef entities[]
            = {inventory().findScope(sample::subscription()), inventory().findRole(grant.roleGuid),
               inventory().findPrincipal(person.id), inventory().findAssignment(grant.id)};
        for (const EntityRef entity : entities) {
            m_selection.select(entity);
            QCOMPARE(inspector.shown(), entity);
            const QString html = page->toHtml();
            QVERIFY(!html.contains(u"http://example.org/x.png\""_s));
            QVERIFY(!html.contains(u"src=\"http"_s));
            QVERIFY(inspector.plainText().size() < 20000);
            QVERIFY(!inspector.grab().isNull());
            if (name == sample::hostileName)
                QVERIFY2(inspector.plainText().contains(u"<b>\"bold\"</b>"_s), qPrintable(inspector.plainText()));
        }
    }

    void listsAreBounded()
    {
        SyncBatch batch;
        for (int number = 100; number < 3100; ++number) {
            Host host;
            host.id = sample::machine(number);
            host.identity.userAssigned
                = {{sample::inGroup(u"rg-identity"_s,
                                    u"providers/Microsoft.ManagedIdentity/userAssignedIdentities/id-web"_s),
                    u"00000000-0000-0000-0000-000000000101"_s,
                    {}}};
            batch.hosts.push_back(host);
        }
        m_store.apply(batch);
        Inspector inspector(m_store, m_selection);
        Stage stage(inspector, QSize(360, 900));
        auto* const page = inspector.findChild<InspectorBrowser*>();
        m_selection.select(inventory().find(u"id-web"));
        QVERIFY(inspector.plainText().contains(u"3006 virtual machines"_s));
        QVERIFY(page->document()->blockCount() < 120);
        QCOMPARE(anchor(inspector, u"and 2994 more"_s), u"more:"_s);
        clickLink(inspector, u"and 2994 more"_s);
        QVERIFY(page->document()->blockCount() > 400);
        QVERIFY(inspector.plainText().contains(u"and 2606 more"_s));
    }

    void followsTheStore()
    {
        m_selection.follow(m_store);
        Inspector inspector(m_store, m_selection);
        Stage stage(inspector, QSize(360, 900));
        m_selection.select(inventory().findHost(sample::machine(1)));
        SyncBatch batch = sample::tenant();
        batch.hosts.resize(1);
        batch.hosts.front().power = PowerState::Stopped;
        m_store.apply(batch);
        QTRY_VERIFY(inspector.plainText().contains(u"Stopped"_s));
        m_store.beginRefresh();
        m_store.finishRefresh({{ReadKind::VirtualMachines, u"/"_s}});
        QVERIFY(!inspector.shown().isValid());
        QVERIFY(inspector.findChild<EmptyState*>()->isVisible());
        m_store.clear();
    }

    void everyThingIsDescribed()
    {
        RichPage page(inventory(), Theme::lightTheme(), QApplication::font());
        for (int table = 0; table < tableCount; ++table) {
            for (int row = 0; row < inventory().rowCount(static_cast<Table>(table)); ++row)
                describe::entity(page, inventory().at(static_cast<Table>(table), row));
        }
        QVERIFY(page.html().size() > 1000);
    }
};

QTEST_MAIN(TestInspector)
#include "tst_inspector.moc"
