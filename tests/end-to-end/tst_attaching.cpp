// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Attaching, undoing and refusing in the real window on the demo tenant, by keys as far as keys go.

#include "app/composition/sources.h"
#include "tests/end-to-end/demowindowtest.h"
#include "ui/attach/attachdraft.h"
#include "ui/attach/attachwizard.h"
#include "ui/attach/historypanel.h"
#include "ui/attach/planprogress.h"
#include "ui/attach/planreview.h"

#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QDockWidget>
#include <QMenu>
#include <QPushButton>
#include <QTableView>
#include <QTest>
#include <QTreeView>

using namespace rolescope;
using namespace rolescope::test;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int patience = 30'000; ///< for what the simulated Azure takes its time for

} // namespace

class TestAttaching : public DemoWindowTest
{
    Q_OBJECT

private Q_SLOTS:
    void attachesAndUndoes();
    void escapeLeavesNothingBehind_data();
    void escapeLeavesNothingBehind();
    void rowsThatAreSelectedAreChosen();
    void menusOfferWhatApplies();
    void aFileIsOnlyRead();

private:
    template <class Wizard = PlanWizard> Wizard* wizard();
    void openWizardOn(const QString& machine);
    /// To the window that is active now.
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {});
    void type(const QString& ascii);
    void chooseFirst(const QString& list, const QString& text);
    void carryOut();
    QAction* attachAction() { return m_driven->window().findChild<QAction*>(u"attachAction"_s); }
    QStringList identitiesOf(const QString& machine) const;
    QStringList rolesOf(const QString& identity) const;
};

template <class Wizard> Wizard* TestAttaching::wizard()
{
    for (QWidget* const each : QApplication::topLevelWidgets()) {
        if (auto* const found = qobject_cast<Wizard*>(each); found && found->isVisible())
            return found;
    }
    return nullptr;
}

void TestAttaching::press(Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    QTest::keyClick(QApplication::activeWindow()->windowHandle(), key, modifiers);
}

void TestAttaching::type(const QString& ascii)
{
    for (const QChar letter : ascii)
        QTest::keyClick(QApplication::activeWindow()->windowHandle(), letter.toLatin1());
}

void TestAttaching::openWizardOn(const QString& machine)
{
    QVERIFY(m_driven->openTab(2));
    const QModelIndex row = DrivenWindow::row(machines(), machine);
    QVERIFY(row.isValid());
    m_driven->clickCell(machines()->view(), row);
    m_driven->press(Qt::Key_I, Qt::ControlModifier);
    QTRY_VERIFY(wizard());
    wizard()->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(wizard()));
}

/// Filters a list of the page until one row is left, and goes to it.
void TestAttaching::chooseFirst(const QString& list, const QString& text)
{
    auto* const view = wizard()->findChild<QTreeView*>(list);
    type(text);
    QTRY_VERIFY(view->model()->rowCount() > 0
                && view->model()->index(0, 0).data().toString().startsWith(text, Qt::CaseInsensitive));
    QTRY_COMPARE(view->model()->rowCount(), 1);
    press(Qt::Key_Return);
    QCOMPARE(QApplication::focusWidget(), view);
}

/// From Review to the end of Apply.
void TestAttaching::carryOut()
{
    PlanWizard* const open = wizard();
    QTRY_COMPARE_WITH_TIMEOUT(open->currentId(), int(PlanWizard::ReviewPageId), patience);
    QTRY_VERIFY_WITH_TIMEOUT(!open->review().isChecking(), patience);
    auto* const acknowledge = open->findChild<QCheckBox*>(u"acknowledge"_s);
    if (acknowledge->isVisible()) {
        acknowledge->setFocus();
        press(Qt::Key_Space);
    }
    QVERIFY2(open->review().whyNot().isEmpty(), qPrintable(open->review().whyNot()));
    QAbstractButton* const commit = open->button(QWizard::CommitButton);
    QVERIFY(commit->isEnabled());
    commit->setFocus();
    press(Qt::Key_Return);
    QCOMPARE(open->currentId(), int(PlanWizard::ApplyPageId));
    QTRY_COMPARE_WITH_TIMEOUT(open->progress().phase(), PlanProgress::Phase::Ended, patience);
    QVERIFY2(open->progress().isDone(), qPrintable(open->progress().summary()));
    open->button(QWizard::FinishButton)->setFocus();
    press(Qt::Key_Return);
    QTRY_VERIFY(!wizard());
    m_driven->window().activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&m_driven->window()));
}

QStringList TestAttaching::identitiesOf(const QString& machine) const
{
    const Inventory& inventory = m_driven->inventory();
    QStringList names;
    for (const IdentityHandle identity : inventory.userIdentities(inventory.find(machine).as<EntityKind::Host>()))
        names << inventory.displayName(identity);
    return names;
}

QStringList TestAttaching::rolesOf(const QString& identity) const
{
    const Inventory& inventory = m_driven->inventory();
    QStringList names;
    for (const AssignmentHandle each : inventory.assignmentsOf(inventory.find(identity).as<EntityKind::Identity>()))
        names << inventory.displayName(inventory.assignment(each).role);
    names.sort();
    return names;
}

void TestAttaching::attachesAndUndoes()
{
    const QString machine = u"vm-build-01"_s;
    const QString identity = u"id-shop-web"_s;
    const QStringList before = identitiesOf(machine);
    const QStringList rolesBefore = rolesOf(identity);
    QVERIFY(!before.contains(identity));

    openWizardOn(machine);
    press(Qt::Key_Return); // from the filter into the list
    press(Qt::Key_Return); // and on
    QCOMPARE(wizard()->currentId(), int(PlanWizard::IdentityPageId));
    chooseFirst(u"identities"_s, identity);
    press(Qt::Key_Return);
    QCOMPARE(wizard()->currentId(), int(PlanWizard::RolesPageId));
    chooseFirst(u"roles"_s, u"Key Vault Crypto User"_s);
    press(Qt::Key_D, Qt::AltModifier);
    QTRY_COMPARE(wizard<AttachWizard>()->draft().grants().size(), 1U);
    press(Qt::Key_Return);
    carryOut();

    // At once, without a sync, everywhere.
    QCOMPARE(identitiesOf(machine), before + QStringList{identity});
    QCOMPARE(rolesOf(identity).size(), rolesBefore.size() + 1);
    QVERIFY(rolesOf(identity).contains(u"Key Vault Crypto User"_s));
    QTRY_VERIFY(DrivenWindow::row(machines(), machine).siblingAtColumn(3).data().toString().contains(identity));
    QCOMPARE(m_driven->inspectorName(), machine);

    // And back, from History.
    auto* const dock = m_driven->window().findChild<QDockWidget*>(u"historyDock"_s);
    QVERIFY(!dock->isVisible());
    dock->toggleViewAction()->trigger();
    auto* const operations = m_driven->window().findChild<QTreeView*>(u"operations"_s);
    QTRY_COMPARE(operations->model()->rowCount(), 1);
    operations->setFocus();
    press(Qt::Key_Home);
    auto* const undo = m_driven->window().findChild<QPushButton*>(u"undoOperation"_s);
    QTRY_VERIFY2(undo->isEnabled(), qPrintable(undo->toolTip()));
    undo->setFocus();
    press(Qt::Key_Space);
    QTRY_VERIFY(wizard());
    wizard()->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(wizard()));
    carryOut();
    QCOMPARE(identitiesOf(machine), before);
    QCOMPARE(rolesOf(identity), rolesBefore);
    QCOMPARE(operations->model()->index(1, HistoryModel::State).data().toString(), u"Undone"_s);
    QVERIFY(!undo->isEnabled() || operations->currentIndex().row() == 0);
}

void TestAttaching::escapeLeavesNothingBehind_data()
{
    QTest::addColumn<int>("page");
    QTest::newRow("machines") << int(PlanWizard::MachinesPageId);
    QTest::newRow("identity") << int(PlanWizard::IdentityPageId);
    QTest::newRow("roles") << int(PlanWizard::RolesPageId);
    QTest::newRow("review") << int(PlanWizard::ReviewPageId);
}

void TestAttaching::escapeLeavesNothingBehind()
{
    QFETCH(const int, page);
    const QStringList before = identitiesOf(u"vm-build-01"_s);
    openWizardOn(u"vm-build-01"_s);
    wizard<AttachWizard>()->draft().prefill(m_driven->inventory().find(u"id-shop-web"_s));
    while (wizard()->currentId() < page)
        wizard()->next();
    QCOMPARE(wizard()->currentId(), page);
    press(Qt::Key_Escape);
    QTRY_VERIFY(!wizard());
    QCOMPARE(identitiesOf(u"vm-build-01"_s), before);
    QCOMPARE(m_driven->window().findChild<QTreeView*>(u"operations"_s)->model()->rowCount(), 0);
}

void TestAttaching::rowsThatAreSelectedAreChosen()
{
    QVERIFY(m_driven->openTab(2));
    m_driven->clickCell(machines()->view(), machines()->proxy()->index(0, 0));
    m_driven->clickCell(machines()->view(), machines()->proxy()->index(2, 0), Qt::ShiftModifier);
    m_driven->click(m_driven->toolButton(u"attachAction"_s));
    QTRY_VERIFY(wizard<AttachWizard>());
    QCOMPARE(wizard<AttachWizard>()->draft().hosts().size(), 3);
    // One at a time.
    attachAction()->trigger();
    QCOMPARE(m_driven->window().findChildren<AttachWizard*>().size(), 1);
}

void TestAttaching::menusOfferWhatApplies()
{
    QVERIFY(m_driven->openTab(2));
    const QModelIndex row = DrivenWindow::row(machines(), u"vm-web-01"_s);
    m_driven->clickCell(machines()->view(), row);
    m_driven->rightClick(machines()->view()->viewport(), machines()->view()->visualRect(row).center());
    auto* const menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
    QVERIFY(menu);
    QStringList texts;
    for (const QAction* const action : menu->actions())
        texts << action->text();
    QVERIFY2(texts.contains(u"Attach identity…"_s), qPrintable(texts.join(u'|')));
    QVERIFY2(texts.filter(u"Detach"_s).size() >= 1, qPrintable(texts.join(u'|')));
    menu->close();
}

void TestAttaching::aFileIsOnlyRead()
{
    QVERIFY(attachAction()->isEnabled());
    const QString path = m_home.filePath(u"inventory.json"_s);
    QVERIFY(QFile::copy(QStringLiteral(ROLESCOPE_DEMO_TENANT), path));
    auto tenant = openTenant({cli::SourceSpec::Kind::File, {}, path}, nullptr);
    QVERIFY(tenant);
    m_driven.reset();
    m_driven = std::make_unique<DrivenWindow>(std::move(*tenant), *m_settings);
    QVERIFY(!attachAction()->isEnabled());
    QVERIFY(!attachAction()->toolTip().isEmpty());
    QVERIFY(!m_driven->toolButton(u"attachAction"_s)->isEnabled());
    QCOMPARE(m_driven->toolButton(u"attachAction"_s)->toolTip(), attachAction()->toolTip());
}

QTEST_MAIN(TestAttaching)
#include "tst_attaching.moc"
