// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/attach/pagerail.h"

#include "ui/common/fonts.h"
#include "ui/common/icons.h"
#include "ui/common/theme.h"

#include <QEvent>
#include <QPainter>
#include <QSvgRenderer>

namespace rolescope {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int dot = 22; ///< diameter of a page's number
constexpr int margin = 16;
constexpr int gap = 10;

} // namespace

PageRail::PageRail(QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
}

void PageRail::setPages(const QStringList& titles)
{
    m_titles = titles;
    updateGeometry();
    setCurrent(m_current);
}

void PageRail::setCurrent(int index)
{
    m_current = index;
    //: where a person is in a wizard
    setAccessibleName(tr("Page %1 of %2: %3").arg(index + 1).arg(m_titles.size()).arg(m_titles.value(index)));
    update();
}

int PageRail::rowHeight() const
{
    return qMax(dot, fontMetrics().height()) + 16;
}

QSize PageRail::sizeHint() const
{
    int widest = 0;
    const QFontMetrics metrics(fonts::medium(font()));
    for (const QString& title : m_titles)
        widest = qMax(widest, metrics.horizontalAdvance(title));
    return {margin + dot + gap + widest + margin, 2 * margin + static_cast<int>(m_titles.size()) * rowHeight()};
}

void PageRail::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (Theme::isThemeChange(*event))
        update();
}

void PageRail::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::current();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(rect(), theme.background);
    painter.fillRect(QRect(width() - 1, 0, 1, height()), theme.border);
    for (int i = 0; i < m_titles.size(); ++i) {
        const QRect row(margin, margin + i * rowHeight(), width() - 2 * margin, rowHeight());
        const QRectF circle(row.left(), row.center().y() - dot / 2.0, dot, dot);
        if (i + 1 < m_titles.size()) {
            painter.setPen(QPen(theme.border, 1.5));
            painter.drawLine(QPointF(circle.center().x(), circle.bottom() + 3),
                             QPointF(circle.center().x(), circle.bottom() + rowHeight() - dot - 3));
        }
        const bool current = i == m_current;
        painter.setPen(QPen(i <= m_current ? theme.accent : theme.controlBorder(), 1.5));
        painter.setBrush(current ? theme.accent : theme.surface);
        painter.drawEllipse(circle);
        painter.setFont(fonts::secondary(font()));
        if (i < m_current) {
            icons::renderer(u"check"_s, theme.accent)->render(&painter, circle.adjusted(5, 5, -5, -5));
        } else {
            painter.setPen(current ? theme.onAccent : theme.secondary);
            painter.drawText(circle, Qt::AlignCenter, QString::number(i + 1));
        }
        painter.setFont(current ? fonts::medium(font()) : font());
        painter.setPen(current ? theme.text : theme.secondary);
        painter.drawText(row.adjusted(dot + gap, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, m_titles[i]);
    }
}

} // namespace rolescope
