// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ports/readonlyplans.h"

#include "models/domain/armid.h"

namespace rolescope {

namespace {

class NoAnswers final : public PreflightJob
{
public:
    NoAnswers(const PreflightQuestions& questions, const Error& why)
    {
        const auto refuse = [&why](const QStringList& ids, auto& facts) {
            for (const QString& id : ids)
                facts.insert_or_assign(armid::folded(id), tl::unexpected(why));
        };
        refuse(questions.permissionScopes, m_facts.permissions);
        refuse(questions.lockScopes, m_facts.locks);
        refuse(questions.hosts, m_facts.hosts);
        refuse(questions.identities, m_facts.identities);
        refuse(questions.subscriptions, m_facts.subscriptions);
        QMetaObject::invokeMethod(
            this, [this] { Q_EMIT finished(m_facts); }, Qt::QueuedConnection);
    }

private:
    PreflightFacts m_facts;
};

} // namespace

ReadOnlyPlans::ReadOnlyPlans(QString why) : m_why(std::move(why))
{ }

Error ReadOnlyPlans::refusal() const
{
    return makeError(ErrorKind::BadInput, m_why, tr("Open Azure, or a simulator, to make changes."));
}

std::unique_ptr<PreflightJob> ReadOnlyPlans::preflight(const Plan& plan)
{
    return std::make_unique<NoAnswers>(preflightQuestions(plan), refusal());
}

Result<std::unique_ptr<PlanRun>> ReadOnlyPlans::run(const Plan&, const QString&)
{
    return tl::unexpected(refusal());
}

Result<std::unique_ptr<PlanRun>> ReadOnlyPlans::resume(const QString&)
{
    return tl::unexpected(refusal());
}

Result<Plan> ReadOnlyPlans::undoPlan(const QString&) const
{
    return tl::unexpected(refusal());
}

Result<void> ReadOnlyPlans::abandon(const QString&)
{
    return tl::unexpected(refusal());
}

Result<std::vector<Operation>> ReadOnlyPlans::history() const
{
    return std::vector<Operation>();
}

} // namespace rolescope
