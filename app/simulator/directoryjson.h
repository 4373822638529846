// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simulator/tenant.h"

#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <optional>

/// Principals as Microsoft Graph v1.0 writes them.
namespace rolescope::simulator::directoryjson {

/// "#microsoft.graph.user", "…group" or "…servicePrincipal".
QString odataType(PrincipalKind kind);
/// The kind that "user", "group", "servicePrincipal" or such a name with "microsoft.graph." before it means, in any
/// case.
std::optional<PrincipalKind> kindNamed(const QString& name);

/// All members, or those of `select` (empty: all); with "@odata.type" where objects of several kinds come together.
QJsonObject object(const Principal& principal, const QString& tenantId, const QStringList& select, bool mixed);

/// What a filter may ask of a principal: the texts of a property, one for a scalar, any number for a collection.
/// Nothing when the kind has no such property or it cannot be filtered by.
std::optional<QStringList> propertyTexts(const Principal& principal, const QString& property, const QString& tenantId);

} // namespace rolescope::simulator::directoryjson
