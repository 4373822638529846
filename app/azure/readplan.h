// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/azure/page.h"
#include "models/domain/values.h"

#include <QLatin1StringView>
#include <QString>

#include <span>

namespace rolescope::azure {

/// How one kind of thing is read for all subscriptions: by a Resource Graph query over many of them, and where that
/// fails by an ARM list of each.
struct ReadPlan
{
    ReadKind kind;
    QLatin1StringView query; ///< empty: Resource Graph does not have it
    bool inherited; ///< what applies from above is asked for too
    QLatin1StringView path; ///< ARM list, after "/subscriptions/{id}"
    QLatin1StringView apiVersion;
    QLatin1StringView filter; ///< $filter of the ARM list; may be empty
    RowReader reader; ///< for rows of both
    const char* titleText;
    const char* hidesText;
    const char* helpText;

    QString title() const; ///< "Virtual machines"
    QString hides() const; ///< sentence: what a gap here may hide
    QString wouldHelp() const; ///< sentence: what would mend it
};

/// All kinds that are read by subscription, the most wanted first.
std::span<const ReadPlan> readPlans();

} // namespace rolescope::azure
