// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/azure/json.h"
#include "app/azure/page.h"
#include "models/domain/values.h"

#include <QCoreApplication>

/// What the row readers share.
namespace rolescope::azure {

/// Translations of why a row was skipped.
struct AzureRows
{
    Q_DECLARE_TR_FUNCTIONS(AzureRows)
};

/// The row's ARM id; empty, and the row counted as skipped, where there is none that could be one.
QString armIdOf(const Json& row, Page& page);
/// A GUID or other short key in lower case; empty where it is missing or absurdly long.
QString keyOf(const Json& value);
/// The lower-cased GUID at the end of a role definition id; empty where there is none.
QString roleGuidOf(const Json& roleDefinitionId);
/// An element of a role's permissions, or of the answer to what the caller may do.
Permission permissionOf(const Json& element);
Tags tagsOf(const Json& row);
PrincipalKind principalKindOf(const QString& word);

} // namespace rolescope::azure
