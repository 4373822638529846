// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/graph/graphlegend.h"

#include <QPainter>

#include <iterator>

namespace rolescope {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr double sampleWidth = 232;
constexpr double sampleHeight = 44;
constexpr double sampleStep = 54;
constexpr double padding = 16;
constexpr double lineLeft = sampleWidth + 28;
constexpr double lineLength = 72;
constexpr double lineStep = 30;
constexpr double explanationWidth = 250;

struct BoxSample
{
    BoxKind kind;
    const char* title;
    const char* subtitle;
};

constexpr BoxSample boxSamples[] = {
    {BoxKind::VirtualMachine, QT_TRANSLATE_NOOP("rolescope::GraphLegend", "Virtual machine"),
     QT_TRANSLATE_NOOP("rolescope::GraphLegend", "or another resource that runs code")},
    {BoxKind::SystemIdentity, QT_TRANSLATE_NOOP("rolescope::GraphLegend", "System-assigned identity"),
     QT_TRANSLATE_NOOP("rolescope::GraphLegend", "pinned to its one resource")},
    {BoxKind::UserIdentity, QT_TRANSLATE_NOOP("rolescope::GraphLegend", "User-assigned identity"),
     QT_TRANSLATE_NOOP("rolescope::GraphLegend", "and how many share it")},
    {BoxKind::PrivilegedRole, QT_TRANSLATE_NOOP("rolescope::GraphLegend", "Role at one scope"),
     QT_TRANSLATE_NOOP("rolescope::GraphLegend", "with a shield: privileged")},
    {BoxKind::ResourceGroup, QT_TRANSLATE_NOOP("rolescope::GraphLegend", "Scope"),
     QT_TRANSLATE_NOOP("rolescope::GraphLegend", "where it counts, and below")},
};

struct LineSample
{
    LineMeaning meaning;
    const char* text;
};

constexpr LineSample lineSamples[] = {
    {LineMeaning::Grants, QT_TRANSLATE_NOOP("rolescope::GraphLegend", "Runs as, holds, counts at")},
    {LineMeaning::GrantsConditionally, QT_TRANSLATE_NOOP("rolescope::GraphLegend", "Holds under a condition only")},
    {LineMeaning::Denies, QT_TRANSLATE_NOOP("rolescope::GraphLegend", "A deny assignment takes rights away")},
};

} // namespace

GraphLegend::GraphLegend(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    QStringList words;
    double y = 0;
    for (const BoxSample& sample : boxSamples) {
        Diagram::Box box;
        box.rect = QRectF(0, y, sampleWidth, sampleHeight);
        box.kind = sample.kind;
        box.title = tr(sample.title);
        box.subtitle = tr(sample.subtitle);
        box.shared = sample.kind == BoxKind::UserIdentity ? 6 : 0;
        words += u"%1, %2"_s.arg(box.title, box.subtitle);
        m_samples.boxes.push_back(box);
        y += sampleStep;
    }
    y = sampleHeight / 2;
    for (const LineSample& sample : lineSamples) {
        Diagram::Line line;
        line.start = QPointF(lineLeft, y);
        line.end = QPointF(lineLeft + lineLength, y);
        line.meaning = sample.meaning;
        words += tr(sample.text);
        m_samples.lines.push_back(line);
        y += lineStep;
    }
    setAccessibleName(tr("Legend"));
    setAccessibleDescription(words.join(u". "_s));
    resize(sizeHint());
}

void GraphLegend::setTheme(const Theme& theme)
{
    m_theme = theme;
    update();
}

QSize GraphLegend::sizeHint() const
{
    const double width = lineLeft + lineLength + 12 + explanationWidth;
    const double height = sampleStep * static_cast<double>(std::size(boxSamples)) - (sampleStep - sampleHeight);
    return QSizeF(width + 2 * padding, height + 2 * padding).toSize();
}

void GraphLegend::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(m_theme.border, 1));
    painter.setBrush(m_theme.background);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8);
    painter.translate(padding, padding);
    m_painter.paint(painter, m_samples, m_theme, {});
    painter.setPen(m_theme.secondary);
    painter.setFont(CardPainter::subtitleFont());
    for (size_t i = 0; i < std::size(lineSamples); ++i) {
        const double y = m_samples.lines[i].end.y();
        const QRectF at(lineLeft + lineLength + 12, y - 10, explanationWidth, 20);
        painter.drawText(at, Qt::AlignVCenter | Qt::AlignLeft, tr(lineSamples[i].text));
    }
}

} // namespace rolescope
