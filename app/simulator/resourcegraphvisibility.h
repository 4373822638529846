// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simulator/tenant.h"

#include <QHash>
#include <QSet>
#include <QString>

#include <vector>

namespace rolescope::simulator {

class State;
struct GraphScope;

/// Which resources a caller may read, for walks over all of them: a group's answer stands for all resources of a type
/// in it, except for those that a grant or denial names themselves.
class Visibility
{
public:
    Visibility(State& state, const QString& caller);

    /// key: the resource's id in lower case; subscription and group as written. Fast when called in the order of ids.
    bool sees(const QString& key, const QString& type, const QString& subscription, const QString& group);

private:
    State& m_state;
    QString m_caller;
    QSet<QString> m_special; ///< scopes below groups that grants and denials name
    QString m_subscription; ///< of the last resource
    QString m_group;
    QHash<QString, bool> m_byType; ///< answers for that group
};

/// Role assignments in the scope that the caller may read, ordered by scope.
std::vector<const RoleAssignment*> visibleAssignments(State& state, const QString& caller, const GraphScope& scope);
/// Built-in roles, and custom ones that can be assigned where the caller may read role definitions.
std::vector<const RoleDefinition*> visibleRoles(State& state, const QString& caller);

} // namespace rolescope::simulator
