// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/access/permissionset.h"
#include "models/plan/preflightparts.h"

#include <QCoreApplication>

#include <array>

namespace rolescope::preflightparts {

using namespace Qt::Literals::StringLiterals;

namespace {

struct RightsText
{
    Q_DECLARE_TR_FUNCTIONS(rolescope::PreflightRights)
};

/// What is known of a built-in role without having read it. GUIDs are the same in every cloud.
struct BuiltIn
{
    QLatin1StringView guid;
    QLatin1StringView name;
};

constexpr BuiltIn owner{"8e3af657-a8ff-443c-a75c-2fe8c4bcb635"_L1, "Owner"_L1};
constexpr BuiltIn contributor{"b24988ac-6180-42a0-ab88-20f7382dd24c"_L1, "Contributor"_L1};
constexpr BuiltIn accessAdministrator{"18d7d88d-d35e-4fb5-a5c3-7773c20a72d9"_L1, "User Access Administrator"_L1};
constexpr BuiltIn rbacAdministrator{"f58310d9-a9f6-439a-9e8d-f62e7b41a168"_L1,
                                    "Role Based Access Control Administrator"_L1};
constexpr BuiltIn machineContributor{"9980e02c-c2be-4d73-94e8-173b1dc7cf3c"_L1, "Virtual Machine Contributor"_L1};
constexpr BuiltIn identityOperator{"f1a07417-d97a-45cb-824c-7a7467783830"_L1, "Managed Identity Operator"_L1};
constexpr BuiltIn identityContributor{"e40ec5ca-96e0-45a2-b4ff-59039f2c2b59"_L1, "Managed Identity Contributor"_L1};

/// One right in plain words, and the roles to ask for: the one made for it first, then those that many have.
/// Source: Microsoft Learn, "Azure built-in roles"; "Assign a managed identity access to a resource".
struct KnownRight
{
    QLatin1StringView action;
    const char* missing; ///< %1: names of scopes
    const char* conditional;
    const char* unknown;
    std::array<BuiltIn, 3> roles;
};

constexpr KnownRight knownRights[] = {
    {"Microsoft.ManagedIdentity/userAssignedIdentities/write"_L1,
     QT_TRANSLATE_NOOP("rolescope::PreflightRights", "Your account may not create identities in %1."),
     QT_TRANSLATE_NOOP("rolescope::PreflightRights",
                       "Your account may create identities in %1 only under a condition."),
     QT_TRANSLATE_NOOP("rolescope::PreflightRights", "Whether your account may create identities in %1 is not known."),
     {identityContributor, contributor, owner}},
    {"Microsoft.ManagedIdentity/userAssignedIdentities/delete"_L1,
     QT_TRANSLATE_NOOP("rolescope::PreflightRights", "Your account may not delete %1."),
     QT_TRANSLATE_NOOP("rolescope::PreflightRights", "Your account may delete %1 only under a condition."),
     QT_TRANSLATE_NOOP("rolescope::PreflightRights", "Whether your account may delete %1 is not known."),
     {identityContributor, contributor, owner}},
    {"Microsoft.ManagedIdentity/userAssignedIdentities/assign/action"_L1,
     //: %1: an identity, or the resource group of one
     QT_TRANSLATE_NOOP("rolescope::PreflightRights", "Your account may not attach identities to machines: %1."),
     QT_TRANSLATE_NOOP("rolescope::PreflightRights",
                       "Your account may attach identities to machines only under a condition: %1."),
     QT_TRANSLATE_NOOP("rolescope::PreflightRights",
                       "Whether your account may attach identities to machines is not known: %1."),
     {identityOperator, contributor, owner}},
    {"Microsoft.Compute/virtualMachines/write"_L1,
     QT_TRANSLATE_NOOP("rolescope::PreflightRights", "Your account may not change what these machines run as: %1."),
     QT_TRANSLATE_NOOP("rolescope::PreflightRights",
                       "Your account may change what these machines run as only under a condition: %1."),
     QT_TRANSLATE_NOOP("rolescope::PreflightRights",
                       "Whether your account may change what these machines run as is not known: %1."),
     {machineContributor, contributor, owner}},
    {"Microsoft.Compute/virtualMachineScaleSets/write"_L1,
     QT_TRANSLATE_NOOP("rolescope::PreflightRights", "Your account may not change what these scale sets run as: %1."),
     QT_TRANSLATE_NOOP("rolescope::PreflightRights",
                       "Your account may change what these scale sets run as only under a condition: %1."),
     QT_TRANSLATE_NOOP("rolescope::PreflightRights",
                       "Whether your account may change what these scale sets run as is not known: %1."),
     {machineContributor, contributor, owner}},
    {"Microsoft.Authorization/roleAssignments/write"_L1,
     QT_TRANSLATE_NOOP("rolescope::PreflightRights", "Your account may not assign roles at %1."),
     QT_TRANSLATE_NOOP("rolescope::PreflightRights", "Your account may assign roles at %1 only under a condition."),
     QT_TRANSLATE_NOOP("rolescope::PreflightRights", "Whether your account may assign roles at %1 is not known."),
     {rbacAdministrator, accessAdministrator, owner}},
    {"Microsoft.Authorization/roleAssignments/delete"_L1,
     QT_TRANSLATE_NOOP("rolescope::PreflightRights", "Your account may not take roles away at %1."),
     QT_TRANSLATE_NOOP("rolescope::PreflightRights", "Your account may take roles away at %1 only under a condition."),
     QT_TRANSLATE_NOOP("rolescope::PreflightRights", "Whether your account may take roles away at %1 is not known."),
     {rbacAdministrator, accessAdministrator, owner}},
};

const KnownRight& knownRight(QLatin1StringView action)
{
    const auto* const known
        = std::ranges::find_if(knownRights, [&](const KnownRight& each) { return each.action == action; });
    Q_ASSERT(known != std::end(knownRights));
    return *known;
}

/// The roles of the list that really give the right, where their definitions were read.
QStringList rolesThatGive(const KnownRight& right, const Inventory& inventory)
{
    QStringList names;
    for (const BuiltIn& role : right.roles) {
        const RoleHandle handle = inventory.findRole(QString(role.guid));
        if (!handle.isValid() || inventory.role(handle).placeholder) {
            names << role.name;
            continue;
        }
        const RoleDefinition definition = inventory.roleDefinition(handle);
        if (permissionset::permits(definition.permissions, QString(right.action), Plane::Control).verdict
            == Verdict::Allowed)
            names << definition.name;
    }
    return names;
}

QString askForARole(const KnownRight& right, const Inventory& inventory)
{
    //: %1: names of roles, %2: the name of an action
    return RightsText::tr("Ask for one of these roles there: %1. Each gives the action %2.")
        .arg(rolesThatGive(right, inventory).join(u", "_s), right.action);
}

enum class Answer : quint8 { Allowed, Missing, Conditional, Unknown, GroupGone };

struct Judgement
{
    Answer answer = Answer::Unknown;
    QString why; ///< of Unknown; may be empty
};

Judgement judge(const NeededRight& right, const PreflightFacts& facts)
{
    const auto fact = facts.permissions.find(armid::folded(right.scope));
    if (fact == facts.permissions.end())
        return {Answer::Unknown, {}};
    if (!fact->second) {
        const bool isGroup = armid::kindOf(right.scope) == ScopeKind::ResourceGroup;
        const Error& error = fact->second.error();
        return {isGroup && error.kind == ErrorKind::NotFound ? Answer::GroupGone : Answer::Unknown, error.what};
    }
    switch (permissionset::permits(*fact->second, QString(right.action), Plane::Control).verdict) {
    case Verdict::Allowed:
        return {Answer::Allowed, {}};
    case Verdict::Conditional:
        return {Answer::Conditional, {}};
    case Verdict::NotGranted:
    case Verdict::Denied:
        break;
    }
    return {Answer::Missing, {}};
}

/// Rights of the same kind that were judged alike.
struct Tally
{
    QLatin1StringView action;
    Judgement judgement;
    Grouping places; ///< one group
};

PreflightFinding findingOf(const Tally& tally, const Inventory& inventory)
{
    const Grouping::Group& group = tally.places.groups().front();
    const KnownRight& right = knownRight(tally.action);
    const QString places = Grouping::listed(group);
    const auto sentence = [&](const char* text) { return RightsText::tr(text).arg(places); };
    switch (tally.judgement.answer) {
    case Answer::Missing:
        return {FindingSeverity::Blocking, FindingKind::MissingRight,     group.step,
                sentence(right.missing),   askForARole(right, inventory), {}};
    case Answer::Conditional:
        return {FindingSeverity::Warning,
                FindingKind::RightNotKnown,
                group.step,
                sentence(right.conditional),
                RightsText::tr("Azure judges the condition of your own role assignment when the step runs. Look there "
                               "for what it allows, or ask for %1 without a condition.")
                    .arg(right.action),
                {}};
    case Answer::GroupGone:
        return {FindingSeverity::Blocking,
                FindingKind::Gone,
                group.step,
                RightsText::tr("The resource group %1 is not there.").arg(places),
                RightsText::tr("Create the resource group first, or choose another."),
                {}};
    case Answer::Allowed:
    case Answer::Unknown:
        break;
    }
    QString advice
        = RightsText::tr("The step needs the action %1; it fails without harm if that is missing.").arg(right.action);
    if (!tally.judgement.why.isEmpty())
        advice.prepend(tally.judgement.why + u' ');
    return {FindingSeverity::Warning, FindingKind::RightNotKnown, group.step, sentence(right.unknown), advice, {}};
}

} // namespace

void findRights(const Case& given, Findings& findings)
{
    std::vector<Tally> tallies;
    QHash<QString, std::size_t> index;
    const auto rights = neededRights(given.plan);
    for (std::size_t step = 0; step < rights.size(); ++step) {
        for (const NeededRight& right : rights[step]) {
            const Judgement judgement = judge(right, given.facts);
            if (judgement.answer == Answer::Allowed)
                continue;
            // That a group is gone is one finding, whatever was wanted in it.
            const bool groupGone = judgement.answer == Answer::GroupGone;
            const QString key = QString::number(static_cast<int>(judgement.answer))
                + (groupGone ? QString() : right.action + judgement.why);
            if (!index.contains(key)) {
                index.insert(key, tallies.size());
                tallies.push_back({right.action, judgement, {}});
            }
            tallies[index[key]].places.add({}, static_cast<int>(step), right.scope,
                                           scopeName(given.inventory, right.scope));
        }
    }
    for (const Tally& tally : tallies)
        findings.push_back(findingOf(tally, given.inventory));
}

} // namespace rolescope::preflightparts
