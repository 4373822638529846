// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/inventory/roleprivilege.h"

#include <array>

namespace rolescope {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr auto grantingAction = "Microsoft.Authorization/roleAssignments/write"_L1;

/// The GUIDs are the same in every cloud, and they stay telling where a definition could not be read whole.
constexpr std::array privilegedBuiltIns{
    "8e3af657-a8ff-443c-a75c-2fe8c4bcb635"_L1, // Owner
    "b24988ac-6180-42a0-ab88-20f7382dd24c"_L1, // Contributor
    "18d7d88d-d35e-4fb5-a5c3-7773c20a72d9"_L1, // User Access Administrator
    "f58310d9-a9f6-439a-9e8d-f62e7b41a168"_L1, // Role Based Access Control Administrator
};

/// Case-insensitive match where "*" stands for any run of characters.
bool matches(QStringView pattern, QStringView text)
{
    qsizetype p = 0;
    qsizetype t = 0;
    qsizetype star = -1;
    qsizetype resume = 0;
    while (t < text.size()) {
        if (p < pattern.size() && pattern[p] == u'*') {
            star = p++;
            resume = t;
        } else if (p < pattern.size() && pattern[p].toCaseFolded() == text[t].toCaseFolded()) {
            ++p;
            ++t;
        } else if (star >= 0) {
            p = star + 1;
            t = ++resume;
        } else {
            return false;
        }
    }
    while (p < pattern.size() && pattern[p] == u'*')
        ++p;
    return p == pattern.size();
}

bool anyMatches(const QStringList& patterns, const QString& action)
{
    return std::any_of(patterns.begin(), patterns.end(),
                       [&](const QString& pattern) { return matches(pattern, action); });
}

} // namespace

bool isPrivileged(const RoleDefinition& role)
{
    if (std::any_of(privilegedBuiltIns.begin(), privilegedBuiltIns.end(), [&](auto guid) { return role.guid == guid; }))
        return true;
    const QString granting(grantingAction);
    return std::any_of(role.permissions.begin(), role.permissions.end(), [&](const Permission& permission) {
        return permission.actions.contains(u"*"_s) || permission.dataActions.contains(u"*"_s)
            || (anyMatches(permission.actions, granting) && !anyMatches(permission.notActions, granting));
    });
}

} // namespace rolescope
