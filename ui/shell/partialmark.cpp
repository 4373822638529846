// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/partialmark.h"

#include "ui/common/icons.h"
#include "ui/common/theme.h"
#include "ui/shell/synccontroller.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>

namespace rolescope {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int iconSize = 16;

} // namespace

PartialMark::PartialMark(SyncController& sync, QWidget* parent)
    //: A mark beside the tabs: not everything was read that could be shown
    : QWidget(parent), m_sync(sync), m_icon(new QLabel(this)), m_word(new QLabel(tr("Partial"), this))
{
    setObjectName(u"partialMark"_s);
    auto* const layout = new QHBoxLayout(this);
    layout->setContentsMargins(8, 0, 12, 0);
    layout->setSpacing(6);
    layout->addWidget(m_icon);
    layout->addWidget(m_word);
    connect(&m_sync, &SyncController::started, this, &PartialMark::refresh);
    connect(&m_sync, &SyncController::finished, this, &PartialMark::refresh);
    dress();
    refresh();
}

QString PartialMark::textNow() const
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

void PartialMark::refresh()
{
    const QString text = textNow();
    setToolTip(text);
    setAccessibleName(text);
    m_icon->setVisible(!text.isEmpty());
    m_word->setVisible(!text.isEmpty());
}

void PartialMark::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (Theme::isThemeChange(*event))
        dress();
}

void PartialMark::dress()
{
    m_icon->setPixmap(icons::pixmap(u"clock"_s, Theme::current().warning, iconSize, devicePixelRatioF()));
}

} // namespace rolescope
