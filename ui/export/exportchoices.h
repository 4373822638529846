// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/export/exportdocument.h"

class QSettings;

namespace rolescope {

/// Which part of the tenant is exported.
enum class ExportPart : quint8 { Everything, Shown, Surroundings };

/// What a person chose in the export dialog, as far as it is remembered from one time to the next.
struct ExportChoices
{
    ExportFormat format = ExportFormat::Svg;
    ExportPart part = ExportPart::Everything;
    DiagramStyle style = DiagramStyle::Light;
    DiagramWriter::Paper paper = DiagramWriter::Paper::OnePage;
    int scale = 2; ///< of PNG: pixels for each pixel on screen
    bool titled = true;
    bool legend = true;
    bool dated = false;
    bool scrub = false;
    QString folder; ///< where the last file went; empty at first

    bool operator==(const ExportChoices&) const = default;

    /// What the settings hold and can be used; what they do not is as at first.
    static ExportChoices loaded(const QSettings& settings);
    void save(QSettings& settings) const;
};

} // namespace rolescope
