// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/azure/decode.h"
#include "app/azure/json.h"
#include "tests/support/printers.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace rolescope;
using namespace rolescope::azure;

namespace {

/// A list of one row, decoded.
Page rowPage(RowReader reader, const QByteArray& row)
{
    const Result<Page> page = decodeList(R"({"value":[)"_ba + row + "]}"_ba, reader);
    return page ? *page : Page{};
}

const QString vmId = u"/subscriptions/s/resourceGroups/rg/providers/Microsoft.Compute/virtualMachines/vm"_s;
const QString uaId
    = u"/subscriptions/s/resourcegroups/RG/providers/Microsoft.ManagedIdentity/userAssignedIdentities/a"_s;

QByteArray vmWith(const QByteArray& members)
{
    return R"({"id":")"_ba + vmId.toUtf8() + "\","_ba + members + '}';
}

} // namespace

class DecodeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsIdentityBlocks_data();
    void readsIdentityBlocks();
    void readsMachineOfArm();
    void readsMachineOfResourceGraph();
    void readsPowerStates_data();
    void readsPowerStates();
    void readsScaleSet();
    void keepsOtherHostsWithIdentityOnly();
    void readsUserAssignedIdentity();
    void readsSubscriptionsAndTenants();
    void readsEntities();
    void readsManagementGroupChain();
    void readsRoleAssignment();
    void findsScopeInAssignmentId_data();
    void findsScopeInAssignmentId();
    void readsRoleDefinition();
    void readsDenyAssignment();
    void readsPrincipals_data();
    void readsPrincipals();
    void skipsUnusableRows_data();
    void skipsUnusableRows();
    void survivesHostileRows_data();
    void survivesHostileRows();
    void byteOrderMarkIsSkipped();
    void boundsTexts();
    void countsDepthOutsideOfStrings_data();
    void countsDepthOutsideOfStrings();
    void readsResourceGraphPages();
    void peeksAtContinuations_data();
    void peeksAtContinuations();
};

void DecodeTest::readsIdentityBlocks_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<bool>("system");
    QTest::addColumn<QString>("principalId");
    QTest::addColumn<int>("users");
    const QByteArray map = R"("userAssignedIdentities":{"/a":{"principalId":"P","clientId":"C"},"/b":{}})"_ba;
    QTest::newRow("absent") << "null"_ba << false << QString() << 0;
    QTest::newRow("None") << R"({"type":"None"})"_ba << false << QString() << 0;
    QTest::newRow("None with leftovers") << R"({"type":"none","principalId":"p",)"_ba + map + '}' << false << QString()
                                         << 0;
    QTest::newRow("system") << R"({"type":"SystemAssigned","principalId":"AB","tenantId":"t"})"_ba << true << u"ab"_s
                            << 0;
    QTest::newRow("user") << R"({"type":"UserAssigned",)"_ba + map + '}' << false << QString() << 2;
    QTest::newRow("both, with space") << R"({"type":"SystemAssigned, UserAssigned","principalId":"p",)"_ba + map + '}'
                                      << true << u"p"_s << 2;
    QTest::newRow("both, without") << R"({"type":"SystemAssigned,UserAssigned","principalId":"p",)"_ba + map + '}'
                                   << true << u"p"_s << 2;
    QTest::newRow("both, other case") << R"({"type":"userassigned , SYSTEMASSIGNED","principalId":"p",)"_ba + map + '}'
                                      << true << u"p"_s << 2;
    QTest::newRow("system without ids yet") << R"({"type":"SystemAssigned"})"_ba << true << QString() << 0;
    QTest::newRow("unknown type") << R"({"type":"Quantum",)"_ba + map + '}' << false << QString() << 2;
    QTest::newRow("null map values") << R"({"type":"UserAssigned","userAssignedIdentities":{"/a":null}})"_ba << false
                                     << QString() << 1;
    QTest::newRow("map is a list") << R"({"type":"UserAssigned","userAssignedIdentities":["/a"]})"_ba << false
                                   << QString() << 0;
    QTest::newRow("a text") << "\"SystemAssigned\""_ba << false << QString() << 0;
}

void DecodeTest::readsIdentityBlocks()
{
    QFETCH(const QByteArray, json);
    QFETCH(const bool, system);
    QFETCH(const QString, principalId);
    QFETCH(const int, users);
    const auto parsed = parseJson(json);
    RS_VERIFY_OK(parsed);
    const IdentityBlock block = identityBlockOf(*parsed);
    QCOMPARE(block.systemAssigned, system);
    QCOMPARE(block.principalId, principalId);
    QCOMPARE(static_cast<int>(block.userAssigned.size()), users);
    if (users == 2) {
        QCOMPARE(block.userAssigned[0], (AttachedIdentity{u"/a"_s, u"p"_s, u"c"_s}));
        QCOMPARE(block.userAssigned[1], (AttachedIdentity{u"/b"_s, {}, {}}));
    }
}

void DecodeTest::readsMachineOfArm()
{
    const Page page
        = rowPage(readVirtualMachine, vmWith(R"("location":"westeurope","etag":"\"3\"","tags":{"a":"b","n":null},
        "identity":{"type":"SystemAssigned","principalId":"p"},
        "properties":{"hardwareProfile":{"vmSize":"Standard_D2s_v5"},"storageProfile":{"osDisk":{"osType":"Linux"}},
        "virtualMachineScaleSet":{"id":"/ss"},
        "instanceView":{"statuses":[{"code":"ProvisioningState/succeeded"},{"code":"PowerState/running"}]}})"_ba));
    QCOMPARE(page.values.hosts.size(), 1U);
    const Host& host = page.values.hosts.front();
    QCOMPARE(host.kind, HostKind::VirtualMachine);
    QCOMPARE(host.id, vmId);
    QCOMPARE(host.location, u"westeurope"_s);
    QCOMPARE(host.size, u"Standard_D2s_v5"_s);
    QCOMPARE(host.osType, u"Linux"_s);
    QCOMPARE(host.power, PowerState::Running);
    QCOMPARE(host.scaleSetId, u"/ss"_s);
    QCOMPARE(host.etag, u"\"3\""_s);
    QCOMPARE(host.tags, (Tags{{u"a"_s, u"b"_s}, {u"n"_s, {}}}));
    QVERIFY(host.identity.systemAssigned);
}

void DecodeTest::readsMachineOfResourceGraph()
{
    const Page page = rowPage(readVirtualMachine, vmWith(R"("location":"westeurope","tags":null,"identity":null,
        "size":"Standard_B2s","os":"Windows","power":"PowerState/deallocated","scaleSet":"")"_ba));
    QCOMPARE(page.values.hosts.size(), 1U);
    const Host& host = page.values.hosts.front();
    QCOMPARE(host.size, u"Standard_B2s"_s);
    QCOMPARE(host.osType, u"Windows"_s);
    QCOMPARE(host.power, PowerState::Deallocated);
    QCOMPARE(host.identity, IdentityBlock{});
}

void DecodeTest::readsPowerStates_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<PowerState>("state");
    QTest::newRow("creating") << u"PowerState/creating"_s << PowerState::Creating;
    QTest::newRow("starting") << u"PowerState/starting"_s << PowerState::Starting;
    QTest::newRow("running, other case") << u"powerstate/Running"_s << PowerState::Running;
    QTest::newRow("stopping") << u"PowerState/stopping"_s << PowerState::Stopping;
    QTest::newRow("stopped") << u"PowerState/stopped"_s << PowerState::Stopped;
    QTest::newRow("deallocating") << u"PowerState/deallocating"_s << PowerState::Deallocating;
    QTest::newRow("deallocated, bare") << u"deallocated"_s << PowerState::Deallocated;
    QTest::newRow("unknown word") << u"PowerState/dreaming"_s << PowerState::Unknown;
    QTest::newRow("nothing") << QString() << PowerState::Unknown;
}

void DecodeTest::readsPowerStates()
{
    QFETCH(const QString, code);
    QFETCH(const PowerState, state);
    const Page page = rowPage(readVirtualMachine, vmWith(R"("power":")"_ba + code.toUtf8() + '"'));
    QCOMPARE(page.values.hosts.size(), 1U);
    QCOMPARE(page.values.hosts.front().power, state);
}

void DecodeTest::readsScaleSet()
{
    const Page page = rowPage(readScaleSet, vmWith(R"("sku":{"name":"Standard_D1_v2","capacity":3},
        "properties":{"virtualMachineProfile":{"storageProfile":{"osDisk":{"osType":"Windows"}}}})"_ba));
    QCOMPARE(page.values.hosts.size(), 1U);
    QCOMPARE(page.values.hosts.front().kind, HostKind::ScaleSet);
    QCOMPARE(page.values.hosts.front().size, u"Standard_D1_v2"_s);
    QCOMPARE(page.values.hosts.front().osType, u"Windows"_s);
}

void DecodeTest::keepsOtherHostsWithIdentityOnly()
{
    const QByteArray site = R"({"id":"/subscriptions/s/resourceGroups/g/providers/Microsoft.Web/sites/w")"_ba;
    const QByteArray identity = R"(,"identity":{"type":"SystemAssigned","principalId":"p"}})"_ba;
    QCOMPARE(rowPage(readOtherHost, site + identity).values.hosts.size(), 1U);
    QCOMPARE(rowPage(readOtherHost, site + identity).values.hosts.front().kind, HostKind::Other);
    const Page without = rowPage(readOtherHost, site + '}');
    QVERIFY(without.values.isEmpty());
    QCOMPARE(without.skipped, 0);
    QVERIFY(rowPage(readOtherHost, vmWith(identity.mid(1).chopped(1))).values.isEmpty());
}

void DecodeTest::readsUserAssignedIdentity()
{
    const Page page
        = rowPage(readUserAssignedIdentity, R"({"id":")"_ba + uaId.toUtf8() + R"(","location":"westus","tags":{"k":"v"},
        "properties":{"tenantId":"T","principalId":"AAAA-1","clientId":"BBBB-2"}})"_ba);
    QCOMPARE(page.values.identities.size(), 1U);
    const UserAssignedIdentity expected{uaId, u"westus"_s, u"aaaa-1"_s, u"bbbb-2"_s, u"t"_s, {{u"k"_s, u"v"_s}}};
    QCOMPARE(page.values.identities.front(), expected);
}

void DecodeTest::readsSubscriptionsAndTenants()
{
    const Page subscriptions
        = rowPage(readSubscription, R"({"id":"/subscriptions/AB","subscriptionId":"AB","tenantId":"T1",
        "displayName":"Production","state":"Enabled","tags":{"cost":"1"}})"_ba);
    QCOMPARE(subscriptions.values.subscriptions.size(), 1U);
    const Subscription expected{u"ab"_s, u"Production"_s, u"t1"_s, u"Enabled"_s, {}, {{u"cost"_s, u"1"_s}}};
    QCOMPARE(subscriptions.values.subscriptions.front(), expected);
    const Page tenants
        = rowPage(readTenant, R"({"tenantId":"T1","displayName":"Contoso","defaultDomain":"contoso.com"})"_ba);
    QCOMPARE(tenants.values.tenants.size(), 1U);
    QCOMPARE(tenants.values.tenants.front(), (Tenant{u"t1"_s, u"Contoso"_s, u"contoso.com"_s}));
}

void DecodeTest::readsEntities()
{
    const Page group = rowPage(readEntity, R"({"id":"/providers/Microsoft.Management/managementGroups/Platform",
        "type":"Microsoft.Management/managementGroups","name":"Platform","properties":{"displayName":"The platform",
        "parent":{"id":"/providers/Microsoft.Management/managementGroups/root"}}})"_ba);
    QCOMPARE(group.values.managementGroups.size(), 1U);
    QCOMPARE(group.values.managementGroups.front(), (ManagementGroup{u"Platform"_s, u"The platform"_s, u"root"_s}));
    const Page root = rowPage(readEntity, R"({"type":"Microsoft.Management/managementGroups","name":"root",
        "properties":{"parent":{"id":null}}})"_ba);
    QCOMPARE(root.values.managementGroups.front(), (ManagementGroup{u"root"_s, {}, {}}));
    const Page subscription = rowPage(readEntity, R"({"id":"/subscriptions/AB","type":"/subscriptions","name":"AB",
        "properties":{"parent":{"id":"/providers/Microsoft.Management/managementGroups/Platform"}}})"_ba);
    QCOMPARE(subscription.values.subscriptions.size(), 1U);
    QCOMPARE(subscription.values.subscriptions.front().id, u"ab"_s);
    QCOMPARE(subscription.values.subscriptions.front().managementGroup, u"Platform"_s);
}

void DecodeTest::readsManagementGroupChain()
{
    const Page page
        = rowPage(readManagementGroupChain, R"({"id":"/subscriptions/ab","subscriptionId":"ab","name":"Production",
        "chain":[{"name":"prod","displayName":"Prod"},{"name":"root","displayName":"Root"}]})"_ba);
    QCOMPARE(page.values.subscriptions.front().managementGroup, u"prod"_s);
    QCOMPARE(page.values.managementGroups.size(), 2U);
    QCOMPARE(page.values.managementGroups[0], (ManagementGroup{u"prod"_s, u"Prod"_s, u"root"_s}));
    QCOMPARE(page.values.managementGroups[1], (ManagementGroup{u"root"_s, u"Root"_s, {}}));
    const Page broken
        = rowPage(readManagementGroupChain, R"({"subscriptionId":"ab","chain":[{"name":7},{"name":"root"}]})"_ba);
    QVERIFY(broken.values.managementGroups.empty());
    QVERIFY(broken.values.subscriptions.front().managementGroup.isEmpty());
}

void DecodeTest::readsRoleAssignment()
{
    const Page page
        = rowPage(readRoleAssignment, R"({"id":"/subscriptions/s/providers/Microsoft.Authorization/roleAssignments/g1",
        "properties":{"roleDefinitionId":"/subscriptions/s/providers/Microsoft.Authorization/roleDefinitions/ACDD-7",
        "principalId":"PP-1","principalType":"servicePrincipal","scope":"/subscriptions/s","condition":"@x","description":"why",
        "createdOn":"2024-03-01T10:20:30.1234567Z"}})"_ba);
    QCOMPARE(page.values.assignments.size(), 1U);
    const RoleAssignment& assignment = page.values.assignments.front();
    QCOMPARE(assignment.roleGuid, u"acdd-7"_s);
    QCOMPARE(assignment.principalId, u"pp-1"_s);
    QCOMPARE(assignment.principalKind, PrincipalKind::ServicePrincipal);
    QCOMPARE(assignment.scope, u"/subscriptions/s"_s);
    QCOMPARE(assignment.condition, u"@x"_s);
    QCOMPARE(assignment.description, u"why"_s);
    QCOMPARE(assignment.createdOn.toString(Qt::ISODateWithMs), u"2024-03-01T10:20:30.123Z"_s);
}

void DecodeTest::findsScopeInAssignmentId_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("scope");
    QTest::newRow("root") << u"/providers/Microsoft.Authorization/roleAssignments/g"_s << u"/"_s;
    QTest::newRow("subscription") << u"/subscriptions/s/providers/microsoft.authorization/roleAssignments/g"_s
                                  << u"/subscriptions/s"_s;
    QTest::newRow("resource") << vmId + u"/providers/Microsoft.Authorization/roleAssignments/g"_s << vmId;
}

void DecodeTest::findsScopeInAssignmentId()
{
    QFETCH(const QString, id);
    QFETCH(const QString, scope);
    const Page page = rowPage(readRoleAssignment,
                              R"({"id":")"_ba + id.toUtf8()
                                  + R"(","properties":{"roleDefinitionId":"/x/r","principalId":"p"}})"_ba);
    QCOMPARE(page.values.assignments.size(), 1U);
    QCOMPARE(page.values.assignments.front().scope, scope);
    QCOMPARE(page.values.assignments.front().principalKind, PrincipalKind::Unknown);
    QVERIFY(!page.values.assignments.front().createdOn.isValid());
}

void DecodeTest::readsRoleDefinition()
{
    const Page page = rowPage(readRoleDefinition,
                              R"({"id":"/providers/Microsoft.Authorization/roleDefinitions/ABC-1","name":"ABC-1",
        "properties":{"roleName":"Reader plus","type":"CustomRole","description":"d","assignableScopes":["/subscriptions/s",5],
        "permissions":[{"actions":["*/read"],"notActions":["a/b"]},{"dataActions":["x"],"notDataActions":["y"],"condition":"c"},7]}})"_ba);
    QCOMPARE(page.values.roles.size(), 1U);
    const RoleDefinition& role = page.values.roles.front();
    QCOMPARE(role.guid, u"abc-1"_s);
    QCOMPARE(role.name, u"Reader plus"_s);
    QVERIFY(role.custom);
    QCOMPARE(role.assignableScopes, QStringList{u"/subscriptions/s"_s});
    QCOMPARE(role.permissions.size(), 3U);
    QCOMPARE(role.permissions[0], (Permission{{u"*/read"_s}, {u"a/b"_s}, {}, {}, {}}));
    QCOMPARE(role.permissions[1], (Permission{{}, {}, {u"x"_s}, {u"y"_s}, u"c"_s}));
    QCOMPARE(role.permissions[2], Permission{});
}

void DecodeTest::readsDenyAssignment()
{
    const Page page
        = rowPage(readDenyAssignment, R"({"id":"/subscriptions/s/providers/Microsoft.Authorization/denyAssignments/d",
        "properties":{"denyAssignmentName":"No delete","scope":"/subscriptions/s","doNotApplyToChildScopes":true,
        "isSystemProtected":true,"permissions":[{"actions":["*/delete"]}],
        "principals":[{"id":"00000000-0000-0000-0000-000000000000","type":"SystemDefined"}],
        "excludePrincipals":[{"id":"EX"},{}]}})"_ba);
    QCOMPARE(page.values.denyAssignments.size(), 1U);
    const DenyAssignment& deny = page.values.denyAssignments.front();
    QCOMPARE(deny.name, u"No delete"_s);
    QVERIFY(!deny.appliesToChildScopes);
    QVERIFY(deny.systemProtected);
    QCOMPARE(deny.principalIds, QStringList{u"00000000-0000-0000-0000-000000000000"_s});
    QCOMPARE(deny.excludedPrincipalIds, QStringList{u"ex"_s});
    QCOMPARE(deny.permissions.front().actions, QStringList{u"*/delete"_s});
}

void DecodeTest::readsPrincipals_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<PrincipalKind>("kind");
    QTest::addColumn<QString>("resourceId");
    QTest::newRow("user")
        << R"({"@odata.type":"#microsoft.graph.user","id":"A","displayName":"N","userPrincipalName":"n@c"})"_ba
        << PrincipalKind::User << QString();
    QTest::newRow("group") << R"({"@odata.type":"#microsoft.graph.group","id":"A","displayName":"N"})"_ba
                           << PrincipalKind::Group << QString();
    QTest::newRow("managed identity")
        << R"({"@odata.type":"#microsoft.graph.servicePrincipal","id":"A","displayName":"N","appId":"C","alternativeNames":["isExplicit=True","/subscriptions/s/x"]})"_ba
        << PrincipalKind::ServicePrincipal << u"/subscriptions/s/x"_s;
    QTest::newRow("something new") << R"({"@odata.type":"#microsoft.graph.agent","id":"A","displayName":"N"})"_ba
                                   << PrincipalKind::Unknown << QString();
}

void DecodeTest::readsPrincipals()
{
    QFETCH(const QByteArray, json);
    QFETCH(const PrincipalKind, kind);
    QFETCH(const QString, resourceId);
    const Page page = rowPage(readPrincipal, json);
    QCOMPARE(page.values.principals.size(), 1U);
    QCOMPARE(page.values.principals.front().id, u"a"_s);
    QCOMPARE(page.values.principals.front().kind, kind);
    QCOMPARE(page.values.principals.front().displayName, u"N"_s);
    QCOMPARE(page.values.principals.front().resourceId, resourceId);
    QVERIFY(!page.values.principals.front().deleted);
}

void DecodeTest::skipsUnusableRows_data()
{
    QTest::addColumn<int>("reader");
    QTest::addColumn<QByteArray>("row");
    const QByteArray id = R"("id":"/providers/Microsoft.Authorization/roleAssignments/g")"_ba;
    QTest::newRow("machine without id") << 0 << "{}"_ba;
    QTest::newRow("machine with a number for an id") << 0 << R"({"id":7})"_ba;
    QTest::newRow("machine with a word for an id") << 0 << R"({"id":"aaaa"})"_ba;
    QTest::newRow("machine with an endless id") << 0 << R"({"id":"/)"_ba + QByteArray(5000, 'x') + "\"}"_ba;
    QTest::newRow("a number") << 0 << "12"_ba;
    QTest::newRow("null") << 0 << "null"_ba;
    QTest::newRow("assignment without properties") << 1 << '{' + id + '}';
    QTest::newRow("assignment to nobody") << 1 << '{' + id + R"(,"properties":{"roleDefinitionId":"/r/1"}})"_ba;
    QTest::newRow("assignment of no role") << 1 << '{' + id + R"(,"properties":{"principalId":"p"}})"_ba;
    QTest::newRow("subscription without id") << 2 << R"({"displayName":"x"})"_ba;
    QTest::newRow("tenant without id") << 3 << R"({"displayName":"x"})"_ba;
    QTest::newRow("entity without name") << 4 << R"({"type":"/subscriptions"})"_ba;
    QTest::newRow("role without id") << 5 << R"({"properties":{"roleName":"x"}})"_ba;
    QTest::newRow("principal without id") << 6 << R"({"displayName":"x"})"_ba;
}

void DecodeTest::skipsUnusableRows()
{
    static constexpr RowReader readers[]{readVirtualMachine, readRoleAssignment, readSubscription, readTenant,
                                         readEntity,         readRoleDefinition, readPrincipal};
    QFETCH(const int, reader);
    QFETCH(const QByteArray, row);
    const Page page = rowPage(readers[reader], row);
    QCOMPARE(page.skipped, 1);
    QVERIFY(!page.skipReason.isEmpty());
    QVERIFY(page.values.isEmpty());
}

void DecodeTest::survivesHostileRows_data()
{
    QTest::addColumn<QByteArray>("value"); // put in the place of each member
    QTest::newRow("null") << "null"_ba;
    QTest::newRow("number") << "1e300"_ba;
    QTest::newRow("text") << "\"</script>\\u0000\\ud83d\\ude00\""_ba;
    QTest::newRow("list") << "[[],{},null,\"x\"]"_ba;
    QTest::newRow("object") << R"({"":{"":[]},"id":{},"name":[],"type":1,"code":null})"_ba;
    QTest::newRow("flag") << "true"_ba;
}

void DecodeTest::survivesHostileRows()
{
    static constexpr RowReader readers[]{readTenant,
                                         readSubscription,
                                         readResourceGroup,
                                         readEntity,
                                         readManagementGroupChain,
                                         readVirtualMachine,
                                         readScaleSet,
                                         readOtherHost,
                                         readUserAssignedIdentity,
                                         readRoleAssignment,
                                         readRoleDefinition,
                                         readDenyAssignment,
                                         readPrincipal};
    static constexpr const char* members[]{
        "id",       "name",  "type",  "tags", "identity", "properties",       "location", "subscriptionId",
        "tenantId", "power", "chain", "sku",  "state",    "alternativeNames", "etag",     "displayName"};
    QFETCH(const QByteArray, value);
    for (const RowReader reader : readers) {
        for (const char* hostile : members) {
            QByteArray row = R"({"@odata.type":)"_ba + value;
            for (const char* member : members)
                row += ",\""_ba + member + "\":"_ba + (member == hostile ? value : "\"/a/b\""_ba);
            row += '}';
            const auto page = decodeList(R"({"value":[)"_ba + row + "]}"_ba, reader);
            RS_VERIFY_OK(page);
            QVERIFY(page->skipped <= 1);
        }
    }
}

void DecodeTest::byteOrderMarkIsSkipped()
{
    const auto page = decodeList("\xEF\xBB\xBF{\"value\":[{\"tenantId\":\"a\"}]}"_ba, readTenant);
    RS_VERIFY_OK(page);
    QCOMPARE(page->values.tenants.size(), 1U);
}

void DecodeTest::boundsTexts()
{
    const Page page
        = rowPage(readTenant, R"({"tenantId":"a","displayName":")"_ba + QByteArray(1'000'000, 'x') + "\"}"_ba);
    QCOMPARE(page.values.tenants.front().displayName.size(), longestText);
    QByteArray tags = "\"tags\":{"_ba;
    for (int i = 0; i < 1000; ++i)
        tags += '"' + QByteArray::number(i) + "\":\"v\","_ba;
    const Page tagged = rowPage(readVirtualMachine, vmWith(tags.chopped(1) + '}'));
    QCOMPARE(tagged.values.hosts.front().tags.size(), 100);
}

void DecodeTest::countsDepthOutsideOfStrings_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<bool>("tooDeep"); // for a limit of 3
    QTest::newRow("at the limit") << "[[[1]]]"_ba << false;
    QTest::newRow("beyond") << "[[[[1]]]]"_ba << true;
    QTest::newRow("wide") << "[[],[],[[]],{}]"_ba << false;
    QTest::newRow("in a string") << R"(["[[[[[[","{\"[[[["])"_ba << false;
    QTest::newRow("after an escaped backslash") << R"(["\\",[[[1]]]])"_ba << true;
    QTest::newRow("never closed") << "[[[[[[["_ba << true;
}

void DecodeTest::countsDepthOutsideOfStrings()
{
    QFETCH(const QByteArray, json);
    QFETCH(const bool, tooDeep);
    QCOMPARE(nestsDeeperThan(json, 3), tooDeep);
}

void DecodeTest::peeksAtContinuations_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("continuation");
    QTest::newRow("nextLink") << R"({"value":[],"nextLink":"http://a/b?c=1"})"_ba << u"http://a/b?c=1"_s;
    QTest::newRow("in front") << R"({ "@odata.nextLink" : "x" , "value":[{"a":1}]})"_ba << u"x"_s;
    QTest::newRow("skip token") << R"({"data":[],"$skipToken":"t=="})"_ba << u"t=="_s;
    QTest::newRow("escapes") << R"({"nextLink":"a\u0026b\"c\\"})"_ba << uR"(a&b"c\)"_s;
    QTest::newRow("null") << R"({"nextLink":null,"value":[]})"_ba << QString();
    QTest::newRow("number") << R"({"nextLink":7})"_ba << QString();
    QTest::newRow("empty, then another") << R"({"nextLink":"","@odata.nextLink":"x"})"_ba << u"x"_s;
    QTest::newRow("first of two kinds") << R"({"$skipToken":"t","nextLink":"n"})"_ba << u"n"_s;
    QTest::newRow("of a row only") << R"({"value":[{"nextLink":"x"}],"b":{"nextLink":"y"}})"_ba << QString();
    QTest::newRow("inside a text") << R"({"value":"\"nextLink\":\"x\""})"_ba << QString();
    QTest::newRow("as a value") << R"({"a":"nextLink","b":"x"})"_ba << QString();
    QTest::newRow("none") << R"({"value":[]})"_ba << QString();
    QTest::newRow("cut off") << R"({"nextLink":"abc)"_ba << QString();
    QTest::newRow("cut off in an escape") << R"({"nextLink":"abc\)"_ba << QString();
    QTest::newRow("cut off behind the name") << R"({"nextLink")"_ba << QString();
    QTest::newRow("nothing") << QByteArray() << QString();
}

void DecodeTest::peeksAtContinuations()
{
    QFETCH(const QByteArray, body);
    QTEST(peekContinuation(body), "continuation");
}

void DecodeTest::readsResourceGraphPages()
{
    const QByteArray rows = R"("totalRecords":2,"count":1,"data":[{"tenantId":"a"}])"_ba;
    const auto middle
        = decodeGraphRows('{' + rows + R"(,"$skipToken":"tok","resultTruncated":"false"})"_ba, readTenant);
    RS_VERIFY_OK(middle);
    QCOMPARE(middle->continuation, u"tok"_s);
    QVERIFY(!middle->truncated);
    QCOMPARE(middle->values.tenants.size(), 1U);
    const auto cut = decodeGraphRows('{' + rows + R"(,"resultTruncated":"true"})"_ba, readTenant);
    RS_VERIFY_OK(cut);
    QVERIFY(cut->truncated);
    // The format "table", which was not asked for.
    QVERIFY(!decodeGraphRows(R"({"data":{"columns":[],"rows":[]}})"_ba, readTenant));
}

QTEST_GUILESS_MAIN(DecodeTest)

#include "tst_decode.moc"
