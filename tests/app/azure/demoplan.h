// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/plan/plan.h"

/// Things of the demo tenant, and a plan that changes it in every way.
namespace rolescope::test::demo {

QString host(const QString& group, const QString& name);
QString identity(const QString& name);

inline const QString reader = QStringLiteral("acdd72a7-3385-48ef-bd42-f606fba81ae7");

QString newIdentity(); ///< not there yet
QString webHost(); ///< has both kinds of identities
QString bareHost(); ///< has none
QString sharedHost(); ///< has two user-assigned ones
QString scaleSet();

/// Creates the new identity, lets it read a group, attaches it to a machine with both kinds of identities, to one that
/// loses another one at the same time, and to a scale set; and enables a system-assigned identity and lets it read.
Plan everything();
/// Attaches one identity to one host.
Plan attach(const QString& hostId, const QString& identityId);

} // namespace rolescope::test::demo
