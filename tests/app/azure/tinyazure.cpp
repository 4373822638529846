// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/azure/tinyazure.h"

#include <QJsonDocument>

namespace rolescope::test {

using namespace Qt::Literals::StringLiterals;

namespace {

ScriptedReply json(const QJsonObject& object)
{
    return ScriptedReply::json(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

ScriptedReply list(const QJsonArray& rows)
{
    return json({{u"value"_s, rows}, {u"nextLink"_s, QJsonValue()}});
}

ScriptedReply refusal()
{
    return ScriptedReply::json(
        R"({"error":{"code":"AuthorizationFailed","message":"The client 'c' with object id 'o' does not have authorization to perform action 'Microsoft.Some/things/read' over scope '/subscriptions/s' or the scope is invalid."}})"_ba,
        403);
}

QString group(const QString& subscription)
{
    return u"/subscriptions/%1/resourceGroups/rg"_s.arg(subscription);
}

QString managementGroup(const QString& name)
{
    return u"/providers/Microsoft.Management/managementGroups/"_s + name;
}

QJsonObject assignment(const QString& scope, const QString& guid, const QString& role, const QString& principal)
{
    return {{u"id"_s, scope + "/providers/Microsoft.Authorization/roleAssignments/"_L1 + guid},
            {u"name"_s, guid},
            {u"properties"_s,
             QJsonObject{{u"scope"_s, scope},
                         {u"roleDefinitionId"_s, u"/providers/Microsoft.Authorization/roleDefinitions/"_s + role},
                         {u"principalId"_s, principal},
                         {u"principalType"_s, u"User"_s}}}};
}

} // namespace

TinyAzure::TinyAzure(int subscriptions)
{
    for (int i = 1; i <= subscriptions; ++i)
        m_subscriptions.append(u"s%1"_s.arg(i));
    server.handleRest([this](const SeenRequest& request) { return answer(request); });
}

QByteArray TinyAzure::machineId(const QString& subscription, int number)
{
    return (group(subscription) + u"/providers/Microsoft.Compute/virtualMachines/vm-%1"_s.arg(number)).toUtf8();
}

std::vector<QJsonObject> TinyAzure::queries(const QString& word) const
{
    std::vector<QJsonObject> result;
    for (const SeenRequest& request : server.seen()) {
        const QJsonObject body = QJsonDocument::fromJson(request.body).object();
        if (body.value(u"query"_s).toString().contains(word))
            result.push_back(body);
    }
    return result;
}

ScriptedReply TinyAzure::answer(const SeenRequest& request)
{
    const QString path = QString::fromUtf8(request.path());
    for (const QString& refused : refusedPaths) {
        if (path.startsWith(refused))
            return refusal();
    }
    if (path == "/tenants"_L1)
        return refuseTenants ? refusal()
                             : list({QJsonObject{{u"tenantId"_s, u"t1"_s}, {u"displayName"_s, u"Contoso"_s}}});
    if (path == "/subscriptions"_L1) {
        QJsonArray found;
        for (const QString& id : m_subscriptions) {
            const QString tenant = foreignSubscriptions.contains(id) ? u"t2"_s : u"t1"_s;
            found.append(QJsonObject{{u"subscriptionId"_s, id},
                                     {u"displayName"_s, u"Name of "_s + id},
                                     {u"tenantId"_s, tenant},
                                     {u"state"_s, u"Enabled"_s}});
        }
        found.append(found.first()); // seen from a second directory as well
        return list(found);
    }
    if (path == "/providers/Microsoft.Management/getEntities"_L1) {
        if (refuseEntities)
            return refusal();
        const auto entity = [](const QString& type, const QString& name, const QString& parent) {
            return QJsonObject{{u"type"_s, type},
                               {u"name"_s, name},
                               {u"properties"_s, QJsonObject{{u"parent"_s, QJsonObject{{u"id"_s, parent}}}}}};
        };
        QJsonArray found{entity(u"Microsoft.Management/managementGroups"_s, u"t1"_s, {}),
                         entity(u"Microsoft.Management/managementGroups"_s, u"prod"_s, managementGroup(u"t1"_s))};
        for (const QString& id : m_subscriptions)
            found.append(entity(u"/subscriptions"_s, id, managementGroup(u"prod"_s)));
        return list(found);
    }
    if (path == "/providers/Microsoft.ResourceGraph/resources"_L1)
        return refuseResourceGraph ? refusal() : answerGraphQuery(QJsonDocument::fromJson(request.body).object());
    if (path == "/v1.0/directoryObjects/getByIds"_L1)
        return answerNames(request);
    const QString subscription = path.section(u'/', 2, 2);
    return answerList(path.section(u'/', 3), subscription, request.target);
}

ScriptedReply TinyAzure::answerGraphQuery(const QJsonObject& body)
{
    const QString query = body.value(u"query"_s).toString();
    struct Entry
    {
        QLatin1StringView word;
        QLatin1StringView kind;
    };
    static constexpr Entry entries[]{
        {"managementGroupAncestorsChain"_L1, "chains"_L1}, {"isnotnull(identity)"_L1, "others"_L1},
        {"virtualmachinescalesets'"_L1, "scaleSets"_L1},   {"virtualmachines'"_L1, "machines"_L1},
        {"userassignedidentities'"_L1, "identities"_L1},   {"resourcegroups'"_L1, "groups"_L1},
        {"roleassignments'"_L1, "assignments"_L1},         {"roledefinitions'"_L1, "customRoles"_L1},
    };
    QString kind;
    for (const Entry& entry : entries) {
        if (kind.isEmpty() && query.contains(entry.word))
            kind = entry.kind;
    }
    QJsonArray all;
    for (const QJsonValue& subscription : body.value(u"subscriptions"_s).toArray()) {
        for (const QJsonValue& row : rows(kind, subscription.toString(), true))
            all.append(row);
    }
    const QJsonObject options = body.value(u"options"_s).toObject();
    const int first = options.value(u"$skipToken"_s).toString().toInt();
    QJsonArray page;
    for (int i = first; i < all.size() && i < first + pageSize; ++i)
        page.append(all.at(i));
    QJsonObject reply{
        {u"count"_s, page.size()}, {u"data"_s, page}, {u"resultTruncated"_s, truncate ? u"true"_s : u"false"_s}};
    if (first + pageSize < all.size())
        reply.insert(u"$skipToken"_s, QString::number(first + pageSize));
    return json(reply);
}

ScriptedReply TinyAzure::answerList(const QString& path, const QString& subscription, const QByteArray& target)
{
    if (path == "resourcegroups"_L1)
        return list(rows(u"groups"_s, subscription, false));
    if (path == "resources"_L1)
        return list(rows(u"others"_s, subscription, false));
    if (path.endsWith("/virtualMachines"_L1))
        return list(rows(u"machines"_s, subscription, false));
    if (path.endsWith("/virtualMachineScaleSets"_L1))
        return list(rows(u"scaleSets"_s, subscription, false));
    if (path.endsWith("/userAssignedIdentities"_L1))
        return list(rows(u"identities"_s, subscription, false));
    if (path.endsWith("/roleAssignments"_L1))
        return list(rows(u"assignments"_s, subscription, false));
    if (path.endsWith("/denyAssignments"_L1))
        return list(rows(u"denies"_s, subscription, false));
    if (path.endsWith("/roleDefinitions"_L1)) {
        if (target.contains("CustomRole"_ba))
            return list(rows(u"customRoles"_s, subscription, false));
        QJsonArray builtIn{role(u"r-builtin"_s, false), role(u"r-unused"_s, false)};
        for (const QString& guid : extraRoles)
            builtIn.append(role(guid, false));
        return list(builtIn);
    }
    const QString guid = path.section(u'/', -1);
    if (path.contains("/roleDefinitions/"_L1) && (guid == "r-builtin"_L1 || extraRoles.contains(guid)))
        return json(role(guid, false));
    return ScriptedReply::json(R"({"error":{"code":"NotFound","message":"no such thing"}})"_ba, 404);
}

ScriptedReply TinyAzure::answerNames(const SeenRequest& request) const
{
    if (refuseGraph)
        return ScriptedReply::json(
            R"({"error":{"code":"Authorization_RequestDenied","message":"Insufficient privileges"}})"_ba, 403);
    QJsonArray found;
    for (const QJsonValue& id : QJsonDocument::fromJson(request.body).object().value(u"ids"_s).toArray()) {
        if (id.toString() != "p-gone"_L1)
            found.append(QJsonObject{{u"@odata.type"_s, u"#microsoft.graph.user"_s},
                                     {u"id"_s, id},
                                     {u"displayName"_s, QString(u"Name of "_s + id.toString())}});
    }
    return list(found);
}

QJsonArray TinyAzure::rows(const QString& kind, const QString& subscription, bool asQuery) const
{
    const bool first = subscription == m_subscriptions.first();
    const QString in = group(subscription);
    if (kind == "machines"_L1)
        return machines(subscription, asQuery);
    if (kind == "assignments"_L1)
        return assignments(subscription);
    if (kind == "groups"_L1)
        return {QJsonObject{{u"id"_s, in}, {u"location"_s, u"westeurope"_s}}};
    if (kind == "identities"_L1)
        return {
            QJsonObject{{u"id"_s, QString(in + "/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id"_L1)},
                        {u"properties"_s, QJsonObject{{u"principalId"_s, u"p-id-"_s + subscription}}}}};
    if (kind == "chains"_L1)
        return {QJsonObject{
            {u"subscriptionId"_s, subscription},
            {u"chain"_s, QJsonArray{QJsonObject{{u"name"_s, u"prod"_s}}, QJsonObject{{u"name"_s, u"t1"_s}}}}}};
    if (!first)
        return {};
    if (kind == "scaleSets"_L1)
        return {QJsonObject{{u"id"_s, QString(in + "/providers/Microsoft.Compute/virtualMachineScaleSets/set"_L1)}}};
    if (kind == "others"_L1)
        return {QJsonObject{
            {u"id"_s, QString(in + "/providers/Microsoft.Web/sites/web"_L1)},
            {u"identity"_s, QJsonObject{{u"type"_s, u"SystemAssigned"_s}, {u"principalId"_s, u"p-web"_s}}}}};
    if (kind == "customRoles"_L1)
        return {role(u"r-custom"_s, true)};
    if (kind == "denies"_L1)
        return {QJsonObject{{u"id"_s, QString(in + "/providers/Microsoft.Authorization/denyAssignments/d"_L1)},
                            {u"properties"_s, QJsonObject{{u"denyAssignmentName"_s, u"No"_s}, {u"scope"_s, in}}}}};
    return {};
}

QJsonArray TinyAzure::machines(const QString& subscription, bool asQuery) const
{
    const bool first = subscription == m_subscriptions.first();
    QJsonArray result;
    for (int i = 1; i <= (first ? machinesInFirst : 1); ++i) {
        const QJsonObject users{
            {QString(group(subscription) + "/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id"_L1),
             QJsonObject{}}};
        QJsonObject machine{
            {u"id"_s, QString::fromUtf8(machineId(subscription, i))},
            {u"location"_s, u"westeurope"_s},
            {u"identity"_s, QJsonObject{{u"type"_s, u"UserAssigned"_s}, {u"userAssignedIdentities"_s, users}}}};
        if (asQuery)
            machine.insert(u"size"_s, u"Standard_B2s"_s);
        else
            machine.insert(u"properties"_s,
                           QJsonObject{{u"hardwareProfile"_s, QJsonObject{{u"vmSize"_s, u"Standard_B2s"_s}}}});
        result.append(machine);
    }
    if (first && brokenMachine)
        result.append(QJsonObject{{u"name"_s, u"nobody"_s}});
    return result;
}

QJsonArray TinyAzure::assignments(const QString& subscription) const
{
    QJsonArray result{
        assignment(managementGroup(u"prod"_s), u"a-prod"_s, u"r-builtin"_s, u"p-gone"_s),
        assignment(QString::fromUtf8(machineId(subscription)), u"a-"_s + subscription, u"r-builtin"_s, u"p-alice"_s)};
    if (subscription == m_subscriptions.first()) {
        for (const QString& extra : extraRoles)
            result.append(assignment(group(subscription), u"a-"_s + extra, extra, u"p-alice"_s));
    }
    return result;
}

QJsonObject TinyAzure::role(const QString& guid, bool custom) const
{
    return {
        {u"id"_s, QString("/providers/Microsoft.Authorization/roleDefinitions/"_L1 + guid)},
        {u"name"_s, guid},
        {u"properties"_s,
         QJsonObject{{u"roleName"_s, u"Name of "_s + guid}, {u"type"_s, custom ? u"CustomRole"_s : u"BuiltInRole"_s}}}};
}

} // namespace rolescope::test
