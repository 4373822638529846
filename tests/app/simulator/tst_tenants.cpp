// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/access.h"
#include "app/simulator/builtinroles.h"
#include "app/simulator/demoresources.h"
#include "app/simulator/demotenant.h"
#include "app/simulator/ids.h"
#include "app/simulator/state.h"
#include "app/simulator/synthetictenant.h"
#include "app/simulator/tenantfile.h"
#include "app/simulator/tenantspec.h"

#include <QCryptographicHash>
#include <QDataStream>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <numeric>

using namespace Qt::Literals::StringLiterals;
using namespace rolescope::simulator;

namespace {

bool isMachine(const Resource& resource)
{
    return resource.type == "Microsoft.Compute/virtualMachines"_L1;
}

template <class Range, class Predicate> int count(const Range& range, Predicate predicate)
{
    return static_cast<int>(std::count_if(range.begin(), range.end(), predicate));
}

/// "none", "system", "user", "users", "both"
QString shapeOf(const IdentityBlock& identity)
{
    if (identity.userAssigned.isEmpty())
        return identity.principalId.isEmpty() ? u"none"_s : u"system"_s;
    if (!identity.principalId.isEmpty())
        return u"both"_s;
    return identity.userAssigned.size() == 1 ? u"user"_s : u"users"_s;
}

/// "root", "managementGroup", "subscription", "group", "resource" or "child"
QString levelOf(const QString& scope)
{
    if (scope == "/"_L1)
        return u"root"_s;
    if (scope.startsWith("/providers/"_L1))
        return u"managementGroup"_s;
    const auto slashes = scope.count(u'/');
    return slashes == 2 ? u"subscription"_s : slashes == 4 ? u"group"_s : slashes == 8 ? u"resource"_s : u"child"_s;
}

QSet<QString> principalIds(const Tenant& tenant)
{
    QSet<QString> ids;
    for (const Principal& principal : tenant.principals)
        ids.insert(principal.id);
    return ids;
}

/// Everything that the generator decides, in one hash.
QByteArray fingerprint(const Tenant& tenant)
{
    QByteArray bytes;
    QDataStream out(&bytes, QIODevice::WriteOnly);
    out.setVersion(QDataStream::Qt_6_4);
    out << tenant.id << tenant.displayName << tenant.defaultDomain;
    for (const ManagementGroup& group : tenant.managementGroups)
        out << group.name << group.displayName << group.parent;
    for (const Subscription& subscription : tenant.subscriptions)
        out << subscription.id << subscription.displayName << subscription.managementGroup;
    for (const ResourceGroup& group : tenant.groups)
        out << group.subscription << group.name << group.location;
    for (const Resource& resource : tenant.resources) {
        out << resource.subscription << resource.group << resource.type << resource.name << resource.location;
        out << resource.identity.principalId << resource.identity.userAssigned << resource.uniqueId << resource.size;
        out << resource.osType << resource.power;
    }
    for (const UserAssignedIdentity& identity : tenant.identities)
        out << armId(identity) << identity.principalId << identity.clientId << identity.location;
    for (const Principal& principal : tenant.principals) {
        out << principal.id << principal.displayName << principal.userPrincipalName << principal.appId;
        out << principal.alternativeNames << principal.memberOf;
    }
    for (const RoleAssignment& assignment : tenant.assignments) {
        out << assignment.guid << assignment.scope << assignment.roleGuid << assignment.principalId;
        out << assignment.condition << assignment.createdOn.toSecsSinceEpoch();
    }
    for (const DenyAssignment& denial : tenant.denials)
        out << denial.guid << denial.scope;
    for (const Caller& caller : tenant.callers)
        out << caller.principalId << caller.clientId;
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex();
}

/// The demo's file with one piece of its text replaced.
QByteArray demoWith(const QByteArray& from, const QByteArray& to)
{
    QByteArray json = demoResource(u"tenant.json"_s);
    const auto at = json.indexOf(from);
    return at < 0 ? QByteArray() : json.replace(at, from.size(), to);
}

} // namespace

class TenantsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void demoCounts_data();
    void demoCounts();
    void everyShapeInEachSubscription();
    void demoHasTheMistakes();
    void demoUserIsOwnerContributorReader();
    void managedIdentitiesAreInTheDirectory();
    void builtInRolesAreAzures();
    void fileErrors_data();
    void fileErrors();
    void readsAFile();
    void specs_data();
    void specs();
    void syntheticIsDeterministic();
    void syntheticIsRealistic();
    void syntheticReferencesHold();
    void syntheticScales();

private:
    const Tenant m_demo = demoTenant();
};

// The demo tenant's golden counts. Other tests, the tutorial and the pictures lean on them: whoever changes the tenant
// changes them here first, and knows what else to look at.
void TenantsTest::demoCounts_data()
{
    QTest::addColumn<int>("found");
    QTest::addColumn<int>("expected");
    const auto& t = m_demo;
    const auto ofType = [&t](QLatin1StringView type) {
        return count(t.resources, [type](const Resource& resource) { return resource.type == type; });
    };
    const auto machinesIn = [&t](size_t subscription) {
        return count(t.resources, [&](const Resource& resource) {
            return isMachine(resource) && resource.subscription == t.subscriptions[subscription].id;
        });
    };
    const auto principals = [&t](PrincipalKind kind, const QString& type) {
        return count(t.principals, [&](const Principal& principal) {
            return principal.kind == kind && principal.servicePrincipalType == type;
        });
    };
    const auto assignmentsAt = [&t](const QString& level) {
        return count(t.assignments,
                     [&](const RoleAssignment& assignment) { return levelOf(assignment.scope) == level; });
    };
    const auto assignmentsTo = [&t](QLatin1StringView type) {
        return count(t.assignments,
                     [type](const RoleAssignment& assignment) { return assignment.principalType == type; });
    };
    QTest::newRow("management groups, the root counted") << int(t.managementGroups.size()) << 3;
    QTest::newRow("subscriptions") << int(t.subscriptions.size()) << 3;
    QTest::newRow("resource groups") << int(t.groups.size()) << 11;
    QTest::newRow("machines") << count(t.resources, isMachine) << 24;
    QTest::newRow("machines of the first subscription (demo user: Owner)") << machinesIn(0) << 12;
    QTest::newRow("machines of the second subscription (Contributor)") << machinesIn(1) << 7;
    QTest::newRow("machines of the third subscription (Reader)") << machinesIn(2) << 5;
    QTest::newRow("scale sets") << ofType("Microsoft.Compute/virtualMachineScaleSets"_L1) << 1;
    QTest::newRow("other resources: 3 storage accounts, 3 vaults, web app, SQL …")
        << int(t.resources.size()) - 25 << 15;
    QTest::newRow("user-assigned identities") << int(t.identities.size()) << 8;
    QTest::newRow("system-assigned identities: 6 machines, 1 web app")
        << count(t.resources, [](const Resource& resource) { return !resource.identity.principalId.isEmpty(); }) << 7;
    QTest::newRow("managed identities in the directory")
        << principals(PrincipalKind::ServicePrincipal, u"ManagedIdentity"_s) << 15;
    QTest::newRow("users") << principals(PrincipalKind::User, {}) << 8;
    QTest::newRow("groups") << principals(PrincipalKind::Group, {}) << 6;
    QTest::newRow("applications") << principals(PrincipalKind::ServicePrincipal, u"Application"_s) << 2;
    QTest::newRow("roles: 50 built-in, 1 custom") << int(t.roles.size()) << 51;
    QTest::newRow("custom roles") << count(t.roles, [](const RoleDefinition& role) { return role.custom; }) << 1;
    QTest::newRow("role assignments") << int(t.assignments.size()) << 64;
    QTest::newRow("… at the root") << assignmentsAt(u"root"_s) << 1;
    QTest::newRow("… at management groups") << assignmentsAt(u"managementGroup"_s) << 8;
    QTest::newRow("… at subscriptions") << assignmentsAt(u"subscription"_s) << 13;
    QTest::newRow("… at resource groups") << assignmentsAt(u"group"_s) << 16;
    QTest::newRow("… at resources") << assignmentsAt(u"resource"_s) << 22;
    QTest::newRow("… at child resources") << assignmentsAt(u"child"_s) << 4;
    QTest::newRow("… to users, one of them gone") << assignmentsTo("User"_L1) << 11;
    QTest::newRow("… to groups") << assignmentsTo("Group"_L1) << 16;
    QTest::newRow("… to service principals, one of them gone") << assignmentsTo("ServicePrincipal"_L1) << 37;
    QTest::newRow("… with a condition") << count(t.assignments, [](const RoleAssignment& assignment) {
        return !assignment.condition.isEmpty();
    }) << 1;
    QTest::newRow("deny assignments") << int(t.denials.size()) << 1;
    QTest::newRow("locks: one CanNotDelete, one ReadOnly") << int(t.locks.size()) << 2;
    QTest::newRow("callers: the demo user and an application") << int(t.callers.size()) << 2;
}

void TenantsTest::demoCounts()
{
    QFETCH(int, found);
    QFETCH(int, expected);
    QCOMPARE(found, expected);
}

void TenantsTest::everyShapeInEachSubscription()
{
    for (const Subscription& subscription : m_demo.subscriptions) {
        QSet<QString> shapes;
        for (const Resource& resource : m_demo.resources) {
            if (isMachine(resource) && resource.subscription == subscription.id)
                shapes.insert(shapeOf(resource.identity));
        }
        QCOMPARE(shapes, QSet<QString>({u"none"_s, u"system"_s, u"user"_s, u"users"_s, u"both"_s}));
    }
}

void TenantsTest::demoHasTheMistakes()
{
    const QSet<QString> directory = principalIds(m_demo);
    QHash<QString, int> users;
    QSet<QString> attached;
    for (const Resource& resource : m_demo.resources) {
        for (const QString& id : resource.identity.userAssigned) {
            attached.insert(keyOf(id));
            ++users[keyOf(id)];
        }
    }
    QSet<QString> existing;
    QStringList unused;
    QStringList sharedOwners;
    for (const UserAssignedIdentity& identity : m_demo.identities) {
        const QString key = keyOf(armId(identity));
        existing.insert(key);
        if (!attached.contains(key))
            unused.append(identity.name);
        for (const RoleAssignment& assignment : m_demo.assignments) {
            if (assignment.principalId == identity.principalId && assignment.roleGuid == roleguid::owner
                && levelOf(assignment.scope) == "subscription"_L1 && users.value(key) > 1)
                sharedOwners.append(identity.name);
        }
    }
    QCOMPARE(unused, QStringList{u"id-dev-legacy"_s});
    QCOMPARE(sharedOwners, QStringList{u"id-shop-deploy"_s});
    QCOMPARE(count(attached, [&](const QString& key) { return !existing.contains(key); }), 1);
    QCOMPARE(count(m_demo.assignments,
                   [&](const RoleAssignment& assignment) { return !directory.contains(assignment.principalId); }),
             2);
    // id-shop-web is the one that most machines share: six, and a web app.
    const auto most = std::max_element(users.begin(), users.end());
    QVERIFY(most.key().endsWith("/id-shop-web"_L1));
    QCOMPARE(most.value(), 7);
}

void TenantsTest::demoUserIsOwnerContributorReader()
{
    State state(demoTenant());
    const QString user = state.callers().front().principalId;
    const QString write = u"Microsoft.Compute/virtualMachines/write"_s;
    const QString grant = u"Microsoft.Authorization/roleAssignments/write"_s;
    const bool expected[3][3] = {{true, true, true}, {true, true, false}, {true, false, false}};
    for (size_t i = 0; i < 3; ++i) {
        const QString scope = armId(m_demo.subscriptions[i]);
        QCOMPARE(state.access().mayRead(user, u"Microsoft.Compute/virtualMachines"_s, scope), expected[i][0]);
        QCOMPARE(state.access().may(user, write, scope), expected[i][1]);
        QCOMPARE(state.access().may(user, grant, scope), expected[i][2]);
    }
    const Caller& application = state.callers().at(1);
    QVERIFY(!application.clientId.isEmpty());
    QVERIFY(application.clientSecret.isEmpty());
    QVERIFY(state.access().may(application.principalId, grant, armId(m_demo.subscriptions[0])));
    QVERIFY(!state.access().may(application.principalId, grant, armId(m_demo.subscriptions[1])));
}

void TenantsTest::managedIdentitiesAreInTheDirectory()
{
    QHash<QString, Principal> directory;
    for (const Principal& principal : m_demo.principals)
        directory.insert(principal.id, principal);
    for (const UserAssignedIdentity& identity : m_demo.identities) {
        const Principal principal = directory.value(identity.principalId);
        QCOMPARE(principal.appId, identity.clientId);
        QCOMPARE(principal.alternativeNames, QStringList({u"isExplicit=True"_s, armId(identity)}));
    }
    for (const Resource& resource : m_demo.resources) {
        if (resource.identity.principalId.isEmpty())
            continue;
        const Principal principal = directory.value(resource.identity.principalId);
        QCOMPARE(principal.displayName, resource.name);
        QVERIFY(!principal.appId.isEmpty());
        QCOMPARE(principal.alternativeNames, QStringList({u"isExplicit=False"_s, armId(resource)}));
    }
    const auto database = std::find_if(directory.cbegin(), directory.cend(), [](const Principal& principal) {
        return principal.displayName == "vm-db-01"_L1;
    });
    QCOMPARE(database->memberOf.size(), 1);
}

void TenantsTest::builtInRolesAreAzures()
{
    const std::vector<RoleDefinition> roles = builtInRoles();
    QCOMPARE(roles.size(), size_t(50));
    const QString path = QStringLiteral(SHARED_DIR "/builtin-roles.json");
    if (!QFile::exists(path))
        QSKIP("The list of Azure's built-in roles is not here to compare with");
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QHash<QString, QJsonObject> known;
    for (const QJsonValue& value : QJsonDocument::fromJson(file.readAll()).array())
        known.insert(value["name"_L1].toString(), value["properties"_L1].toObject());
    const auto texts = [](const QJsonValue& value) {
        QStringList list;
        for (const QJsonValue& text : value.toArray())
            list.append(text.toString());
        return list;
    };
    for (const RoleDefinition& role : roles) {
        const QJsonObject azures = known.value(role.guid);
        QCOMPARE(role.name, azures.value("roleName"_L1).toString());
        QVERIFY(!role.description.isEmpty());
        const QJsonArray sets = azures.value("permissions"_L1).toArray();
        QCOMPARE(qsizetype(role.permissions.size()), sets.size());
        for (size_t i = 0; i < role.permissions.size(); ++i) {
            const QJsonValue set = sets.at(qsizetype(i));
            QCOMPARE(role.permissions[i].actions, texts(set["actions"_L1]));
            QCOMPARE(role.permissions[i].notActions, texts(set["notActions"_L1]));
            QCOMPARE(role.permissions[i].dataActions, texts(set["dataActions"_L1]));
            QCOMPARE(role.permissions[i].notDataActions, texts(set["notDataActions"_L1]));
        }
    }
}

void TenantsTest::fileErrors_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("fragment"); ///< of the message
    const auto row = [](const char* name, const QByteArray& json, const char16_t* fragment) {
        QTest::newRow(name) << json << QString::fromUtf16(fragment);
    };
    row("not JSON", "{\n  \"id\": ,\n}", u"line 2, column");
    row("cut off", demoResource(u"tenant.json"_s).left(5000), u"is not JSON");
    row("no object", "[]", u"must hold one JSON object");
    row("empty object", "{}", u"at rolescopeTenant: is missing");
    row("another version", demoWith("\"rolescopeTenant\": 1", "\"rolescopeTenant\": 2"), u"rolescopeTenant: must be 1");
    row("unknown member", demoWith("\"defaultDomain\"", "\"colour\": \"red\", \"defaultDomain\""),
        u"unknown member “colour”");
    row("no GUID", demoWith("\"principalId\": \"", "\"principalId\": \"x"), u"at identities[0].principalId: “x");
    row("wrong type", demoWith("\"size\": \"Standard_D4s_v5\"", "\"size\": 4"),
        u"at resources[0].size: must be a text");
    row("unknown group", demoWith("resourceGroups/rg-shop-web/providers/", "resourceGroups/rg-none/providers/"),
        u"no resource group “rg-none”");
    row("unknown role", demoWith("\"role\": \"Owner\"", "\"role\": \"Emperor\""), u"there is no role “Emperor”");
    row("unknown management group", demoWith("\"managementGroup\": \"mg-workloads\"", "\"managementGroup\": \"mg-x\""),
        u"at subscriptions[0].managementGroup: there is no management group “mg-x”");
    row("circle of management groups",
        demoWith("\"displayName\": \"Platform\", \"parent\": \"" + m_demo.id.toLatin1(),
                 "\"displayName\": \"Platform\", \"parent\": \"mg-platform"),
        u"in a circle");
    row("a resource twice", demoWith("virtualMachines/vm-web-02", "virtualMachines/VM-WEB-01"), u"a second time");
    row("lock of another level", demoWith("\"level\": \"ReadOnly\"", "\"level\": \"Shut\""),
        u"at locks[1].level: must be CanNotDelete or ReadOnly");
    row("caller that is nobody",
        demoWith("\"callers\": [\n    \"", "\"callers\": [\n    \"00000000-0000-0000-0000-00000000000a\", \""),
        u"neither a user nor an application");
    row("too long a text", demoWith("\"notes\": \"Orders live here.\"", "\"notes\": \"" + QByteArray(9000, 'x') + '"'),
        u"at locks[0].notes: is longer than");
    row("too deep", QByteArray(100'000, '['), u"is not JSON");
}

void TenantsTest::fileErrors()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, fragment);
    QString error;
    QVERIFY(!parseTenant(json, u"t.json"_s, &error));
    QVERIFY2(error.contains(fragment), qPrintable(error));
    QVERIFY2(error.startsWith("The tenant file t.json"_L1), qPrintable(error));
    QVERIFY(!error.contains(u'\n'));
}

void TenantsTest::readsAFile()
{
    QTemporaryDir directory;
    const QString path = directory.filePath(u"tenant.json"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(demoResource(u"tenant.json"_s));
    file.close();
    QString error;
    const std::optional<Tenant> tenant = tenantFromSpec(path, &error);
    QVERIFY2(tenant, qPrintable(error));
    QCOMPARE(fingerprint(*tenant), fingerprint(m_demo));
    QVERIFY(!tenantFromSpec(directory.filePath(u"absent.json"_s), &error));
    QVERIFY2(error.contains("absent.json cannot be read"_L1), qPrintable(error));
    QVERIFY(!tenantFromSpec(directory.path(), &error));
    QVERIFY(!error.isEmpty());
}

void TenantsTest::specs_data()
{
    QTest::addColumn<QString>("spec");
    QTest::addColumn<int>("vms"); ///< 0: refused
    QTest::addColumn<QString>("fragment");
    QTest::newRow("demo") << u"demo"_s << 24 << QString();
    QTest::newRow("nothing") << QString() << 24 << QString();
    QTest::newRow("synthetic") << u"synthetic:vms=30,seed=5"_s << 30 << QString();
    QTest::newRow("other order") << u"synthetic:seed=5,vms=30"_s << 30 << QString();
    QTest::newRow("seed left out") << u"synthetic:vms=1"_s << 1 << QString();
    QTest::newRow("no vms") << u"synthetic:seed=5"_s << 0 << u"how many virtual machines"_s;
    QTest::newRow("no settings") << u"synthetic"_s << 0 << u"neither vms=N nor seed=S"_s;
    QTest::newRow("zero") << u"synthetic:vms=0"_s << 0 << u"1 to 1000000"_s;
    QTest::newRow("too many") << u"synthetic:vms=1000001"_s << 0 << u"1 to 1000000"_s;
    QTest::newRow("signed") << u"synthetic:vms=+5"_s << 0 << u"not “+5”"_s;
    QTest::newRow("blank") << u"synthetic:vms= 5"_s << 0 << u"not “ 5”"_s;
    QTest::newRow("overflow") << u"synthetic:vms=5,seed=99999999999999999999"_s << 0 << u"seed must be"_s;
    QTest::newRow("twice") << u"synthetic:vms=5,vms=6"_s << 0 << u"given twice"_s;
    QTest::newRow("unknown") << u"synthetic:vms=5,colour=red"_s << 0 << u"“colour=red”"_s;
    QTest::newRow("trailing comma") << u"synthetic:vms=5,"_s << 0 << u"“”"_s;
    QTest::newRow("no file") << u"syntheticx"_s << 0 << u"cannot be read"_s;
}

void TenantsTest::specs()
{
    QFETCH(QString, spec);
    QFETCH(int, vms);
    QFETCH(QString, fragment);
    QString error;
    const std::optional<Tenant> tenant = tenantFromSpec(spec, &error);
    QCOMPARE(tenant.has_value(), vms > 0);
    QVERIFY2(error.contains(fragment), qPrintable(error));
    QVERIFY(!error.contains(u'\n'));
    if (tenant)
        QCOMPARE(count(tenant->resources, isMachine), vms);
    QVERIFY(vms == 0 || tenantFromSpec(spec, nullptr));
}

void TenantsTest::syntheticIsDeterministic()
{
    const QByteArray once = fingerprint(syntheticTenant(1300, 7));
    QCOMPARE(fingerprint(syntheticTenant(1300, 7)), once);
    QVERIFY(fingerprint(syntheticTenant(1300, 8)) != once);
    // The same on every machine and with every standard library: measurements elsewhere must mean the same tenant.
    QCOMPARE(fingerprint(syntheticTenant(100, 1)).left(16), "90a57d03c215b44f"_ba);
}

void TenantsTest::syntheticIsRealistic()
{
    const Tenant tenant = syntheticTenant(6000, 3);
    QCOMPARE(tenant.subscriptions.size(), size_t(10));
    QVERIFY(tenant.managementGroups.size() >= 4);
    QHash<QString, int> shapes;
    QHash<QString, int> users;
    for (const Resource& resource : tenant.resources) {
        if (!isMachine(resource))
            continue;
        ++shapes[shapeOf(resource.identity)];
        for (const QString& id : resource.identity.userAssigned)
            ++users[id];
    }
    for (const QString& shape : {u"none"_s, u"system"_s, u"user"_s, u"users"_s, u"both"_s})
        QVERIFY2(shapes.value(shape) > 6000 / 25, qPrintable(shape));
    // Few identities serve many machines: the tenth most used have over a third of all uses.
    QList<int> uses = users.values();
    std::sort(uses.rbegin(), uses.rend());
    const int all = std::accumulate(uses.begin(), uses.end(), 0);
    const int most = std::accumulate(uses.begin(), uses.begin() + uses.size() / 10, 0);
    QVERIFY2(most * 3 > all, qPrintable(u"%1 of %2"_s.arg(most).arg(all)));
    const double identities = double(tenant.identities.size())
        + count(tenant.resources, [](const Resource& resource) { return !resource.identity.principalId.isEmpty(); });
    const double each = double(tenant.assignments.size()) / identities;
    QVERIFY2(each > 3.0 && each < 5.0, qPrintable(QString::number(each)));
    QHash<QString, int> levels;
    for (const RoleAssignment& assignment : tenant.assignments)
        ++levels[levelOf(assignment.scope)];
    QVERIFY(levels.value(u"resource"_s) > levels.value(u"subscription"_s) * 3);
    QVERIFY(levels.value(u"group"_s) > levels.value(u"subscription"_s) * 2);
    QVERIFY(levels.value(u"child"_s) > 0);
    QVERIFY(levels.value(u"managementGroup"_s) > 0);
    QVERIFY(count(tenant.assignments, [](const RoleAssignment& one) { return !one.condition.isEmpty(); }) > 0);
    QVERIFY(!tenant.denials.empty());
    // Azure's limits hold: 4000 assignments in a subscription.
    QHash<QString, int> bySubscription;
    for (const RoleAssignment& assignment : tenant.assignments)
        ++bySubscription[splitId(assignment.scope).subscription];
    for (const Subscription& subscription : tenant.subscriptions)
        QVERIFY(bySubscription.value(subscription.id) < 4000);
}

void TenantsTest::syntheticReferencesHold()
{
    const Tenant tenant = syntheticTenant(700, 11);
    const QSet<QString> directory = principalIds(tenant);
    QSet<QString> ids;
    for (const UserAssignedIdentity& identity : tenant.identities) {
        QVERIFY(!ids.contains(keyOf(armId(identity))));
        ids.insert(keyOf(armId(identity)));
    }
    for (const Resource& resource : tenant.resources) {
        QVERIFY(!ids.contains(keyOf(armId(resource))));
        ids.insert(keyOf(armId(resource)));
        for (const QString& id : resource.identity.userAssigned)
            QVERIFY(ids.contains(keyOf(id)));
    }
    State state{Tenant(tenant)};
    QSet<QString> grants;
    int orphans = 0;
    for (const RoleAssignment& assignment : tenant.assignments) {
        QVERIFY2(state.scopeExists(assignment.scope), qPrintable(assignment.scope));
        QVERIFY(state.role(assignment.roleGuid));
        orphans += directory.contains(assignment.principalId) ? 0 : 1;
        const QString grant = assignment.principalId + assignment.scope + assignment.roleGuid;
        QVERIFY2(!grants.contains(grant), qPrintable(grant));
        grants.insert(grant);
    }
    QVERIFY(orphans > 0 && orphans < 40);
    const QString user = tenant.callers.front().principalId;
    QVERIFY(!tenant.callers.front().userPrincipalName.isEmpty());
    for (size_t i = 0; i < tenant.subscriptions.size(); ++i) {
        const QString scope = armId(tenant.subscriptions[i]);
        QVERIFY(state.access().mayRead(user, u"Microsoft.Compute/virtualMachines"_s, scope));
        QCOMPARE(state.access().may(user, u"Microsoft.Compute/virtualMachines/write"_s, scope), i == 0);
    }
}

void TenantsTest::syntheticScales()
{
    const Tenant tenant = syntheticTenant(100'000, 1);
    QCOMPARE(count(tenant.resources, isMachine), 100'000);
    QCOMPARE(tenant.subscriptions.size(), size_t(167));
    QVERIFY(tenant.assignments.size() > 150'000);
}

QTEST_GUILESS_MAIN(TenantsTest)
#include "tst_tenants.moc"
