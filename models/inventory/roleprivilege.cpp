// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/inventory/roleprivilege.h"

#include "models/domain/actionpattern.h"

namespace rolescope {

using namespace Qt::Literals::StringLiterals;

namespace {

struct KnownRole
{
    QLatin1StringView guid; ///< the same in every cloud
    Privilege privilege;
};

constexpr KnownRole knownRoles[] = {
    {"8e3af657-a8ff-443c-a75c-2fe8c4bcb635"_L1, {.handsOutAccess = true, .everything = true}}, // Owner
    {"b24988ac-6180-42a0-ab88-20f7382dd24c"_L1, {.everything = true}}, // Contributor
    {"18d7d88d-d35e-4fb5-a5c3-7773c20a72d9"_L1, {.handsOutAccess = true}}, // User Access Administrator
    {"f58310d9-a9f6-439a-9e8d-f62e7b41a168"_L1, {.handsOutAccess = true}}, // Role Based Access Control Administrator
};

} // namespace

Privilege privilegeOf(const RoleDefinition& role)
{
    Privilege privilege;
    for (const KnownRole& known : knownRoles) {
        if (role.guid == known.guid)
            privilege = known.privilege;
    }
    for (const Permission& permission : role.permissions) {
        privilege.everything |= actionpattern::anyCovers(permission.actions, u"*");
        privilege.allData |= actionpattern::anyCovers(permission.dataActions, u"*");
        privilege.handsOutAccess |= actionpattern::anyMatches(permission.actions, grantingAction)
            && !actionpattern::anyMatches(permission.notActions, grantingAction);
    }
    return privilege;
}

bool isPrivileged(const RoleDefinition& role)
{
    return privilegeOf(role).any();
}

} // namespace rolescope
