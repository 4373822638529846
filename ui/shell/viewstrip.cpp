// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/viewstrip.h"

#include "models/items/scopechoice.h"
#include "models/items/texts.h"
#include "ui/common/elidedlabel.h"
#include "ui/common/icons.h"
#include "ui/common/theme.h"

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

ViewStrip::ViewStrip(const InventoryStore& store, ScopeChoice& choice, QWidget* parent)
    : QFrame(parent)
    , m_store(store)
    , m_choice(choice)
    , m_icon(new QLabel(this))
    , m_narrowed(new ElidedLabel(this))
    , m_showAll(new QPushButton(tr("Show all scopes"), this))
{
    setObjectName(u"viewStrip"_s);
    m_narrowed->setObjectName(u"narrowedMark"_s);
    m_narrowed->setElideMode(Qt::ElideRight);
    m_showAll->setObjectName(u"showAllScopes"_s);
    m_showAll->setToolTip(tr("Tick every scope again"));

    auto* const layout = new QHBoxLayout(this);
    layout->setContentsMargins(16, 4, 8, 4);
    layout->setSpacing(8);
    layout->addWidget(m_icon);
    layout->addWidget(m_narrowed, 1);
    layout->addWidget(m_showAll);

    connect(m_showAll, &QPushButton::clicked, &m_choice, &ScopeChoice::setAll);
    connect(&m_choice, &ScopeChoice::changed, this, &ViewStrip::refresh);
    dress();
    refresh();
}

QString ViewStrip::narrowedText() const
{
    return m_narrowed->text();
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
    m_narrowed->setText(narrowedNow());
    setAccessibleName(m_narrowed->text());
    setVisible(m_choice.isNarrowed());
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
    painter.fillRect(QRect(0, 0, 4, height()), theme.accent);
    painter.fillRect(QRect(0, height() - 1, width(), 1), theme.border);
}

void ViewStrip::dress()
{
    const Theme& theme = Theme::current();
    m_icon->setPixmap(icons::pixmap(u"filter"_s, theme.accent, iconSize, devicePixelRatioF()));
    update();
}

} // namespace rolescope
