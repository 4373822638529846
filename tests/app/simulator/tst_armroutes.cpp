// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/simulator/simclient.h"

#include <QTest>
#include <QUrlQuery>

using namespace rolescope::simulator;
using namespace rolescope::simulator::test;
using namespace Qt::Literals::StringLiterals;

namespace {

QStringList names(const QJsonArray& rows, QLatin1StringView member = "name"_L1)
{
    QStringList found;
    for (const QJsonValue& row : rows)
        found.append(row.toObject().value(member).toString());
    return found;
}

} // namespace

/// Subscriptions, groups, resources, management groups, machines: shapes, statuses, what each caller sees, paging.
class TestArmRoutes final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void checksApiVersion_data();
    void checksApiVersion();
    void writesHeaders();
    void collapsesSlashes();
    void reads_data();
    void reads();
    void listsByCaller_data();
    void listsByCaller();
    void showsSubscriptionShape();
    void showsMachineShapes();
    void filtersResources_data();
    void filtersResources();
    void managementGroupTree();
    void entitiesShowThePath();
    void putsGroups();
    void pages();
    void pagesSurviveReorderedLinks();
    void pagesOfAssignmentsJoin();
};

void TestArmRoutes::checksApiVersion_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("code");
    QTest::newRow("missing") << QString() << 400 << u"MissingApiVersionParameter"_s;
    QTest::newRow("empty") << u"?api-version="_s << 400 << u"MissingApiVersionParameter"_s;
    QTest::newRow("word") << u"?api-version=latest"_s << 400 << u"InvalidApiVersionParameter"_s;
    QTest::newRow("suffix") << u"?api-version=2022-01-01-x"_s << 400 << u"InvalidApiVersionParameter"_s;
    QTest::newRow("stable") << u"?api-version=2019-11-01"_s << 200 << QString();
    QTest::newRow("preview") << u"?api-version=2026-03-01-preview"_s << 200 << QString();
    QTest::newRow("any case of key") << u"?Api-Version=2019-11-01"_s << 200 << QString();
}

void TestArmRoutes::checksApiVersion()
{
    QFETCH(QString, query);
    SimClient client;
    client.signIn(ids::owner);
    const Answer answer = client.send("GET", u"/subscriptions"_s + query, {},
                                      {{"Authorization", "Bearer " + client.token().toLatin1()}});
    QTEST(answer.status, "status");
    QTEST(answer.code(), "code");
}

void TestArmRoutes::writesHeaders()
{
    SimClient client;
    client.signIn(ids::owner);
    const Answer answer = client.get(ids::S + u"/resourcegroups"_s,
                                     {{"x-ms-client-request-id", "abc"},
                                      {"x-ms-return-client-request-id", "true"},
                                      {"x-ms-correlation-request-id", "def"}});
    QCOMPARE(answer.headers.value("x-ms-client-request-id"), "abc"_ba);
    QCOMPARE(answer.headers.value("x-ms-correlation-request-id"), "def"_ba);
    QVERIFY(!answer.headers.value("x-ms-request-id").isEmpty());
    QVERIFY(!answer.headers.value("x-ms-ratelimit-remaining-subscription-reads").isEmpty());
    QCOMPARE(answer.headers.value("content-type"), "application/json; charset=utf-8"_ba);
}

void TestArmRoutes::collapsesSlashes()
{
    SimClient client;
    client.signIn(ids::owner);
    QCOMPARE(client.get(client.origin() + u"//"_s + ids::S.mid(1) + ids::authorization + u"roleAssignments"_s).status,
             200);
}

void TestArmRoutes::reads_data()
{
    QTest::addColumn<QString>("user");
    QTest::addColumn<QString>("target");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("code");
    const QString unknown = u"/subscriptions/aaaaaaaa-0000-0000-0000-00000000ffff"_s;
    const QString authorization = ids::S + ids::authorization;
    QTest::newRow("unknown subscription") << ids::owner << unknown << 404 << u"SubscriptionNotFound"_s;
    QTest::newRow("unknown subscription's machines")
        << ids::owner << unknown + u"/providers/Microsoft.Compute/virtualMachines"_s << 404
        << u"SubscriptionNotFound"_s;
    QTest::newRow("unseen subscription") << ids::outsider << ids::S << 403 << u"AuthorizationFailed"_s;
    QTest::newRow("unknown group") << ids::owner << ids::S + u"/resourceGroups/none"_s << 404
                                   << u"ResourceGroupNotFound"_s;
    QTest::newRow("unknown machine") << ids::owner << ids::machine + u"x"_s << 404 << u"ResourceNotFound"_s;
    QTest::newRow("unseen machine") << ids::outsider << ids::machine << 403 << u"AuthorizationFailed"_s;
    QTest::newRow("unseen list") << ids::outsider << ids::S + u"/providers/Microsoft.Compute/virtualMachines"_s << 403
                                 << u"AuthorizationFailed"_s;
    QTest::newRow("unknown route") << ids::owner << u"/nowhere"_s << 404 << u"InvalidResourceType"_s;
    QTest::newRow("machine in any case") << ids::owner << ids::machine.toUpper() << 200 << QString();
    QTest::newRow("instance view") << ids::owner << ids::machine + u"/instanceView"_s << 200 << QString();
    QTest::newRow("tenants") << ids::outsider << u"/tenants"_s << 200 << QString();
    QTest::newRow("locations") << ids::reader << ids::S + u"/locations"_s << 200 << QString();
    QTest::newRow("storage account") << ids::reader << ids::G + u"/providers/Microsoft.Storage/storageAccounts/store1"_s
                                     << 200 << QString();
    QTest::newRow("resource providers") << ids::reader << ids::S + u"/providers"_s << 200 << QString();
    QTest::newRow("resource provider") << ids::reader << ids::S + u"/providers/microsoft.compute"_s << 200 << QString();
    QTest::newRow("unknown provider") << ids::reader << ids::S + u"/providers/Contoso.X"_s << 404
                                      << u"InvalidResourceNamespace"_s;
    QTest::newRow("permissions") << ids::reader << ids::G + ids::authorization + u"permissions"_s << 200 << QString();
    QTest::newRow("locks") << ids::reader << authorization + u"locks"_s << 200 << QString();
    QTest::newRow("denials") << ids::reader << authorization + u"denyAssignments"_s << 200 << QString();
    QTest::newRow("metrics") << ids::reader << authorization + u"roleAssignmentsUsageMetrics"_s << 200 << QString();
    QTest::newRow("eligible") << ids::reader << authorization + u"roleEligibilityScheduleInstances"_s << 200
                              << QString();
    QTest::newRow("scheduled") << ids::reader << authorization + u"roleAssignmentScheduleInstances"_s << 200
                               << QString();
    QTest::newRow("operations") << ids::outsider
                                << u"/providers/Microsoft.Authorization/providerOperations/Microsoft.Compute"_s << 200
                                << QString();
    QTest::newRow("management group unseen")
        << ids::reader << u"/providers/Microsoft.Management/managementGroups/corp"_s << 403 << u"AuthorizationFailed"_s;
}

void TestArmRoutes::reads()
{
    QFETCH(QString, user);
    QFETCH(QString, target);
    SimClient client;
    client.signIn(user);
    const Answer answer = client.get(target);
    QTEST(answer.status, "status");
    QTEST(answer.code(), "code");
    if (answer.code() == "AuthorizationFailed"_L1)
        QVERIFY2(answer.message().startsWith(u"The client '%1' with object id 'bbbbbbbb-"_s.arg(user)),
                 qPrintable(answer.message()));
}

void TestArmRoutes::listsByCaller_data()
{
    QTest::addColumn<QString>("user");
    QTest::addColumn<QString>("target");
    QTest::addColumn<QStringList>("expected");
    const QString machines = ids::S + u"/providers/Microsoft.Compute/virtualMachines"_s;
    const QString groups = ids::S + u"/resourcegroups"_s;
    QTest::newRow("owner's machines") << ids::owner << machines << QStringList{u"vm4"_s, u"vm3"_s, u"vm1"_s, u"vm2"_s};
    QTest::newRow("one group's rights") << ids::machineOnly << machines << QStringList{u"vm1"_s, u"vm2"_s};
    QTest::newRow("of a group") << ids::owner << ids::G + u"/providers/Microsoft.Compute/virtualMachines"_s
                                << QStringList{u"vm1"_s, u"vm2"_s};
    QTest::newRow("groups") << ids::reader << groups << QStringList{u"locked"_s, u"web"_s, u"web-old"_s};
    QTest::newRow("one group") << ids::machineOnly << groups << QStringList{u"web"_s};
    QTest::newRow("tagged groups") << ids::reader << groups + u"?$filter=tagName eq 'ENV' and tagValue eq 'prod'"_s
                                   << QStringList{u"web"_s};
    QTest::newRow("identities") << ids::reader
                                << ids::S + u"/providers/Microsoft.ManagedIdentity/userAssignedIdentities"_s
                                << QStringList{u"ida"_s, u"idb"_s};
    QTest::newRow("unreadable identities")
        << ids::machineOnly << ids::G + u"/providers/Microsoft.ManagedIdentity/userAssignedIdentities"_s
        << QStringList();
    QTest::newRow("scale sets") << ids::reader << ids::G + u"/providers/Microsoft.Compute/virtualMachineScaleSets"_s
                                << QStringList{u"set1"_s};
}

void TestArmRoutes::listsByCaller()
{
    QFETCH(QString, user);
    QFETCH(QString, target);
    SimClient client;
    client.signIn(user);
    const Answer answer = client.get(target);
    QCOMPARE(answer.status, 200);
    QTEST(names(answer.value()), "expected");
}

void TestArmRoutes::showsSubscriptionShape()
{
    SimClient client;
    client.signIn(ids::machineOnly);
    // Whoever holds a role on one group sees its subscription, and no other.
    const QJsonArray rows = client.get(u"/subscriptions"_s).value();
    QCOMPARE(rows.size(), 1);
    const QJsonObject row = rows.at(0).toObject();
    QCOMPARE(row.value("id"_L1).toString(), ids::S);
    QCOMPARE(row.value("subscriptionId"_L1).toString(), ids::subscription);
    QCOMPARE(row.value("tenantId"_L1).toString(), ids::tenant);
    QCOMPARE(row.value("displayName"_L1).toString(), u"Production"_s);
    QCOMPARE(row.value("state"_L1).toString(), u"Enabled"_s);
    for (const auto& name : {"authorizationSource"_L1, "managedByTenants"_L1, "subscriptionPolicies"_L1})
        QVERIFY2(row.contains(name), name.data());
}

void TestArmRoutes::showsMachineShapes()
{
    SimClient client;
    client.signIn(ids::reader);
    const Answer plain = client.get(ids::machine);
    QVERIFY2(!plain.json().contains("identity"_L1), "no identity, no member");
    QCOMPARE(plain.headers.value("etag"), "\"1\""_ba);
    const QJsonObject machine = client.get(ids::bothMachine + u"?$expand=instanceView"_s).json();
    QCOMPARE(machine.value("type"_L1).toString(), u"Microsoft.Compute/virtualMachines"_s);
    const QJsonObject identity = machine.value("identity"_L1).toObject();
    QCOMPARE(identity.value("type"_L1).toString(), u"SystemAssigned, UserAssigned"_s);
    QVERIFY(!identity.value("principalId"_L1).toString().isEmpty());
    QCOMPARE(identity.value("tenantId"_L1).toString(), ids::tenant);
    const QJsonObject assigned
        = identity.value("userAssignedIdentities"_L1).toObject().value(ids::identityA).toObject();
    QCOMPARE(assigned.keys(), QStringList({u"clientId"_s, u"principalId"_s}));
    const QJsonObject properties = machine.value("properties"_L1).toObject();
    QCOMPARE(properties.value("hardwareProfile"_L1).toObject().value("vmSize"_L1).toString(), u"Standard_D2s_v3"_s);
    QCOMPARE(
        properties.value("storageProfile"_L1).toObject().value("osDisk"_L1).toObject().value("osType"_L1).toString(),
        u"Linux"_s);
    const QJsonArray statuses = properties.value("instanceView"_L1).toObject().value("statuses"_L1).toArray();
    QCOMPARE(names(statuses, "code"_L1), QStringList({u"ProvisioningState/succeeded"_s, u"PowerState/running"_s}));
    const QJsonObject status = client.get(ids::G + u"/providers/Microsoft.Compute/virtualMachines?statusOnly=true"_s)
                                   .value()
                                   .at(0)
                                   .toObject();
    QVERIFY(status.value("properties"_L1).toObject().contains("instanceView"_L1));
    QVERIFY(!status.value("properties"_L1).toObject().contains("hardwareProfile"_L1));
    const QJsonObject system
        = client.get(ids::bothMachine + u"/providers/Microsoft.ManagedIdentity/identities/default"_s).json();
    QVERIFY(!system.value("properties"_L1).toObject().value("clientId"_L1).toString().isEmpty());
}

void TestArmRoutes::filtersResources_data()
{
    QTest::addColumn<QString>("filter");
    QTest::addColumn<QStringList>("expected");
    QTest::newRow("none") << QString() << QStringList{u"vm4"_s, u"vm3"_s, u"set1"_s, u"vm1"_s,
                                                      u"vm2"_s, u"ida"_s, u"idb"_s,  u"store1"_s};
    QTest::newRow("type") << u"resourceType eq 'microsoft.storage/storageAccounts'"_s << QStringList{u"store1"_s};
    QTest::newRow("identities") << u"resourceType eq 'Microsoft.ManagedIdentity/userAssignedIdentities'"_s
                                << QStringList{u"ida"_s, u"idb"_s};
    QTest::newRow("name") << u"name eq 'vm2'"_s << QStringList{u"vm2"_s};
    QTest::newRow("group and type")
        << u"resourceGroup eq 'web-old' and resourceType eq 'Microsoft.Compute/virtualMachines'"_s
        << QStringList{u"vm3"_s};
    QTest::newRow("principal") << u"identity/principalId eq 'bbbbbbbb-0000-0000-0000-000000000050'"_s
                               << QStringList{u"vm2"_s};
}

void TestArmRoutes::filtersResources()
{
    QFETCH(QString, filter);
    QFETCH(QStringList, expected);
    SimClient client;
    client.signIn(ids::reader);
    const QJsonArray rows
        = client.get(ids::S + u"/resources?$filter="_s + QString::fromLatin1(QUrl::toPercentEncoding(filter))).value();
    QStringList found = names(rows);
    found.sort();
    expected.sort();
    QCOMPARE(found, expected);
}

void TestArmRoutes::managementGroupTree()
{
    SimClient client;
    client.signIn(ids::owner);
    const QString base = u"/providers/Microsoft.Management/managementGroups"_s;
    // The owner reads Corp and holds nothing at the root.
    QCOMPARE(names(client.get(base).value()), QStringList{u"corp"_s});
    const QJsonObject corp = client.get(base + u"/corp?$expand=children&$recurse=true"_s).json();
    const QJsonObject properties = corp.value("properties"_L1).toObject();
    QCOMPARE(names(properties.value("children"_L1).toArray()), QStringList{ids::subscription});
    QCOMPARE(properties.value("details"_L1).toObject().value("parent"_L1).toObject().value("name"_L1).toString(),
             ids::tenant);
    const QJsonArray descendants = client.get(base + u"/corp/descendants"_s).value();
    QCOMPARE(descendants.at(0).toObject().value("type"_L1).toString(),
             u"Microsoft.Management/managementGroups/subscriptions"_s);
    QCOMPARE(names(client.get(base + u"/corp/subscriptions"_s).value()), QStringList{ids::subscription});
}

void TestArmRoutes::entitiesShowThePath()
{
    SimClient client;
    client.signIn(ids::reader);
    const QJsonArray rows = client.post(u"/providers/Microsoft.Management/getEntities"_s, {}).value();
    QCOMPARE(names(rows), QStringList({ids::tenant, u"corp"_s, ids::subscription}));
    const QJsonObject root = rows.at(0).toObject().value("properties"_L1).toObject();
    QCOMPARE(root.value("permissions"_L1).toString(), u"noaccess"_s);
    const QJsonObject subscription = rows.at(2).toObject().value("properties"_L1).toObject();
    QCOMPARE(subscription.value("permissions"_L1).toString(), u"view"_s);
    QCOMPARE(subscription.value("parentNameChain"_L1).toArray(), QJsonArray({ids::tenant, u"corp"_s}));
}

void TestArmRoutes::putsGroups()
{
    SimClient client;
    client.signIn(ids::contributor);
    const QString id = ids::S + u"/resourceGroups/fresh"_s;
    QCOMPARE(client.call("HEAD", id, {}).status, 404);
    QCOMPARE(client.put(id, {{u"tags"_s, QJsonObject()}}).code(), u"LocationRequired"_s);
    QCOMPARE(client.put(id, {{u"location"_s, u"westeurope"_s}}).status, 201);
    QCOMPARE(client.put(id, {{u"location"_s, u"westeurope"_s}}).status, 200);
    QCOMPARE(client.put(id, {{u"location"_s, u"eastus"_s}}).code(), u"InvalidResourceGroupLocation"_s);
    QCOMPARE(client.call("HEAD", id, {}).status, 204);
    client.signIn(ids::reader);
    QCOMPARE(client.put(id, {{u"location"_s, u"westeurope"_s}}).code(), u"AuthorizationFailed"_s);
}

void TestArmRoutes::pages()
{
    ServerOptions options;
    options.pageSize = 3;
    SimClient client(options);
    client.signIn(ids::owner);
    const QString target = ids::S + u"/resources?$expand=createdTime%2CchangedTime&$filter="_s;
    QStringList found;
    QString next = target;
    int pages = 0;
    while (!next.isEmpty()) {
        const Answer page = client.get(next);
        QCOMPARE(page.status, 200);
        QVERIFY(page.value().size() <= 3);
        found += names(page.value());
        next = page.json().value("nextLink"_L1).toString();
        QVERIFY(next.isEmpty() || next.startsWith(client.origin()));
        QVERIFY2(++pages < 10, "the pages end");
    }
    QCOMPARE(pages, 3);
    QCOMPARE(found.size(), 8);
    QCOMPARE(QSet<QString>(found.begin(), found.end()).size(), 8);
}

void TestArmRoutes::pagesSurviveReorderedLinks()
{
    ServerOptions options;
    options.pageSize = 1;
    SimClient client(options);
    client.signIn(ids::owner);
    const Answer first = client.get(ids::S + u"/resourcegroups"_s);
    const QUrl next(first.json().value("nextLink"_L1).toString());
    QString token;
    for (const auto& [key, value] : QUrlQuery(next).queryItems(QUrl::FullyDecoded)) {
        if (key.compare("$skiptoken"_L1, Qt::CaseInsensitive) == 0)
            token = value;
    }
    QVERIFY(!token.isEmpty());
    const Answer second
        = client.get(ids::S + u"/resourcegroups?$skipToken=%1&api-version=2018-01-01-preview"_s.arg(token));
    QCOMPARE(names(second.value()), QStringList{u"web"_s});
    // Behind a proxy the link leads back to the proxy.
    const Answer proxied = client.get(ids::S + u"/resourcegroups"_s,
                                      {{"X-Forwarded-Proto", "https"}, {"X-Forwarded-Host", "localhost:8443"}});
    QVERIFY(proxied.json().value("nextLink"_L1).toString().startsWith("https://localhost:8443/subscriptions/"_L1));
}

void TestArmRoutes::pagesOfAssignmentsJoin()
{
    SimClient whole;
    whole.signIn(ids::owner);
    const QString target = ids::S + ids::authorization + u"roleAssignments"_s;
    const QStringList expected = names(whole.get(target).value());
    QCOMPARE(expected.size(), 8);
    ServerOptions options;
    options.pageSize = 1;
    SimClient client(options);
    client.signIn(ids::owner);
    QStringList found;
    for (QString next = target; !next.isEmpty() && found.size() < 20;) {
        const Answer page = client.get(next);
        found += names(page.value());
        next = page.json().value("nextLink"_L1).toString();
    }
    QCOMPARE(found, expected);
}

QTEST_GUILESS_MAIN(TestArmRoutes)
#include "tst_armroutes.moc"
