// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/graph/graphpage.h"

#include "models/inventory/inventorystore.h"
#include "tests/models/graph/tinytenant.h"
#include "tests/ui/graph/graphfixture.h"
#include "ui/common/emptystate.h"
#include "ui/graph/graphcanvas.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QSignalSpy>
#include <QSpinBox>
#include <QtTest>

using namespace rolescope;
using namespace rolescope::test;
using namespace Qt::Literals::StringLiterals;

class GraphPageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void emptyInvites();
    void followsStore();
    void nothingRunsAsIdentity();
    void oneBuildForManyChanges();
    void focusAndBack();
    void staleAnswersAreDropped();
    void hostsWithoutIdentityOnRequest();
    void groupsOnRequest();
    void refreshKeepsPlaces();
    void tooLargeSaysSo();
    void diesWhileBusy();
    void themes();

private:
    void fill(const QString& text);
    EntityRef host(const QString& name) const;
    QString notice() const;

    std::unique_ptr<InventoryStore> m_store;
    std::unique_ptr<Selection> m_selection;
    std::unique_ptr<QWidget> m_window;
    std::unique_ptr<GraphPage> m_page;
};

void GraphPageTest::init()
{
    m_store = std::make_unique<InventoryStore>();
    m_selection = std::make_unique<Selection>();
    // Within a window, since the offscreen platform warns of top-level widgets with a least size.
    m_window = std::make_unique<QWidget>();
    m_window->resize(1200, 800);
    m_page = std::make_unique<GraphPage>(*m_store, *m_selection, Theme::lightTheme(), m_window.get());
    m_page->resize(1200, 800);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
}

void GraphPageTest::cleanup()
{
    m_page.reset();
    m_window.reset();
    m_selection.reset();
    m_store.reset();
}

void GraphPageTest::fill(const QString& text)
{
    QSignalSpy changed(m_page.get(), &GraphPage::diagramChanged);
    m_store->apply(tinyTenant(text));
    QTRY_VERIFY_WITH_TIMEOUT(!changed.isEmpty() && !m_page->isBusy(), 60'000);
}

EntityRef GraphPageTest::host(const QString& name) const
{
    for (const EntityRef found : m_store->inventory().search(name, 50)) {
        if (found.kind == EntityKind::Host && m_store->inventory().displayName(found) == name)
            return found;
    }
    return {};
}

QString GraphPageTest::notice() const
{
    const auto* label = m_page->findChild<QLabel*>(u"graphNotice"_s);
    return label->isVisibleTo(m_page.get()) ? label->text() : QString();
}

void GraphPageTest::emptyInvites()
{
    const auto* empty = m_page->findChild<EmptyState*>();
    QVERIFY(empty->isVisible());
    QCOMPARE(empty->sentence(), u"No identities yet. Sync a subscription, or open the demo."_s);
    QVERIFY(notice().isEmpty());
}

void GraphPageTest::followsStore()
{
    fill(smallCompany());
    QVERIFY(m_page->canvas()->isVisible());
    const size_t before = m_page->diagram().boxes.size();
    QVERIFY(before > 20);
    fill(u"id id-new prod/rg-a\nvm vm-new prod/rg-a id-new\n"_s);
    QCOMPARE(m_page->diagram().boxes.size(), before + 2);
    m_store->clear();
    QTRY_VERIFY(m_page->findChild<EmptyState*>()->isVisible());
}

void GraphPageTest::nothingRunsAsIdentity()
{
    fill(u"vm vm-1 s/g\nvm vm-2 s/g\n"_s);
    QVERIFY2(m_page->findChild<EmptyState*>()->sentence().startsWith("None of the 2"_L1),
             qPrintable(m_page->findChild<EmptyState*>()->sentence()));
}

void GraphPageTest::oneBuildForManyChanges()
{
    fill(smallCompany());
    QSignalSpy changed(m_page.get(), &GraphPage::diagramChanged);
    for (int i = 0; i < 40; ++i)
        m_store->apply(
            tinyTenant(u"vm vm-extra-%1 prod/rg-web id-web-prod\nid id-web-prod prod/rg-identities\n"_s.arg(i)));
    QTRY_VERIFY_WITH_TIMEOUT(!changed.isEmpty() && !m_page->isBusy(), 60'000);
    QVERIFY2(changed.count() <= 2, qPrintable(QString::number(changed.count())));
}

void GraphPageTest::focusAndBack()
{
    fill(smallCompany());
    const size_t whole = m_page->diagram().boxes.size();
    const EntityRef machine = host(u"vm-build-01"_s);
    QVERIFY(machine.isValid());
    QSignalSpy changed(m_page.get(), &GraphPage::diagramChanged);
    m_page->focusOn(machine);
    QTRY_COMPARE(changed.count(), 1);
    QVERIFY(m_page->diagram().boxes.size() < whole);
    QVERIFY2(notice().contains(u"vm-build-01"_s), qPrintable(notice()));
    const size_t near = m_page->diagram().boxes.size();
    m_page->findChild<QSpinBox*>()->setValue(1);
    QTRY_COMPARE(changed.count(), 2);
    QCOMPARE(m_page->diagram().boxes.size(), size_t(2));
    QVERIFY(near > 2);
    m_page->showAll();
    QTRY_COMPARE(changed.count(), 3);
    QCOMPARE(m_page->diagram().boxes.size(), whole);
    QVERIFY(notice().isEmpty());
}

void GraphPageTest::staleAnswersAreDropped()
{
    fill(largeCompany(600));
    QSignalSpy changed(m_page.get(), &GraphPage::diagramChanged);
    // Each of these overtakes the one before; only the last may be shown.
    for (int i = 0; i < 30; ++i) {
        m_page->focusOn(host(u"vm-%1"_s.arg(i)));
        if (i % 3 == 0)
            QTest::qWait(1);
        for (const auto& arguments : std::as_const(changed))
            Q_UNUSED(arguments)
    }
    QTRY_VERIFY_WITH_TIMEOUT(!changed.isEmpty() && !m_page->isBusy(), 60'000);
    QCOMPARE(m_page->filter().focus, host(u"vm-29"_s));
    const auto& boxes = m_page->diagram().boxes;
    QVERIFY(std::any_of(boxes.begin(), boxes.end(), [](const Diagram::Box& box) { return box.title == "vm-29"_L1; }));
    QVERIFY2(notice().contains(u"vm-29,"_s), qPrintable(notice()));
}

void GraphPageTest::hostsWithoutIdentityOnRequest()
{
    fill(smallCompany());
    const size_t before = m_page->diagram().boxes.size();
    m_selection->select(host(u"vm-jump"_s));
    QVERIFY2(notice().contains(u"vm-jump runs as no identity"_s), qPrintable(notice()));
    m_page->findChild<QCheckBox*>()->setChecked(true);
    QTRY_COMPARE(m_page->diagram().boxes.size(), before + 1);
    QVERIFY(notice().isEmpty());
}

void GraphPageTest::groupsOnRequest()
{
    fill(smallCompany());
    QTRY_VERIFY(!m_page->diagram().boxes.empty());
    QVERIFY(m_page->diagram().bands.empty());
    auto* const groups = m_page->findChild<QComboBox*>(u"graphGroups"_s);
    groups->setCurrentIndex(1);
    QTRY_VERIFY(!m_page->isBusy());
    QCOMPARE(m_page->grouping(), Grouping::Subscription);
    QTRY_COMPARE(m_page->diagram().bands.size(), size_t(2));
    const auto& bands = m_page->diagram().bands;
    QCOMPARE((QSet<QString>{bands[0].title, bands[1].title}), (QSet<QString>{u"dev"_s, u"prod"_s}));
    QVERIFY(!m_page->grab().isNull());
    m_page->setGrouping(Grouping::None);
    QCOMPARE(groups->currentIndex(), 0);
    QTRY_VERIFY(m_page->diagram().bands.empty());
}

void GraphPageTest::refreshKeepsPlaces()
{
    fill(largeCompany(100));
    QTRY_VERIFY(!m_page->isBusy() && !m_page->diagram().boxes.empty());
    m_page->setKeepsPlaces(true);
    const auto order = [this] {
        QStringList titles;
        for (const Diagram::Box& box : m_page->diagram().boxes) {
            if (box.tier == Tier::Host && !box.title.startsWith(u"vm-new"))
                titles << box.title;
        }
        return titles;
    };
    const QStringList before = order();
    QSignalSpy changed(m_page.get(), &GraphPage::diagramChanged);
    fill(u"vm vm-new-1 sub0/rg-0 id-1 id-7\nvm vm-new-2 sub1/rg-1 id-3\n"_s);
    QTRY_COMPARE(changed.count(), 1);
    QCOMPARE(order(), before);
    // Too much is new: another order serves better, and it is the one that comes without a picture before.
    fill(largeCompany(200));
    QTRY_COMPARE(changed.count(), 2);
    GraphPage fresh(*m_store, *m_selection, Theme::lightTheme(), m_window.get());
    QTRY_VERIFY(!fresh.isBusy() && !fresh.diagram().boxes.empty());
    QCOMPARE(m_page->diagram().boxes.size(), fresh.diagram().boxes.size());
    for (size_t box = 0; box < fresh.diagram().boxes.size(); ++box)
        QCOMPARE(m_page->diagram().boxes[box].rect, fresh.diagram().boxes[box].rect);
}

void GraphPageTest::tooLargeSaysSo()
{
    fill(largeCompany(2600));
    QVERIFY(m_page->diagram().boxes.size() <= size_t(GraphPage::boxLimit));
    QVERIFY(m_page->diagram().boxes.size() > size_t(GraphPage::boxLimit) / 2);
    QVERIFY2(notice().startsWith("Showing "_L1) && notice().contains(u"Select something"_s), qPrintable(notice()));
    QVERIFY(m_page->diagram().headings[0].text.contains(u" of "_s));
    // What is selected comes into the picture.
    const auto shows = [this](EntityRef entity) { return !DiagramLinks(m_page->diagram()).find(entity).isEmpty(); };
    EntityRef far;
    for (int row = 0; row < m_store->inventory().rowCount(Table::VirtualMachines); ++row) {
        const EntityRef each = m_store->inventory().at(Table::VirtualMachines, row);
        if (!shows(each))
            far = each;
    }
    QVERIFY(far.isValid());
    m_selection->select(far);
    QTRY_VERIFY(shows(far));
    QVERIFY(notice().contains(m_store->inventory().displayName(far)));
}

void GraphPageTest::diesWhileBusy()
{
    m_store->apply(tinyTenant(largeCompany(800)));
    QTRY_VERIFY(m_page->isBusy());
    m_page->focusOn(host(u"vm-1"_s));
    QCoreApplication::processEvents();
    m_page.reset();
    QCoreApplication::processEvents();
}

void GraphPageTest::themes()
{
    fill(smallCompany());
    const QImage light = m_page->grab().toImage();
    m_page->setTheme(Theme::darkTheme());
    const QImage dark = m_page->grab().toImage();
    const QPoint middle = m_page->canvas()->viewport()->mapTo(m_page.get(), QPoint(4, 300));
    QCOMPARE(light.pixelColor(middle).name(), Theme::lightTheme().background.name());
    QCOMPARE(dark.pixelColor(middle).name(), Theme::darkTheme().background.name());
}

QTEST_MAIN(GraphPageTest)
#include "tst_graphpage.moc"
