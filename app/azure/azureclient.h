// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/azure/transport.h"

#include <QNetworkAccessManager>
#include <QThreadPool>

namespace rolescope::azure {

/// What all syncs of one source share, so that connections and throttle live on from one to the next.
/// Lives on the GUI thread; its members go in the reverse order of this list.
struct AzureClient
{
    AzureClient(Cloud cloud, std::shared_ptr<Credential> credential, const TransportOptions& options);

    QNetworkAccessManager network; ///< uses the system's proxy, but never for loopback addresses
    QThreadPool pool; ///< decodes pages; tasks are short
    Transport transport;
};

} // namespace rolescope::azure
