// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/demotenant.h"
#include "app/simulator/ids.h"
#include "app/simulator/kqlvalue.h"
#include "app/simulator/resourcegraphapi.h"
#include "app/simulator/synthetictenant.h"
#include "tests/app/simulator/handlerbench.h"

#include <QJsonArray>
#include <QSet>
#include <QTest>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using namespace rolescope::simulator;
using test::bodyOf;
using test::HandlerBench;

namespace {

const auto machines = u"Resources | where type =~ 'microsoft.compute/virtualmachines'"_s;
const auto grants = u"AuthorizationResources | where type =~ 'microsoft.authorization/roleassignments'"_s;

/// The API on a tenant, asked as one of its principals.
struct Graph : HandlerBench
{
    explicit Graph(Tenant tenant) : HandlerBench(std::move(tenant)) { }

    Reply post(const QJsonObject& body, const QByteArray& version = "2022-10-01")
    {
        const Request asked
            = request("POST", "/providers/Microsoft.ResourceGraph/resources?api-version=" + version, body);
        return api.handle(context, ArmRequest(asked));
    }
    QJsonObject ask(const QString& query, const QJsonObject& how = {{u"$top"_s, 1000}}, const QJsonObject& more = {})
    {
        QJsonObject body = more;
        body.insert(u"query"_s, query);
        body.insert(u"options"_s, how);
        return bodyOf(post(body));
    }
    QJsonArray rows(const QString& query, const QJsonObject& more = {})
    {
        return ask(query, {{u"$top"_s, 1000}}, more).value("data"_L1).toArray();
    }
    /// The principal whose display name it is.
    QString principalNamed(const QString& name) const
    {
        for (const auto& [id, principal] : state.principals()) {
            if (principal.displayName == name)
                return principal.id;
        }
        return {};
    }
    QString subscription(const QString& name) const
    {
        for (const auto& [key, subscription] : state.subscriptions()) {
            if (subscription.displayName.endsWith(name))
                return subscription.id;
        }
        return {};
    }

    ResourceGraphApi api;
};

QStringList texts(const QJsonArray& rows, QLatin1StringView key)
{
    QStringList list;
    for (const QJsonValue& row : rows)
        list.append(row[key].toString());
    return list;
}

} // namespace

class ResourceGraphTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_graph = std::make_unique<Graph>(demoTenant()); }
    void factsQueries_data();
    void factsQueries();
    void machineRows();
    void identityBlocks();
    void containers();
    void authorization();
    void shortcutsAgreeWithProperties_data();
    void shortcutsAgreeWithProperties();
    void defaultColumns();
    void pagesTheWhole_data();
    void pagesTheWhole();
    void tokensBelongToTheirQuery();
    void noTokenWithoutId_data();
    void noTokenWithoutId();
    void tableFormat();
    void subscriptionsAndManagementGroups();
    void scopeFilter_data();
    void scopeFilter();
    void hidesWhatTheCallerMayNotRead();
    void resourceGrantShowsOneResource();
    void seesChanges();
    void refusals_data();
    void refusals();
    void queryErrors();
    void headers();
    void pagesOfALargeTenantFollowEachOther();

private:
    std::unique_ptr<Graph> m_graph;
};

// The queries of the client, and how many of the demo's rows the demo user sees: all three subscriptions.
void ResourceGraphTest::factsQueries_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<int>("expected");
    QTest::newRow("machines")
        << u"Resources | where type =~ 'microsoft.compute/virtualmachines' | project id,name,location,"
           "resourceGroup,subscriptionId,tenantId,identity,"
           "power=tostring(properties.extended.instanceView.powerState.code) | order by id asc"_s
        << 24;
    QTest::newRow("identities")
        << u"Resources | where type =~ 'microsoft.managedidentity/userassignedidentities' | project "
           "id,name,location,subscriptionId,principalId=tostring(properties.principalId),"
           "clientId=tostring(properties.clientId),tenantId=tostring(properties.tenantId)"_s
        << 8;
    // 21 machines, the scale set and the web app
    QTest::newRow("everything with an identity")
        << u"Resources | where isnotnull(identity) and identity.type !~ 'None' | project id,type,identity"_s << 23;
    QTest::newRow("role definitions")
        << u"AuthorizationResources | where type =~ 'microsoft.authorization/roledefinitions' "
           "| project id,name,properties"_s
        << 51;
    QTest::newRow("subscriptions")
        << u"ResourceContainers | where type =~ 'microsoft.resources/subscriptions' | project "
           "id,subscriptionId,name,chain=properties.managementGroupAncestorsChain"_s
        << 3;
    QTest::newRow("groups")
        << u"resourcecontainers | where type == 'microsoft.resources/subscriptions/resourcegroups'"_s << 11;
    QTest::newRow("default table") << u"where type =~ 'Microsoft.KeyVault/vaults' | project id"_s << 3;
}

void ResourceGraphTest::factsQueries()
{
    QFETCH(QString, query);
    QFETCH(int, expected);
    const QJsonObject answer = m_graph->ask(query);
    QCOMPARE(answer.value("totalRecords"_L1).toInt(), expected);
    QCOMPARE(answer.value("count"_L1).toInt(), expected);
    QCOMPARE(answer.value("data"_L1).toArray().size(), expected);
    QCOMPARE(answer.value("resultTruncated"_L1), QJsonValue(u"false"_s));
    QVERIFY(answer.value("facets"_L1).isArray());
    QVERIFY(!answer.contains("$skipToken"_L1));
}

void ResourceGraphTest::machineRows()
{
    const QJsonArray rows
        = m_graph->rows(machines
                        + u" and name == 'vm-db-01' | project id, name, type, location, resourceGroup, tenantId, tags,"
                          "size=properties.hardwareProfile.vmSize, os=properties.storageProfile.osDisk.osType,"
                          "power=properties.extended.instanceView.powerState.code"_s);
    QCOMPARE(rows.size(), 1);
    const QJsonObject row = rows.at(0).toObject();
    QCOMPARE(row["type"_L1], QJsonValue(u"microsoft.compute/virtualmachines"_s));
    QVERIFY(row["id"_L1].toString().endsWith("/providers/Microsoft.Compute/virtualMachines/vm-db-01"_L1));
    QCOMPARE(row["resourceGroup"_L1], QJsonValue(u"rg-shop-data"_s));
    QCOMPARE(row["tenantId"_L1].toString(), m_graph->state.tenantId());
    QCOMPARE(row["tags"_L1], QJsonValue(QJsonObject{{u"role"_s, u"sql"_s}}));
    QCOMPARE(row["size"_L1], QJsonValue(u"Standard_E16ds_v5"_s));
    QCOMPARE(row["os"_L1], QJsonValue(u"Windows"_s));
    QCOMPARE(row["power"_L1], QJsonValue(u"PowerState/running"_s));
}

void ResourceGraphTest::identityBlocks()
{
    const QJsonArray rows = m_graph->rows(machines + u" | project name, identity"_s);
    QHash<QString, QJsonValue> blocks;
    for (const QJsonValue& row : rows)
        blocks.insert(row["name"_L1].toString(), row["identity"_L1]);
    QVERIFY(blocks.value(u"vm-bastion-01"_s).isNull());
    const QJsonObject system = blocks.value(u"vm-db-01"_s).toObject();
    QCOMPARE(system["type"_L1], QJsonValue(u"SystemAssigned"_s));
    QCOMPARE(system["tenantId"_L1].toString(), m_graph->state.tenantId());
    QVERIFY(!system.contains("userAssignedIdentities"_L1));
    const QJsonObject both = blocks.value(u"vm-web-01"_s).toObject();
    QCOMPARE(both["type"_L1], QJsonValue(u"SystemAssigned, UserAssigned"_s));
    QCOMPARE(both["userAssignedIdentities"_L1].toObject().size(), 1);
    const QJsonObject several = blocks.value(u"vm-dev-ci-02"_s).toObject()["userAssignedIdentities"_L1].toObject();
    QCOMPARE(several.size(), 2);
    // The deleted one is still named, with nothing known about it.
    const auto gone = std::find_if(several.begin(), several.end(),
                                   [](const QJsonValue& value) { return value.toObject().isEmpty(); });
    QVERIFY(gone != several.end());
    QVERIFY(gone.key().endsWith("/id-dev-old"_L1));
}

void ResourceGraphTest::containers()
{
    const QJsonArray rows
        = m_graph->rows(u"ResourceContainers | where type =~ 'microsoft.resources/subscriptions' | where "
                        "name endswith 'Production' | project name, subscriptionId, properties"_s);
    QCOMPARE(rows.size(), 1);
    const QJsonArray chain = rows.at(0)["properties"_L1]["managementGroupAncestorsChain"_L1].toArray();
    QCOMPARE(texts(chain, "name"_L1), QStringList({u"mg-workloads"_s, m_graph->state.tenantId()}));
    QCOMPARE(texts(chain, "displayName"_L1), QStringList({u"Workloads"_s, u"Tenant Root Group"_s}));
    // The demo user reads one management group only, through the group Engineering.
    QCOMPARE(texts(m_graph->rows(u"ResourceContainers | where type =~ 'microsoft.management/managementgroups'"_s),
                   "name"_L1),
             QStringList{u"mg-workloads"_s});
}

void ResourceGraphTest::authorization()
{
    const QJsonArray rows = m_graph->rows(grants
                                          + u" | project id,principalId=tostring(properties.principalId),"
                                            "ptype=tostring(properties.principalType),"
                                            "role=tolower(tostring(properties.roleDefinitionId)),"
                                            "scope=tostring(properties.scope), condition=properties.condition"_s);
    // All but those at the root, the root group and mg-platform: 64 - 1 - 3 - 2.
    QCOMPARE(rows.size(), 58);
    int conditions = 0;
    for (const QJsonValue& row : rows) {
        QVERIFY(row["role"_L1].toString().startsWith("/providers/microsoft.authorization/roledefinitions/"_L1));
        QVERIFY(row["id"_L1].toString().startsWith(row["scope"_L1].toString()));
        conditions += row["condition"_L1].isNull() ? 0 : 1;
    }
    QCOMPARE(conditions, 1);
    const QJsonArray roles
        = m_graph->rows(u"AuthorizationResources | where type =~ 'microsoft.authorization/roledefinitions' | "
                        "where properties.roleName == 'Virtual Machine Restarter'"_s);
    QCOMPARE(roles.size(), 1);
    QCOMPARE(roles.at(0)["properties"_L1]["type"_L1], QJsonValue(u"CustomRole"_s));
    QCOMPARE(roles.at(0)["properties"_L1]["permissions"_L1][0]["actions"_L1].toArray().size(), 6);
}

void ResourceGraphTest::shortcutsAgreeWithProperties_data()
{
    QTest::addColumn<QString>("table");
    QTest::addColumn<QString>("path");
    for (const QString& table : {u"Resources"_s, u"ResourceContainers"_s, u"AuthorizationResources"_s}) {
        for (const char* path :
             {"properties.extended.instanceView.powerState.code", "properties.hardwareProfile.vmSize",
              "properties.storageProfile.osDisk.osType", "properties.vmId", "properties.provisioningState",
              "properties.virtualMachineScaleSet.id", "properties.principalId", "properties.clientId",
              "properties.tenantId", "properties.principalType", "properties.roleDefinitionId", "properties.scope",
              "properties.condition", "properties.description", "identity.type", "properties.nothing.here"})
            QTest::newRow(qPrintable(table + u' ' + QLatin1StringView(path))) << table << QString::fromLatin1(path);
    }
}

void ResourceGraphTest::shortcutsAgreeWithProperties()
{
    QFETCH(QString, table);
    QFETCH(QString, path);
    const QJsonArray rows = m_graph->rows(table + u" | project properties, identity, fast = "_s + path);
    QVERIFY(!rows.isEmpty());
    for (const QJsonValue& row : rows) {
        kql::Path steps;
        for (const QString& key : path.split(u'.'))
            steps.push_back({key, -1});
        QCOMPARE(row["fast"_L1], kql::walk(kql::Value(row), steps).json());
    }
}

void ResourceGraphTest::defaultColumns()
{
    const QJsonArray rows = m_graph->rows(u"Resources"_s);
    QCOMPARE(rows.size(), 48);
    QCOMPARE(rows.at(0).toObject().keys().size(), 16);
    QVERIFY(rows.at(0).toObject().contains("managedBy"_L1));
}

void ResourceGraphTest::pagesTheWhole_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<int>("top");
    for (int top : {1, 7, 24, 64, 1000}) {
        QTest::addRow("machines by %d", top) << machines + u" | project id, name | order by name desc"_s << top;
        QTest::addRow("grants by %d", top) << grants + u" | project id | order by id asc"_s << top;
    }
}

void ResourceGraphTest::pagesTheWhole()
{
    QFETCH(QString, query);
    QFETCH(int, top);
    const QJsonObject whole = m_graph->ask(query);
    const auto total = whole.value("totalRecords"_L1).toInt();
    QJsonArray collected;
    QJsonObject options{{u"$top"_s, top}};
    for (int page = 0; page <= total; ++page) {
        const QJsonObject answer = m_graph->ask(query, options);
        QCOMPARE(answer.value("totalRecords"_L1).toInt(), total);
        const QJsonArray data = answer.value("data"_L1).toArray();
        QCOMPARE(answer.value("count"_L1).toInt(), data.size());
        for (const QJsonValue& row : data)
            collected.append(row);
        const QString token = answer.value("$skipToken"_L1).toString();
        if (token.isEmpty())
            break;
        QCOMPARE(answer.value("resultTruncated"_L1), QJsonValue(u"false"_s));
        QCOMPARE(data.size(), top);
        options.insert(u"$skipToken"_s, token);
    }
    QCOMPARE(collected, whole.value("data"_L1).toArray());
}

void ResourceGraphTest::tokensBelongToTheirQuery()
{
    const QString token
        = m_graph->ask(machines + u" | project id"_s, {{u"$top"_s, 5}}).value("$skipToken"_L1).toString();
    QVERIFY(!token.isEmpty());
    const QJsonObject wrong
        = m_graph->ask(machines + u" | project id, name"_s, {{u"$top"_s, 5}, {u"$skipToken"_s, token}});
    QCOMPARE(wrong["error"_L1]["code"_L1], QJsonValue(u"BadRequest"_s));
    const QJsonObject skipped = m_graph->ask(machines + u" | project id"_s, {{u"$top"_s, 5}, {u"$skip"_s, 22}});
    QCOMPARE(skipped["count"_L1].toInt(), 2);
    QCOMPARE(skipped["totalRecords"_L1].toInt(), 24);
}

void ResourceGraphTest::noTokenWithoutId_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("truncated");
    QTest::newRow("no id") << machines + u" | project name"_s << u"true"_s;
    QTest::newRow("take") << machines + u" | project id | take 9"_s << u"true"_s;
    QTest::newRow("top") << machines + u" | top 9 by name asc | project id"_s << u"true"_s;
    QTest::newRow("take of few") << machines + u" | project id | take 5"_s << u"false"_s;
    QTest::newRow("summarize") << u"Resources | summarize count() by name"_s << u"true"_s;
    QTest::newRow("count") << u"Resources | count"_s << u"false"_s;
}

void ResourceGraphTest::noTokenWithoutId()
{
    QFETCH(QString, query);
    QFETCH(QString, truncated);
    const QJsonObject answer = m_graph->ask(query, {{u"$top"_s, 5}});
    QVERIFY(answer.contains("data"_L1));
    QVERIFY(!answer.contains("$skipToken"_L1));
    QCOMPARE(answer.value("resultTruncated"_L1).toString(), truncated);
}

void ResourceGraphTest::tableFormat()
{
    const QString query = u"Resources | summarize n = count() by location | order by n desc, location asc"_s;
    const QJsonObject table = m_graph->ask(query, {{u"resultFormat"_s, u"table"_s}})["data"_L1].toObject();
    const QJsonArray columns = table["columns"_L1].toArray();
    QCOMPARE(texts(columns, "name"_L1), QStringList({u"location"_s, u"n"_s}));
    QCOMPARE(texts(columns, "type"_L1), QStringList({u"string"_s, u"integer"_s}));
    QCOMPARE(table["rows"_L1][0][0], QJsonValue(u"westeurope"_s));
    QVERIFY(table["rows"_L1][0][1].isDouble());
    // The oldest version answers so by default, newer ones do not.
    const QJsonObject body{{u"query"_s, query}};
    QVERIFY(bodyOf(m_graph->post(body, "2019-04-01"))["data"_L1].isObject());
    QVERIFY(bodyOf(m_graph->post(body, "2021-03-01"))["data"_L1].isArray());
}

void ResourceGraphTest::subscriptionsAndManagementGroups()
{
    const QString production = m_graph->subscription(u"Production"_s);
    const QString platform = m_graph->subscription(u"Platform"_s);
    QCOMPARE(m_graph->rows(machines, {{u"subscriptions"_s, QJsonArray{production}}}).size(), 12);
    QCOMPARE(m_graph->rows(machines, {{u"subscriptions"_s, QJsonArray{production.toUpper(), platform}}}).size(), 17);
    QCOMPARE(m_graph->rows(machines, {{u"managementGroups"_s, QJsonArray{u"MG-workloads"_s}}}).size(), 19);
    QCOMPARE(m_graph->rows(machines, {{u"managementGroups"_s, QJsonArray{m_graph->state.tenantId()}}}).size(), 24);
    const QString unknown = u"00000000-0000-0000-0000-000000000009"_s;
    QCOMPARE(m_graph->rows(machines, {{u"subscriptions"_s, QJsonArray{unknown}}}).size(), 0);
    QCOMPARE(m_graph->rows(machines, {{u"subscriptions"_s, QJsonValue()}}).size(), 24);
}

void ResourceGraphTest::scopeFilter_data()
{
    QTest::addColumn<QString>("filter");
    QTest::addColumn<int>("expected"); ///< of the third subscription, which the demo user reads
    // In it: 2 at the subscription, 2 at groups, 6 at resources. Above: 1 at /, 3 at the root group, 2 at mg-platform.
    QTest::newRow("default") << QString() << 10;
    QTest::newRow("below") << u"AtScopeAndBelow"_s << 10;
    QTest::newRow("above") << u"AtScopeAndAbove"_s << 8;
    QTest::newRow("exact") << u"atscopeexact"_s << 2;
    QTest::newRow("both") << u"AtScopeAboveAndBelow"_s << 16;
}

void ResourceGraphTest::scopeFilter()
{
    QFETCH(QString, filter);
    QFETCH(int, expected);
    const QJsonObject answer
        = m_graph->ask(grants + u" | project id"_s, {{u"$top"_s, 1000}, {u"authorizationScopeFilter"_s, filter}},
                       {{u"subscriptions"_s, QJsonArray{m_graph->subscription(u"Platform"_s)}}});
    QCOMPARE(answer["totalRecords"_L1].toInt(), expected);
}

void ResourceGraphTest::hidesWhatTheCallerMayNotRead()
{
    // The application owns the first subscription and nothing else.
    m_graph->caller = m_graph->state.callers().at(1).principalId;
    const QString production = m_graph->subscription(u"Production"_s);
    QCOMPARE(m_graph->rows(machines).size(), 12);
    for (const QString& id : texts(m_graph->rows(u"Resources | project id"_s), "id"_L1))
        QVERIFY(id.startsWith(u"/subscriptions/"_s + production));
    QCOMPARE(m_graph->rows(u"ResourceContainers | where type =~ 'microsoft.resources/subscriptions'"_s).size(), 1);
    for (const QString& scope :
         texts(m_graph->rows(grants + u" | project scope=tostring(properties.scope)"_s), "scope"_L1))
        QVERIFY(scope.startsWith(u"/subscriptions/"_s + production));
    // Somebody without any grant sees an empty tenant, not an error.
    m_graph->caller = m_graph->principalNamed(u"vm-mon-01"_s);
    QCOMPARE(m_graph->ask(u"Resources"_s)["totalRecords"_L1].toInt(-1), 0);
    QCOMPARE(m_graph->ask(u"ResourceContainers"_s)["totalRecords"_L1].toInt(-1), 0);
}

void ResourceGraphTest::resourceGrantShowsOneResource()
{
    // vm-dev-ci-01 administers one vault: the grant is at the resource, its group stays hidden.
    m_graph->caller = m_graph->principalNamed(u"vm-dev-ci-01"_s);
    QCOMPARE(texts(m_graph->rows(u"Resources | project name"_s), "name"_L1), QStringList{u"kv-dev"_s});
}

void ResourceGraphTest::seesChanges()
{
    QCOMPARE(m_graph->rows(machines).size(), 24);
    Resource machine = *m_graph->state.resource(m_graph->rows(machines).at(0)["id"_L1].toString());
    machine.name = u"vm-new-01"_s;
    m_graph->state.putResource(machine);
    QCOMPARE(m_graph->rows(machines).size(), 25);
}

void ResourceGraphTest::refusals_data()
{
    QTest::addColumn<QJsonObject>("body");
    QTest::addColumn<QString>("fragment");
    const QString query = u"Resources"_s;
    const auto options = [&query](const QJsonObject& object) {
        return QJsonObject{{u"query"_s, query}, {u"options"_s, object}};
    };
    QTest::newRow("no body") << QJsonObject() << u"not a JSON object"_s;
    QTest::newRow("no query") << QJsonObject{{u"options"_s, QJsonObject()}} << u"query"_s;
    QTest::newRow("query of another type") << QJsonObject{{u"query"_s, 7}} << u"query"_s;
    QTest::newRow("top of nothing") << options({{u"$top"_s, 0}}) << u"$top"_s;
    QTest::newRow("top too large") << options({{u"$top"_s, 1001}}) << u"$top"_s;
    QTest::newRow("skip") << options({{u"$skip"_s, -1}}) << u"$skip"_s;
    QTest::newRow("token") << options({{u"$skipToken"_s, u"nonsense"_s}}) << u"$skipToken"_s;
    QTest::newRow("format") << options({{u"resultFormat"_s, u"xml"_s}}) << u"resultFormat"_s;
    QTest::newRow("filter") << options({{u"authorizationScopeFilter"_s, u"Everywhere"_s}}) << u"Everywhere"_s;
    QTest::newRow("subscriptions") << QJsonObject{{u"query"_s, query}, {u"subscriptions"_s, QJsonArray{u"x"_s}}}
                                   << u"subscriptions"_s;
    QTest::newRow("subscriptions of another type")
        << QJsonObject{{u"query"_s, query}, {u"subscriptions"_s, u"x"_s}} << u"subscriptions"_s;
}

void ResourceGraphTest::refusals()
{
    QFETCH(QJsonObject, body);
    QFETCH(QString, fragment);
    const Reply reply = m_graph->post(body);
    QCOMPARE(reply.status, 400);
    const QJsonObject error = bodyOf(reply)["error"_L1].toObject();
    QCOMPARE(error["code"_L1], QJsonValue(u"BadRequest"_s));
    const QString message = error["details"_L1][0]["message"_L1].toString();
    QVERIFY2(message.contains(fragment), qPrintable(message));
}

void ResourceGraphTest::queryErrors()
{
    const QJsonObject answer = m_graph->ask(u"Resources\n| mv-expand identity"_s);
    const QJsonArray details = answer["error"_L1]["details"_L1].toArray();
    QCOMPARE(texts(details, "code"_L1), QStringList({u"InvalidQuery"_s, u"InvalidQueryLanguage"_s}));
    QCOMPARE(details.at(1)["token"_L1], QJsonValue(u"mv-expand"_s));
    QCOMPARE(details.at(1)["line"_L1].toInt(), 2);
    QCOMPARE(m_graph->ask(u"Advisors | take 1"_s)["error"_L1]["details"_L1][1]["token"_L1], QJsonValue(u"Advisors"_s));
    const Request get = m_graph->request("GET", "/providers/Microsoft.ResourceGraph/resources?api-version=2022-10-01");
    QCOMPARE(m_graph->api.handle(m_graph->context, ArmRequest(get)).status, 405);
}

void ResourceGraphTest::headers()
{
    const Reply reply = m_graph->post({{u"query"_s, u"Resources | take 1"_s}});
    QVERIFY(reply.header("x-ms-user-quota-remaining").toInt() > 0);
    QCOMPARE(reply.header("x-ms-user-quota-resets-after"), "00:00:05"_ba);
}

void ResourceGraphTest::pagesOfALargeTenantFollowEachOther()
{
    Graph graph(syntheticTenant(5'000, 1));
    const auto twoPages = [&graph](const QString& query) {
        QJsonObject body{{u"query"_s, query}, {u"options"_s, QJsonObject{{u"$top"_s, 1000}}}};
        const QJsonObject first = bodyOf(graph.post(body));
        const QJsonObject options{{u"$top"_s, 1000}, {u"$skipToken"_s, first["$skipToken"_L1]}};
        body.insert(u"options"_s, options);
        const QJsonObject second = bodyOf(graph.post(body));
        QStringList ids;
        for (const QJsonObject& page : {first, second}) {
            for (const auto& row : page["data"_L1].toArray())
                ids << row["id"_L1].toString().toLower();
        }
        return ids;
    };
    for (const QString& things : {machines, grants}) {
        const QStringList ids = twoPages(things + u" | project id | order by id asc"_s);
        QCOMPARE(ids.size(), 2000);
        QVERIFY(std::is_sorted(ids.cbegin(), ids.cend()));
        QCOMPARE(std::adjacent_find(ids.cbegin(), ids.cend()), ids.cend());
    }
}

QTEST_GUILESS_MAIN(ResourceGraphTest)
#include "tst_resourcegraph.moc"
