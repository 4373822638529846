// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/namelist.h"
#include "models/plan/accessloss.h"
#include "models/plan/planner.h"
#include "models/plan/preflightparts.h"

#include <QCoreApplication>

#include <algorithm>

namespace rolescope::preflightparts {

namespace {

struct LossText
{
    Q_DECLARE_TR_FUNCTIONS(rolescope::PreflightLosses)
};

/// So many are told one by one; nobody reads more.
constexpr std::size_t toldSingly = 25;

QString lossAdvice()
{
    return LossText::tr("Make sure that nothing there needs it any more, or attach another identity that has it "
                        "first.");
}

PreflightFinding lossFinding(const Inventory& inventory, const AccessLoss& loss)
{
    QStringList names;
    for (const HostHandle host : loss.hosts)
        names << inventory.displayName(host);
    const QString listed = nameList(names, names.size());
    const QString role = inventory.displayName(loss.role);
    const QString scope = inventory.displayName(loss.scope);
    const auto count = static_cast<int>(loss.hosts.size());
    //: %1: role, %2: scope, %3: name of a machine, or names of machines
    const QString what = count == 1
        ? LossText::tr("%3 loses %1 at %2: none of the identities that it keeps has it.")
        : LossText::tr("%n machines lose %1 at %2, for none of the identities that they keep has it: %3.", nullptr,
                       count);
    return {
        FindingSeverity::Warning, FindingKind::LosesAccess, loss.step, what.arg(role, scope, listed), lossAdvice(), {}};
}

} // namespace

void findLosses(const Case& given, Findings& findings)
{
    const auto losses = accessLosses(given.plan, given.inventory);
    const std::size_t told = losses.size() <= toldSingly ? losses.size() : toldSingly - 1;
    for (std::size_t i = 0; i < told; ++i)
        findings.push_back(lossFinding(given.inventory, losses[i]));
    if (told < losses.size())
        findings.push_back({FindingSeverity::Warning,
                            FindingKind::LosesAccess,
                            losses[told].step,
                            LossText::tr("%n more roles at other scopes are lost as well.", nullptr,
                                         static_cast<int>(losses.size() - told)),
                            lossAdvice(),
                            {}});
    const bool missed = std::ranges::any_of(given.inventory.gaps(),
                                            [](const ReadGap& gap) { return gap.kind == ReadKind::RoleAssignments; });
    const bool takes = std::ranges::any_of(given.plan.steps, [](const PlanStep& step) {
        const auto* change = std::get_if<ChangeHost>(&step.action);
        const bool detaches = change && (!change->detach.isEmpty() || change->disableSystem);
        return !step.satisfied && (detaches || std::holds_alternative<DeleteIdentity>(step.action));
    });
    if (missed && takes)
        findings.push_back({FindingSeverity::Note,
                            FindingKind::NotRead,
                            -1,
                            LossText::tr("Not all role assignments could be read: the machines may lose more than is "
                                         "told here."),
                            LossText::tr("Sync with an account that may read role assignments everywhere."),
                            {}});
}

void findIrreversible(const Case& given, Findings& findings)
{
    Grouping groups;
    QHash<QString, QString> reasons;
    for (std::size_t i = 0; i < given.plan.steps.size(); ++i) {
        const PlanStep& step = given.plan.steps[i];
        const QString why = step.satisfied ? QString() : whyIrreversible(step.action);
        if (why.isEmpty())
            continue;
        // The same happens to each host, so one finding tells of all.
        const QString key = QString::number(step.action.index());
        if (!reasons.contains(key))
            reasons.insert(key, why);
        groups.add(key, static_cast<int>(i), targetOf(step.action), armid::nameOf(targetOf(step.action)));
    }
    for (const Grouping::Group& group : groups.groups()) {
        QString what = reasons[group.key];
        if (!group.isOne())
            what = LossText::tr("%n steps cannot be undone (%1). The first of them: %2", nullptr, group.count())
                       .arg(Grouping::listed(group), what);
        findings.push_back({FindingSeverity::Warning, FindingKind::Irreversible, group.step, what, {}, {}});
    }
}

} // namespace rolescope::preflightparts
