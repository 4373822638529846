// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/attach/foldout.h"

#include "ui/common/icons.h"
#include "ui/common/theme.h"

#include <QEvent>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

namespace rolescope {

using namespace Qt::Literals::StringLiterals;

FoldOut::FoldOut(const QString& title, const QString& text, QWidget* parent)
    : QWidget(parent), m_button(new QToolButton(this)), m_text(new QLabel(text, this))
{
    m_button->setText(title);
    m_button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_button->setCheckable(true);
    m_button->setFocusPolicy(Qt::StrongFocus);
    m_button->setAutoRaise(true);
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::RichText);
    m_text->setForegroundRole(QPalette::PlaceholderText);
    m_text->setContentsMargins(26, 0, 8, 4);
    m_text->hide();

    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_button, 0, Qt::AlignLeft);
    layout->addWidget(m_text);
    connect(m_button, &QToolButton::toggled, this, [this](bool open) {
        m_text->setVisible(open);
        dress();
    });
    dress();
}

void FoldOut::setOpen(bool open)
{
    m_button->setChecked(open);
}

bool FoldOut::isOpen() const
{
    return m_button->isChecked();
}

void FoldOut::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (Theme::isThemeChange(*event))
        dress();
}

void FoldOut::dress()
{
    const Theme& theme = Theme::current();
    const QString name = isOpen() ? u"chevron-down"_s : u"chevron-right"_s;
    m_button->setIcon(icons::icon(name, theme.secondary, theme.border));
}

} // namespace rolescope
