// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"

#include <QByteArray>

namespace rolescope {

struct Diagram;

/// Turns a diagram into the bytes of a picture by the very paint path of the window. The ui implements it; the command
/// line uses it without knowing of widgets.
class DiagramWriter
{
public:
    enum class Format { Svg, Png };

    struct Options
    {
        bool dark = false;
        double scale = 1.0; ///< of PNG: device pixels per logical pixel
        QString title; ///< written above the picture; empty for none
    };

    virtual ~DiagramWriter() = default;
    virtual Result<QByteArray> write(const Diagram& diagram, Format format, const Options& options) const = 0;
};

} // namespace rolescope
