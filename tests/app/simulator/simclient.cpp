// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/simulator/simclient.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QSignalSpy>
#include <QUrlQuery>

#include <memory>

namespace rolescope::simulator::test {

using namespace Qt::Literals::StringLiterals;

namespace {

QString guid(int number)
{
    return u"bbbbbbbb-0000-0000-0000-%1"_s.arg(number, 12, 10, QLatin1Char('0'));
}

RoleDefinition role(const QString& id, const QString& name, const QStringList& actions, const QStringList& without = {})
{
    RoleDefinition definition;
    definition.guid = id;
    definition.name = name;
    definition.assignableScopes = {u"/"_s};
    definition.permissions = {{actions, without, {}, {}}};
    return definition;
}

Principal user(int number, const QString& name, const QStringList& groups = {})
{
    Principal principal;
    principal.id = guid(number);
    principal.displayName = name.section(u'@', 0, 0);
    principal.userPrincipalName = name;
    principal.memberOf = groups;
    return principal;
}

Resource machine(const QString& name, const QString& group, const IdentityBlock& identity)
{
    Resource resource;
    resource.subscription = ids::subscription;
    resource.group = group;
    resource.type = u"Microsoft.Compute/virtualMachines"_s;
    resource.name = name;
    resource.location = u"westeurope"_s;
    resource.identity = identity;
    resource.uniqueId = guid(900);
    resource.size = u"Standard_D2s_v3"_s;
    resource.osType = u"Linux"_s;
    resource.power = u"running"_s;
    return resource;
}

UserAssignedIdentity identity(const QString& name, int number)
{
    UserAssignedIdentity made;
    made.subscription = ids::subscription;
    made.group = u"web"_s;
    made.name = name;
    made.location = u"westeurope"_s;
    made.principalId = guid(number);
    made.clientId = guid(number + 1);
    return made;
}

Principal managed(const QString& name, int number)
{
    Principal principal;
    principal.kind = PrincipalKind::ServicePrincipal;
    principal.id = guid(number);
    principal.displayName = name;
    principal.appId = guid(number + 1);
    principal.servicePrincipalType = u"ManagedIdentity"_s;
    return principal;
}

void addPeople(Tenant& tenant)
{
    tenant.principals = {user(1, ids::owner),       user(2, ids::contributor),        user(3, ids::reader),
                         user(4, ids::machineOnly), user(5, ids::member, {guid(11)}), user(6, ids::outsider)};
    for (const Principal& principal : std::vector(tenant.principals))
        tenant.callers.push_back({principal.id, principal.userPrincipalName, {}, {}});
    Principal admins;
    admins.kind = PrincipalKind::Group;
    admins.id = guid(10);
    admins.displayName = u"admins"_s;
    Principal editors = admins;
    editors.id = guid(11);
    editors.displayName = u"editors"_s;
    editors.memberOf = {guid(10)};
    Principal robot = managed(u"robot"_s, 20);
    robot.appId = ids::robotClient;
    robot.servicePrincipalType = u"Application"_s;
    tenant.principals.insert(
        tenant.principals.end(),
        {admins, editors, robot, managed(u"ida"_s, 30), managed(u"idb"_s, 40), managed(u"vm2"_s, 50)});
    tenant.callers.push_back({guid(20), {}, ids::robotClient, ids::robotSecret});
}

void addRoles(Tenant& tenant)
{
    tenant.roles = {role(ids::roleOwner, u"Owner"_s, {u"*"_s}),
                    role(u"b24988ac-6180-42a0-ab88-20f7382dd24c"_s, u"Contributor"_s, {u"*"_s},
                         {u"Microsoft.Authorization/*/Delete"_s, u"Microsoft.Authorization/*/Write"_s}),
                    role(ids::roleReader, u"Reader"_s, {u"*/read"_s}),
                    role(u"9980e02c-c2be-4d73-94e8-173b1dc7cf3c"_s, u"Virtual Machine Contributor"_s,
                         {u"Microsoft.Compute/virtualMachines/*"_s, u"Microsoft.Authorization/*/read"_s,
                          u"Microsoft.Resources/subscriptions/resourceGroups/read"_s}),
                    role(u"18d7d88d-d35e-4fb5-a5c3-7773c20a72d9"_s, u"User Access Administrator"_s,
                         {u"*/read"_s, u"Microsoft.Authorization/*"_s})};
    RoleDefinition custom
        = role(guid(700), u"Web Restarter"_s, {u"Microsoft.Compute/virtualMachines/restart/action"_s});
    custom.custom = true;
    custom.assignableScopes = {ids::G};
    tenant.roles.push_back(custom);
}

void addGrants(Tenant& tenant)
{
    const QString& root = ids::S;
    const QString contributor = u"b24988ac-6180-42a0-ab88-20f7382dd24c"_s;
    auto grant = [&tenant, number = 800](const QString& scope, const QString& roleGuid, int principal,
                                         const QString& type) mutable {
        RoleAssignment assignment;
        assignment.guid = guid(number++);
        assignment.scope = scope;
        assignment.roleGuid = roleGuid;
        assignment.principalId = guid(principal);
        assignment.principalType = type;
        tenant.assignments.push_back(assignment);
    };
    grant(root, ids::roleOwner, 1, u"User"_s);
    grant(root, contributor, 2, u"User"_s);
    grant(root, ids::roleReader, 3, u"User"_s);
    grant(ids::G, u"9980e02c-c2be-4d73-94e8-173b1dc7cf3c"_s, 4, u"User"_s);
    grant(ids::G, u"18d7d88d-d35e-4fb5-a5c3-7773c20a72d9"_s, 10, u"Group"_s);
    grant(root, contributor, 20, u"ServicePrincipal"_s);
    grant(u"/providers/Microsoft.Management/managementGroups/corp"_s, ids::roleReader, 1, u"User"_s);
    grant(ids::bothMachine, ids::roleReader, 50, u"ServicePrincipal"_s);
}

} // namespace

Tenant smallTenant()
{
    Tenant tenant;
    tenant.id = ids::tenant;
    tenant.displayName = u"Contoso"_s;
    tenant.defaultDomain = u"contoso.test"_s;
    tenant.managementGroups = {{ids::tenant, u"Tenant Root Group"_s, {}}, {u"corp"_s, u"Corp"_s, ids::tenant}};
    tenant.subscriptions = {{ids::subscription, u"Production"_s, u"Enabled"_s, u"corp"_s, {}},
                            {ids::otherSubscription, u"Lab"_s, u"Enabled"_s, ids::tenant, {}}};
    tenant.groups = {{ids::subscription, u"web"_s, u"westeurope"_s, {{u"env"_s, u"prod"_s}}},
                     {ids::subscription, u"web-old"_s, u"westeurope"_s, {}},
                     {ids::subscription, u"locked"_s, u"westeurope"_s, {}},
                     {ids::otherSubscription, u"lab"_s, u"eastus"_s, {}}};
    IdentityBlock both;
    both.principalId = guid(50);
    both.userAssigned = {ids::identityA};
    tenant.resources = {machine(u"vm1"_s, u"web"_s, {}), machine(u"vm2"_s, u"web"_s, both),
                        machine(u"vm3"_s, u"web-old"_s, {}), machine(u"vm4"_s, u"locked"_s, {})};
    Resource set = machine(u"set1"_s, u"web"_s, {});
    set.type = u"Microsoft.Compute/virtualMachineScaleSets"_s;
    tenant.resources.push_back(set);
    Resource storage = machine(u"store1"_s, u"web"_s, {});
    storage.type = u"Microsoft.Storage/storageAccounts"_s;
    storage.properties = {{u"accessTier"_s, u"Hot"_s}};
    tenant.resources.push_back(storage);
    tenant.identities = {identity(u"ida"_s, 30), identity(u"idb"_s, 40)};
    addPeople(tenant);
    addRoles(tenant);
    addGrants(tenant);
    tenant.locks = {{ids::S + u"/resourceGroups/locked"_s, u"keep"_s, u"ReadOnly"_s, u"Frozen"_s}};
    DenyAssignment denial;
    denial.guid = guid(600);
    denial.name = u"Protect vm2"_s;
    denial.scope = ids::bothMachine;
    denial.permissions.actions = {u"Microsoft.Compute/virtualMachines/write"_s};
    denial.principals = {guid(2)};
    tenant.denials = {denial};
    return tenant;
}

QJsonObject Answer::json() const
{
    return QJsonDocument::fromJson(body).object();
}

QString Answer::code() const
{
    const QJsonValue error = json().value("error"_L1);
    return error.isString() ? error.toString() : error.toObject().value("code"_L1).toString();
}

QString Answer::message() const
{
    return json().value("error"_L1).toObject().value("message"_L1).toString();
}

SimClient::SimClient(ServerOptions options, Tenant tenant) : m_server(std::move(tenant), std::move(options))
{
    QString error;
    if (!m_server.listen(0, &error))
        qFatal("%s", qPrintable(error));
}

Answer SimClient::send(const QByteArray& method, const QString& target, const QByteArray& body, const Headers& headers)
{
    QNetworkRequest request(QUrl(target.startsWith("http"_L1) ? target : origin() + target));
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    for (const auto& [name, value] : headers)
        request.setRawHeader(name, value);
    // A custom HEAD would wait for the body that Content-Length speaks of.
    const std::unique_ptr<QNetworkReply> reply(method == "HEAD" ? m_network.head(request)
                                                                : m_network.sendCustomRequest(request, method, body));
    QSignalSpy finished(reply.get(), &QNetworkReply::finished);
    if (!reply->isFinished() && !finished.wait(20'000))
        return {};
    Answer answer;
    answer.status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    answer.body = reply->readAll();
    answer.networkError = reply->error();
    for (const auto& [name, value] : reply->rawHeaderPairs())
        answer.headers.insert(name.toLower(), value);
    return answer;
}

Answer SimClient::postForm(const QString& path, const QList<std::pair<QString, QString>>& fields)
{
    QByteArray body;
    for (const auto& [name, value] : fields)
        body += (body.isEmpty() ? "" : "&") + name.toUtf8() + '=' + QUrl::toPercentEncoding(value);
    return send("POST", path, body, {{"Content-Type", "application/x-www-form-urlencoded"}});
}

QString SimClient::authorizationCode(const QString& user, const QString& extra)
{
    const QByteArray challenge = QCryptographicHash::hash(verifier.toLatin1(), QCryptographicHash::Sha256)
                                     .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    const Answer answer = send(
        "GET",
        u"/organizations/oauth2/v2.0/authorize?client_id=%1&response_type=code&redirect_uri=%2&state=xyz&prompt=none"
        "&login_hint=%3&scope=openid%20offline_access&code_challenge=%4&code_challenge_method=S256%5"_s.arg(
            clientId, QString::fromLatin1(QUrl::toPercentEncoding(redirectUri)), user, QString::fromLatin1(challenge),
            extra));
    return QUrlQuery(QUrl(QString::fromLatin1(answer.headers.value("location")))).queryItemValue(u"code"_s);
}

void SimClient::signIn(const QString& user, const QString& resource)
{
    const Answer answer = postForm(u"/organizations/oauth2/v2.0/token"_s,
                                   {{u"client_id"_s, clientId},
                                    {u"grant_type"_s, u"authorization_code"_s},
                                    {u"code"_s, authorizationCode(user)},
                                    {u"redirect_uri"_s, redirectUri},
                                    {u"code_verifier"_s, verifier},
                                    {u"scope"_s, resource + u"/.default"_s}});
    m_token = answer.json().value("access_token"_L1).toString();
}

Answer SimClient::call(const QByteArray& method, const QString& target, const QJsonObject& body, Headers headers)
{
    if (!m_token.isEmpty())
        headers.append(std::pair("Authorization"_ba, "Bearer " + m_token.toLatin1()));
    headers.append(std::pair("Content-Type"_ba, "application/json"_ba));
    QString versioned = target;
    if (!target.contains("api-version"_L1))
        versioned += (target.contains(u'?') ? u"&"_s : u"?"_s) + u"api-version=2022-12-01"_s;
    return send(method, versioned, body.isEmpty() ? QByteArray() : QJsonDocument(body).toJson(), headers);
}

} // namespace rolescope::simulator::test
