// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/inventory/inventorystore.h"
#include "models/ports/planservice.h"

#include <memory>
#include <vector>

namespace rolescope {

/// A plan before it is carried out: asks Azure what may stand in its way and says whether a person may go on. Knows no
/// widget. Service and store must outlive it.
class PlanReview : public QObject
{
    Q_OBJECT

public:
    PlanReview(PlanService& service, const InventoryStore& store, QObject* parent = nullptr);
    ~PlanReview() override;

    /// Takes a plan and starts to check it; what was found and acknowledged before is forgotten. Nothing is checked
    /// where there is nothing to do.
    void setPlan(const Plan& plan);
    /// There is no plan, and why.
    void setError(const Error& error);
    void checkAgain();

    const Plan& plan() const { return m_plan; }
    bool isChecking() const { return m_job != nullptr; }
    const std::vector<PreflightFinding>& findings() const { return m_findings; }
    int count(FindingSeverity severity) const;
    int stepsToDo() const; ///< those that are not so already

    bool isAcknowledged() const { return m_acknowledged; }
    void setAcknowledged(bool acknowledged);

    /// Why the plan cannot be carried out now, as a sentence; empty where it can.
    QString whyNot() const;

Q_SIGNALS:
    void changed();

private:
    void judge(const PreflightFacts& facts);
    QString firstBlocker() const;

    PlanService& m_service;
    const InventoryStore& m_store;
    Plan m_plan;
    std::optional<Error> m_error;
    std::unique_ptr<PreflightJob> m_job;
    std::vector<PreflightFinding> m_findings;
    bool m_checked = false;
    bool m_acknowledged = false;
};

} // namespace rolescope
