// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/graph/diagram.h"
#include "ui/common/theme.h"

#include <QFont>
#include <QHash>
#include <QPainterPath>
#include <QPixmap>

class QPainter;

namespace rolescope {

/// `share` of `front` over `back`, opaque.
QColor blended(const QColor& front, const QColor& back, double share);

/// All colours of one box.
struct CardColors
{
    QColor fill;
    QColor border;
    QColor tier;
    QColor title;
    QColor subtitle;
    QColor badge; ///< of findings

    /// Dimmed ones are blended with the background to a quarter of their strength.
    static CardColors of(const Theme& theme, BoxKind kind, bool dimmed);
};

/// What a box looks like at a moment, apart from its texts.
struct CardLook
{
    BoxKind kind = BoxKind::VirtualMachine;
    bool dimmed = false;
    bool highlighted = false; ///< on the path
    bool selected = false;
    bool glyph = true;
};

/// Draws the bodies of boxes: outline by kind, stripe, glyph. The outline tells the kind, so colour is never the only
/// sign.
class CardPainter
{
public:
    /// Drawn as shapes, for pictures.
    void draw(QPainter& painter, const QRectF& rect, const CardLook& look, const Theme& theme);
    /// Copied from a cache of pixmaps, for the screen. The painter's transform must be a scale and a translation.
    void drawCached(QPainter& painter, const QRectF& rect, const CardLook& look, const Theme& theme, double scale);
    /// The sign of a finding at the upper right of the box.
    void drawFinding(QPainter& painter, const QRectF& rect, const CardColors& colors, double scale, bool cached);
    /// The number of hosts that share an identity.
    void drawCount(QPainter& painter, const QRectF& rect, int count, const CardColors& colors);
    void drawFocus(QPainter& painter, const QRectF& rect, const Theme& theme, double scale);

    static QRectF titleRect(const Diagram::Box& box); ///< one line, texts are centred vertically in it
    static QRectF subtitleRect(const Diagram::Box& box);
    static const QFont& titleFont();
    static const QFont& subtitleFont();
    static const QFont& headingFont();
    static QString glyphName(BoxKind kind);

private:
    struct Shape
    {
        QPainterPath outline;
        QPainterPath stripe;
    };
    const Shape& shape(BoxKind kind, const QSizeF& size);
    void dropCacheUnless(double pixelScale, bool dark);

    QHash<quint64, Shape> m_shapes;
    QHash<quint64, QPixmap> m_pixmaps;
    double m_pixelScale = 0;
    bool m_dark = false;
};

} // namespace rolescope
