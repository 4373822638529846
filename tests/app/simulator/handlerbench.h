// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simulator/context.h"
#include "app/simulator/operations.h"
#include "app/simulator/options.h"
#include "app/simulator/state.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace rolescope::simulator::test {

/// A tenant and what handlers need around it, without sockets and sign-in.
struct HandlerBench
{
    explicit HandlerBench(Tenant tenant)
        : state(std::move(tenant))
        , operations(options)
        , context{state, options, operations}
        , caller(state.callers().front().principalId)
    { }

    Request request(const QByteArray& method, const QByteArray& target, const QJsonObject& body = {}) const
    {
        Request request;
        request.method = method;
        setTarget(request, target);
        request.origin = QStringLiteral("https://sim.example");
        request.caller = caller;
        if (!body.isEmpty())
            request.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
        return request;
    }

    State state;
    ServerOptions options;
    Operations operations;
    Context context;
    QString caller; ///< object id; the demo user unless changed
};

inline QJsonObject bodyOf(const Reply& reply)
{
    return QJsonDocument::fromJson(reply.body).object();
}

} // namespace rolescope::simulator::test
