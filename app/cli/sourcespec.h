// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"

#include <QString>
#include <QUrl>

namespace rolescope::cli {

/// Where a command reads the tenant from: the value of --from.
struct SourceSpec
{
    enum class Kind {
        Automatic, ///< not given: Azure if somebody is signed in, else the demo
        Demo,
        Azure,
        Simulator, ///< one that runs elsewhere, see url
        File, ///< an inventory file, see path
    };

    Kind kind = Kind::Automatic;
    QUrl url;
    QString path;

    bool operator==(const SourceSpec&) const = default;
};

/// Reads "demo", "azure", "sim:URL" or a path; what is none of the first three is taken for a path. "./demo" is a file
/// of that name.
Result<SourceSpec> parseSourceSpec(const QString& text);

} // namespace rolescope::cli
