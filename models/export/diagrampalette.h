// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/graph/diagram.h"
#include "models/ports/diagramwriter.h"

#include <QString>

namespace rolescope {

/// The window's colours for text formats, as "#rrggbb". tests/ui/export compares them with the theme.
struct DiagramPalette
{
    const char* background;
    const char* surface;
    const char* border;
    const char* text;
    const char* secondary;
    const char* accent;
    const char* warning;
    const char* danger;
    const char* machine;
    const char* systemIdentity;
    const char* userIdentity;
    const char* role;
    const char* scope;

    const char* tierColor(BoxKind kind) const;
    const char* lineColor(LineMeaning meaning) const { return meaning == LineMeaning::Denies ? danger : secondary; }

    static const DiagramPalette& of(DiagramStyle style);
};

} // namespace rolescope
