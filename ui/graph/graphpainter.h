// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/graph/diagrampath.h"
#include "models/graph/graphpicture.h"
#include "ui/common/theme.h"
#include "ui/graph/cardpainter.h"
#include "ui/graph/edgeraster.h"

#include <QStaticText>

#include <optional>
#include <span>
#include <vector>

class QPainter;

namespace rolescope {

/// How detail comes and goes with the scale (device-independent pixels per logical pixel of the diagram). On screen
/// only; pictures always show everything.
namespace graphlod {
inline constexpr double cardsFrom = 0.2; ///< below: plain rectangles in the colour of the tier
inline constexpr double glyphsFrom = 0.34;
inline constexpr double diamondsFrom = 0.4;
inline constexpr double titlesFrom = 0.52; ///< 13 px become 7 px: the least that can be read
inline constexpr double subtitlesFrom = 0.66; ///< 11 px become 7 px
inline constexpr double arrowsFrom = 1.1;
/// Arrowheads are for a few lines seen from near; more would be a smear.
inline constexpr size_t arrowsUpTo = 400;
} // namespace graphlod

/// What is to be painted, and how.
struct PaintState
{
    QRectF visible; ///< in the diagram's coordinates: only what touches it is painted
    double scale = 1; ///< of the painter's transform
    const BoxIndex* index = nullptr; ///< of the same diagram; without it everything is looked at
    std::span<const quint32> selectedBoxes{};
    std::span<const quint32> selectedLines{};
    const DiagramPath* highlighted = nullptr; ///< drawn on top in the accent colour
    bool dimRest = false; ///< all that is not highlighted steps back to 25 %
    std::optional<quint32> focused{}; ///< box with the keyboard's focus
    bool interactive = false; ///< on a screen: levels of detail, caches; else a picture to keep, drawn in full
};

/// The one way in which diagrams are drawn: on the canvas, in SVG and in PNG. GUI thread.
///
/// The painter's transform must map the diagram's coordinates to the device by a scale and a translation. Nothing is
/// parsed or measured twice: elided texts, cards and glyphs are kept until the diagram, the theme or the scale changes.
/// On screen lines go through EdgeRaster; only pictures are stroked by QPainter. All pens are opaque, dimmed colours
/// blended before, since translucent strokes cost several times as much.
class GraphPainter
{
public:
    /// Forgets the texts of the diagram before; call it whenever another diagram is painted.
    void reset();
    void paint(QPainter& painter, const Diagram& diagram, const Theme& theme, const PaintState& state);

    /// The column's name over a bar in the colour of the tier, filling `rect`. Not part of paint(), as it stays in
    /// sight on the canvas.
    static void paintHeading(QPainter& painter, const Diagram::Heading& heading, const QRectF& rect,
                             const Theme& theme);
    /// The band's name at the left of `rect`; `onTop`: over whatever is painted there already.
    static void paintBandTitle(QPainter& painter, const Diagram::Band& band, const QRectF& rect, const Theme& theme,
                               bool onTop);
    static QColor lineColor(const Theme& theme);

private:
    struct Texts
    {
        QString title;
        QString subtitle;
        QStaticText titleText;
        QStaticText subtitleText;
    };

    void collectVisible(const Diagram& diagram, const PaintState& state);
    static void paintBands(QPainter& painter, const Diagram& diagram, const Theme& theme, const PaintState& state);
    void paintLines(QPainter& painter, const Diagram& diagram, const Theme& theme, const PaintState& state);
    void rasterLines(QPainter& painter, const Diagram& diagram, std::span<const quint32> lines, const QColor& color,
                     double width, const PaintState& state);
    void strokeLines(QPainter& painter, const Diagram& diagram, std::span<const quint32> lines, const QColor& color,
                     double width);
    void drawLines(QPainter& painter, const Diagram& diagram, std::span<const quint32> lines, const QColor& color,
                   double width, const PaintState& state);
    void paintMarks(QPainter& painter, const Diagram& diagram, const Theme& theme, const PaintState& state,
                    std::span<const quint32> lines, const QColor& color, const QColor& deny);
    void paintBoxes(QPainter& painter, const Diagram& diagram, const Theme& theme, const PaintState& state);
    void paintTexts(QPainter& painter, const Diagram::Box& box, quint32 index, const CardColors& colors,
                    const PaintState& state);
    const Texts& textsOf(const Diagram::Box& box, quint32 index);

    CardPainter m_cards;
    EdgeRaster m_raster;
    std::vector<std::optional<Texts>> m_texts;
    std::vector<quint32> m_visibleBoxes;
    std::vector<quint32> m_visibleLines;
    std::vector<quint32> m_plainLines;
    std::vector<quint32> m_pathLines;
    std::vector<quint32> m_denyLines;
};

} // namespace rolescope
