// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QIcon>
#include <QPixmap>
#include <QString>

class QSvgRenderer;

namespace rolescope {

/// Our own line icons: resources/icons/NAME.svg on a 20 px grid, drawn in currentColor, which is replaced by a colour
/// of the theme here. An unknown name is a programming error and asserts.
namespace icons {

/// Cached by name, colour, size and device pixel ratio.
QPixmap pixmap(const QString& name, const QColor& color, int logicalSize, qreal devicePixelRatio);
QIcon icon(const QString& name, const QColor& normal, const QColor& disabled);
/// For vector output: lives as long as the program.
QSvgRenderer* renderer(const QString& name, const QColor& color);

} // namespace icons
} // namespace rolescope
