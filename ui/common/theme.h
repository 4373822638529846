// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/graph/diagram.h"

#include <QColor>
#include <QPalette>

#include <array>

namespace rolescope {

/// The colours of one appearance. Values from the design's palette; contrast of every text colour on background and
/// surface is at least 4.5:1 (tests/ui/tst_theme.cpp computes it).
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

    static const Theme& lightTheme();
    static const Theme& darkTheme();
    QPalette palette() const;
};

} // namespace rolescope
