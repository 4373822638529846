// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"
#include "models/graph/diagram.h"

#include <QByteArray>
#include <QString>

#include <functional>

namespace rolescope {

/// What a diagram is written for: screens, or white paper.
enum class DiagramStyle : quint8 { Light, Dark, Print };

/// Turns a diagram into the bytes of a picture by the very paint path of the window. The ui implements it; the command
/// line uses it without knowing of widgets.
class DiagramWriter
{
public:
    enum class Format { Svg, Png, Pdf };

    /// What a PDF is to be printed on.
    enum class Paper { OnePage, A4, A3, Letter };

    struct Options
    {
        DiagramStyle style = DiagramStyle::Light;
        double scale = 1.0; ///< of PNG: device pixels per logical pixel
        QString title; ///< written above the picture; empty for none
        QString note; ///< written below the title, for instance the date; empty for none
        bool legend = false; ///< below the picture: what boxes and lines mean
        Paper paper = Paper::OnePage; ///< of PDF: one page that fits, or as many of this size as it takes
        /// Of SVG: where a box leads to when it is clicked; an empty text for nowhere. May be unset.
        std::function<QString(const Diagram::Box&)> linkOf;
    };

    virtual ~DiagramWriter() = default;
    virtual Result<QByteArray> write(const Diagram& diagram, Format format, const Options& options) const = 0;
};

} // namespace rolescope
