// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/banner.h"

#include "ui/common/decorations.h"
#include "ui/common/icons.h"

#include <QAccessible>
#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>

namespace rolescope {

using namespace Qt::Literals::StringLiterals;

Banner::Banner(QWidget* parent)
    : QFrame(parent)
    , m_icon(new QLabel(this))
    , m_text(new QLabel(this))
    , m_buttons(new QHBoxLayout)
    , m_close(new QToolButton(this))
{
    setObjectName(u"banner"_s);
    m_text->setObjectName(u"bannerText"_s);
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_text->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    m_close->setObjectName(u"bannerClose"_s);
    m_close->setAccessibleName(tr("Close message"));
    m_close->setToolTip(tr("Close this message (Esc)"));
    m_close->setFocusPolicy(Qt::StrongFocus);
    connect(m_close, &QToolButton::clicked, this, &Banner::dismiss);

    auto* const layout = new QHBoxLayout(this);
    layout->setContentsMargins(16, 6, 8, 6);
    layout->setSpacing(12);
    layout->addWidget(m_icon);
    layout->addWidget(m_text, 1);
    m_buttons->setSpacing(8);
    layout->addLayout(m_buttons);
    layout->addWidget(m_close);
    hide();
}

void Banner::showMessage(Severity severity, const QString& text, std::vector<Action> actions)
{
    removeButtons();
    m_severity = severity;
    m_text->setText(text);
    for (Action& action : actions) {
        auto* const button = new QPushButton(action.text, this);
        button->setObjectName(u"bannerAction%1"_s.arg(m_actions.size()));
        connect(button, &QPushButton::clicked, this, std::move(action.triggered));
        m_buttons->addWidget(button);
        m_actions.push_back(button);
    }
    dress();
    show();
    setAccessibleName(text);
    QAccessibleEvent event(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void Banner::clear()
{
    removeButtons();
    m_text->clear();
    hide();
}

QString Banner::text() const
{
    return m_text->text();
}

void Banner::changeEvent(QEvent* event)
{
    QFrame::changeEvent(event);
    if (Theme::isThemeChange(*event))
        dress();
}

void Banner::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        dismiss();
    else
        QFrame::keyPressEvent(event);
}

void Banner::dismiss()
{
    clear();
    Q_EMIT dismissed();
}

void Banner::removeButtons()
{
    for (QPushButton* const button : m_actions) {
        button->hide();
        button->deleteLater(); // it may be the one whose click led here
    }
    m_actions.clear();
}

void Banner::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::current();
    QPainter painter(this);
    painter.fillRect(rect(), theme.surface);
    painter.fillRect(QRect(0, 0, 4, height()), color());
    painter.fillRect(QRect(0, height() - 1, width(), 1), theme.border);
}

QColor Banner::color() const
{
    const Theme& theme = Theme::current();
    return m_severity == Severity::None ? theme.good : theme.severityColor(m_severity);
}

void Banner::dress()
{
    const Theme& theme = Theme::current();
    const QString icon = m_severity == Severity::None ? u"good"_s : iconName(m_severity);
    m_icon->setPixmap(icons::pixmap(icon, color(), 20, devicePixelRatioF()));
    m_close->setIcon(icons::icon(u"close"_s, theme.secondary, theme.border));
    update();
}

} // namespace rolescope
