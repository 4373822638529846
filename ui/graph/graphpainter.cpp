// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/graph/graphpainter.h"

#include "models/graph/boxtext.h"
#include "models/graph/linegeometry.h"

#include <QFontMetricsF>
#include <QPaintDevice>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace rolescope {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr double lineWidth = 1.25;
constexpr double pathWidth = 2.5;
/// The thinnest line on screen, device pixels: seen from afar bundles stay visible, single lines turn faint.
constexpr double thinnestLine = 0.55;
constexpr double dimmedShare = 0.25;
constexpr double diamondRadius = 5;
constexpr double denyBar = 8;
/// Lines begin and end this far inside the boxes, whose round and pointed ends would leave a gap otherwise.
constexpr double tuckIn = 5;
/// No name on a box needs more characters; measuring a longer one would only cost time.
constexpr qsizetype longestName = 400;

bool contains(std::span<const quint32> sorted, quint32 value)
{
    return std::binary_search(sorted.begin(), sorted.end(), value);
}

QString shortened(const QString& text, const QFont& font, double width)
{
    QString line = singleLine(text);
    if (line.size() > longestName)
        line = line.first(longestName / 2) + u"…"_s + line.last(longestName / 2);
    return QFontMetricsF(font).elidedText(singleLine(line), Qt::ElideMiddle, width);
}

QStaticText prepared(const QString& text, const QFont& font)
{
    QStaticText result(text);
    result.setTextFormat(Qt::PlainText);
    result.setPerformanceHint(QStaticText::AggressiveCaching);
    result.prepare({}, font);
    return result;
}

/// Draws one line of text, centred vertically in the rectangle.
void drawTextLine(QPainter& painter, const QRectF& rect, const QString& text, const QFont& font)
{
    const QFontMetricsF metrics(font);
    painter.setFont(font);
    painter.drawText(QPointF(rect.left(), rect.center().y() + (metrics.ascent() - metrics.descent()) / 2), text);
}

QPointF curveMiddle(const Diagram& diagram, const Diagram::Line& line)
{
    const LineCurve first{line.start, line.bendCount > 0 ? diagram.bends[line.firstBend] : line.end};
    return (first.start + first.end) / 2;
}

constexpr double bandOverhang = 16; ///< of bands, beyond the boxes
constexpr double bandShare = 0.3; ///< of the border's colour in the fill of a band

} // namespace

QColor GraphPainter::lineColor(const Theme& theme)
{
    return blended(theme.secondary, theme.background, theme.dark ? 0.55 : 0.6);
}

void GraphPainter::reset()
{
    m_texts.clear();
}

void GraphPainter::paint(QPainter& painter, const Diagram& diagram, const Theme& theme, const PaintState& state)
{
    m_texts.resize(diagram.boxes.size());
    collectVisible(diagram, state);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, !state.interactive || state.scale >= graphlod::cardsFrom);
    paintBands(painter, diagram, theme, state);
    paintLines(painter, diagram, theme, state);
    paintBoxes(painter, diagram, theme, state);
    painter.restore();
}

void GraphPainter::collectVisible(const Diagram& diagram, const PaintState& state)
{
    if (state.index) {
        // A margin for badges and glows, which stand out over their boxes.
        const QRectF area = state.visible.adjusted(-12, -12, 12, 12);
        state.index->boxesIn(diagram, area, m_visibleBoxes);
        state.index->linesIn(diagram, area, m_visibleLines);
        return;
    }
    m_visibleBoxes.resize(diagram.boxes.size());
    std::iota(m_visibleBoxes.begin(), m_visibleBoxes.end(), 0u);
    m_visibleLines.resize(diagram.lines.size());
    std::iota(m_visibleLines.begin(), m_visibleLines.end(), 0u);
}

/// Every second one is filled, all have a rim: neighbours can be told apart by more than a shade.
void GraphPainter::paintBands(QPainter& painter, const Diagram& diagram, const Theme& theme, const PaintState& state)
{
    const double rim = state.scale > 0 ? 1 / state.scale : 1;
    for (size_t i = 0; i < diagram.bands.size(); ++i) {
        const Diagram::Band& band = diagram.bands[i];
        const QRectF rect(diagram.bounds.left() - bandOverhang, band.top, diagram.bounds.width() + 2 * bandOverhang,
                          band.bottom - band.top);
        if (!rect.intersects(state.visible))
            continue;
        if (i % 2 == 0)
            painter.fillRect(rect, blended(theme.border, theme.background, bandShare));
        painter.fillRect(QRectF(rect.left(), rect.top(), rect.width(), rim), theme.border);
        painter.fillRect(QRectF(rect.left(), rect.bottom() - rim, rect.width(), rim), theme.border);
        if (!state.interactive)
            paintBandTitle(painter, band, QRectF(rect.left() + 8, rect.top() + 3, rect.width() / 2, 20), theme, false);
    }
}

void GraphPainter::paintBandTitle(QPainter& painter, const Diagram::Band& band, const QRectF& rect, const Theme& theme,
                                  bool onTop)
{
    const QFont& font = CardPainter::subtitleFont();
    const QString text = shortened(band.title, font, rect.width() - 12);
    if (onTop) {
        const QRectF plate(rect.left(), rect.top(), QFontMetricsF(font).horizontalAdvance(text) + 12, rect.height());
        painter.fillRect(plate, theme.surface);
        painter.fillRect(QRectF(plate.left(), plate.top(), 3, plate.height()), theme.scope);
    }
    painter.setPen(theme.text);
    drawTextLine(painter, rect.adjusted(8, 0, 0, 0), text, font);
}

void GraphPainter::paintLines(QPainter& painter, const Diagram& diagram, const Theme& theme, const PaintState& state)
{
    m_plainLines.clear();
    m_pathLines.clear();
    m_denyLines.clear();
    for (const quint32 line : m_visibleLines) {
        const bool onPath
            = (state.highlighted && contains(state.highlighted->lines, line)) || contains(state.selectedLines, line);
        if (onPath)
            m_pathLines.push_back(line);
        else if (diagram.lines[line].meaning == LineMeaning::Denies)
            m_denyLines.push_back(line);
        else
            m_plainLines.push_back(line);
    }
    const auto dim
        = [&](const QColor& color) { return state.dimRest ? blended(color, theme.background, dimmedShare) : color; };
    const QColor plain = dim(lineColor(theme));
    const QColor deny = dim(theme.danger);
    drawLines(painter, diagram, m_plainLines, plain, lineWidth, state);
    drawLines(painter, diagram, m_denyLines, deny, lineWidth, state);
    paintMarks(painter, diagram, theme, state, m_plainLines, plain, deny);
    paintMarks(painter, diagram, theme, state, m_denyLines, plain, deny);
    drawLines(painter, diagram, m_pathLines, theme.accent, pathWidth, state);
    paintMarks(painter, diagram, theme, state, m_pathLines, theme.accent, theme.danger);
}

void GraphPainter::drawLines(QPainter& painter, const Diagram& diagram, std::span<const quint32> lines,
                             const QColor& color, double width, const PaintState& state)
{
    if (lines.empty())
        return;
    if (state.interactive)
        rasterLines(painter, diagram, lines, color, width, state);
    else
        strokeLines(painter, diagram, lines, color, width);
}

void GraphPainter::rasterLines(QPainter& painter, const Diagram& diagram, std::span<const quint32> lines,
                               const QColor& color, double width, const PaintState& state)
{
    const double ratio = painter.device()->devicePixelRatioF();
    const QTransform toLogical = painter.transform();
    const QRectF area = toLogical.mapRect(state.visible);
    const QPointF corner(std::floor(area.left() * ratio) / ratio, std::floor(area.top() * ratio) / ratio);
    const QSize size(static_cast<int>(std::ceil(area.width() * ratio)) + 1,
                     static_cast<int>(std::ceil(area.height() * ratio)) + 1);
    const auto toPixels = [&](const QPointF& point) { return (toLogical.map(point) - corner) * ratio; };

    m_raster.begin(size);
    const double pixels = std::max(width * state.scale, thinnestLine) * ratio;
    for (const quint32 line : lines) {
        forEachCurve(diagram, diagram.lines[line], [&](const LineCurve& curve) {
            m_raster.add({toPixels(curve.start), toPixels(curve.end)}, pixels);
        });
    }
    painter.save();
    painter.resetTransform();
    QImage image = m_raster.image(color);
    image.setDevicePixelRatio(ratio);
    painter.drawImage(corner, image);
    painter.restore();
}

void GraphPainter::strokeLines(QPainter& painter, const Diagram& diagram, std::span<const quint32> lines,
                               const QColor& color, double width)
{
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(color, width));
    for (const quint32 index : lines) {
        const Diagram::Line& line = diagram.lines[index];
        QPainterPath path(line.start - QPointF(tuckIn, 0));
        path.lineTo(line.start);
        forEachCurve(diagram, line,
                     [&](const LineCurve& curve) { path.cubicTo(curve.control1(), curve.control2(), curve.end); });
        path.lineTo(line.end + QPointF(tuckIn, 0));
        painter.drawPath(path);
    }
}

void GraphPainter::paintMarks(QPainter& painter, const Diagram& diagram, const Theme& theme, const PaintState& state,
                              std::span<const quint32> lines, const QColor& color, const QColor& deny)
{
    const bool arrows
        = state.interactive && state.scale >= graphlod::arrowsFrom && lines.size() <= graphlod::arrowsUpTo;
    const bool diamonds = !state.interactive || state.scale >= graphlod::diamondsFrom;
    QPainterPath heads;
    for (const quint32 index : lines) {
        const Diagram::Line& line = diagram.lines[index];
        if (line.meaning == LineMeaning::GrantsConditionally && diamonds) {
            const QPointF c = curveMiddle(diagram, line);
            const double r = diamondRadius;
            painter.setPen(QPen(color, 1.5));
            painter.setBrush(theme.surface);
            painter.drawPolygon(
                QPolygonF({{c.x() - r, c.y()}, {c.x(), c.y() - r}, {c.x() + r, c.y()}, {c.x(), c.y() + r}}));
        } else if (line.meaning == LineMeaning::Denies) {
            painter.setPen(QPen(deny, 3));
            painter.drawLine(
                QLineF(line.end.x() - 3, line.end.y() - denyBar, line.end.x() - 3, line.end.y() + denyBar));
        }
        if (arrows && line.meaning != LineMeaning::Denies) {
            heads.moveTo(line.end);
            heads.lineTo(line.end + QPointF(-7, -3.5));
            heads.lineTo(line.end + QPointF(-7, 3.5));
            heads.closeSubpath();
        }
    }
    if (!heads.isEmpty()) {
        heads.setFillRule(Qt::WindingFill);
        painter.fillPath(heads, color);
    }
}

void GraphPainter::paintBoxes(QPainter& painter, const Diagram& diagram, const Theme& theme, const PaintState& state)
{
    const bool cards = !state.interactive || state.scale >= graphlod::cardsFrom;
    for (const quint32 index : m_visibleBoxes) {
        const Diagram::Box& box = diagram.boxes[index];
        const bool onPath = state.highlighted && contains(state.highlighted->boxes, index);
        const bool selected = contains(state.selectedBoxes, index);
        const bool dimmed = state.dimRest && !onPath && !selected;
        const CardColors colors = CardColors::of(theme, box.kind, dimmed);
        const CardLook look{box.kind, dimmed, onPath && state.dimRest, selected,
                            !state.interactive || state.scale >= graphlod::glyphsFrom};
        if (!cards) {
            const double share = selected || (onPath && state.dimRest) ? 1 : (dimmed ? 0.15 : 0.55);
            painter.fillRect(box.rect, blended(selected ? theme.accent : colors.tier, theme.background, share));
        } else if (state.interactive) {
            m_cards.drawCached(painter, box.rect, look, theme, state.scale);
        } else {
            m_cards.draw(painter, box.rect, look, theme);
        }
        if (cards && (!state.interactive || state.scale >= graphlod::titlesFrom))
            paintTexts(painter, box, index, colors, state);
        if (box.finding)
            m_cards.drawFinding(painter, box.rect, colors, state.scale, state.interactive);
        if (state.focused == index)
            m_cards.drawFocus(painter, box.rect, theme, state.scale);
    }
}

const GraphPainter::Texts& GraphPainter::textsOf(const Diagram::Box& box, quint32 index)
{
    std::optional<Texts>& entry = m_texts[index];
    if (!entry) {
        Texts texts;
        texts.title = shortened(box.title, CardPainter::titleFont(), CardPainter::titleRect(box).width());
        texts.subtitle = shortened(box.subtitle, CardPainter::subtitleFont(), CardPainter::subtitleRect(box).width());
        texts.titleText = prepared(texts.title, CardPainter::titleFont());
        texts.subtitleText = prepared(texts.subtitle, CardPainter::subtitleFont());
        entry = std::move(texts);
    }
    return *entry;
}

void GraphPainter::paintTexts(QPainter& painter, const Diagram::Box& box, quint32 index, const CardColors& colors,
                              const PaintState& state)
{
    const Texts& texts = textsOf(box, index);
    const bool subtitles = !state.interactive || state.scale >= graphlod::subtitlesFrom;
    QRectF titleRect = CardPainter::titleRect(box);
    const QRectF subtitleRect = CardPainter::subtitleRect(box);
    if (!subtitles || texts.subtitle.isEmpty())
        titleRect.setBottom(subtitleRect.bottom());
    painter.setPen(colors.title);
    if (state.interactive) {
        painter.setFont(CardPainter::titleFont());
        painter.drawStaticText(QPointF(titleRect.left(), titleRect.center().y() - texts.titleText.size().height() / 2),
                               texts.titleText);
    } else {
        drawTextLine(painter, titleRect, texts.title, CardPainter::titleFont());
    }
    if (subtitles) {
        painter.setPen(colors.subtitle);
        if (state.interactive) {
            painter.setFont(CardPainter::subtitleFont());
            painter.drawStaticText(
                QPointF(subtitleRect.left(), subtitleRect.center().y() - texts.subtitleText.size().height() / 2),
                texts.subtitleText);
        } else {
            drawTextLine(painter, subtitleRect, texts.subtitle, CardPainter::subtitleFont());
        }
    }
    if (box.kind == BoxKind::UserIdentity && box.shared > 0)
        m_cards.drawCount(painter, box.rect, box.shared, colors);
}

void GraphPainter::paintHeading(QPainter& painter, const Diagram::Heading& heading, const QRectF& rect,
                                const Theme& theme)
{
    static constexpr BoxKind kinds[tierCount]
        = {BoxKind::VirtualMachine, BoxKind::UserIdentity, BoxKind::Role, BoxKind::Resource};
    const QFont& font = CardPainter::headingFont();
    const QString text = shortened(heading.text, font, rect.width());
    painter.setPen(theme.text);
    drawTextLine(painter, rect.adjusted(0, 0, 0, -3), text, font);
    const double length = std::min(rect.width(), QFontMetricsF(font).horizontalAdvance(text));
    painter.fillRect(QRectF(rect.left(), rect.bottom() - 3, length, 2),
                     theme.tierColor(kinds[static_cast<size_t>(heading.tier)]));
}

} // namespace rolescope
