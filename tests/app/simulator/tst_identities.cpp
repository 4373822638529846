// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/simulator/simclient.h"

#include <QTest>

using namespace rolescope::simulator;
using namespace rolescope::simulator::test;
using namespace Qt::Literals::StringLiterals;

namespace {

const auto base = u"/providers/Microsoft.ManagedIdentity/userAssignedIdentities/"_s;

QJsonObject located(const QString& location)
{
    return {{u"location"_s, location}, {u"tags"_s, QJsonObject{{u"team"_s, u"web"_s}}}};
}

} // namespace

/// User-assigned identities: their life, federated credentials, who uses them.
class TestIdentities final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void lives();
    void refuses_data();
    void refuses();
    void tellsItsUsers();
    void keepsFederatedCredentials();
};

void TestIdentities::lives()
{
    SimClient client;
    client.signIn(ids::contributor);
    const QString id = ids::G + base + u"fresh"_s;
    QCOMPARE(client.get(id).code(), u"ResourceNotFound"_s);
    const Answer created = client.put(id, located(u"westeurope"_s));
    QCOMPARE(created.status, 201);
    const QJsonObject properties = created.json().value("properties"_L1).toObject();
    QVERIFY2(created.json().value("id"_L1).toString().contains("/resourcegroups/"_L1), "as the service spells it");
    QCOMPARE(created.json().value("id"_L1).toString().toLower(), id.toLower());
    QCOMPARE(properties.value("tenantId"_L1).toString(), ids::tenant);
    QVERIFY(!properties.value("principalId"_L1).toString().isEmpty());
    QVERIFY(!properties.value("clientId"_L1).toString().isEmpty());
    // A second PUT changes tags and keeps the principal.
    const Answer again = client.put(id, {{u"location"_s, u"westeurope"_s}});
    QCOMPARE(again.status, 200);
    QCOMPARE(again.json().value("properties"_L1), QJsonValue(properties));
    QCOMPARE(again.json().value("tags"_L1).toObject().size(), 1);
    const Answer patched = client.patch(id, {{u"tags"_s, QJsonObject{{u"a"_s, u"b"_s}}}});
    QCOMPARE(patched.json().value("tags"_L1).toObject(), QJsonObject({{u"a"_s, u"b"_s}}));
    QCOMPARE(client.remove(id).status, 200);
    QCOMPARE(client.remove(id).status, 204);
    QVERIFY2(client.put(id, located(u"westeurope"_s)).json().value("properties"_L1) != QJsonValue(properties),
             "made again it is another principal");
}

void TestIdentities::refuses_data()
{
    QTest::addColumn<QString>("user");
    QTest::addColumn<QString>("id");
    QTest::addColumn<QJsonObject>("body");
    QTest::addColumn<QString>("code");
    const QString group = ids::S + u"/resourceGroups/"_s;
    QTest::newRow("short name") << ids::owner << ids::G + base + u"ab"_s << located(u"westeurope"_s)
                                << u"InvalidResourceName"_s;
    QTest::newRow("odd name") << ids::owner << ids::G + base + u"-abc"_s << located(u"westeurope"_s)
                              << u"InvalidResourceName"_s;
    QTest::newRow("no location") << ids::owner << ids::G + base + u"abc"_s << QJsonObject{{u"tags"_s, QJsonObject()}}
                                 << u"LocationRequired"_s;
    QTest::newRow("moved") << ids::owner << ids::identityA << located(u"eastus"_s) << u"InvalidResourceLocation"_s;
    QTest::newRow("no group") << ids::owner << group + u"none"_s + base + u"abc"_s << located(u"westeurope"_s)
                              << u"ResourceGroupNotFound"_s;
    QTest::newRow("locked group") << ids::owner << group + u"locked"_s + base + u"abc"_s << located(u"westeurope"_s)
                                  << u"ScopeLocked"_s;
    QTest::newRow("reader") << ids::reader << ids::G + base + u"abc"_s << located(u"westeurope"_s)
                            << u"AuthorizationFailed"_s;
    QTest::newRow("isolation") << ids::owner << ids::G + base + u"abc"_s
                               << QJsonObject{{u"location"_s, u"westeurope"_s},
                                              {u"properties"_s, QJsonObject{{u"isolationScope"_s, u"Total"_s}}}}
                               << u"InvalidRequestContent"_s;
}

void TestIdentities::refuses()
{
    QFETCH(QString, user);
    QFETCH(QString, id);
    QFETCH(QJsonObject, body);
    SimClient client;
    client.signIn(user);
    QTEST(client.put(id, body).code(), "code");
}

void TestIdentities::tellsItsUsers()
{
    SimClient client;
    client.signIn(ids::owner);
    const QString target = ids::identityA + u"/listAssociatedResources"_s;
    const Answer answer = client.post(target + u"?api-version=2022-01-31-preview"_s, {});
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.json().value("totalCount"_L1).toInt(), 1);
    QCOMPARE(answer.value().at(0).toObject().value("id"_L1).toString(), ids::bothMachine);
    QCOMPARE(client.post(target + u"?api-version=2023-01-31"_s, {}).status, 404);
    client.patch(ids::bothMachine, {{u"identity"_s, QJsonObject{{u"type"_s, u"SystemAssigned"_s}}}});
    QCOMPARE(client.post(target + u"?api-version=2021-09-30-preview"_s, {}).json().value("totalCount"_L1).toInt(), 0);
}

void TestIdentities::keepsFederatedCredentials()
{
    SimClient client;
    client.signIn(ids::owner);
    const QString list = ids::identityA + u"/federatedIdentityCredentials"_s;
    const QString id = list + u"/github"_s;
    const QJsonObject body{{u"properties"_s,
                            QJsonObject{{u"issuer"_s, u"https://token.actions.githubusercontent.com"_s},
                                        {u"subject"_s, u"repo:contoso/web:ref:refs/heads/main"_s},
                                        {u"audiences"_s, QJsonArray{u"api://AzureADTokenExchange"_s}}}}};
    QCOMPARE(client.get(id).status, 404);
    QCOMPARE(client.put(id, {{u"properties"_s, QJsonObject{{u"issuer"_s, u"x"_s}}}}).status, 400);
    QCOMPARE(client.put(id, body).status, 201);
    QCOMPARE(client.put(id, body).status, 200);
    QCOMPARE(client.get(id).json().value("properties"_L1), body.value("properties"_L1));
    QCOMPARE(client.get(list).value().size(), 1);
    QCOMPARE(client.remove(id).status, 200);
    QCOMPARE(client.remove(id).status, 204);
    client.signIn(ids::reader);
    QCOMPARE(client.put(id, body).code(), u"AuthorizationFailed"_s);
}

QTEST_GUILESS_MAIN(TestIdentities)
#include "tst_identities.moc"
