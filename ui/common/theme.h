// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/graph/diagram.h"
#include "models/items/roles.h"

#include <QColor>
#include <QPalette>

class QEvent;

namespace rolescope {

/// The colours of one appearance. Values from the design's palette; contrast of every text colour on background and
/// surface is at least 4.5:1 (tests/ui/common/tst_theme.cpp computes it).
struct Theme
{
    bool dark = false;
    QColor background;
    QColor surface;
    QColor border;
    QColor text;
    QColor secondary;
    QColor accent;
    QColor onAccent; ///< text on a surface filled with the accent
    QColor good;
    QColor warning;
    QColor danger;
    QColor machine;
    QColor systemIdentity;
    QColor userIdentity;
    QColor role;
    QColor scope;

    const QColor& tierColor(BoxKind kind) const;
    /// The tier's colour for what can be pointed at, the secondary text colour for all else.
    const QColor& decorationColor(Decoration decoration) const;
    /// Text of that severity; None is the ordinary text colour.
    const QColor& severityColor(Severity severity) const;
    /// Outlines of controls that a person can act on: at least 3:1 on background and surface (WCAG 1.4.11).
    QColor controlBorder() const;
    /// What a row is filled with while it is selected; ordinary text stays readable on it.
    QColor selectionFill() const;

    static const Theme& lightTheme();
    static const Theme& darkTheme();
    /// Told by the lightness of its window colour.
    static const Theme& of(const QPalette& palette);
    /// The theme that the application's palette shows, so that widgets need not be handed it. Not that of a widget's
    /// own palette: style sheets change those. Widgets repaint what they cached when isThemeChange() says so.
    static const Theme& current();
    static bool isThemeChange(const QEvent& event);
    QPalette palette() const;
};

} // namespace rolescope
