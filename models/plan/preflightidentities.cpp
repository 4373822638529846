// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/plan/preflightparts.h"

#include <QCoreApplication>

namespace rolescope::preflightparts {

using namespace Qt::Literals::StringLiterals;

namespace {

struct IdentityText
{
    Q_DECLARE_TR_FUNCTIONS(rolescope::PreflightIdentities)
};

/// "West Europe" and "westeurope" are one region.
QString foldedRegion(const QString& region)
{
    return region.toLower().remove(u' ');
}

const Result<IdentityFacts>* factOf(const Case& given, const QString& id)
{
    const auto fact = given.facts.identities.find(armid::folded(id));
    return fact == given.facts.identities.end() ? nullptr : &fact->second;
}

bool isGone(const Result<IdentityFacts>& fact)
{
    return !fact && fact.error().kind == ErrorKind::NotFound;
}

PreflightFinding blocking(FindingKind kind, int step, const QString& what, const QString& advice)
{
    return {FindingSeverity::Blocking, kind, step, what, advice, {}};
}

/// A name stands for another identity once one was deleted and made again: what was granted to the first does not
/// count for the second.
bool isAnother(const Result<IdentityFacts>& fact, const QString& principalId)
{
    return fact && !principalId.isEmpty() && !fact->identity.principalId.isEmpty()
        && fact->identity.principalId.compare(principalId, Qt::CaseInsensitive) != 0;
}

PreflightFinding anotherOne(int step, const QString& id)
{
    return blocking(
        FindingKind::Gone, step,
        IdentityText::tr("%1 was deleted and made anew since: it has another principal id now.").arg(armid::nameOf(id)),
        IdentityText::tr("Sync, and plan again with the identity as it is now."));
}

void findTakenNames(const Case& given, Findings& findings)
{
    for (std::size_t i = 0; i < given.plan.steps.size(); ++i) {
        const auto* creation = std::get_if<CreateIdentity>(&given.plan.steps[i].action);
        if (!creation)
            continue;
        const QString name = armid::nameOf(creation->identityId);
        const auto step = static_cast<int>(i);
        if (given.plan.steps[i].satisfied) {
            findings.push_back({FindingSeverity::Note,
                                FindingKind::NameTaken,
                                step,
                                IdentityText::tr("%1 is there already: it is taken as it is, with the roles that it "
                                                 "holds.")
                                    .arg(name),
                                IdentityText::tr("Choose another name if a new identity is meant."),
                                {}});
            continue;
        }
        const auto* fact = factOf(given, creation->identityId);
        if (fact && fact->has_value()) {
            findings.push_back(
                blocking(FindingKind::NameTaken, step,
                         //: %1: name of an identity, %2: resource group
                         IdentityText::tr("There is an identity %1 in %2 already, which was not among what was read.")
                             .arg(name, armid::resourceGroupOf(creation->identityId)),
                         IdentityText::tr("Choose another name, or sync and take the one that is there.")));
        } else if (fact && !isGone(*fact)) {
            findings.push_back({FindingSeverity::Warning,
                                FindingKind::NotRead,
                                step,
                                IdentityText::tr("Whether the name %1 is free could not be read.").arg(name),
                                fact->error().what,
                                {}});
        }
    }
}

void findLostIdentities(const Case& given, Findings& findings)
{
    const QSet<QString> created = createdIdentities(given.plan);
    Grouping gone;
    Grouping another;
    Grouping unread;
    for (std::size_t i = 0; i < given.plan.steps.size(); ++i) {
        const PlanStep& step = given.plan.steps[i];
        if (step.satisfied)
            continue;
        const auto index = static_cast<int>(i);
        for (const QString& id : neededIdentities(step.action, created)) {
            const auto* fact = factOf(given, id);
            if (!fact)
                continue;
            const auto* grant = std::get_if<AssignRole>(&step.action);
            if (isGone(*fact))
                gone.add(armid::folded(id), index, id, armid::nameOf(id));
            else if (!fact->has_value())
                unread.add(fact->error().what, index, id, armid::nameOf(id));
            else if (grant && isAnother(*fact, grant->principal.principalId))
                another.add(armid::folded(id), index, id, armid::nameOf(id));
        }
    }
    for (const Grouping::Group& group : gone.groups())
        findings.push_back(
            blocking(FindingKind::Gone, group.step,
                     IdentityText::tr("The identity %1 is not there any more.").arg(Grouping::listed(group)),
                     IdentityText::tr("Sync, and choose another identity or create it anew.")));
    for (const Grouping::Group& group : another.groups())
        findings.push_back(anotherOne(group.step, group.ids.front()));
    for (const Grouping::Group& group : unread.groups())
        findings.push_back({FindingSeverity::Warning,
                            FindingKind::NotRead,
                            group.step,
                            IdentityText::tr("Whether these identities are still there could not be read: %1.")
                                .arg(Grouping::listed(group)),
                            group.key,
                            {}});
}

void findDeletions(const Case& given, Findings& findings)
{
    forEachOpen<DeleteIdentity>(given.plan, [&](int step, const DeleteIdentity& deletion) {
        const auto* fact = factOf(given, deletion.identity.id);
        if (!fact)
            return;
        if (isAnother(*fact, deletion.identity.principalId))
            findings.push_back(anotherOne(step, deletion.identity.id));
        else if (isGone(*fact))
            findings.push_back({FindingSeverity::Note,
                                FindingKind::Gone,
                                step,
                                IdentityText::tr("%1 is deleted already; what it left behind is cleaned up.")
                                    .arg(armid::nameOf(deletion.identity.id)),
                                {},
                                {}});
    });
}

/// The region that an identity is bound to; empty where it may be used everywhere, or where that is not known.
QString boundRegion(const Case& given, const QString& id)
{
    QString region;
    forEachOpen<CreateIdentity>(given.plan, [&](int /*step*/, const CreateIdentity& creation) {
        if (creation.regional && armid::same(creation.identityId, id))
            region = creation.location;
    });
    const auto* fact = factOf(given, id);
    return region.isEmpty() && fact && *fact && (*fact)->regional ? (*fact)->identity.location : region;
}

QString regionOfHost(const Case& given, const QString& id)
{
    const auto fact = given.facts.hosts.find(armid::folded(id));
    if (fact != given.facts.hosts.end() && fact->second)
        return fact->second->location;
    const HostHandle host = given.inventory.findHost(id);
    return host.isValid() ? given.inventory.text(given.inventory.host(host).location) : QString();
}

void findRegions(const Case& given, Findings& findings)
{
    QHash<QString, QString> bound;
    Grouping elsewhere;
    forEachOpen<ChangeHost>(given.plan, [&](int step, const ChangeHost& change) {
        for (const QString& id : change.attach) {
            const QString key = armid::folded(id);
            if (!bound.contains(key))
                bound.insert(key, boundRegion(given, id));
            const QString hostRegion = regionOfHost(given, change.hostId);
            if (!bound[key].isEmpty() && !hostRegion.isEmpty() && foldedRegion(bound[key]) != foldedRegion(hostRegion))
                elsewhere.add(key, step, change.hostId, armid::nameOf(change.hostId));
        }
    });
    for (const Grouping::Group& group : elsewhere.groups()) {
        const auto& attach = std::get<ChangeHost>(given.plan.steps[static_cast<std::size_t>(group.step)].action).attach;
        const auto id
            = std::ranges::find_if(attach, [&](const QString& each) { return armid::folded(each) == group.key; });
        findings.push_back(
            blocking(FindingKind::RegionMismatch, group.step,
                     //: %1: name of an identity, %2: a region, %3: names of machines
                     IdentityText::tr("%1 may only be used in %2, and these machines are elsewhere: %3.")
                         .arg(armid::nameOf(*id), bound[group.key], Grouping::listed(group)),
                     IdentityText::tr("Take an identity of their region, or one that is not bound to a region.")));
    }
}

} // namespace

void findIdentities(const Case& given, Findings& findings)
{
    findTakenNames(given, findings);
    findLostIdentities(given, findings);
    findDeletions(given, findings);
    findRegions(given, findings);
}

} // namespace rolescope::preflightparts
