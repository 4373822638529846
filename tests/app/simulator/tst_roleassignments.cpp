// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/simulator/simclient.h"

#include <QTest>
#include <QUrl>
#include <QUuid>

using namespace rolescope::simulator;
using namespace rolescope::simulator::test;
using namespace Qt::Literals::StringLiterals;

namespace {

const auto outsiderId = u"bbbbbbbb-0000-0000-0000-000000000006"_s;

QString assignmentId(const QString& scope, const QString& guid = {})
{
    return scope + ids::authorization + u"roleAssignments/"_s
        + (guid.isEmpty() ? QUuid::createUuid().toString(QUuid::WithoutBraces) : guid);
}

QJsonObject grant(const QString& role, const QString& principal, const QString& type = {}, QJsonObject more = {})
{
    more.insert(u"roleDefinitionId"_s, ids::S + ids::authorization + u"roleDefinitions/"_s + role);
    more.insert(u"principalId"_s, principal);
    if (!type.isEmpty())
        more.insert(u"principalType"_s, type);
    return {{u"properties"_s, more}};
}

QStringList scopesOf(const QJsonArray& rows)
{
    QStringList scopes;
    for (const QJsonValue& row : rows)
        scopes.append(row.toObject().value("properties"_L1).toObject().value("scope"_L1).toString());
    return scopes;
}

} // namespace

/// Role assignments and definitions: lists and filters, creation and its refusals, deletion.
class TestRoleAssignments final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void lists_data();
    void lists();
    void refusesFilters();
    void idsAgreeWithDefinitions();
    void definitions_data();
    void definitions();
    void createsAndDeletes();
    void refuses_data();
    void refuses();
    void knowsRepeats();
    void showsPermissions();
    void locksStopWrites();
};

void TestRoleAssignments::lists_data()
{
    QTest::addColumn<QString>("scope");
    QTest::addColumn<QString>("filter");
    QTest::addColumn<QStringList>("scopes");
    const QString corp = u"/providers/Microsoft.Management/managementGroups/corp"_s;
    const QStringList atSubscription{corp, ids::S, ids::S, ids::S, ids::S};
    const QStringList atGroup = atSubscription + QStringList{ids::G, ids::G};
    QTest::newRow("subscription") << ids::S << QString() << atGroup + QStringList{ids::bothMachine};
    QTest::newRow("at scope") << ids::S << u"atScope()"_s << atSubscription;
    QTest::newRow("group") << ids::G << QString() << atGroup + QStringList{ids::bothMachine};
    QTest::newRow("group at scope") << ids::G << u"atScope()"_s << atGroup;
    QTest::newRow("resource") << ids::machine << QString() << atGroup;
    QTest::newRow("management group") << corp << QString() << QStringList{corp};
    QTest::newRow("principal") << ids::S << u"principalId eq 'bbbbbbbb-0000-0000-0000-000000000010'"_s
                               << QStringList{ids::G};
    QTest::newRow("principal unquoted") << ids::S << u"principalId eq bbbbbbbb-0000-0000-0000-000000000010"_s
                                        << QStringList{ids::G};
    QTest::newRow("assigned by groups") << ids::S << u"assignedTo('bbbbbbbb-0000-0000-0000-000000000005')"_s
                                        << QStringList{ids::G};
    QTest::newRow("both") << ids::S << u"atScope() and assignedTo('bbbbbbbb-0000-0000-0000-000000000005')"_s
                          << QStringList();
}

void TestRoleAssignments::lists()
{
    QFETCH(QString, scope);
    QFETCH(QString, filter);
    SimClient client;
    client.signIn(ids::owner);
    const QString query
        = filter.isEmpty() ? QString() : u"?$filter="_s + QString::fromLatin1(QUrl::toPercentEncoding(filter));
    const Answer answer = client.get(scope + ids::authorization + u"roleAssignments"_s + query);
    QCOMPARE(answer.status, 200);
    QTEST(scopesOf(answer.value()), "scopes");
}

void TestRoleAssignments::refusesFilters()
{
    SimClient client;
    client.signIn(ids::owner);
    QCOMPARE(client.get(ids::S + ids::authorization + u"roleAssignments?$filter=name eq 'x'"_s).code(),
             u"UnsupportedQuery"_s);
    client.signIn(ids::outsider);
    QCOMPARE(client.get(ids::S + ids::authorization + u"roleAssignments"_s).code(), u"AuthorizationFailed"_s);
}

void TestRoleAssignments::idsAgreeWithDefinitions()
{
    SimClient client;
    client.signIn(ids::owner);
    QSet<QString> defined;
    for (const QJsonValue& row : client.get(ids::S + ids::authorization + u"roleDefinitions"_s).value())
        defined.insert(row.toObject().value("id"_L1).toString());
    for (const QJsonValue& row : client.get(ids::S + ids::authorization + u"roleAssignments"_s).value()) {
        const QString id = row.toObject().value("properties"_L1).toObject().value("roleDefinitionId"_L1).toString();
        QVERIFY2(defined.contains(id), qPrintable(id));
        QVERIFY(id.startsWith(ids::S + u"/providers/Microsoft.Authorization/roleDefinitions/"_s));
    }
}

void TestRoleAssignments::definitions_data()
{
    QTest::addColumn<QString>("scope");
    QTest::addColumn<QString>("filter");
    QTest::addColumn<int>("count");
    QTest::newRow("assignable at the group") << ids::G << QString() << 6;
    QTest::newRow("custom not above") << ids::S << QString() << 5;
    QTest::newRow("and below") << ids::S << u"?$filter=atScopeAndBelow()"_s << 6;
    QTest::newRow("tenant") << QString() << QString() << 6;
    QTest::newRow("by name with a space") << ids::S << u"?$filter=roleName eq 'virtual machine contributor'"_s << 1;
    QTest::newRow("plus for space") << ids::S << u"?$filter=roleName+eq+%27Virtual+Machine+Contributor%27"_s << 1;
    QTest::newRow("by type") << ids::G << u"?$filter=type eq 'CustomRole'"_s << 1;
    QTest::newRow("unknown name") << ids::S << u"?$filter=roleName eq 'None'"_s << 0;
}

void TestRoleAssignments::definitions()
{
    QFETCH(QString, scope);
    QFETCH(QString, filter);
    SimClient client;
    client.signIn(ids::owner);
    const Answer answer = client.get(scope + ids::authorization + u"roleDefinitions"_s + filter);
    QCOMPARE(answer.status, 200);
    QTEST(int(answer.value().size()), "count");
}

void TestRoleAssignments::createsAndDeletes()
{
    SimClient client;
    client.signIn(ids::outsider);
    QCOMPARE(client.get(ids::machine).status, 403);
    client.signIn(ids::owner);
    const QString id = assignmentId(ids::G);
    const QString condition = u"@Resource[x] StringEquals 'y'"_s;
    const Answer created = client.put(
        id,
        grant(ids::roleReader, outsiderId, u"User"_s,
              {{u"description"_s, u"why"_s}, {u"condition"_s, condition}, {u"conditionVersion"_s, u"2.0"_s}}));
    QCOMPARE(created.status, 201);
    const QJsonObject properties = created.json().value("properties"_L1).toObject();
    QCOMPARE(created.json().value("id"_L1).toString(), id);
    QCOMPARE(properties.value("scope"_L1).toString(), ids::G);
    QCOMPARE(properties.value("principalType"_L1).toString(), u"User"_s);
    QCOMPARE(properties.value("condition"_L1).toString(), condition);
    QCOMPARE(properties.value("createdBy"_L1).toString(), u"bbbbbbbb-0000-0000-0000-000000000001"_s);
    QCOMPARE(client.get(id).json(), created.json());
    QCOMPARE(client.get(assignmentId(ids::S, id.section(u'/', -1))).code(), u"RoleAssignmentNotFound"_s);
    client.signIn(ids::outsider);
    QCOMPARE(client.get(ids::machine).status, 200);
    client.signIn(ids::owner);
    QCOMPARE(client.remove(id).json(), created.json());
    QCOMPARE(client.remove(id).status, 204);
    client.signIn(ids::outsider);
    QCOMPARE(client.get(ids::machine).status, 403);
}

void TestRoleAssignments::refuses_data()
{
    QTest::addColumn<QString>("user");
    QTest::addColumn<QString>("id");
    QTest::addColumn<QJsonObject>("body");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("code");
    const QJsonObject good = grant(ids::roleReader, outsiderId, u"User"_s);
    const QString unknown = u"bbbbbbbb-0000-0000-0000-00000000ffff"_s;
    QTest::newRow("no GUID") << ids::owner << assignmentId(ids::G, u"mine"_s) << good << 400
                             << u"InvalidRoleAssignmentId"_s;
    QTest::newRow("contributor") << ids::contributor << assignmentId(ids::G) << good << 403 << u"AuthorizationFailed"_s;
    QTest::newRow("no role") << ids::owner << assignmentId(ids::G)
                             << QJsonObject{{u"properties"_s, QJsonObject{{u"principalId"_s, outsiderId}}}} << 400
                             << u"InvalidRequestContent"_s;
    QTest::newRow("unknown role") << ids::owner << assignmentId(ids::G) << grant(unknown, outsiderId) << 400
                                  << u"RoleDefinitionDoesNotExist"_s;
    QTest::newRow("custom role elsewhere")
        << ids::owner << assignmentId(ids::S) << grant(u"bbbbbbbb-0000-0000-0000-000000000700"_s, outsiderId) << 400
        << u"RoleDefinitionNotAssignable"_s;
    QTest::newRow("unknown principal") << ids::owner << assignmentId(ids::G)
                                       << grant(ids::roleReader, unknown, u"ServicePrincipal"_s) << 400
                                       << u"PrincipalNotFound"_s;
    QTest::newRow("principal no GUID") << ids::owner << assignmentId(ids::G) << grant(ids::roleReader, u"me"_s) << 400
                                       << u"InvalidPrincipalId"_s;
    QTest::newRow("wrong type") << ids::owner << assignmentId(ids::G)
                                << grant(ids::roleReader, outsiderId, u"ServicePrincipal"_s) << 400
                                << u"UnmatchedPrincipalType"_s;
    QTest::newRow("unknown resource") << ids::owner << assignmentId(ids::machine + u"x"_s) << good << 404
                                      << u"ResourceNotFound"_s;
    QTest::newRow("locked") << ids::owner << assignmentId(ids::S + u"/resourceGroups/locked"_s) << good << 409
                            << u"ScopeLocked"_s;
    QTest::newRow("condition version") << ids::owner << assignmentId(ids::G)
                                       << grant(ids::roleReader, outsiderId, {}, {{u"condition"_s, u"x"_s}}) << 400
                                       << u"InvalidConditionVersion"_s;
    QTest::newRow("child of a resource is a scope")
        << ids::owner
        << assignmentId(ids::G
                        + u"/providers/Microsoft.Storage/storageAccounts/store1/blobServices/default/containers/c"_s)
        << good << 201 << QString();
}

void TestRoleAssignments::refuses()
{
    QFETCH(QString, user);
    QFETCH(QString, id);
    QFETCH(QJsonObject, body);
    SimClient client;
    client.signIn(user);
    const Answer answer = client.put(id, body);
    QTEST(answer.status, "status");
    QTEST(answer.code(), "code");
}

void TestRoleAssignments::knowsRepeats()
{
    SimClient client;
    client.signIn(ids::owner);
    const QString id = assignmentId(ids::G);
    const QJsonObject body = grant(ids::roleReader, outsiderId, u"User"_s);
    QCOMPARE(client.put(id, body).status, 201);
    QCOMPARE(client.put(id, body).code(), u"RoleAssignmentExists"_s);
    const Answer other = client.put(assignmentId(ids::G), body);
    QCOMPARE(other.status, 409);
    QCOMPARE(other.code(), u"RoleAssignmentExists"_s);
    QCOMPARE(client.put(id, grant(ids::roleOwner, outsiderId)).code(), u"RoleAssignmentUpdateNotPermitted"_s);
    QCOMPARE(client.put(assignmentId(ids::S, id.section(u'/', -1)), body).code(),
             u"RoleAssignmentUpdateNotPermitted"_s);
    const Answer described = client.put(id, grant(ids::roleReader, outsiderId, {}, {{u"description"_s, u"new"_s}}));
    QCOMPARE(described.status, 200);
    QCOMPARE(client.get(id).json().value("properties"_L1).toObject().value("description"_L1).toString(), u"new"_s);
}

void TestRoleAssignments::showsPermissions()
{
    SimClient client;
    client.signIn(ids::machineOnly);
    const QJsonArray rows = client.get(ids::machine + ids::authorization + u"permissions"_s).value();
    QCOMPARE(rows.size(), 1);
    QVERIFY(rows.at(0).toObject().value("actions"_L1).toArray().contains(u"Microsoft.Compute/virtualMachines/*"_s));
    const QJsonObject denial
        = client.get(ids::bothMachine + ids::authorization + u"denyAssignments"_s).value().at(0).toObject();
    QCOMPARE(denial.value("properties"_L1).toObject().value("denyAssignmentName"_L1).toString(), u"Protect vm2"_s);
}

void TestRoleAssignments::locksStopWrites()
{
    SimClient client;
    client.signIn(ids::owner);
    const QString lock = ids::G + ids::authorization + u"locks/hold"_s;
    QCOMPARE(client.put(lock, {{u"properties"_s, QJsonObject{{u"level"_s, u"None"_s}}}}).status, 400);
    QCOMPARE(client.put(lock, {{u"properties"_s, QJsonObject{{u"level"_s, u"CanNotDelete"_s}}}}).status, 201);
    const QString id = assignmentId(ids::G);
    QCOMPARE(client.put(id, grant(ids::roleReader, outsiderId)).status, 201);
    QCOMPARE(client.remove(id).code(), u"ScopeLocked"_s);
    QCOMPARE(client.put(lock, {{u"properties"_s, QJsonObject{{u"level"_s, u"ReadOnly"_s}}}}).status, 200);
    QCOMPARE(client.put(assignmentId(ids::machine), grant(ids::roleReader, outsiderId)).code(), u"ScopeLocked"_s);
    QCOMPARE(client.get(lock).status, 200);
    QCOMPARE(client.remove(lock).status, 200);
    QCOMPARE(client.remove(id).status, 200);
}

QTEST_GUILESS_MAIN(TestRoleAssignments)
#include "tst_roleassignments.moc"
