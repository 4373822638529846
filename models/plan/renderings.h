// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/inventory/inventory.h"
#include "models/plan/plan.h"

#include <QString>

/// One plan in the languages in which people review and repeat it. Names are quoted safely for each language, whatever
/// they hold. Deterministic. The inventory tells what exists already: import blocks, principal ids, the kind of a
/// machine.
namespace rolescope {

enum class PlanLanguage : quint8 { Text, Json, AzureCli, Terraform, Bicep, Rest };

/// Ends with a newline. Steps that a language cannot say (a deletion in Terraform) become a comment that says so.
QString renderPlan(const Plan& plan, const Inventory& inventory, PlanLanguage language);

} // namespace rolescope
