// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/stage.h"
#include "tests/ui/explore/sampletenant.h"
#include "ui/common/appstyle.h"
#include "ui/common/banner.h"
#include "ui/common/filterline.h"
#include "ui/explore/inspector.h"
#include "ui/explore/scopetreepanel.h"
#include "ui/explore/searchbox.h"
#include "ui/explore/tablepage.h"

#include <QApplication>
#include <QDir>
#include <QHBoxLayout>
#include <QListView>
#include <QTabWidget>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace rolescope;

/// Draws the panels as they stand in the window, for people to look at: into the folder that ROLESCOPE_SCREENS names.
class TestExploreScreens : public QObject
{
    Q_OBJECT

    InventoryStore m_store;

    static void keep(const QImage& image, const QString& name)
    {
        const QString folder = qEnvironmentVariable("ROLESCOPE_SCREENS");
        QVERIFY(!image.isNull());
        if (!folder.isEmpty() && QDir().mkpath(folder))
            QVERIFY(image.save(folder + u'/' + name + u".png"_s));
    }

    /// Different pixels tell that something was drawn at all.
    static bool isDrawn(const QImage& image)
    {
        QSet<QRgb> colors;
        for (int y = 0; y < image.height(); y += 3) {
            for (int x = 0; x < image.width(); x += 3)
                colors.insert(image.pixel(x, y));
        }
        return colors.size() > 20;
    }

private Q_SLOTS:
    void initTestCase() { sample::fill(m_store); }

    void panels_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }

    void panels()
    {
        QFETCH(const bool, dark);
        applyAppearance(*qApp, dark ? Theme::darkTheme() : Theme::lightTheme());
        const QString theme = dark ? u"dark"_s : u"light"_s;
        Selection selection;
        ScopeChoice choice(m_store);
        QWidget window;
        auto* const search = new SearchBox(m_store, selection, &window);
        auto* const banner = new Banner(&window);
        banner->showMessage(Severity::Warning,
                            u"Role assignments of Development could not be read: your account lacks "
                            "the right. What is shown is complete for Production only."_s,
                            {{u"Details"_s, [] {}}, {u"Retry"_s, [] {}}});
        auto* const tree = new ScopeTreePanel(m_store, selection, choice);
        auto* const inspector = new Inspector(m_store, selection);
        auto* const tabs = new QTabWidget;
        tabs->setDocumentMode(true);
        for (const auto make : {makeVirtualMachinesPage, makeIdentitiesPage, makeRoleAssignmentsPage, makeRolesPage}) {
            TablePage* const page = make(m_store, selection, nullptr);
            tabs->addTab(page, page->title());
        }
        auto* const layout = new QVBoxLayout;
        auto* const middle = new QHBoxLayout;
        auto* const content = new QWidget(&window);
        content->setLayout(layout);
        layout->addWidget(banner);
        layout->addLayout(middle, 1);
        layout->setContentsMargins(0, 0, 0, 0);
        tree->setFixedWidth(280);
        inspector->setFixedWidth(380);
        middle->addWidget(tree);
        middle->addWidget(tabs, 1);
        middle->addWidget(inspector);
        window.resize(1440, 900);
        search->setGeometry(500, 8, 400, 32);
        content->setGeometry(0, 48, 1440, 852);
        window.show();

        const auto show = [&](EntityRef entity, int tab, const QString& name) {
            selection.select(entity);
            tabs->setCurrentIndex(tab);
            QTest::qWait(50);
            const QImage image = window.grab().toImage();
            QVERIFY(isDrawn(image));
            keep(image, theme + u'-' + name);
        };
        const Inventory& inventory = m_store.inventory();
        show({}, 0, u"0-nothing"_s);
        show(inventory.findHost(sample::machine(1)), 0, u"1-machine"_s);
        show(inventory.find(u"id-web"), 1, u"2-identity"_s);
        show(inventory.findScope(sample::subscription() + u"/resourceGroups/rg-data"_s), 2, u"3-scope"_s);
        show(inventory.findRole(u"Storage Blob Data Reader"), 3, u"4-role"_s);
        show(inventory.assignmentsOf(inventory.find(u"id-web").as<EntityKind::Identity>()).back(), 2,
             u"5-assignment"_s);
        QTest::keyClicks(search, u"web"_s);
        show(inventory.findHost(sample::machine(20)), 0, u"6-search"_s);
        search->clear();
        QTest::keyClicks(tabs->currentWidget()->findChild<FilterLine*>(), u"nothing like it"_s);
        QTest::qWait(200);
        show(inventory.findHost(sample::machine(20)), 0, u"7-nomatch"_s);
    }
};

QTEST_MAIN(TestExploreScreens)
#include "tst_explorescreens.moc"
