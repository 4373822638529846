// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/viewstrip.h"

#include "models/items/scopechoice.h"
#include "models/items/texts.h"
#include "ui/common/elidedlabel.h"
#include "ui/common/icons.h"
#include "ui/common/theme.h"
#include "ui/shell/synccontroller.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>

namespace rolescope {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int iconSize = 16;
constexpr qsizetype namesTold = 3;
constexpr qsizetype longestName = 40;

} // namespace

ViewStrip::ViewStrip(const InventoryStore& store, SyncController& sync, ScopeChoice& choice, QWidget* parent)
    : QFrame(parent)
    , m_store(store)
    , m_sync(sync)
    , m_choice(choice)
    , m_partialIcon(new QLabel(this))
    , m_partial(new ElidedLabel(this))
    , m_narrowedIcon(new QLabel(this))
    , m_narrowed(new ElidedLabel(this))
    , m_showAll(new QPushButton(tr("Show all scopes"), this))
{
    setObjectName(u"viewStrip"_s);
    m_partial->setObjectName(u"partialMark"_s);
    m_partial->setElideMode(Qt::ElideRight);
    m_narrowed->setObjectName(u"narrowedMark"_s);
    m_narrowed->setElideMode(Qt::ElideRight);
    m_showAll->setObjectName(u"showAllScopes"_s);
    m_showAll->setToolTip(tr("Tick every scope again"));

    auto* const layout = new QHBoxLayout(this);
    layout->setContentsMargins(16, 4, 8, 4);
    layout->setSpacing(8);
    layout->addWidget(m_partialIcon);
    layout->addWidget(m_partial, 1);
    layout->addWidget(m_narrowedIcon);
    layout->addWidget(m_narrowed, 1);
    layout->addWidget(m_showAll);

    connect(m_showAll, &QPushButton::clicked, &m_choice, &ScopeChoice::setAll);
    connect(&m_choice, &ScopeChoice::changed, this, &ViewStrip::refresh);
    connect(&m_sync, &SyncController::started, this, &ViewStrip::refresh);
    connect(&m_sync, &SyncController::finished, this, &ViewStrip::refresh);
    dress();
    refresh();
}

QString ViewStrip::partialText() const
{
    return m_partial->text();
}

QString ViewStrip::narrowedText() const
{
    return m_narrowed->text();
}

QString ViewStrip::partialNow() const
{
    const bool readBefore = m_sync.lastFinished().isValid();
    if (m_sync.isRunning())
        return readBefore ? tr("Reading again: some of what is shown may be out of date.")
                          : tr("Still reading: what is shown is only a part.");
    if (m_sync.lastError())
        return readBefore ? tr("The last sync did not come to its end: some of what is shown may be out of date.")
                          : tr("Not read to the end: what is shown is only a part.");
    return {};
}

QString ViewStrip::narrowedNow() const
{
    if (!m_choice.isNarrowed())
        return {};
    QStringList in;
    QStringList out;
    for (const ScopeSet::Mark& mark : m_choice.scopes().marks())
        (mark.in ? in : out) << texts::oneLine(m_store.inventory().displayName(mark.scope), longestName);
    if (!in.isEmpty()) {
        //: %1 names the scopes that are ticked
        return tr("Only %1").arg(texts::nameList(in, in.size(), namesTold));
    }
    if (m_choice.stateOf(m_store.inventory().root()) == ScopeSet::State::Out)
        return tr("No scope is ticked");
    //: %1 names the scopes that are not ticked
    return tr("Without %1").arg(texts::nameList(out, out.size(), namesTold));
}

void ViewStrip::refresh()
{
    const QString partial = partialNow();
    const QString narrowed = narrowedNow();
    m_partial->setText(partial);
    m_partial->setVisible(!partial.isEmpty());
    m_partialIcon->setVisible(!partial.isEmpty());
    m_narrowed->setText(narrowed);
    m_narrowed->setVisible(!narrowed.isEmpty());
    m_narrowedIcon->setVisible(!narrowed.isEmpty());
    m_showAll->setVisible(!narrowed.isEmpty());
    setVisible(!partial.isEmpty() || !narrowed.isEmpty());
    setAccessibleName((partial + u' ' + narrowed).trimmed());
}

void ViewStrip::changeEvent(QEvent* event)
{
    QFrame::changeEvent(event);
    if (Theme::isThemeChange(*event))
        dress();
}

void ViewStrip::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::current();
    QPainter painter(this);
    painter.fillRect(rect(), theme.surface);
    painter.fillRect(QRect(0, 0, 4, height()), m_choice.isNarrowed() ? theme.accent : theme.secondary);
    painter.fillRect(QRect(0, height() - 1, width(), 1), theme.border);
}

void ViewStrip::dress()
{
    const Theme& theme = Theme::current();
    m_partialIcon->setPixmap(icons::pixmap(u"clock"_s, theme.secondary, iconSize, devicePixelRatioF()));
    m_narrowedIcon->setPixmap(icons::pixmap(u"filter"_s, theme.accent, iconSize, devicePixelRatioF()));
    update();
}

} // namespace rolescope
