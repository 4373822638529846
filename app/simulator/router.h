// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simulator/httpconnection.h"
#include "app/simulator/oauth.h"
#include "app/simulator/operations.h"
#include "app/simulator/options.h"
#include "app/simulator/resourcegraphapi.h"
#include "app/simulator/state.h"

#include <QString>

namespace rolescope::simulator {

/// From a request to its answer: faults, sign-in routes, token check, api-version, the handler of the area, common
/// headers. Knows no sockets. One thread.
class Router
{
public:
    Router(Tenant tenant, ServerOptions options);

    Answer answer(const Request& request);

    State& state() { return m_state; }

private:
    Reply reply(Request& request);
    /// Fills the caller in, or refuses.
    std::optional<Reply> authenticate(Request& request);
    std::optional<Reply> checkMfa(const Request& request, const QJsonObject& claims) const;
    Reply arm(const Request& request);
    Reply dispatch(const ArmRequest& request);
    void addHeaders(const Request& request, Reply& reply);

    State m_state;
    ServerOptions m_options;
    Operations m_operations;
    OAuth m_oauth;
    ResourceGraphApi m_resourceGraph;
    Context m_context;
};

} // namespace rolescope::simulator
