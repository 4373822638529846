// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/filterline.h"

#include "ui/common/icons.h"
#include "ui/common/theme.h"

#include <QAction>
#include <QEvent>
#include <QKeyEvent>

namespace rolescope {

using namespace Qt::Literals::StringLiterals;

FilterLine::FilterLine(QWidget* parent) : QLineEdit(parent), m_icon(addAction(QIcon(), QLineEdit::LeadingPosition))
{
    setObjectName(u"filter"_s);
    setClearButtonEnabled(true);
    m_timer.setSingleShot(true);
    m_timer.setInterval(120);
    connect(this, &QLineEdit::textChanged, &m_timer, qOverload<>(&QTimer::start));
    connect(&m_timer, &QTimer::timeout, this, [this] { Q_EMIT filterChanged(text()); });
    dress();
}

void FilterLine::changeEvent(QEvent* event)
{
    QLineEdit::changeEvent(event);
    if (Theme::isThemeChange(*event))
        dress();
}

void FilterLine::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Escape:
        if (text().isEmpty())
            break; // somebody else may have a use for it
        clear();
        return;
    case Qt::Key_Down:
    case Qt::Key_Return:
    case Qt::Key_Enter:
        Q_EMIT leftDownwards();
        return;
    default:
        break;
    }
    QLineEdit::keyPressEvent(event);
}

void FilterLine::dress()
{
    const Theme& theme = Theme::current();
    m_icon->setIcon(icons::icon(u"filter"_s, theme.secondary, theme.border));
}

} // namespace rolescope
