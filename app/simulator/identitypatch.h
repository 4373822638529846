// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simulator/tenant.h"

#include <QJsonValue>
#include <QString>
#include <QStringList>

#include <variant>

namespace rolescope::simulator {

/// What a PATCH's "identity" member asks of a resource, by the rules of Azure Resource Manager:
/// `type` is required and says which kinds remain; a key of userAssignedIdentities adds, a key with null removes, keys
/// that are not named stay. A type without SystemAssigned drops the system identity, one without UserAssigned all the
/// others.
struct IdentityPatch
{
    bool system = false;
    bool user = false;
    QStringList added; ///< ids as written
    QStringList removed;

    struct Problem
    {
        enum class Kind { Content, Identity };
        Kind kind; ///< InvalidRequestContent, or FailedIdentityOperation
        QString text;
    };

    static std::variant<IdentityPatch, Problem> parse(const QJsonValue& identity);

    /// The user-assigned identities that the block will hold: those present, less the removed, plus the added.
    QStringList applyTo(const QStringList& present) const;
};

} // namespace rolescope::simulator
