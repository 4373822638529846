// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simulator/http.h"

#include <QString>

namespace rolescope::simulator::metadata {

/// GET /metadata/endpoints: what Azure Resource Manager says of its cloud, in the shape that belongs to the
/// api-version. Every endpoint is the simulator's own origin.
Reply endpoints(const Request& request);
/// GET …/.well-known/openid-configuration: of the tenant segment asked ("organizations", a tenant id), or of /adfs.
Reply openIdConfiguration(const Request& request, const QString& tenantId);
/// GET …/discovery/v2.0/keys. The set is empty: tokens are signed with a secret key that must not be published.
Reply keys();
/// GET /common/discovery/instance, with which MSAL checks an authority.
Reply instanceDiscovery(const Request& request);

} // namespace rolescope::simulator::metadata
