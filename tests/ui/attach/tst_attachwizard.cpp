// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The wizard in the hands of a person with a keyboard. Where ROLESCOPE_SCREENS names a folder, pictures of each page go
// there for people to look at.

#include "ui/attach/attachwizard.h"

#include "tests/ui/attach/scriptedplans.h"
#include "tests/ui/explore/sampletenant.h"
#include "ui/attach/attachdraft.h"
#include "ui/attach/planprogress.h"
#include "ui/attach/planreview.h"
#include "ui/common/appstyle.h"

#include <QApplication>
#include <QCheckBox>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMessageBox>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTest>
#include <QTreeView>

using namespace rolescope;
using namespace rolescope::test;
using namespace Qt::Literals::StringLiterals;

namespace {

QString identityId(const QString& name)
{
    return sample::inGroup(u"rg-identity"_s, u"providers/Microsoft.ManagedIdentity/userAssignedIdentities/"_s + name);
}

} // namespace

class TestAttachWizard : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void attachesByKeysAlone_data();
    void attachesByKeysAlone();
    void createsAnIdentity();
    void escapeLeavesNothingBehind_data();
    void escapeLeavesNothingBehind();
    void blockersBlock();
    void nothingToDoIsSaid();
    void closingAsksWhileItRuns();
    void afterAFailureItGoesOn();
    void undoIsAskedFor();
    void aReadOnlySourceIsOnlyReviewed();

private:
    void open(const QStringList& hosts, const QString& identity = {});
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {});
    void type(const QString& ascii);
    void goTo(int page);
    void shoot(const QString& name);
    template <class Widget> Widget* find(const QString& name) const { return m_wizard->findChild<Widget*>(name); }
    QString focus() const
    {
        return QApplication::focusWidget() ? QApplication::focusWidget()->objectName() : QString();
    }
    QAbstractButton* button(QWizard::WizardButton which) const { return m_wizard->button(which); }

    QString m_theme;
    std::unique_ptr<InventoryStore> m_store;
    std::unique_ptr<ScriptedPlans> m_plans;
    QPointer<AttachWizard> m_wizard;
};

void TestAttachWizard::init()
{
    m_theme.clear();
    m_store = std::make_unique<InventoryStore>();
    sample::fill(*m_store);
    m_plans = std::make_unique<ScriptedPlans>();
    applyAppearance(*qApp, Theme::lightTheme());
}

void TestAttachWizard::cleanup()
{
    delete m_wizard;
}

void TestAttachWizard::open(const QStringList& hosts, const QString& identity)
{
    std::vector<EntityRef> chosen;
    for (const QString& host : hosts)
        chosen.emplace_back(m_store->inventory().findHost(host));
    if (!identity.isEmpty())
        chosen.emplace_back(m_store->inventory().findIdentity(identity));
    m_wizard = new AttachWizard({*m_store, *m_plans}, chosen, nullptr);
    m_wizard->open();
    m_wizard->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_wizard));
}

void TestAttachWizard::press(Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    QTest::keyClick(QApplication::activeWindow()->windowHandle(), key, modifiers);
}

void TestAttachWizard::type(const QString& ascii)
{
    for (const QChar letter : ascii)
        QTest::keyClick(m_wizard->windowHandle(), letter.toLatin1());
}

void TestAttachWizard::goTo(int page)
{
    while (m_wizard->currentId() < page) {
        QVERIFY(button(QWizard::NextButton)->isEnabled());
        button(QWizard::NextButton)->click();
    }
}

void TestAttachWizard::shoot(const QString& name)
{
    const QString folder = qEnvironmentVariable("ROLESCOPE_SCREENS");
    if (folder.isEmpty() || m_theme.isEmpty())
        return;
    QVERIFY(QDir().mkpath(folder));
    QTest::qWait(50);
    QVERIFY(m_wizard->grab().save(u"%1/%2-%3.png"_s.arg(folder, name, m_theme)));
}

void TestAttachWizard::attachesByKeysAlone_data()
{
    QTest::addColumn<bool>("dark");
    QTest::newRow("light") << false;
    QTest::newRow("dark") << true;
}

void TestAttachWizard::attachesByKeysAlone()
{
    QFETCH(const bool, dark);
    m_theme = dark ? u"dark"_s : u"light"_s;
    applyAppearance(*qApp, dark ? Theme::darkTheme() : Theme::lightTheme());
    open({sample::machine(7)});
    QCOMPARE(focus(), u"filter"_s);
    QCOMPARE(find<QLabel>(u"chosenCount"_s)->text(), u"1 virtual machine chosen"_s);
    auto* const machines = find<QTreeView>(u"machines"_s);
    type(u"web-08"_s);
    QTRY_COMPARE(machines->model()->rowCount(), 1);
    press(Qt::Key_Return);
    QCOMPARE(focus(), u"machines"_s);
    press(Qt::Key_Space);
    QCOMPARE(m_wizard->draft().hosts(), (QStringList{sample::machine(7), sample::machine(8)}));
    press(Qt::Key_Backtab, Qt::ShiftModifier);
    press(Qt::Key_Backtab, Qt::ShiftModifier);
    QCOMPARE(focus(), u"filter"_s);
    press(Qt::Key_Escape);
    QTRY_VERIFY(machines->model()->rowCount() > 1);
    shoot(u"wizard-1-machines"_s);
    press(Qt::Key_Return);
    press(Qt::Key_Return);
    QCOMPARE(m_wizard->currentId(), PlanWizard::IdentityPageId);

    QVERIFY(!button(QWizard::NextButton)->isEnabled());
    shoot(u"wizard-2-identity-none"_s);
    type(u"web"_s);
    auto* const identities = find<QTreeView>(u"identities"_s);
    QTRY_COMPARE(identities->model()->rowCount(), 1);
    press(Qt::Key_Return);
    QVERIFY(armid::same(m_wizard->draft().existingIdentity(), identityId(u"id-web"_s)));
    shoot(u"wizard-2-identity"_s);
    press(Qt::Key_Return);
    QCOMPARE(m_wizard->currentId(), PlanWizard::RolesPageId);

    type(u"view all"_s); // of the description
    auto* const roles = find<QTreeView>(u"roles"_s);
    QTRY_COMPARE(roles->model()->rowCount(), 1);
    press(Qt::Key_Return);
    press(Qt::Key_D, Qt::AltModifier);
    QTRY_COMPARE(m_wizard->draft().grants().size(), 1U);
    QVERIFY(
        armid::same(m_wizard->draft().grants().front().scope, sample::subscription() + u"/resourceGroups/rg-web"_s));
    shoot(u"wizard-3-roles"_s);
    press(Qt::Key_Return);
    QCOMPARE(m_wizard->currentId(), PlanWizard::ReviewPageId);

    QVERIFY(m_plans->check);
    QVERIFY(!button(QWizard::CommitButton)->isEnabled());
    m_plans->check->answer();
    auto* const acknowledge = find<QCheckBox>(u"acknowledge"_s);
    if (acknowledge->isVisible()) {
        QVERIFY(!button(QWizard::CommitButton)->isEnabled());
        shoot(u"wizard-4-review-warned"_s);
        acknowledge->setFocus();
        press(Qt::Key_Space);
    }
    QVERIFY2(button(QWizard::CommitButton)->isEnabled(), qPrintable(m_wizard->review().whyNot()));
    shoot(u"wizard-4-review"_s);
    if (!m_theme.isEmpty()) {
        auto* const tabs = find<QTabWidget>(u"reviewTabs"_s);
        for (int tab = 1; tab < tabs->count(); ++tab) {
            tabs->setCurrentIndex(tab);
            shoot(u"wizard-4-review-%1"_s.arg(tabs->tabText(tab)));
        }
        tabs->setCurrentIndex(0);
    }
    QVERIFY(m_plans->ran.empty());
    press(Qt::Key_A, Qt::AltModifier);
    QTRY_COMPARE(m_wizard->currentId(), int(PlanWizard::ApplyPageId));
    QCOMPARE(m_plans->ran.size(), 1U);
    QCOMPARE(m_plans->ran.front().steps.size(), 3U);

    m_plans->current->report(0, StepState::Done);
    m_plans->current->report(1, StepState::Retrying);
    m_plans->current->report(2, StepState::Running);
    shoot(u"wizard-5-apply"_s);
    QVERIFY(!button(QWizard::FinishButton)->isEnabled());
    m_plans->current->report(1, StepState::Satisfied);
    m_plans->current->report(2, StepState::Done);
    m_plans->current->end({OperationState::Done, u"1"_s, 2, 1, 0, 0, {}});
    QVERIFY(button(QWizard::FinishButton)->isEnabled());
    shoot(u"wizard-5-applied"_s);
    button(QWizard::FinishButton)->setFocus();
    press(Qt::Key_Return);
    QTRY_VERIFY(!m_wizard);
}

void TestAttachWizard::createsAnIdentity()
{
    m_theme = u"light"_s;
    open({sample::machine(3)});
    goTo(PlanWizard::IdentityPageId);
    press(Qt::Key_W, Qt::AltModifier);
    QTRY_VERIFY(find<QRadioButton>(u"kindNew"_s)->isChecked());
    find<QLineEdit>(u"newName"_s)->setFocus();
    type(u"x"_s);
    QVERIFY(!find<QLabel>(u"newNameProblem"_s)->text().isEmpty());
    QVERIFY(!button(QWizard::NextButton)->isEnabled());
    shoot(u"wizard-2-new-wrong"_s);
    type(u"-new"_s);
    QVERIFY(find<QLabel>(u"newNameProblem"_s)->text().isEmpty());
    QVERIFY(button(QWizard::NextButton)->isEnabled()); // the place is that of the machine
    shoot(u"wizard-2-new"_s);
    goTo(PlanWizard::RolesPageId);
    find<QRadioButton>(u"byActions"_s)->click();
    auto* const action = find<QLineEdit>(u"wantedAction"_s);
    QCOMPARE(QApplication::focusWidget(), action);
    type(u"Microsoft.Storage/storageAccounts/blobServices/containers/read"_s);
    press(Qt::Key_Return);
    QCOMPARE(m_wizard->currentId(), PlanWizard::RolesPageId); // it adds, and does not go on
    auto* const ranked = find<QTreeView>(u"rankedRoles"_s);
    QVERIFY(ranked->model()->rowCount() >= 2);
    QCOMPARE(ranked->model()->index(0, 0).data().toString(), u"Storage Blob Data Reader"_s);
    find<QPushButton>(u"addGrant"_s)->click();
    shoot(u"wizard-3-finder"_s);
    goTo(PlanWizard::ReviewPageId);
    const std::vector<PlanStep>& steps = m_wizard->review().plan().steps;
    QCOMPARE(steps.size(), 3U);
    QVERIFY(std::holds_alternative<CreateIdentity>(steps.front().action));
}

void TestAttachWizard::escapeLeavesNothingBehind_data()
{
    QTest::addColumn<int>("page");
    QTest::newRow("machines") << int(PlanWizard::MachinesPageId);
    QTest::newRow("identity") << int(PlanWizard::IdentityPageId);
    QTest::newRow("roles") << int(PlanWizard::RolesPageId);
    QTest::newRow("review") << int(PlanWizard::ReviewPageId);
}

void TestAttachWizard::escapeLeavesNothingBehind()
{
    QFETCH(const int, page);
    open({sample::machine(7)}, identityId(u"id-web"_s));
    goTo(page);
    press(Qt::Key_Escape);
    QTRY_VERIFY(!m_wizard);
    QVERIFY(m_plans->ran.empty());
}

void TestAttachWizard::blockersBlock()
{
    open({sample::machine(7)}, identityId(u"id-web"_s));
    goTo(PlanWizard::ReviewPageId);
    PreflightFacts facts;
    facts.hosts.emplace(armid::folded(sample::machine(7)),
                        Result<HostFacts>(tl::unexpected(makeError(ErrorKind::NotFound, u"It is gone."_s))));
    m_plans->check->answer(facts);
    QVERIFY(m_wizard->review().count(FindingSeverity::Blocking) > 0);
    QVERIFY(!button(QWizard::CommitButton)->isEnabled());
    QVERIFY(!find<QLabel>(u"verdict"_s)->text().isEmpty());
    QVERIFY(!find<QCheckBox>(u"acknowledge"_s)->isVisible());
}

void TestAttachWizard::nothingToDoIsSaid()
{
    open({sample::machine(1)}, identityId(u"id-web"_s)); // it runs as that already
    goTo(PlanWizard::ReviewPageId);
    QVERIFY(!m_plans->check); // nobody is asked about nothing
    QVERIFY(!button(QWizard::CommitButton)->isEnabled());
    QVERIFY(find<QLabel>(u"verdict"_s)->text().contains(u"already"_s));
}

void TestAttachWizard::closingAsksWhileItRuns()
{
    open({sample::machine(7)}, identityId(u"id-unused"_s));
    goTo(PlanWizard::ReviewPageId);
    m_plans->check->answer();
    m_wizard->review().setAcknowledged(true);
    button(QWizard::CommitButton)->click();
    QVERIFY(m_wizard->progress().isRunning());
    press(Qt::Key_Escape);
    auto* const box = find<QMessageBox>(u"askBeforeClosing"_s);
    QVERIFY(box && box->isVisible());
    QVERIFY(QTest::qWaitForWindowActive(box));
    press(Qt::Key_Escape);
    QTRY_VERIFY(!find<QMessageBox>(u"askBeforeClosing"_s));
    QVERIFY(!m_plans->current->stopped);

    m_wizard->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_wizard));
    press(Qt::Key_Escape);
    auto* const again = find<QMessageBox>(u"askBeforeClosing"_s);
    QVERIFY(again);
    again->buttons().front()->click();
    QVERIFY(m_plans->current->stopped);
    QVERIFY(m_wizard->isVisible()); // what is under way in Azure ends first
    m_plans->current->end({OperationState::Open, u"1"_s, 0, 0, 0, 1, makeError(ErrorKind::Cancelled, u"Stopped."_s)});
    QTRY_VERIFY(!m_wizard);
}

void TestAttachWizard::afterAFailureItGoesOn()
{
    m_theme = u"light"_s;
    open({sample::machine(7), sample::machine(8)}, identityId(u"id-unused"_s));
    goTo(PlanWizard::ReviewPageId);
    m_plans->check->answer();
    m_wizard->review().setAcknowledged(true);
    button(QWizard::CommitButton)->click();
    m_plans->current->report(0, StepState::Done);
    m_plans->current->report(1, StepState::Failed);
    m_plans->current->end(
        {OperationState::Open, u"1"_s, 1, 0, 1, 0, makeError(ErrorKind::Forbidden, u"Azure refused."_s)});
    shoot(u"wizard-5-failed"_s);
    auto* const retry = find<QPushButton>(u"retryRun"_s);
    QVERIFY(retry->isVisible());
    QVERIFY(find<QLabel>(u"runSummary"_s)->text().contains(u"Azure refused."_s));
    retry->click();
    QCOMPARE(m_plans->resumed, QStringList{u"1"_s});
    QVERIFY(!retry->isVisible());
}

void TestAttachWizard::undoIsAskedFor()
{
    open({sample::machine(7)}, identityId(u"id-unused"_s));
    QSignalSpy undo(m_wizard, &PlanWizard::undoRequested);
    goTo(PlanWizard::ReviewPageId);
    m_plans->check->answer();
    m_wizard->review().setAcknowledged(true);
    button(QWizard::CommitButton)->click();
    QVERIFY(!find<QPushButton>(u"undoRun"_s)->isVisible());
    m_plans->current->report(0, StepState::Done);
    m_plans->current->end({OperationState::Done, u"9"_s, 1, 0, 0, 0, {}});
    find<QPushButton>(u"undoRun"_s)->click();
    QCOMPARE(undo.count(), 1);
    QCOMPARE(undo[0][0].toString(), u"9"_s);
    QTRY_VERIFY(!m_wizard);
}

void TestAttachWizard::aReadOnlySourceIsOnlyReviewed()
{
    m_plans->readOnly = u"An inventory file is only read."_s;
    open({sample::machine(7)}, identityId(u"id-unused"_s));
    goTo(PlanWizard::ReviewPageId);
    QVERIFY(!button(QWizard::CommitButton)->isEnabled());
    QCOMPARE(find<QLabel>(u"verdict"_s)->text(), m_plans->readOnly);
}

QTEST_MAIN(TestAttachWizard)
#include "tst_attachwizard.moc"
