// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/simulator/simclient.h"

#include <QTest>
#include <QUrl>

using namespace rolescope::simulator;
using namespace rolescope::simulator::test;
using namespace Qt::Literals::StringLiterals;

namespace {

QJsonObject identity(const QString& type, const QJsonObject& map = {})
{
    QJsonObject block{{u"type"_s, type}};
    if (!map.isEmpty())
        block.insert(u"userAssignedIdentities"_s, map);
    return {{u"identity"_s, block}};
}

QString principalOf(const QJsonObject& machine)
{
    return machine.value("identity"_L1).toObject().value("principalId"_L1).toString();
}

QStringList assignedTo(const QJsonObject& machine)
{
    QStringList keys = machine.value("identity"_L1).toObject().value("userAssignedIdentities"_L1).toObject().keys();
    for (QString& key : keys)
        key = key.section(u'/', -1).toLower();
    return keys;
}

/// Polls until the operation ends; its last answer.
QJsonObject follow(SimClient& client, const Answer& patched)
{
    const QString url = QString::fromLatin1(patched.headers.value("azure-asyncoperation"));
    QJsonObject status;
    for (int i = 0; i < 5; ++i) {
        status = client.get(url).json();
        if (status.value("status"_L1).toString() != "InProgress"_L1)
            break;
    }
    return status;
}

ServerOptions quick()
{
    ServerOptions options;
    options.retryAfterSeconds = 0;
    return options;
}

} // namespace

/// PATCH of machines: Azure's rules on identity blocks, etags, long-running operations, and what is refused.
class TestComputePatch final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void mergesIdentities_data();
    void mergesIdentities();
    void refuses_data();
    void refuses();
    void checksEtag();
    void runsAsOperation();
    void scaleSetAnswersAccepted();
    void systemIdentityComesAndGoes();
    void deletedIdentitySpoilsUpdates();
    void oneOperationAtATime();
    void unpolledOperationEnds();
};

void TestComputePatch::mergesIdentities_data()
{
    QTest::addColumn<QString>("machine");
    QTest::addColumn<QJsonObject>("body");
    QTest::addColumn<QString>("type");
    QTest::addColumn<QStringList>("assigned");
    QTest::addColumn<bool>("keepsSystem");
    const QJsonObject add{{ids::identityB, QJsonObject()}};
    const QJsonObject dropA{{ids::identityA.toLower(), QJsonValue()}};
    const QString both = u"SystemAssigned, UserAssigned"_s;
    const QStringList none;
    const QStringList a{u"ida"_s};
    QTest::newRow("first user identity") << ids::machine << identity(u"UserAssigned"_s, add) << u"UserAssigned"_s
                                         << QStringList{u"idb"_s} << false;
    QTest::newRow("first system identity")
        << ids::machine << identity(u"SystemAssigned"_s) << u"SystemAssigned"_s << none << false;
    QTest::newRow("none to none") << ids::machine << identity(u"None"_s) << QString() << none << false;
    QTest::newRow("adds and keeps the rest")
        << ids::bothMachine << identity(both, add) << both << QStringList{u"ida"_s, u"idb"_s} << true;
    QTest::newRow("type without space") << ids::bothMachine << identity(u"systemassigned,userassigned"_s, add) << both
                                        << QStringList{u"ida"_s, u"idb"_s} << true;
    QTest::newRow("no map keeps all") << ids::bothMachine << identity(both) << both << a << true;
    QTest::newRow("UserAssigned drops system") << ids::bothMachine << identity(u"UserAssigned"_s, add)
                                               << u"UserAssigned"_s << QStringList{u"ida"_s, u"idb"_s} << false;
    QTest::newRow("UserAssigned alone drops system")
        << ids::bothMachine << identity(u"UserAssigned"_s) << u"UserAssigned"_s << a << false;
    QTest::newRow("removes by null, in any case")
        << ids::bothMachine
        << identity(both, {{ids::identityA.toLower(), QJsonValue()}, {ids::identityB, QJsonObject()}}) << both
        << QStringList{u"idb"_s} << true;
    QTest::newRow("SystemAssigned drops users")
        << ids::bothMachine << identity(u"SystemAssigned"_s) << u"SystemAssigned"_s << none << true;
    QTest::newRow("None drops all") << ids::bothMachine << identity(u"None"_s) << QString() << none << false;
    QTest::newRow("null under SystemAssigned")
        << ids::bothMachine << identity(u"SystemAssigned"_s, dropA) << u"SystemAssigned"_s << none << true;
    QTest::newRow("tags leave identity alone")
        << ids::bothMachine << QJsonObject{{u"tags"_s, QJsonObject{{u"a"_s, u"b"_s}}}} << both << a << true;
}

void TestComputePatch::mergesIdentities()
{
    QFETCH(QString, machine);
    QFETCH(QJsonObject, body);
    QFETCH(bool, keepsSystem);
    SimClient client(quick());
    client.signIn(ids::owner);
    const QString before = principalOf(client.get(machine).json());
    const Answer patched = client.patch(machine, body);
    QCOMPARE(patched.status, 200);
    QCOMPARE(follow(client, patched).value("status"_L1).toString(), u"Succeeded"_s);
    const QJsonObject after = client.get(machine).json();
    QTEST(after.value("identity"_L1).toObject().value("type"_L1).toString(), "type");
    QTEST(assignedTo(after), "assigned");
    QCOMPARE(!before.isEmpty() && principalOf(after) == before, keepsSystem);
    QCOMPARE(after.value("properties"_L1).toObject().value("provisioningState"_L1).toString(), u"Succeeded"_s);
}

void TestComputePatch::refuses_data()
{
    QTest::addColumn<QString>("user");
    QTest::addColumn<QString>("machine");
    QTest::addColumn<QJsonObject>("body");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("code");
    const QJsonObject add{{ids::identityB, QJsonObject()}};
    const QJsonObject assign = identity(u"UserAssigned"_s, add);
    const QString locked = ids::S + u"/resourceGroups/locked/providers/Microsoft.Compute/virtualMachines/vm4"_s;
    QTest::newRow("no type") << ids::owner << ids::machine
                             << QJsonObject{{u"identity"_s, QJsonObject{{u"userAssignedIdentities"_s, add}}}} << 400
                             << u"InvalidRequestContent"_s;
    QTest::newRow("unknown type") << ids::owner << ids::machine << identity(u"Mine"_s) << 400
                                  << u"InvalidRequestContent"_s;
    QTest::newRow("none beside others") << ids::owner << ids::machine << identity(u"None, UserAssigned"_s, add) << 400
                                        << u"InvalidRequestContent"_s;
    QTest::newRow("empty set") << ids::owner << ids::machine << identity(u"UserAssigned"_s) << 400
                               << u"FailedIdentityOperation"_s;
    QTest::newRow("last one removed") << ids::owner << ids::bothMachine
                                      << identity(u"UserAssigned"_s, {{ids::identityA, QJsonValue()}}) << 400
                                      << u"FailedIdentityOperation"_s;
    QTest::newRow("map under SystemAssigned")
        << ids::owner << ids::machine << identity(u"SystemAssigned"_s, add) << 400 << u"FailedIdentityOperation"_s;
    QTest::newRow("unknown identity") << ids::owner << ids::machine
                                      << identity(u"UserAssigned"_s, {{ids::identityA + u"x"_s, QJsonObject()}}) << 400
                                      << u"FailedIdentityOperation"_s;
    QTest::newRow("no identity's id") << ids::owner << ids::machine
                                      << identity(u"UserAssigned"_s, {{u"ida"_s, QJsonObject()}}) << 400
                                      << u"LinkedInvalidPropertyId"_s;
    QTest::newRow("may not write") << ids::reader << ids::machine << assign << 403 << u"AuthorizationFailed"_s;
    QTest::newRow("may not assign") << ids::machineOnly << ids::machine << assign << 403
                                    << u"LinkedAuthorizationFailed"_s;
    QTest::newRow("denied") << ids::contributor << ids::bothMachine << assign << 403 << u"AuthorizationFailed"_s;
    QTest::newRow("locked") << ids::owner << locked << assign << 409 << u"ScopeLocked"_s;
    QTest::newRow("unknown machine") << ids::owner << ids::machine + u"x"_s << assign << 404 << u"ResourceNotFound"_s;
}

void TestComputePatch::refuses()
{
    QFETCH(QString, user);
    QFETCH(QString, machine);
    QFETCH(QJsonObject, body);
    SimClient client(quick());
    client.signIn(user);
    const Answer answer = client.patch(machine, body);
    QTEST(answer.status, "status");
    QTEST(answer.code(), "code");
    client.signIn(ids::owner);
    const Answer after = client.get(machine);
    if (after.status == 200)
        QCOMPARE(after.headers.value("etag"), "\"1\""_ba);
}

void TestComputePatch::checksEtag()
{
    SimClient client(quick());
    client.signIn(ids::owner);
    const QByteArray etag = client.get(ids::machine).headers.value("etag");
    const QJsonObject body = identity(u"SystemAssigned"_s);
    QCOMPARE(client.patch(ids::machine, body, {{"If-Match", "\"99\""}}).status, 412);
    const Answer patched = client.patch(ids::machine, body, {{"If-Match", etag}});
    QCOMPARE(patched.status, 200);
    follow(client, patched);
    QVERIFY2(client.get(ids::machine).headers.value("etag") != etag, "a change gives a new tag");
    QCOMPARE(client.patch(ids::machine, body, {{"If-Match", etag}}).code(), u"PreconditionFailed"_s);
    QCOMPARE(client.patch(ids::machine, body, {{"If-Match", "*"}}).status, 200);
}

void TestComputePatch::runsAsOperation()
{
    ServerOptions options = quick();
    options.operationPolls = 2;
    SimClient client(options);
    client.signIn(ids::owner);
    const Answer patched = client.patch(ids::machine, identity(u"SystemAssigned"_s));
    QCOMPARE(patched.json().value("properties"_L1).toObject().value("provisioningState"_L1).toString(), u"Updating"_s);
    const QString url = QString::fromLatin1(patched.headers.value("azure-asyncoperation"));
    QVERIFY2(
        url.startsWith(client.origin() + ids::S + u"/providers/Microsoft.Compute/locations/westeurope/operations/"_s),
        qPrintable(url));
    QCOMPARE(client.get(url).json().value("status"_L1).toString(), u"InProgress"_s);
    QCOMPARE(client.get(url).headers.value("retry-after"), "0"_ba);
    const QJsonObject done = client.get(url).json();
    QCOMPARE(done.value("status"_L1).toString(), u"Succeeded"_s);
    QVERIFY(done.contains("endTime"_L1));
    QCOMPARE(client.get(QString(url).replace("operations/"_L1, "operations/x"_L1)).status, 404);
}

void TestComputePatch::scaleSetAnswersAccepted()
{
    SimClient client(quick());
    client.signIn(ids::owner);
    const Answer patched = client.patch(ids::scaleSet, identity(u"UserAssigned"_s, {{ids::identityA, QJsonObject()}}));
    QCOMPARE(patched.status, 202);
    QVERIFY(patched.body.isEmpty());
    const QString location = QString::fromLatin1(patched.headers.value("location"));
    QCOMPARE(client.get(location).status, 202);
    QCOMPARE(client.get(location).status, 200);
    QCOMPARE(assignedTo(client.get(ids::scaleSet).json()), QStringList{u"ida"_s});
}

void TestComputePatch::systemIdentityComesAndGoes()
{
    SimClient client(quick());
    client.signIn(ids::owner);
    const QString assignments = ids::S + ids::authorization
        + u"roleAssignments?$filter=principalId eq 'bbbbbbbb-0000-0000-0000-000000000050'"_s;
    QCOMPARE(client.get(assignments).value().size(), 1);
    follow(client, client.patch(ids::bothMachine, identity(u"None"_s)));
    QVERIFY2(client.get(assignments).value().size() == 1, "the role assignment stays behind");
    QCOMPARE(client.get(ids::bothMachine + u"/providers/Microsoft.ManagedIdentity/identities/default"_s).status, 404);
    follow(client, client.patch(ids::bothMachine, identity(u"SystemAssigned"_s)));
    QVERIFY2(principalOf(client.get(ids::bothMachine).json()) != "bbbbbbbb-0000-0000-0000-000000000050"_L1,
             "a new identity is another principal");
}

void TestComputePatch::deletedIdentitySpoilsUpdates()
{
    SimClient client(quick());
    client.signIn(ids::owner);
    QCOMPARE(client.remove(ids::identityA).status, 200);
    const QJsonObject machine = client.get(ids::bothMachine).json();
    QVERIFY2(machine.value("identity"_L1)
                 .toObject()
                 .value("userAssignedIdentities"_L1)
                 .toObject()
                 .value(ids::identityA)
                 .toObject()
                 .isEmpty(),
             "the key stays, its ids are gone");
    const QString both = u"SystemAssigned, UserAssigned"_s;
    const Answer refused = client.patch(ids::bothMachine, identity(both, {{ids::identityB, QJsonObject()}}));
    QCOMPARE(refused.code(), u"FailedIdentityOperation"_s);
    QVERIFY(refused.message().contains("was not found"_L1));
    const Answer healed = client.patch(
        ids::bothMachine, identity(both, {{ids::identityA, QJsonValue()}, {ids::identityB, QJsonObject()}}));
    QCOMPARE(healed.status, 200);
}

void TestComputePatch::oneOperationAtATime()
{
    SimClient client(quick());
    client.signIn(ids::owner);
    client.patch(ids::machine, identity(u"SystemAssigned"_s));
    QCOMPARE(client.patch(ids::machine, identity(u"None"_s)).code(), u"AnotherOperationInProgress"_s);
}

void TestComputePatch::unpolledOperationEnds()
{
    ServerOptions options = quick();
    options.operationMs = 0;
    SimClient client(options);
    client.signIn(ids::owner);
    client.patch(ids::machine, identity(u"SystemAssigned"_s));
    QCOMPARE(client.get(ids::machine).json().value("properties"_L1).toObject().value("provisioningState"_L1).toString(),
             u"Succeeded"_s);
}

QTEST_GUILESS_MAIN(TestComputePatch)
#include "tst_computepatch.moc"
