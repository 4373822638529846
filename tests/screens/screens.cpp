// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// screens FOLDER — drives the real window on the demo tenant and writes a picture of each screen, light and dark. Set
// QT_SCALE_FACTOR=2 for a screen of twice the density. The README shows graph-machine-light.png.

#include "app/composition/sources.h"
#include "app/composition/translations.h"
#include "tests/end-to-end/drivenwindow.h"
#include "ui/attach/attachdraft.h"
#include "ui/attach/attachwizard.h"
#include "ui/attach/planreview.h"
#include "ui/explore/conditionbar.h"
#include "ui/explore/searchbox.h"
#include "ui/export/exportdialog.h"
#include "ui/graph/graphcanvas.h"
#include "ui/graph/graphpage.h"

#include <QApplication>
#include <QComboBox>
#include <QDir>
#include <QPushButton>
#include <QTabWidget>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QTextStream>
#include <QTreeView>

using namespace rolescope;
using namespace rolescope::test;
using namespace Qt::Literals::StringLiterals;

namespace {

/// A window on the demo and the folder that its pictures go to.
class Photographer
{
public:
    Photographer(DrivenWindow& driven, const QDir& folder) : m_driven(driven), m_folder(folder) { }

    void takeAll(const QString& theme)
    {
        m_theme = theme;
        m_driven.openTab(1);
        take(u"graph"_s);
        m_driven.clickBox(m_driven.box(u"vm-web-01"_s));
        take(u"graph-machine"_s);
        takeTable(2, u"virtualMachines"_s, u"vm-web-01"_s);
        takeTable(3, u"identities"_s, u"id-shop-deploy"_s);
        takeTable(4, u"roleAssignments"_s, u"id-ml-train"_s);
        takeTable(5, u"roles"_s, u"Key Vault Secrets User"_s);
        m_driven.openTab(6);
        take(u"could-not-read"_s);
        m_driven.openTab(1);
        m_driven.press(Qt::Key_K, Qt::ControlModifier);
        m_driven.type(u"shop"_s);
        take(u"search"_s);
        m_driven.press(Qt::Key_Escape);
        m_driven.press(Qt::Key_Escape);
        takeExport();
        takeAttachment();
        takeNarrowed();
        takeBands();
        takeConditions();
    }

    void take(const QString& name) { take(name, m_driven.window()); }

    void take(const QString& name, QWidget& widget)
    {
        QTest::qWait(200); // tool tips, hover and scroll bars come to rest
        const QString path = m_folder.filePath(u"%1-%2.png"_s.arg(name, m_theme));
        if (!widget.grab().save(path))
            qFatal("%s cannot be written.", qPrintable(path));
        QTextStream(stdout) << path << Qt::endl;
    }

private:
    void takeExport()
    {
        m_driven.press(Qt::Key_E, Qt::ControlModifier);
        auto* const dialog = m_driven.window().findChild<ExportDialog*>();
        if (!dialog)
            qFatal("The export dialog does not open.");
        auto* const format = dialog->findChild<QComboBox*>(u"format"_s);
        for (const ExportFormat shown : {ExportFormat::Pdf, ExportFormat::Terraform}) {
            format->setCurrentIndex(format->findData(static_cast<int>(shown)));
            QTest::qWait(1500); // the preview is made on another thread
            take(u"export-"_s + exportFormatInfo(shown).word, *dialog);
        }
        leave(*dialog);
    }

    void takeAttachment()
    {
        m_driven.openTab(2);
        m_driven.clickCell(m_driven.page(u"virtualMachines"_s)->findChild<QTableView*>(),
                           DrivenWindow::row(m_driven.page(u"virtualMachines"_s), u"vm-build-01"_s));
        m_driven.press(Qt::Key_I, Qt::ControlModifier);
        auto* const wizard = m_driven.window().findChild<AttachWizard*>();
        if (!wizard)
            qFatal("The attachment wizard does not open.");
        const Inventory& inventory = m_driven.inventory();
        wizard->draft().prefill(inventory.find(u"id-shop-web"_s));
        const QString owner = inventory.text(inventory.role(inventory.findRole(u"Owner"_s)).guid);
        wizard->draft().addGrant({owner, armid::parentOf(inventory.armId(inventory.find(u"vm-build-01"_s))), {}});
        for (const QString& page : {u"machines"_s, u"identity"_s, u"roles"_s, u"review"_s}) {
            QTest::qWait(1000); // lists are filtered and the tenant is asked on other threads
            take(u"attach-"_s + page, *wizard);
            if (page != "review"_L1)
                wizard->next();
        }
        leave(*wizard);
    }

    /// Shortcuts reach the window only once it is the active one again.
    void leave(QDialog& dialog)
    {
        dialog.reject();
        m_driven.window().activateWindow();
        if (!QTest::qWaitForWindowActive(&m_driven.window()))
            qFatal("The window does not come to the front.");
    }

    void takeBands()
    {
        m_driven.openTab(1);
        m_driven.graph()->setGrouping(Grouping::Subscription);
        m_driven.waitUntilQuiet();
        take(u"graph-bands"_s);
        m_driven.graph()->setGrouping(Grouping::None);
        m_driven.waitUntilQuiet();
    }

    void takeConditions()
    {
        m_driven.openTab(4);
        TablePage* const page = m_driven.page(u"roleAssignments"_s);
        page->conditions()->setConditions({{ConditionKind::Privileged, {}}, {ConditionKind::Kind, u"User"_s}});
        page->setSortKeys({{3, Qt::AscendingOrder}, {0, Qt::DescendingOrder}});
        m_driven.waitUntilQuiet();
        take(u"conditions"_s);
        page->conditions()->setConditions({});
        m_driven.waitUntilQuiet();
    }

    void takeNarrowed()
    {
        const QModelIndex development
            = m_driven.openInTree({u"Tenant Root Group"_s, u"Workloads"_s, u"Fabrikam Development"_s});
        const QRect row = m_driven.tree()->visualRect(development);
        m_driven.click(m_driven.tree()->viewport(), row.topLeft() + QPoint(12, row.height() / 2));
        m_driven.waitUntilQuiet();
        take(u"narrowed"_s);
        m_driven.click(m_driven.window().findChild<QPushButton*>(u"showAllScopes"_s));
        m_driven.waitUntilQuiet();
    }

    void takeTable(int tab, const QString& page, const QString& row)
    {
        m_driven.openTab(tab);
        const TablePage* const table = m_driven.page(page);
        const QModelIndex cell = DrivenWindow::row(table, row);
        if (cell.isValid())
            m_driven.clickCell(table->findChild<QTableView*>(), cell);
        take(page);
    }

    DrivenWindow& m_driven;
    const QDir m_folder;
    QString m_theme;
};

} // namespace

int main(int argc, char** argv)
{
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    installTranslations(application);
    const QDir folder(argc > 1 ? QString::fromLocal8Bit(argv[1]) : u"."_s);
    const QTemporaryDir home;
    QSettings settings(home.filePath(u"settings.ini"_s), QSettings::IniFormat);
    settings.setValue("window/appearance"_L1, u"Light"_s);
    cli::SourceSpec demo;
    demo.kind = cli::SourceSpec::Kind::Demo;
    auto tenant = openTenant(demo, nullptr);
    if (!tenant || !folder.mkpath(u"."_s))
        qFatal("The demo or the folder cannot be opened.");

    DrivenWindow driven(std::move(*tenant), settings);
    driven.waitUntilQuiet();
    Photographer photographer(driven, folder);
    photographer.takeAll(u"light"_s);
    driven.click(driven.toolButton(u"themeAction"_s));
    photographer.takeAll(u"dark"_s);
    return 0;
}
