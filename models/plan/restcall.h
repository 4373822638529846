// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/plan/plan.h"

#include <nlohmann/json.hpp>

/// The call of Azure Resource Manager that a step makes: what the executor sends and what the review shows.
namespace rolescope {

struct RestCall
{
    QByteArray method; ///< "PUT", "PATCH", "DELETE"
    QString path; ///< plain text, to be percent-encoded: "/subscriptions/…"
    QString apiVersion;
    nlohmann::json body; ///< null for none
};

/// `current` is the identity block of the host that a ChangeHost changes, as far as it is known; other steps do not
/// look at it. The call of a ChangeHost that has nothing to change has no method.
/// `principalId` stands in where the step's own principal is not known yet; else give an empty string: then the path
/// and the body hold "{principalId}" and "{assignmentName}" in its place.
RestCall restCall(const StepAction& action, const IdentityBlock& current = {}, const QString& principalId = {});

} // namespace rolescope
