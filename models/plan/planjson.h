// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"
#include "models/plan/plan.h"

#include <QByteArray>

/// Plans and outcomes as JSON, for the journal and for `--as json`. Reading gives back what was written; text that is
/// no plan gives an Error of kind BadInput. Deterministic.
namespace rolescope {

QByteArray planToJson(const Plan& plan);
Result<Plan> planFromJson(const QByteArray& json);
QByteArray outcomeToJson(const StepOutcome& outcome);
Result<StepOutcome> outcomeFromJson(const QByteArray& json);

} // namespace rolescope
