// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/ports/diagramwriter.h"

namespace rolescope {

/// Draws diagrams into SVG and PNG with the canvas's painter. Needs a QGuiApplication, for fonts, but no window: the
/// offscreen platform will do. GUI thread.
///
/// The same diagram and options give the same bytes: nothing in them tells of time, place or program run. Text stays
/// text in SVG. Names are escaped, and characters that XML cannot hold are replaced.
///
/// Fails with BadInput on an empty diagram and on a PNG that would be too large (`maxPixels`), with Io if Qt cannot
/// encode it.
class DiagramImage : public DiagramWriter
{
public:
    static constexpr qint64 maxPixels = 200'000'000;
    static constexpr int maxSide = 32'000; ///< what Qt's rasteriser can address

    Result<QByteArray> write(const Diagram& diagram, Format format, const Options& options) const override;
};

} // namespace rolescope
