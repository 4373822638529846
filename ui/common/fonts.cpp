// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/fonts.h"

#include <QFontDatabase>

namespace rolescope::fonts {
namespace {

/// Fonts may be given in points or in pixels; whichever it was is kept.
QFont scaled(const QFont& base, qreal factor)
{
    QFont font(base);
    if (base.pointSizeF() > 0)
        font.setPointSizeF(base.pointSizeF() * factor);
    else
        font.setPixelSize(qRound(base.pixelSize() * factor));
    return font;
}

} // namespace

QFont secondary(const QFont& base)
{
    return scaled(base, 11.0 / 13.0);
}

QFont title(const QFont& base)
{
    return medium(scaled(base, 17.0 / 13.0));
}

QFont medium(const QFont& base)
{
    QFont font(base);
    font.setWeight(QFont::Medium);
    return font;
}

QFont fixed(const QFont& base)
{
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    if (base.pointSizeF() > 0)
        font.setPointSizeF(base.pointSizeF() * 0.95);
    else
        font.setPixelSize(qRound(base.pixelSize() * 0.95));
    return font;
}

} // namespace rolescope::fonts
