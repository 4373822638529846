// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/viewkeeper.h"

#include "models/items/rowcondition.h"
#include "models/items/scopechoice.h"
#include "ui/common/filterline.h"
#include "ui/explore/conditionbar.h"
#include "ui/explore/tablepage.h"
#include "ui/explore/viewspanel.h"
#include "ui/graph/graphpage.h"

#include <QDir>
#include <QFile>
#include <QFileDialog>
#include <QSaveFile>
#include <QSettings>
#include <QTabWidget>

#include <array>

namespace rolescope {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr auto viewsKey = "views/saved"_L1;
constexpr auto bookmarksKey = "views/bookmarks"_L1;
constexpr qint64 largestFile = 2'000'000; ///< bytes that are read of a file; views are far smaller

constexpr std::array<std::pair<Grouping, QLatin1StringView>, 4> groupings{{
    {Grouping::None, "none"_L1},
    {Grouping::Subscription, "subscription"_L1},
    {Grouping::ResourceGroup, "resourceGroup"_L1},
    {Grouping::Location, "location"_L1},
}};

QString nameOf(Grouping grouping)
{
    const auto found = std::find_if(groupings.begin(), groupings.end(),
                                    [grouping](const auto& each) { return each.first == grouping; });
    return found->second;
}

Grouping groupingNamed(const QString& name)
{
    const auto found
        = std::find_if(groupings.begin(), groupings.end(), [&name](const auto& each) { return each.second == name; });
    return found == groupings.end() ? Grouping::None : found->first;
}

QFileDialog* viewDialog(QWidget* parent, const QString& title)
{
    auto* const dialog = new QFileDialog(parent, title);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setNameFilter(ViewKeeper::tr("Saved view (*.json)"));
    dialog->setDefaultSuffix(u"json"_s);
    return dialog;
}

} // namespace

ViewKeeper::ViewKeeper(const Parts& parts, QObject* parent) : QObject(parent), m_parts(parts)
{
    restore();
    connect(&m_parts.panel, &ViewsPanel::changed, this, &ViewKeeper::keep);
    connect(&m_parts.panel, &ViewsPanel::viewChosen, this, &ViewKeeper::show);
    connect(&m_parts.panel, &ViewsPanel::exportRequested, this, &ViewKeeper::askWhereToWrite);
    connect(&m_parts.panel, &ViewsPanel::importRequested, this, &ViewKeeper::askForFile);
    connect(&m_parts.panel, &ViewsPanel::saveRequested, this, [this](const QString& name) {
        SavedView view = current();
        view.name = name;
        m_parts.panel.addView(view);
    });
}

void ViewKeeper::restore()
{
    m_parts.panel.setViews(readSavedViews(m_parts.settings.value(viewsKey).toByteArray()));
    m_parts.panel.setBookmarks(m_parts.settings.value(bookmarksKey).toStringList());
}

void ViewKeeper::keep() const
{
    m_parts.settings.setValue(viewsKey, written(m_parts.panel.views()));
    m_parts.settings.setValue(bookmarksKey, m_parts.panel.bookmarks());
}

SavedView ViewKeeper::current() const
{
    const Inventory& inventory = m_parts.store.inventory();
    SavedView view;
    for (const ScopeSet::Mark& mark : m_parts.choice.scopes().marks())
        view.scopes.push_back({inventory.armId(mark.scope), mark.in});
    for (const TablePage* const table : m_parts.tables) {
        SavedView::TableFilter filter{table->filter()->text(), {}};
        if (table->conditions()) {
            for (const RowCondition& condition : table->conditions()->conditions())
                filter.conditions << writtenCondition(condition);
        }
        if (filter != SavedView::TableFilter())
            view.tables.insert(table->objectName(), filter);
    }
    view.grouping = nameOf(m_parts.graph.grouping());
    view.focus = entityKey(inventory, m_parts.graph.filter().focus);
    view.depth = m_parts.graph.depth();
    view.selection = entityKey(inventory, m_parts.selection.current());
    view.page = m_parts.tabs.currentWidget()->objectName();
    Q_EMIT appearanceTaken(&view.appearance);
    return view;
}

void ViewKeeper::show(const SavedView& view)
{
    showScopes(view);
    showTables(view);
    showGraph(view);
    m_parts.selection.select(entityOfKey(m_parts.store.inventory(), view.selection), this);
    if (auto* const page = m_parts.tabs.findChild<QWidget*>(view.page); page && m_parts.tabs.indexOf(page) >= 0)
        m_parts.tabs.setCurrentWidget(page);
    if (!view.appearance.isEmpty())
        Q_EMIT appearanceWanted(view.appearance);
}

void ViewKeeper::showScopes(const SavedView& view)
{
    const Inventory& inventory = m_parts.store.inventory();
    std::vector<ScopeSet::Mark> marks;
    for (const SavedView::ScopeMark& mark : view.scopes) {
        if (const ScopeHandle scope = inventory.findScope(mark.scope); scope.isValid())
            marks.push_back({scope, mark.in});
    }
    // From the outside in: a mark takes everything below it along.
    const auto depth = [&inventory](const ScopeSet::Mark& mark) { return inventory.chainAbove(mark.scope).size(); };
    std::stable_sort(marks.begin(), marks.end(),
                     [&depth](const auto& a, const auto& b) { return depth(a) < depth(b); });
    ScopeSet scopes;
    for (const ScopeSet::Mark& mark : marks)
        scopes.mark(inventory, mark.scope, mark.in);
    m_parts.choice.replace(std::move(scopes));
}

void ViewKeeper::showTables(const SavedView& view)
{
    for (TablePage* const table : std::as_const(m_parts.tables)) {
        const SavedView::TableFilter filter = view.tables.value(table->objectName());
        table->filter()->setText(filter.text);
        if (!table->conditions())
            continue;
        std::vector<RowCondition> conditions;
        for (const QString& each : filter.conditions) {
            if (const auto condition = readCondition(each))
                conditions.push_back(*condition);
        }
        table->conditions()->setConditions(std::move(conditions));
    }
}

void ViewKeeper::showGraph(const SavedView& view)
{
    m_parts.graph.setGrouping(groupingNamed(view.grouping));
    m_parts.graph.setDepth(view.depth);
    const EntityRef focus = entityOfKey(m_parts.store.inventory(), view.focus);
    if (focus.isValid())
        m_parts.graph.focusOn(focus);
    else
        m_parts.graph.showAll();
}

void ViewKeeper::askForFile()
{
    QFileDialog* const dialog = viewDialog(&m_parts.panel, tr("Open a saved view"));
    dialog->setObjectName(u"openViewDialog"_s);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &ViewKeeper::read);
    dialog->open();
}

void ViewKeeper::read(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        Error error = makeError(ErrorKind::Io, tr("%1 cannot be opened.").arg(QDir::toNativeSeparators(path)),
                                tr("See whether it is there and may be read."));
        error.detail = file.errorString();
        Q_EMIT failed(error);
        return;
    }
    Result<SavedView> view = readSavedView(file.read(largestFile));
    if (!view) {
        Q_EMIT failed(view.error());
        return;
    }
    m_parts.panel.addView(*view);
    show(*view);
}

void ViewKeeper::askWhereToWrite(const SavedView& view)
{
    QFileDialog* const dialog = viewDialog(&m_parts.panel, tr("Save a view to a file"));
    dialog->setObjectName(u"saveViewDialog"_s);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    connect(dialog, &QFileDialog::fileSelected, this, [this, view](const QString& path) { write(view, path); });
    dialog->open();
}

void ViewKeeper::write(const SavedView& view, const QString& path)
{
    QSaveFile file(path);
    const QByteArray bytes = written(view);
    if (file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit())
        return;
    Error error = makeError(ErrorKind::Io, tr("%1 could not be written.").arg(QDir::toNativeSeparators(path)),
                            tr("Choose another place, or see whether the folder may be written to."));
    error.detail = file.errorString();
    Q_EMIT failed(error);
}

} // namespace rolescope
