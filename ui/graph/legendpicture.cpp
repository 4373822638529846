// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/graph/legendpicture.h"

#include "ui/graph/graphpainter.h"

#include <QPainter>

#include <iterator>

namespace rolescope {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr double sampleWidth = 232;
constexpr double sampleHeight = 44;
constexpr double sampleStep = 54;
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

LegendPicture::LegendPicture()
{
    double y = 0;
    for (const BoxSample& sample : boxSamples) {
        Diagram::Box box;
        box.rect = QRectF(0, y, sampleWidth, sampleHeight);
        box.kind = sample.kind;
        box.title = tr(sample.title);
        box.subtitle = tr(sample.subtitle);
        box.shared = sample.kind == BoxKind::UserIdentity ? 6 : 0;
        m_samples.boxes.push_back(box);
        y += sampleStep;
    }
    y = sampleHeight / 2;
    for (const LineSample& sample : lineSamples) {
        Diagram::Line line;
        line.start = QPointF(lineLeft, y);
        line.end = QPointF(lineLeft + lineLength, y);
        line.meaning = sample.meaning;
        m_samples.lines.push_back(line);
        m_lineTexts += tr(sample.text);
        y += lineStep;
    }
}

QSizeF LegendPicture::size() const
{
    return {lineLeft + lineLength + 12 + explanationWidth,
            sampleStep * static_cast<double>(std::size(boxSamples)) - (sampleStep - sampleHeight)};
}

QString LegendPicture::words() const
{
    QStringList words;
    for (const Diagram::Box& box : m_samples.boxes)
        words += u"%1, %2"_s.arg(box.title, box.subtitle);
    return (words + m_lineTexts).join(u". "_s);
}

void LegendPicture::paint(QPainter& painter, GraphPainter& boxes, const Theme& theme) const
{
    boxes.paint(painter, m_samples, theme, {});
    painter.setPen(theme.secondary);
    painter.setFont(CardPainter::subtitleFont());
    for (qsizetype i = 0; i < m_lineTexts.size(); ++i) {
        const double y = m_samples.lines[static_cast<size_t>(i)].end.y();
        const QRectF at(lineLeft + lineLength + 12, y - 10, explanationWidth, 20);
        painter.drawText(at, Qt::AlignVCenter | Qt::AlignLeft, m_lineTexts[i]);
    }
}

} // namespace rolescope
