// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The real window on the demo tenant, read over HTTP from the simulator within, and driven with mouse and keys.

#include "tests/end-to-end/demowindowtest.h"
#include "ui/common/banner.h"
#include "ui/explore/inspector.h"
#include "ui/explore/searchbox.h"
#include "ui/graph/graphcanvas.h"
#include "ui/graph/graphpage.h"
#include "ui/shell/syncstatus.h"

#include <QAction>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QListView>
#include <QScrollBar>
#include <QSet>
#include <QTabWidget>
#include <QTableView>
#include <QTest>
#include <QTextEdit>
#include <QTreeView>

using namespace Qt::Literals::StringLiterals;
using namespace rolescope;
using namespace rolescope::test;

namespace {

/// The tenant file that the demo is made of, to count in it without asking the program.
QJsonObject demoFile()
{
    QFile file(QStringLiteral(ROLESCOPE_DEMO_TENANT));
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}

/// The different values that a member has in a list of objects, in lower case.
QSet<QString> valuesOf(const QJsonValue& list, const QString& member)
{
    QSet<QString> values;
    for (const QJsonValue& each : list.toArray())
        values.insert(each[member].toString().toLower());
    return values;
}

int countOfType(const QJsonValue& resources, QLatin1StringView type)
{
    int count = 0;
    for (const QJsonValue& each : resources.toArray())
        count += each["id"_L1].toString().contains(u'/' + type + u'/', Qt::CaseInsensitive) ? 1 : 0;
    return count;
}

/// Identities that a tenant has in truth or by name: user-assigned ones, those that a resource names although they are
/// gone, and one for each resource with an identity of its own.
int identitiesIn(const QJsonObject& tenant)
{
    QSet<QString> userAssigned = valuesOf(tenant["identities"_L1], u"id"_s);
    int ownIdentities = 0;
    for (const QJsonValue& resource : tenant["resources"_L1].toArray()) {
        const QJsonValue block = resource["identity"_L1];
        ownIdentities += block["principalId"_L1].isString() ? 1 : 0;
        for (const QJsonValue& id : block["userAssigned"_L1].toArray())
            userAssigned.insert(id.toString().toLower());
    }
    return ownIdentities + static_cast<int>(userAssigned.size());
}

int scopesOfKind(const Inventory& inventory, ScopeKind kind)
{
    int count = 0;
    std::vector<ScopeHandle> open{inventory.root()};
    while (!open.empty()) {
        const ScopeHandle scope = open.back();
        open.pop_back();
        count += inventory.scope(scope).kind == kind ? 1 : 0;
        for (const ScopeHandle child : inventory.children(scope))
            open.push_back(child);
    }
    return count;
}

bool isInSight(const QAbstractItemView* view, const QModelIndex& cell)
{
    return view->viewport()->rect().intersects(view->visualRect(cell));
}

} // namespace

class TestWindow : public DemoWindowTest
{
    Q_OBJECT

private Q_SLOTS:
    void readsTheDemoAtOnce();
    void goldenCounts();
    void everybodyFollowsTheTable();
    void everybodyFollowsTheTree();
    void everybodyFollowsTheGraph();
    void everybodyFollowsALinkOfTheInspector();
    void hoverShowsThePathBothWays();
    void searchSelects();
    void searchIsLeftByEscape();
    void syncAgainKeepsThePlace();

private:
    QStringList openInTree() const;
    QStringList titlesOf(const std::vector<quint32>& boxes, Tier tier) const;
};

QStringList TestWindow::titlesOf(const std::vector<quint32>& boxes, Tier tier) const
{
    QStringList titles;
    for (const quint32 box : boxes) {
        if (const Diagram::Box& each = m_driven->canvas()->diagram().boxes[box]; each.tier == tier)
            titles << each.title;
    }
    titles.sort();
    return titles;
}

void TestWindow::readsTheDemoAtOnce()
{
    QCOMPARE(m_driven->window().windowTitle(), u"Demo – Rolescope"_s);
    QVERIFY(!m_driven->sync().lastError());
    QCOMPARE(m_driven->status()->text(), u"Synced just now"_s);
    QVERIFY(!m_driven->banner()->isVisible());
    QVERIFY(m_driven->toolButton(u"syncAction"_s)->isEnabled());
    const auto* const account = m_driven->window().findChild<QAction*>(u"accountAction"_s);
    QVERIFY(account->isVisible());
    QCOMPARE(account->text(), u"dana.whitfield@fabrikam-outdoor.example"_s);
    QVERIFY(m_driven->canvas()->isVisible());
    QCOMPARE(m_driven->inspectorName(), QString());
}

void TestWindow::goldenCounts()
{
    const QJsonObject file = demoFile();
    const Inventory& inventory = m_driven->inventory();

    QCOMPARE(file["subscriptions"_L1].toArray().size(), 3);
    QCOMPARE(scopesOfKind(inventory, ScopeKind::Subscription), 3);
    QCOMPARE(file["managementGroups"_L1].toArray().size(), 3);
    QCOMPARE(scopesOfKind(inventory, ScopeKind::ManagementGroup), 3);
    QCOMPARE(file["resourceGroups"_L1].toArray().size(), 11);
    QCOMPARE(scopesOfKind(inventory, ScopeKind::ResourceGroup), 11);
    const QModelIndex tenant = m_driven->tree()->model()->index(0, 0);
    QCOMPARE(tenant.data().toString(), u"Fabrikam Outdoor"_s);
    QCOMPARE(tenant.siblingAtColumn(1).data().toString(), u"25"_s);

    QCOMPARE(countOfType(file["resources"_L1], "Microsoft.Compute/virtualMachines"_L1), 24);
    QCOMPARE(countOfType(file["resources"_L1], "Microsoft.Compute/virtualMachineScaleSets"_L1), 1);
    QCOMPARE(machines()->countsText(), u"25 of 25"_s);
    QCOMPARE(inventory.rowCount(Table::OtherHosts), 1); // the web app

    QCOMPARE(identitiesIn(file), 16);
    QCOMPARE(identities()->countsText(), u"16 of 16"_s);

    QCOMPARE(file["roleAssignments"_L1].toArray().size(), 64);
    QCOMPARE(assignments()->countsText(), u"64 of 64"_s);
    // Of the roles those that somebody holds.
    QCOMPARE(valuesOf(file["roleAssignments"_L1], u"role"_s).size(), 34);
    QCOMPARE(roles()->countsText(), u"34 of 34"_s);
    QCOMPARE(file["denyAssignments"_L1].toArray().size(), 1);
    QCOMPARE(inventory.rowCount(Table::Denies), 1);

    QCOMPARE(gaps()->countsText(), u"0 of 0"_s);
    QCOMPARE(m_driven->tabs()->tabText(5), u"Could not read"_s);
}

void TestWindow::everybodyFollowsTheTable()
{
    QVERIFY(m_driven->openTab(2));
    m_driven->clickCell(machines()->view(), DrivenWindow::row(machines(), u"vm-api-01"_s));

    QCOMPARE(m_driven->selectedName(), u"vm-api-01"_s);
    QCOMPARE(m_driven->inspectorName(), u"vm-api-01"_s);
    const QString told = m_driven->inspector()->plainText();
    for (const QString& word : {u"id-shop-web"_s, u"id-shop-orders"_s, u"Storage Queue Data Contributor"_s,
                                u"AcrPull"_s, u"kv-payments"_s, u"rg-shop-web"_s})
        QVERIFY2(told.contains(word), qPrintable(word + u" is missing in: "_s + told));
    QVERIFY(!told.contains(u"id-shop-deploy"_s));

    QCOMPARE(m_driven->currentInTree(), u"vm-api-01"_s);
    QVERIFY(isInSight(m_driven->tree(), m_driven->tree()->currentIndex()));
    QCOMPARE(m_driven->selectedBoxes(), QStringList{u"vm-api-01"_s});
    QVERIFY(m_driven->openTab(1));
    QVERIFY(m_driven->canvas()->viewport()->rect().contains(middleOf(m_driven->canvas()->selectedBoxes().front())));
    QCOMPARE(m_driven->currentRow(identities()), QString());
}

void TestWindow::everybodyFollowsTheTree()
{
    const QModelIndex identity = m_driven->openInTree(
        {u"Tenant Root Group"_s, u"Workloads"_s, u"Fabrikam Development"_s, u"rg-dev-tools"_s, u"id-dev-common"_s});
    m_driven->clickCell(m_driven->tree(), identity);
    QCOMPARE(m_driven->inspectorName(), u"id-dev-common"_s);
    QVERIFY(m_driven->inspector()->plainText().contains(u"Key Vault Secrets User"_s));
    QCOMPARE(m_driven->currentRow(identities()), u"id-dev-common"_s);
    QCOMPARE(m_driven->currentRow(machines()), QString());
    QCOMPARE(m_driven->selectedBoxes(), QStringList{u"id-dev-common"_s});

    m_driven->press(Qt::Key_Down);
    QCOMPARE(m_driven->currentInTree(), u"id-dev-legacy"_s);
    QCOMPARE(m_driven->inspectorName(), u"id-dev-legacy"_s);
    QCOMPARE(m_driven->currentRow(identities()), u"id-dev-legacy"_s);
}

void TestWindow::everybodyFollowsTheGraph()
{
    m_driven->clickBox(m_driven->box(u"vm-dev-ci-02"_s));
    QCOMPARE(m_driven->inspectorName(), u"vm-dev-ci-02"_s);
    QCOMPARE(m_driven->currentRow(machines()), u"vm-dev-ci-02"_s);
    QCOMPARE(m_driven->currentInTree(), u"vm-dev-ci-02"_s);
    QVERIFY(isInSight(m_driven->tree(), m_driven->tree()->currentIndex()));

    m_driven->clickBox(m_driven->box(u"id-dev-common"_s));
    QCOMPARE(m_driven->inspectorName(), u"id-dev-common"_s);
    QCOMPARE(m_driven->currentRow(identities()), u"id-dev-common"_s);
    QCOMPARE(m_driven->currentRow(machines()), QString());

    m_driven->clickBox(m_driven->box(u"Key Vault Administrator"_s));
    QCOMPARE(m_driven->inspectorName(), u"Key Vault Administrator"_s);
    QCOMPARE(m_driven->currentRow(roles()), u"Key Vault Administrator"_s);

    // A line is the role assignment behind it.
    const GraphCanvas* const canvas = m_driven->canvas();
    const quint32 holder = m_driven->box(u"id-ml-train"_s);
    const quint32 line = canvas->picture().links.linesFrom(holder).front();
    const QPointF nearItsStart = canvas->diagram().lines[line].start + QPointF(10, 0);
    m_driven->click(canvas->viewport(), canvas->view().toView(nearItsStart).toPoint());
    QCOMPARE(m_driven->selected().kind, EntityKind::Assignment);
    QVERIFY(m_driven->inspector()->plainText().contains(u"id-ml-train"_s));
    QCOMPARE(m_driven->currentRow(assignments()), u"id-ml-train"_s);

    // Beside everything: nothing is selected any more.
    m_driven->click(canvas->viewport(), QPoint(4, GraphCanvas::headingHeight + 4));
    QCOMPARE(m_driven->inspectorName(), QString());
    QCOMPARE(m_driven->currentInTree(), QString());
    QCOMPARE(m_driven->currentRow(roles()), QString());
}

void TestWindow::everybodyFollowsALinkOfTheInspector()
{
    m_driven->clickBox(m_driven->box(u"vm-build-01"_s));
    auto* const page = m_driven->window().findChild<QTextEdit*>(u"inspectorPage"_s);
    // The first link of the first sentence: "vm-build-01 runs as id-shop-deploy".
    QPoint at;
    for (int x = 0; x < page->viewport()->width() && page->anchorAt(at).isEmpty(); x += 4) {
        for (int y = 0; y < 80 && page->anchorAt(at).isEmpty(); y += 4)
            at = QPoint(x, y);
    }
    QVERIFY(page->anchorAt(at).startsWith(u"go:"_s));
    m_driven->click(page->viewport(), at);
    QCOMPARE(m_driven->inspectorName(), u"id-shop-deploy"_s);
    QCOMPARE(m_driven->currentRow(identities()), u"id-shop-deploy"_s);
    QCOMPARE(m_driven->currentInTree(), u"id-shop-deploy"_s);
    QCOMPARE(m_driven->selectedBoxes(), QStringList{u"id-shop-deploy"_s});
}

void TestWindow::hoverShowsThePathBothWays()
{
    GraphCanvas* const canvas = m_driven->canvas();
    const QImage still = canvas->grab().toImage();

    // From the left end rightwards: the machine's identity, its role, its scope.
    m_driven->hover(canvas->viewport(), middleOf(m_driven->box(u"vm-dev-ci-01"_s)));
    QCOMPARE(titlesOf(canvas->hoveredPath().boxes, Tier::Host), QStringList{u"vm-dev-ci-01"_s});
    QCOMPARE(titlesOf(canvas->hoveredPath().boxes, Tier::Identity), QStringList{u"vm-dev-ci-01"_s});
    QCOMPARE(titlesOf(canvas->hoveredPath().boxes, Tier::Role), QStringList{u"Key Vault Administrator"_s});
    QCOMPARE(titlesOf(canvas->hoveredPath().boxes, Tier::Scope), QStringList{u"kv-dev"_s});
    QVERIFY(canvas->grab().toImage() != still);

    // In the middle both ways.
    m_driven->hover(canvas->viewport(), middleOf(m_driven->box(u"id-dev-common"_s)));
    QCOMPARE(titlesOf(canvas->hoveredPath().boxes, Tier::Host),
             (QStringList{u"vm-dev-ci-02"_s, u"vm-dev-web-01"_s, u"vm-dev-web-02"_s, u"vm-ml-01"_s}));
    QCOMPARE(titlesOf(canvas->hoveredPath().boxes, Tier::Identity), QStringList{u"id-dev-common"_s});
    QCOMPARE(titlesOf(canvas->hoveredPath().boxes, Tier::Role),
             (QStringList{u"AcrPull"_s, u"Key Vault Secrets User"_s, u"Reader"_s}));
    QCOMPARE(titlesOf(canvas->hoveredPath().boxes, Tier::Scope),
             (QStringList{u"Fabrikam Development"_s, u"crfabrikam"_s, u"kv-dev"_s}));

    // From the right end leftwards: who reaches the key vault.
    m_driven->hover(canvas->viewport(), middleOf(m_driven->box(u"kv-dev"_s)));
    QCOMPARE(
        titlesOf(canvas->hoveredPath().boxes, Tier::Host),
        (QStringList{u"vm-dev-ci-01"_s, u"vm-dev-ci-02"_s, u"vm-dev-web-01"_s, u"vm-dev-web-02"_s, u"vm-ml-01"_s}));

    m_driven->hover(canvas->viewport(), QPoint(4, GraphCanvas::headingHeight + 4));
    QVERIFY(canvas->hoveredPath().isEmpty());
    QTRY_VERIFY(canvas->grab().toImage() == still);
    QVERIFY(!m_driven->selected().isValid());
}

void TestWindow::searchSelects()
{
    m_driven->press(Qt::Key_K, Qt::ControlModifier);
    QCOMPARE(QApplication::focusWidget(), m_driven->search());
    m_driven->type(u"vm-web"_s);
    const QListView* const results = m_driven->searchResults();
    QVERIFY(results->isVisible());
    QCOMPARE(results->currentIndex().row(), 0);
    m_driven->press(Qt::Key_Down);
    QCOMPARE(results->currentIndex().row(), 1);
    QVERIFY2(results->currentIndex().data().toString().startsWith(u"vm-web-02"_s),
             qPrintable(results->currentIndex().data().toString()));
    m_driven->press(Qt::Key_Return);

    QVERIFY(!results->isVisible());
    QCOMPARE(m_driven->inspectorName(), u"vm-web-02"_s);
    QCOMPARE(m_driven->currentRow(machines()), u"vm-web-02"_s);
    QCOMPARE(m_driven->currentInTree(), u"vm-web-02"_s);
    QVERIFY(isInSight(m_driven->tree(), m_driven->tree()->currentIndex()));
    QCOMPARE(m_driven->selectedBoxes(), QStringList{u"vm-web-02"_s});

    // The next search begins anew, and the mouse chooses as well.
    m_driven->press(Qt::Key_K, Qt::ControlModifier);
    m_driven->type(u"kv-shop"_s);
    QTRY_VERIFY(results->isVisible());
    m_driven->click(results->viewport(), results->visualRect(results->model()->index(0, 0)).center());
    QCOMPARE(m_driven->inspectorName(), u"kv-shop-prod"_s);
    QCOMPARE(m_driven->currentInTree(), u"kv-shop-prod"_s);
    QCOMPARE(m_driven->selectedBoxes(), QStringList{u"kv-shop-prod"_s});
}

void TestWindow::searchIsLeftByEscape()
{
    m_driven->clickBox(m_driven->box(u"vm-build-01"_s));
    m_driven->press(Qt::Key_K, Qt::ControlModifier);
    m_driven->type(u"vm-ml"_s);
    QVERIFY(m_driven->searchResults()->isVisible());
    m_driven->press(Qt::Key_Escape);
    QVERIFY(!m_driven->searchResults()->isVisible());
    QCOMPARE(m_driven->search()->text(), u"vm-ml"_s);
    m_driven->press(Qt::Key_Escape);
    QCOMPARE(m_driven->search()->text(), QString());
    QCOMPARE(m_driven->inspectorName(), u"vm-build-01"_s); // looking is not choosing

    m_driven->type(u"nothing-is-called-so"_s);
    QVERIFY(!m_driven->searchResults()->isVisible());
    m_driven->press(Qt::Key_Return);
    QCOMPARE(m_driven->inspectorName(), u"vm-build-01"_s);
}

/// Names of the rows of the tree that are open.
QStringList TestWindow::openInTree() const
{
    const QTreeView* const tree = m_driven->tree();
    QStringList names;
    for (QModelIndex row = tree->model()->index(0, 0); row.isValid(); row = tree->indexBelow(row)) {
        if (tree->isExpanded(row))
            names << row.data().toString();
    }
    return names;
}

void TestWindow::syncAgainKeepsThePlace()
{
    m_driven->openInTree(
        {u"Tenant Root Group"_s, u"Platform"_s, u"Fabrikam Shared Platform"_s, u"rg-hub-mgmt"_s, u"crfabrikam"_s});
    m_driven->openInTree({u"Tenant Root Group"_s, u"Workloads"_s, u"Fabrikam Shop Production"_s, u"rg-shop-data"_s,
                          u"kv-shop-prod"_s, u"payment-api-key"_s});
    m_driven->openInTree({u"Tenant Root Group"_s, u"Workloads"_s, u"Fabrikam Development"_s, u"rg-dev-ml"_s,
                          u"stdevdata"_s, u"default"_s, u"models"_s});
    m_driven->openInTree(
        {u"Tenant Root Group"_s, u"Workloads"_s, u"Fabrikam Shop Production"_s, u"rg-shop-web"_s, u"vm-api-01"_s});
    m_driven->wheel(m_driven->canvas()->viewport(), QPoint(300, 300), 360);
    QVERIFY(m_driven->openTab(4));
    QTableView* const table = assignments()->view();
    m_driven->clickCell(table, assignments()->proxy()->index(45, 0));
    // By key the row comes into sight as a whole; a click on one that is cut off scrolls only half a second later.
    m_driven->press(Qt::Key_Down);
    m_driven->press(Qt::Key_Up);
    auto* const details = m_driven->window().findChild<QTextEdit*>(u"inspectorPage"_s);
    m_driven->wheel(m_driven->tree()->viewport(), QPoint(50, 300), -240);

    struct Place
    {
        QStringList open;
        EntityRef selected;
        QString row;
        QString told;
        int treeScroll;
        int tableScroll;
        int tab;
        double scale;
        QPointF origin;
        bool operator==(const Place&) const = default;
    };
    const auto place = [&] {
        return Place{openInTree(),
                     m_driven->selected(),
                     m_driven->currentRow(assignments()),
                     details->toPlainText(),
                     m_driven->tree()->verticalScrollBar()->value(),
                     table->verticalScrollBar()->value(),
                     m_driven->tabs()->currentIndex(),
                     m_driven->canvas()->view().scale,
                     m_driven->canvas()->view().origin};
    };
    const Place before = place();
    QVERIFY(before.open.contains(u"rg-hub-mgmt"_s) && before.open.contains(u"stdevdata"_s));
    QVERIFY(before.treeScroll > 0);
    QVERIFY(before.tableScroll > 0);
    QVERIFY(before.selected.isValid());

    const auto verifyPlace = [&] {
        const Place after = place();
        QCOMPARE(after.open, before.open);
        QCOMPARE(after.treeScroll, before.treeScroll);
        QCOMPARE(after.tableScroll, before.tableScroll);
        QCOMPARE(after.row, before.row);
        QCOMPARE(after.told, before.told);
        QVERIFY(after == before);
    };
    m_driven->press(Qt::Key_F5);
    QVERIFY(m_driven->sync().isRunning());
    QVERIFY(!m_driven->toolButton(u"syncAction"_s)->isEnabled());
    QVERIFY(m_driven->waitUntilQuiet());
    verifyPlace();
    if (QTest::currentTestFailed())
        return;
    m_driven->click(m_driven->toolButton(u"syncAction"_s));
    QVERIFY(m_driven->sync().isRunning());
    QVERIFY(m_driven->waitUntilQuiet());
    verifyPlace();
}

QTEST_MAIN(TestWindow)
#include "tst_window.moc"
