// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/explore/searchbox.h"

#include "models/inventory/inventorystore.h"
#include "ui/common/icons.h"
#include "ui/common/theme.h"
#include "ui/explore/searchresults.h"

#include <QAction>
#include <QEvent>
#include <QFocusEvent>
#include <QKeyEvent>
#include <QListView>

namespace rolescope {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int leastPopupWidth = 420;
constexpr int mostRowsHigh = 9;

} // namespace

SearchBox::SearchBox(InventoryStore& store, Selection& selection, QWidget* parent)
    : QLineEdit(parent)
    , m_store(store)
    , m_selection(selection)
    , m_results(new SearchResults(this))
    , m_view(new QListView(this))
    , m_icon(addAction(QIcon(), QLineEdit::LeadingPosition))
{
    setObjectName(u"search"_s);
    setPlaceholderText(tr("Search names and IDs (Ctrl+K)"));
    setAccessibleName(tr("Search names and IDs"));
    setAccessibleDescription(tr("Results show below while you type; Up and Down choose, Return selects."));
    setClearButtonEnabled(true);

    // It never takes the focus: typing goes on while results show.
    m_view->setFocusPolicy(Qt::NoFocus);
    m_view->setObjectName(u"searchResults"_s);
    m_view->setAccessibleName(tr("Search results"));
    m_view->setFrameShape(QFrame::Box);
    m_view->setUniformItemSizes(true);
    m_view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->setMouseTracking(true);
    m_view->setModel(m_results);
    m_view->setItemDelegate(new SearchResultDelegate(m_view));
    m_view->hide();
    connect(m_view, &QListView::clicked, this, [this](const QModelIndex& index) {
        m_view->setCurrentIndex(index);
        acceptCurrent();
    });
    connect(m_view, &QListView::entered, m_view, &QListView::setCurrentIndex);
    connect(this, &QLineEdit::textEdited, this, &SearchBox::search);
    connect(this, &QLineEdit::textChanged, this, [this](const QString& text) {
        if (text.isEmpty())
            hidePopup();
    });
    connect(&m_store, &InventoryStore::changed, this, [this] {
        if (m_view->isVisible())
            search();
    });
    dress();
}

SearchBox::~SearchBox()
{
    delete m_view; // unless the window was faster
}

QListView* SearchBox::resultsView() const
{
    return m_view;
}

void SearchBox::setScopes(const ScopeSet& scopes)
{
    m_scopes = scopes;
    if (m_view->isVisible())
        search();
}

void SearchBox::activate()
{
    setFocus(Qt::ShortcutFocusReason);
    selectAll();
}

QSize SearchBox::sizeHint() const
{
    return {320, QLineEdit::sizeHint().height()};
}

void SearchBox::changeEvent(QEvent* event)
{
    QLineEdit::changeEvent(event);
    if (Theme::isThemeChange(*event))
        dress();
}

void SearchBox::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Down:
        if (!m_view->isVisible())
            search();
        else
            moveCurrent(1);
        return;
    case Qt::Key_Up:
        moveCurrent(-1);
        return;
    case Qt::Key_PageDown:
        moveCurrent(mostRowsHigh - 1);
        return;
    case Qt::Key_PageUp:
        moveCurrent(1 - mostRowsHigh);
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_view->isVisible())
            acceptCurrent();
        else
            search();
        return;
    case Qt::Key_Escape:
        if (m_view->isVisible()) {
            hidePopup();
            return;
        }
        if (!text().isEmpty()) {
            clear();
            return;
        }
        break;
    default:
        break;
    }
    QLineEdit::keyPressEvent(event);
}

void SearchBox::focusOutEvent(QFocusEvent* event)
{
    QLineEdit::focusOutEvent(event);
    hidePopup();
}

bool SearchBox::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Resize)
        hidePopup();
    return QLineEdit::eventFilter(watched, event);
}

void SearchBox::search()
{
    // A row chosen by hand stays chosen while a sync adds others; another question starts at its best answer.
    const bool sameQuestion = m_view->isVisible() && m_results->question() == text().trimmed();
    const EntityRef before = m_results->entityAt(m_view->currentIndex().row());
    m_results->find(m_store.inventory(), text(), mostResults, m_scopes);
    if (text().trimmed().isEmpty()) {
        hidePopup();
        return;
    }
    int row = 0;
    for (int i = 0; sameQuestion && i < m_results->rowCount(); ++i) {
        if (m_results->entityAt(i) == before)
            row = i;
    }
    m_view->setCurrentIndex(m_results->index(row));
    showPopup();
}

void SearchBox::showPopup()
{
    if (m_results->rowCount() == 0) {
        hidePopup();
        setAccessibleDescription(tr("Nothing found."));
        return;
    }
    const int rows = qMin(m_results->rowCount(), mostRowsHigh);
    const int height = rows * m_view->sizeHintForRow(0) + 2 * m_view->frameWidth();
    QWidget* const stage = window();
    QRect place(mapTo(stage, QPoint(0, this->height() + 4)), QSize(qMax(width(), leastPopupWidth), height));
    place.moveRight(qMin(place.right(), qMax(stage->width() - 8, place.width())));
    if (!m_view->isVisible()) {
        m_view->setParent(stage);
        stage->installEventFilter(this);
    }
    m_view->setGeometry(place);
    m_view->show();
    m_view->raise();
    //: %1 is a number of results, %2 the one that Return would select
    setAccessibleDescription(
        tr("%1 results, %2").arg(m_results->rowCount()).arg(m_view->currentIndex().data().toString()));
}

void SearchBox::hidePopup()
{
    if (!m_view || !m_view->isVisible())
        return;
    window()->removeEventFilter(this);
    m_view->hide();
}

void SearchBox::moveCurrent(int step)
{
    const int rows = m_results->rowCount();
    if (!m_view->isVisible() || rows == 0)
        return;
    const int row = m_view->currentIndex().row() + step;
    const bool single = step == 1 || step == -1;
    const int target = single ? (row + rows) % rows : qBound(0, row, rows - 1);
    m_view->setCurrentIndex(m_results->index(target));
    setAccessibleDescription(m_view->currentIndex().data().toString());
}

void SearchBox::acceptCurrent()
{
    const EntityRef entity = m_results->entityAt(m_view->currentIndex().row());
    hidePopup();
    if (!entity.isValid() || !m_store.inventory().contains(entity))
        return;
    m_selection.select(entity, this);
    selectAll();
    Q_EMIT accepted(entity);
}

void SearchBox::dress()
{
    const Theme& theme = Theme::current();
    m_icon->setIcon(icons::icon(u"search"_s, theme.secondary, theme.border));
}

} // namespace rolescope
