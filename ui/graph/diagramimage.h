// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/ports/diagramwriter.h"

namespace rolescope {

/// Draws diagrams into SVG, PNG and PDF with the canvas's painter. Needs a QGuiApplication, for fonts, but no window:
/// the offscreen platform will do. Any thread.
///
/// The same diagram and options give the same bytes: nothing in them tells of time, place or program run. Text stays
/// text in SVG and PDF. Names are escaped, and characters that XML cannot hold are replaced.
///
/// Fails with BadInput on an empty diagram, on a PNG that would be too large (`maxPixels`) and on a PDF of too many
/// pages, with Io if Qt cannot encode it.
class DiagramImage : public DiagramWriter
{
public:
    static constexpr qint64 maxPixels = 200'000'000;
    static constexpr int maxSide = 32'000; ///< what Qt's rasteriser can address
    static constexpr int maxPages = 500;

    Result<QByteArray> write(const Diagram& diagram, Format format, const Options& options) const override;
};

} // namespace rolescope
