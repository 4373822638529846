// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/federatedapi.h"

#include "app/simulator/ids.h"
#include "app/simulator/state.h"

#include <QJsonArray>

namespace rolescope::simulator {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype mostPerIdentity = 20;
const auto credentialType = u"Microsoft.ManagedIdentity/userAssignedIdentities/federatedIdentityCredentials"_s;

QJsonObject credentialObject(const UserAssignedIdentity& identity, const QString& name)
{
    return {{u"id"_s, armId(identity) + u"/federatedIdentityCredentials/"_s + name},
            {u"name"_s, name},
            {u"type"_s, credentialType},
            {u"properties"_s, identity.federatedCredentials.value(name)}};
}

Reply put(const Context& context, const ArmRequest& request, UserAssignedIdentity identity)
{
    const QString name = request.rest.at(3);
    const auto body = request.http.json();
    const QJsonObject properties = body ? body->value("properties"_L1).toObject() : QJsonObject();
    const QString issuer = properties.value("issuer"_L1).toString();
    const QString subject = properties.value("subject"_L1).toString();
    const QJsonArray audiences = properties.value("audiences"_L1).toArray();
    if (issuer.isEmpty() || subject.isEmpty() || audiences.isEmpty())
        return refuse::invalidContent(u"issuer, subject and audiences are required"_s);
    const bool present = identity.federatedCredentials.contains(name);
    if (!present && identity.federatedCredentials.size() >= mostPerIdentity)
        return Reply::error(400, u"FederatedIdentityCredentialsLimitReached"_s,
                            u"An identity holds at most %1 federated identity credentials."_s.arg(mostPerIdentity));
    identity.federatedCredentials.insert(name,
                                         {{u"issuer"_s, issuer}, {u"subject"_s, subject}, {u"audiences"_s, audiences}});
    context.state.updateIdentity(identity);
    return Reply::json(credentialObject(identity, name), present ? 200 : 201);
}

Reply remove(const Context& context, const ArmRequest& request, UserAssignedIdentity identity)
{
    if (identity.federatedCredentials.remove(request.rest.at(3)) == 0)
        return Reply::empty(204);
    context.state.updateIdentity(identity);
    return Reply::empty(200);
}

Reply list(const UserAssignedIdentity& identity)
{
    QJsonArray rows;
    for (auto it = identity.federatedCredentials.constBegin(); it != identity.federatedCredentials.constEnd(); ++it)
        rows.append(credentialObject(identity, it.key()));
    return Reply::json({{u"value"_s, rows}});
}

} // namespace

Reply federatedCredentials(const Context& context, const ArmRequest& request, const QString& identityId)
{
    const QByteArray& method = request.http.method;
    const QLatin1StringView verb = method == "PUT" ? "write"_L1 : method == "DELETE" ? "delete"_L1 : "read"_L1;
    const QString action = credentialType + u'/' + verb;
    if (auto refused = verb == "read"_L1 ? checkRead(context, request, action, identityId)
                                         : checkWrite(context, request, action, identityId))
        return *refused;
    const UserAssignedIdentity& identity = *context.state.identity(identityId);
    if (request.rest.size() == 3)
        return method == "GET" ? list(identity) : refuse::methodNotAllowed(request.http);
    const QString name = request.rest.at(3);
    if (method == "PUT")
        return put(context, request, identity);
    if (method == "DELETE")
        return remove(context, request, identity);
    if (method != "GET")
        return refuse::methodNotAllowed(request.http);
    if (!identity.federatedCredentials.contains(name))
        return refuse::resourceNotFound(credentialType, identity.name + u'/' + name, identity.group);
    return Reply::json(credentialObject(identity, name));
}

} // namespace rolescope::simulator
