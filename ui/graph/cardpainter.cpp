// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/graph/cardpainter.h"

#include "ui/common/fonts.h"
#include "ui/common/icons.h"

#include <QGuiApplication>
#include <QLocale>
#include <QPaintDevice>
#include <QPainter>
#include <QSvgRenderer>

#include <algorithm>
#include <cmath>

namespace rolescope {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr double dimmedShare = 0.25;
constexpr double stripeWidth = 4;
constexpr double cornerRadius = 6;
constexpr double hexagonEnd = 12;
constexpr double tabWidth = 64;
constexpr double tabHeight = 5;
constexpr double glyphSize = 18;
constexpr double shieldSize = 16;
constexpr double badgeSize = 16;
/// Room around a cached card for border and glow.
constexpr double cardMargin = 6;

enum class Outline { Rectangle, Capsule, Hexagon, Folder };

Outline outlineOf(BoxKind kind)
{
    switch (kind) {
    case BoxKind::VirtualMachine:
    case BoxKind::ScaleSet:
    case BoxKind::OtherHost:
        return Outline::Rectangle;
    case BoxKind::SystemIdentity:
    case BoxKind::UserIdentity:
    case BoxKind::OtherPrincipal:
        return Outline::Capsule;
    case BoxKind::Role:
    case BoxKind::PrivilegedRole:
        return Outline::Hexagon;
    case BoxKind::ManagementGroup:
    case BoxKind::Subscription:
    case BoxKind::ResourceGroup:
    case BoxKind::Resource:
    case BoxKind::TenantRoot:
        break;
    }
    return Outline::Folder;
}

QPainterPath outlinePath(Outline outline, const QRectF& r)
{
    QPainterPath path;
    switch (outline) {
    case Outline::Rectangle:
        path.addRoundedRect(r, cornerRadius, cornerRadius);
        break;
    case Outline::Capsule:
        path.addRoundedRect(r, r.height() / 2, r.height() / 2);
        break;
    case Outline::Hexagon:
        path.addPolygon(QPolygonF({{r.left(), r.center().y()},
                                   {r.left() + hexagonEnd, r.top()},
                                   {r.right() - hexagonEnd, r.top()},
                                   {r.right(), r.center().y()},
                                   {r.right() - hexagonEnd, r.bottom()},
                                   {r.left() + hexagonEnd, r.bottom()}}));
        path.closeSubpath();
        break;
    case Outline::Folder: {
        const double body = r.top() + tabHeight;
        const double radius = 4;
        path.moveTo(r.left(), r.top() + radius);
        path.quadTo(r.left(), r.top(), r.left() + radius, r.top());
        path.lineTo(r.left() + tabWidth - tabHeight, r.top());
        path.lineTo(r.left() + tabWidth, body);
        path.lineTo(r.right() - radius, body);
        path.quadTo(r.right(), body, r.right(), body + radius);
        path.lineTo(r.right(), r.bottom() - radius);
        path.quadTo(r.right(), r.bottom(), r.right() - radius, r.bottom());
        path.lineTo(r.left() + radius, r.bottom());
        path.quadTo(r.left(), r.bottom(), r.left(), r.bottom() - radius);
        path.closeSubpath();
        break;
    }
    }
    return path;
}

double glyphLeft(BoxKind kind)
{
    switch (outlineOf(kind)) {
    case Outline::Capsule:
    case Outline::Hexagon:
        return 18;
    case Outline::Rectangle:
    case Outline::Folder:
        break;
    }
    return 14;
}

/// Where texts end; badges stand to the right of it.
double textRight(const Diagram::Box& box)
{
    if (box.kind == BoxKind::UserIdentity && box.shared > 0)
        return box.rect.right() - 46;
    if (box.kind == BoxKind::PrivilegedRole)
        return box.rect.right() - 40;
    return box.rect.right() - (outlineOf(box.kind) == Outline::Rectangle ? 12 : 16);
}

double textDrop(BoxKind kind)
{
    return outlineOf(kind) == Outline::Folder ? 2 : 0;
}

QFont sized(int pixels, QFont::Weight weight)
{
    QFont font = QGuiApplication::font();
    font.setPixelSize(pixels);
    font.setWeight(weight);
    // Hinted widths change with the zoom, and text would swim.
    font.setHintingPreference(QFont::PreferNoHinting);
    return font;
}

void drawGlyph(QPainter& painter, const QString& name, const QRectF& rect, const QColor& color)
{
    icons::renderer(name, color)->render(&painter, rect);
}

} // namespace

QColor blended(const QColor& front, const QColor& back, double share)
{
    const auto mix = [share](int a, int b) { return static_cast<int>(std::lround(a * share + b * (1 - share))); };
    return QColor(mix(front.red(), back.red()), mix(front.green(), back.green()), mix(front.blue(), back.blue()));
}

CardColors CardColors::of(const Theme& theme, BoxKind kind, bool dimmed)
{
    CardColors colors{theme.surface, theme.border, theme.tierColor(kind), theme.text, theme.secondary, theme.warning};
    if (dimmed) {
        for (QColor* color :
             {&colors.fill, &colors.border, &colors.tier, &colors.title, &colors.subtitle, &colors.badge})
            *color = blended(*color, theme.background, dimmedShare);
    }
    return colors;
}

QString CardPainter::glyphName(BoxKind kind)
{
    switch (kind) {
    case BoxKind::VirtualMachine:
        return u"vm"_s;
    case BoxKind::ScaleSet:
        return u"scale-set"_s;
    case BoxKind::OtherHost:
        return u"host"_s;
    case BoxKind::SystemIdentity:
        return u"system-identity"_s;
    case BoxKind::UserIdentity:
        return u"user-identity"_s;
    case BoxKind::Role:
    case BoxKind::PrivilegedRole:
        return u"role"_s;
    case BoxKind::ManagementGroup:
        return u"management-group"_s;
    case BoxKind::Subscription:
        return u"subscription"_s;
    case BoxKind::ResourceGroup:
        return u"resource-group"_s;
    case BoxKind::Resource:
        return u"resource"_s;
    case BoxKind::TenantRoot:
        return u"tenant"_s;
    case BoxKind::OtherPrincipal:
        break;
    }
    return u"account"_s;
}

const QFont& CardPainter::titleFont()
{
    static thread_local const QFont font = sized(13, QFont::Medium);
    return font;
}

const QFont& CardPainter::subtitleFont()
{
    static thread_local const QFont font = sized(11, QFont::Normal);
    return font;
}

const QFont& CardPainter::headingFont()
{
    static thread_local const QFont font = sized(13, QFont::DemiBold);
    return font;
}

QRectF CardPainter::titleRect(const Diagram::Box& box)
{
    const double left = box.rect.left() + glyphLeft(box.kind) + glyphSize + 8;
    return {QPointF(left, box.rect.top() + 5 + textDrop(box.kind)),
            QPointF(textRight(box), box.rect.top() + 22 + textDrop(box.kind))};
}

QRectF CardPainter::subtitleRect(const Diagram::Box& box)
{
    const double left = box.rect.left() + glyphLeft(box.kind) + glyphSize + 8;
    return {QPointF(left, box.rect.top() + 22 + textDrop(box.kind)),
            QPointF(textRight(box), box.rect.top() + 37 + textDrop(box.kind))};
}

const CardPainter::Shape& CardPainter::shape(BoxKind kind, const QSizeF& size)
{
    const quint64 key = quint64(outlineOf(kind)) << 48 | quint64(size.width() * 16) << 24 | quint64(size.height() * 16);
    Shape& shape = m_shapes[key];
    if (shape.outline.isEmpty()) {
        shape.outline = outlinePath(outlineOf(kind), QRectF(QPointF(0, 0), size));
        // What the outline moved to the right leaves uncovered: a stripe that follows the left edge, whatever its form.
        shape.stripe = shape.outline.subtracted(shape.outline.translated(stripeWidth, 0)).intersected([&] {
            QPainterPath leftHalf;
            leftHalf.addRect(QRectF(0, 0, size.width() / 2, size.height()));
            return leftHalf;
        }());
    }
    return shape;
}

void CardPainter::draw(QPainter& painter, const QRectF& rect, const CardLook& look, const Theme& theme)
{
    const CardColors colors = CardColors::of(theme, look.kind, look.dimmed);
    const Shape& card = shape(look.kind, rect.size());
    painter.save();
    painter.translate(rect.topLeft());
    painter.setBrush(Qt::NoBrush);
    if (look.selected) {
        // The glow: rings that fade into the background, outermost first.
        for (const double ring : {8.0, 5.0}) {
            painter.setPen(QPen(blended(theme.accent, theme.background, ring > 6 ? 0.16 : 0.34), ring));
            painter.drawPath(card.outline);
        }
    }
    painter.setPen(Qt::NoPen);
    painter.setBrush(colors.fill);
    painter.drawPath(card.outline);
    painter.setBrush(colors.tier);
    painter.drawPath(card.stripe);
    painter.setBrush(Qt::NoBrush);
    const bool marked = look.selected || look.highlighted;
    painter.setPen(QPen(marked ? theme.accent : colors.border, look.selected ? 2 : (look.highlighted ? 1.5 : 1)));
    painter.drawPath(card.outline);
    if (look.glyph) {
        const double drop = textDrop(look.kind);
        const QRectF at(glyphLeft(look.kind), (rect.height() - glyphSize) / 2 + drop, glyphSize, glyphSize);
        drawGlyph(painter, glyphName(look.kind), at, colors.tier);
        if (look.kind == BoxKind::PrivilegedRole)
            drawGlyph(painter, u"privileged"_s,
                      QRectF(rect.width() - 34, (rect.height() - shieldSize) / 2, shieldSize, shieldSize), colors.tier);
    }
    painter.restore();
}

void CardPainter::dropCacheUnless(double pixelScale, bool dark)
{
    if (qFuzzyCompare(pixelScale, m_pixelScale) && dark == m_dark)
        return;
    m_pixmaps.clear();
    m_pixelScale = pixelScale;
    m_dark = dark;
}

void CardPainter::drawCached(QPainter& painter, const QRectF& rect, const CardLook& look, const Theme& theme,
                             double scale)
{
    const double ratio = painter.device()->devicePixelRatioF();
    dropCacheUnless(scale * ratio, theme.dark);
    const quint64 key = quint64(look.kind) << 8 | (look.dimmed ? 1u : 0u) | (look.highlighted ? 2u : 0u)
        | (look.selected ? 4u : 0u) | (look.glyph ? 8u : 0u) | quint64(rect.width()) << 16;
    QPixmap& pixmap = m_pixmaps[key];
    if (pixmap.isNull()) {
        const QSizeF size = (rect.size() + QSizeF(2 * cardMargin, 2 * cardMargin)) * scale * ratio;
        pixmap = QPixmap(size.toSize() + QSize(1, 1));
        pixmap.fill(Qt::transparent);
        QPainter card(&pixmap);
        card.setRenderHint(QPainter::Antialiasing);
        card.scale(scale * ratio, scale * ratio);
        draw(card, QRectF(QPointF(cardMargin, cardMargin), rect.size()), look, theme);
        card.end();
        pixmap.setDevicePixelRatio(ratio);
    }
    // Cards are copied to whole device pixels; in between they would be filtered, which costs time and sharpness.
    const QPointF corner = painter.transform().map(rect.topLeft() - QPointF(cardMargin, cardMargin));
    painter.save();
    painter.resetTransform();
    painter.drawPixmap(QPointF(std::round(corner.x() * ratio) / ratio, std::round(corner.y() * ratio) / ratio), pixmap);
    painter.restore();
}

void CardPainter::drawFinding(QPainter& painter, const QRectF& rect, const CardColors& colors, double scale,
                              bool cached)
{
    const QPointF center(rect.right() - 18, rect.top() + 1);
    // Far out the badge is all that is left of a finding: it never gets smaller than a dot of 4 px.
    const double radius = std::max(badgeSize / 2, 2.0 / scale);
    painter.setPen(QPen(colors.fill, 1.5));
    painter.setBrush(colors.badge);
    painter.drawEllipse(center, radius, radius);
    if (cached && scale < 0.5)
        return;
    painter.setPen(QPen(colors.fill, 2, Qt::SolidLine, Qt::RoundCap));
    painter.drawLine(QLineF(center.x(), center.y() - 3.5, center.x(), center.y() + 0.5));
    painter.drawLine(QLineF(center.x(), center.y() + 3.5, center.x(), center.y() + 3.6));
}

void CardPainter::drawCount(QPainter& painter, const QRectF& rect, int count, const CardColors& colors)
{
    const QRectF pill(rect.right() - 42, rect.center().y() - 9, 30, 18);
    painter.setPen(Qt::NoPen);
    painter.setBrush(blended(colors.tier, colors.fill, 0.14));
    painter.drawRoundedRect(pill, 9, 9);
    painter.setPen(colors.tier);
    painter.setFont(subtitleFont());
    const QString text = count > 9999 ? u"9999+"_s : QString::number(count);
    painter.drawText(pill, Qt::AlignCenter, text);
}

void CardPainter::drawFocus(QPainter& painter, const QRectF& rect, const Theme& theme, double scale)
{
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(theme.text, 2 / scale, Qt::DotLine));
    const double away = std::max(5.0, 3 / scale);
    painter.drawRoundedRect(rect.adjusted(-away, -away, away, away), 8, 8);
}

} // namespace rolescope
