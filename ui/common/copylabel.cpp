// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/copylabel.h"

#include "ui/common/elidedlabel.h"
#include "ui/common/fonts.h"
#include "ui/common/icons.h"
#include "ui/common/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QEvent>
#include <QHBoxLayout>
#include <QToolButton>

namespace rolescope {

using namespace Qt::Literals::StringLiterals;

CopyLabel::CopyLabel(const QString& what, QWidget* parent)
    : QWidget(parent), m_value(new ElidedLabel(this)), m_button(new QToolButton(this))
{
    m_button->setObjectName(u"copyButton"_s);
    m_button->setAccessibleName(what);
    m_button->setToolTip(what);
    m_button->setFocusPolicy(Qt::StrongFocus);
    connect(m_button, &QToolButton::clicked, this, &CopyLabel::copy);

    auto* const layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_value, 1);
    layout->addWidget(m_button);
    m_value->setForegroundRole(QPalette::PlaceholderText);
    setFixedFont(true);
    dress();
}

void CopyLabel::setValue(const QString& value)
{
    m_value->setText(value);
    m_button->setEnabled(!value.isEmpty());
}

QString CopyLabel::value() const
{
    return m_value->text();
}

void CopyLabel::setFixedFont(bool fixed)
{
    m_value->setFont(fixed ? fonts::fixed(fonts::secondary(font())) : font());
}

void CopyLabel::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (Theme::isThemeChange(*event))
        dress();
}

void CopyLabel::copy()
{
    QApplication::clipboard()->setText(value());
}

void CopyLabel::dress()
{
    const Theme& theme = Theme::current();
    m_button->setIcon(icons::icon(u"copy"_s, theme.secondary, theme.border));
}

} // namespace rolescope
