// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/access/roleranking.h"

#include "models/access/patternweight.h"
#include "models/domain/actionpattern.h"

#include <algorithm>
#include <tuple>

namespace rolescope {

namespace {

constexpr qint64 handingOutAccess = 20'000;
constexpr qint64 handingOutSomeAccess = 5'000;

bool isWanted(QStringView pattern, Plane plane, std::span<const WantedAction> wanted)
{
    return std::any_of(wanted.begin(), wanted.end(), [&](const WantedAction& each) {
        return each.plane == plane && actionpattern::covers(each.action, pattern);
    });
}

bool wantsAnythingOf(Plane plane, std::span<const WantedAction> wanted)
{
    return std::any_of(wanted.begin(), wanted.end(), [plane](const WantedAction& each) { return each.plane == plane; });
}

void count(QStringView pattern, RoleBreadth& breadth)
{
    bool anyVerb = false;
    const Verb verb = verbOf(pattern, &anyVerb);
    if (anyVerb)
        ++breadth.wildcards;
    else if (verb == Verb::Read)
        ++breadth.reads;
    else if (verb == Verb::Write)
        ++breadth.writes;
    else if (verb == Verb::Delete)
        ++breadth.deletes;
    else
        ++breadth.otherActions;
}

/// Weighs one plane of a role, and counts its entries.
qint64 weigh(const std::vector<Permission>& permissions, Plane plane, std::span<const WantedAction> wanted,
             RoleBreadth& breadth)
{
    PatternWeight permitted;
    PatternWeight takenOff;
    for (const Permission& element : permissions) {
        for (const QString& action : permissionset::actionsOf(element, plane)) {
            const bool common = plane == Plane::Control && isCommonAction(action);
            if (common || isWanted(action, plane, wanted))
                continue;
            permitted.add(action);
            count(action, breadth);
        }
        for (const QString& action : permissionset::notActionsOf(element, plane)) {
            const bool givenElsewhere
                = permissionset::permitsSomeOf(permissions, action, plane).verdict != Verdict::NotGranted;
            if (!givenElsewhere && actionpattern::anyCovers(permissionset::actionsOf(element, plane), action))
                takenOff.add(action);
        }
    }
    return std::max(permitted.total() / 10, permitted.total() - takenOff.total());
}

qint64 weightOfHandingOut(const RoleDefinition& role, std::span<const WantedAction> wanted)
{
    if (isWanted(grantingAction, Plane::Control, wanted))
        return 0;
    switch (permissionset::permits(role.permissions, grantingAction, Plane::Control).verdict) {
    case Verdict::Allowed:
        return handingOutAccess;
    case Verdict::Conditional:
        return handingOutSomeAccess;
    case Verdict::NotGranted:
    case Verdict::Denied:
        break;
    }
    return 0;
}

/// The least of what the role says to all that is wanted.
Verdict verdictOn(const RoleDefinition& role, std::span<const WantedAction> wanted)
{
    Verdict least = Verdict::Allowed;
    for (const WantedAction& each : wanted) {
        least = std::min(least, permissionset::permits(role.permissions, each.action, each.plane).verdict);
        if (least == Verdict::NotGranted)
            break;
    }
    return least;
}

} // namespace

RoleBreadth breadthBesides(const RoleDefinition& role, std::span<const WantedAction> wanted)
{
    RoleBreadth breadth;
    breadth.privilege = privilegeOf(role);
    breadth.weight = weightOfHandingOut(role, wanted);
    for (const Plane plane : {Plane::Control, Plane::Data}) {
        const qint64 weight = weigh(role.permissions, plane, wanted, breadth) * (plane == Plane::Data ? 2 : 1);
        const bool other = weight > 0 && !wantsAnythingOf(plane, wanted);
        breadth.otherPlane |= other;
        breadth.weight += other ? 2 * weight : weight;
    }
    return breadth;
}

std::vector<RankedRole> rankRoles(std::span<const RoleDefinition> definitions, std::span<const WantedAction> wanted)
{
    std::vector<RankedRole> ranked;
    if (wanted.empty())
        return ranked;
    for (size_t i = 0; i < definitions.size(); ++i) {
        const Verdict verdict = verdictOn(definitions[i], wanted);
        if (verdict != Verdict::NotGranted)
            ranked.push_back({i, verdict, breadthBesides(definitions[i], wanted), false});
    }
    const auto key = [&](const RankedRole& each) {
        const RoleDefinition& role = definitions[each.index];
        return std::tuple(each.verdict != Verdict::Allowed, each.besides.weight, role.name.size(),
                          role.name.toCaseFolded(), role.guid);
    };
    std::sort(ranked.begin(), ranked.end(), [&](const RankedRole& a, const RankedRole& b) { return key(a) < key(b); });
    return ranked;
}

std::vector<RankedRole> smallerRoles(const RoleDefinition& chosen, std::span<const RoleDefinition> definitions,
                                     std::span<const WantedAction> wanted)
{
    const qint64 weight = breadthBesides(chosen, wanted).weight;
    const Verdict verdict = verdictOn(chosen, wanted);
    std::vector<RankedRole> smaller = rankRoles(definitions, wanted);
    std::erase_if(smaller,
                  [&](const RankedRole& each) { return each.besides.weight >= weight || each.verdict < verdict; });
    for (RankedRole& each : smaller)
        each.within = permissionset::covers(chosen.permissions, definitions[each.index].permissions);
    return smaller;
}

} // namespace rolescope
