// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/attach/planreview.h"

#include <algorithm>

namespace rolescope {

PlanReview::PlanReview(PlanService& service, const InventoryStore& store, QObject* parent)
    : QObject(parent), m_service(service), m_store(store)
{ }

PlanReview::~PlanReview() = default;

void PlanReview::setPlan(const Plan& plan)
{
    m_plan = plan;
    m_error.reset();
    checkAgain();
}

void PlanReview::setError(const Error& error)
{
    m_job.reset();
    m_plan = {};
    m_findings.clear();
    m_checked = false;
    m_error = error;
    Q_EMIT changed();
}

void PlanReview::checkAgain()
{
    m_job.reset();
    m_findings.clear();
    m_acknowledged = false;
    m_checked = m_plan.isSatisfied();
    if (!m_checked) {
        m_job = m_service.preflight(m_plan);
        connect(m_job.get(), &PreflightJob::finished, this, &PlanReview::judge);
    }
    Q_EMIT changed();
}

void PlanReview::judge(const PreflightFacts& facts)
{
    m_findings = preflight(m_plan, m_store.inventory(), facts);
    m_checked = true;
    // The job is still inside its own signal: let go of it, but destroy it later.
    m_job.release()->deleteLater();
    Q_EMIT changed();
}

int PlanReview::count(FindingSeverity severity) const
{
    return static_cast<int>(std::ranges::count(m_findings, severity, &PreflightFinding::severity));
}

int PlanReview::stepsToDo() const
{
    return static_cast<int>(std::ranges::count(m_plan.steps, false, &PlanStep::satisfied));
}

void PlanReview::setAcknowledged(bool acknowledged)
{
    if (m_acknowledged == acknowledged)
        return;
    m_acknowledged = acknowledged;
    Q_EMIT changed();
}

QString PlanReview::firstBlocker() const
{
    const auto found = std::ranges::find(m_findings, FindingSeverity::Blocking, &PreflightFinding::severity);
    return found == m_findings.end() ? QString() : found->what;
}

QString PlanReview::whyNot() const
{
    if (m_error)
        return m_error->what;
    if (const QString readOnly = m_service.whyReadOnly(); !readOnly.isEmpty())
        return readOnly;
    if (m_plan.steps.empty())
        return tr("There is nothing to do: neither a machine nor a role was chosen.");
    if (m_plan.isSatisfied())
        return tr("There is nothing to do: all of this is so already.");
    if (!m_checked)
        return tr("Azure is being asked whether anything stands in the way…");
    if (const QString blocker = firstBlocker(); !blocker.isEmpty())
        return blocker;
    if (count(FindingSeverity::Warning) > 0 && !m_acknowledged)
        return tr("Read the warnings first.");
    return {};
}

} // namespace rolescope
