// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/ports/planservice.h"

namespace rolescope {

/// The plans of a source that is only read: none of them can be carried out, and it says why.
class ReadOnlyPlans final : public PlanService
{
    Q_OBJECT

public:
    /// `why` is a translated sentence.
    explicit ReadOnlyPlans(QString why);

    QString whyReadOnly() const override { return m_why; }
    /// Ends with an Error for every question.
    std::unique_ptr<PreflightJob> preflight(const Plan& plan) override;
    Result<std::unique_ptr<PlanRun>> run(const Plan& plan, const QString& undoes) override;
    Result<std::unique_ptr<PlanRun>> resume(const QString& operationId) override;
    Result<Plan> undoPlan(const QString& operationId) const override;
    Result<void> abandon(const QString& operationId) override;
    Result<std::vector<Operation>> history() const override;

private:
    Error refusal() const;

    const QString m_why;
};

} // namespace rolescope
