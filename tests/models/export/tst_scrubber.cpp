// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/export/scrubber.h"

#include "models/export/exportdocument.h"
#include "models/export/inventorybatch.h"
#include "models/graph/diagrambuilder.h"
#include "models/graph/layeredlayout.h"
#include "models/inventory/inventorystore.h"
#include "tests/models/export/fulltenant.h"
#include "tests/models/graph/tinytenant.h"
#include "tests/support/printers.h"
#include "tests/ui/graph/graphfixture.h"

#include <QRegularExpression>
#include <QTest>

using namespace rolescope;
using namespace rolescope::test;
using namespace Qt::Literals::StringLiterals;

namespace {

const QString subscriptionId = u"11111111-2222-3333-4444-555555555555"_s;
const QString group = u"/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-secret"_s;
const QString principalId = u"aaaaaaaa-0000-0000-0000-00000000000A"_s;

/// Each kind of thing that tells whose tenant it is.
SyncBatch telltale()
{
    SyncBatch batch;
    batch.tenants.push_back({u"99999999-0000-0000-0000-000000000001"_s, u"Contoso Secret"_s, u"contoso.example.com"_s});
    batch.managementGroups.push_back({u"99999999-0000-0000-0000-000000000001"_s, u"Tenant Root"_s, {}});
    batch.managementGroups.push_back({u"mg-secret"_s, u"Secret platform"_s, u"99999999-0000-0000-0000-000000000001"_s});
    Subscription subscription;
    subscription.id = subscriptionId;
    subscription.displayName = u"Secret production"_s;
    subscription.managementGroup = u"mg-secret"_s;
    subscription.tags = {{u"owner"_s, u"jane.doe@contoso.example.com"_s}};
    batch.subscriptions.push_back(subscription);
    batch.resourceGroups.push_back({group, u"westeurope"_s, {}});
    UserAssignedIdentity identity;
    identity.id = group + u"/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id-secret"_s;
    identity.principalId = principalId;
    identity.clientId = u"cccccccc-0000-0000-0000-00000000000c"_s;
    identity.location = u"westeurope"_s;
    batch.identities.push_back(identity);
    Host host;
    host.id = group + u"/providers/Microsoft.Compute/virtualMachines/VM-Secret"_s;
    host.size = u"Standard_D2s_v5"_s;
    host.identity.systemAssigned = true;
    host.identity.principalId = u"dddddddd-0000-0000-0000-00000000000d"_s;
    host.identity.userAssigned.push_back({identity.id.toUpper(), principalId, identity.clientId});
    batch.hosts.push_back(host);
    batch.principals.push_back(
        {host.identity.principalId, PrincipalKind::ServicePrincipal, u"vm-secret"_s, {}, {}, host.id, false});
    batch.principals.push_back({u"eeeeeeee-0000-0000-0000-00000000000e"_s,
                                PrincipalKind::User,
                                u"Jane Doe"_s,
                                {},
                                u"jane.doe@contoso.example.com"_s,
                                {},
                                false});
    batch.roles.push_back({u"acdd72a7-3385-48ef-bd42-f606fba81ae7"_s, u"Reader"_s, {}, false, {}, {u"/"_s}});
    batch.roles.push_back({u"ffffffff-0000-0000-0000-00000000000f"_s,
                           u"Secret operator"_s,
                           u"for Jane"_s,
                           true,
                           {},
                           {armid::subscriptionScope(subscriptionId)}});
    RoleAssignment grant;
    grant.scope
        = group + u"/providers/Microsoft.Storage/storageAccounts/stsecret/blobServices/default/containers/plans"_s;
    grant.id
        = grant.scope + u"/providers/Microsoft.Authorization/roleAssignments/12345678-0000-0000-0000-000000000012"_s;
    grant.roleGuid = u"acdd72a7-3385-48ef-bd42-f606fba81ae7"_s;
    grant.principalId = principalId.toLower();
    grant.description = u"asked for by Jane"_s;
    grant.condition
        = u"(@Resource[Microsoft.Storage/storageAccounts/blobServices/containers:name] StringEquals 'plans' "
          "AND ActionMatches{'Microsoft.Storage/storageAccounts/blobServices/containers/blobs/read'} AND "
          "@Request[x:RoleDefinitionId] ForAnyOfAnyValues:GuidEquals {ffffffff-0000-0000-0000-00000000000f})"_s;
    batch.assignments.push_back(grant);
    batch.assignments.push_back(grant);
    batch.assignments[1].id = u"/subscriptions/"_s + subscriptionId
        + u"/providers/Microsoft.Authorization/roleAssignments/12345678-0000-0000-0000-000000000013"_s;
    batch.assignments[1].scope = armid::subscriptionScope(subscriptionId);
    batch.assignments[1].roleGuid = u"ffffffff-0000-0000-0000-00000000000f"_s;
    batch.denyAssignments.push_back({group
                                         + u"/providers/Microsoft.Authorization/denyAssignments/"
                                           "12345678-0000-0000-0000-000000000014"_s,
                                     u"No secrets"_s,
                                     group,
                                     {},
                                     {principalId, u"00000000-0000-0000-0000-000000000000"_s},
                                     {},
                                     true,
                                     false,
                                     {}});
    ReadGap gap{ReadKind::RoleAssignments, group, makeError(ErrorKind::Forbidden, u"Jane may not read id-secret."_s),
                u"Secrets."_s, u"Ask Jane."_s};
    gap.error.code = u"AuthorizationFailed"_s;
    gap.error.detail = u"jane.doe@contoso.example.com may not"_s;
    batch.gaps.push_back(gap);
    return batch;
}

QByteArray exported(const InventoryStore& store, ExportFormat format, bool scrub)
{
    class NoPictures : public DiagramWriter
    {
    public:
        Result<QByteArray> write(const Diagram&, Format, const Options&) const override { return QByteArray(); }
    };
    ExportRequest request;
    request.format = format;
    request.scrub = scrub;
    request.sourceLabel = u"contoso secret"_s;
    const auto written = ExportDocument::prepared(store.snapshot(), request).write(NoPictures());
    return written ? *written : QByteArray();
}

} // namespace

class TestScrubber : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingTells_data()
    {
        QTest::addColumn<ExportFormat>("format");
        for (const ExportFormatInfo& info : exportFormats()) {
            if (info.group != ExportGroup::Picture)
                QTest::newRow(info.word.data()) << info.format;
        }
    }

    /// The pictures are tested with the whole program: tests/end-to-end/tst_exports.cpp.
    void nothingTells()
    {
        QFETCH(const ExportFormat, format);
        InventoryStore store;
        store.apply(telltale());
        const QByteArray plain = exported(store, format, false).toLower();
        QVERIFY(plain.contains("secret"));
        const QByteArray bytes = exported(store, format, true).toLower();
        QVERIFY(!bytes.isEmpty());
        for (const char* word : {"secret", "jane", "contoso", "plans", "11111111-2222", "99999999-", "aaaaaaaa-",
                                 "cccccccc-", "dddddddd-", "eeeeeeee-", "ffffffff-", "12345678-"})
            QVERIFY2(!bytes.contains(word), word);
    }

    void everythingFollowsAlong()
    {
        InventoryStore store;
        store.apply(telltale());
        const Scrubber scrubber(store.inventory());
        const SyncBatch batch = inventoryBatch(*scrubber.inventory());

        static const QRegularExpression guid(u"^5c2bbed0-0000-4000-8000-[0-9a-f]{12}$"_s);
        QVERIFY(guid.match(batch.tenants[0].id).hasMatch());
        QCOMPARE(batch.tenants[0].displayName, u"tenant-001"_s);
        QCOMPARE(batch.tenants[0].defaultDomain, u"domain-001.example"_s);
        // The root group is called by the tenant's id.
        QCOMPARE(batch.managementGroups[0].name, batch.tenants[0].id);
        QCOMPARE(batch.subscriptions[0].managementGroup, batch.managementGroups[1].name);
        const Host& host = batch.hosts[0];
        QCOMPARE(host.id,
                 u"/subscriptions/"_s + batch.subscriptions[0].id
                     + u"/resourceGroups/rg-001/providers/Microsoft.Compute/virtualMachines/vm-001"_s);
        QCOMPARE(host.size, u"Standard_D2s_v5"_s);
        QCOMPARE(host.identity.userAssigned[0].id, batch.identities[0].id);
        QCOMPARE(host.identity.userAssigned[0].principalId, batch.identities[0].principalId);
        QCOMPARE(batch.identities[0].location, u"westeurope"_s);
        // A system-assigned identity is called as its machine, here too.
        const auto own = std::find_if(batch.principals.begin(), batch.principals.end(),
                                      [&](const Principal& one) { return one.id == host.identity.principalId; });
        QVERIFY(own != batch.principals.end());
        QCOMPARE(own->displayName, u"vm-001"_s);
        QCOMPARE(own->resourceId, host.id);
        const auto jane = std::find_if(batch.principals.begin(), batch.principals.end(),
                                       [](const Principal& one) { return one.kind == PrincipalKind::User; });
        QVERIFY(jane->userPrincipalName.endsWith(u"@domain-001.example"_s));
    }

    void grantsKeepWhatIsPublic()
    {
        InventoryStore store;
        store.apply(telltale());
        const SyncBatch batch = inventoryBatch(*Scrubber(store.inventory()).inventory());
        QCOMPARE(batch.roles.size(), size_t(2));
        const auto reader = std::find_if(batch.roles.begin(), batch.roles.end(),
                                         [](const RoleDefinition& role) { return !role.custom; });
        QCOMPARE(reader->guid, u"acdd72a7-3385-48ef-bd42-f606fba81ae7"_s);
        QCOMPARE(reader->name, u"Reader"_s);
        const auto grant = std::find_if(batch.assignments.begin(), batch.assignments.end(),
                                        [](const RoleAssignment& one) { return one.scope.contains(u"containers"_s); });
        QVERIFY(grant != batch.assignments.end());
        QCOMPARE(grant->roleGuid, reader->guid);
        QCOMPARE(grant->principalId, batch.identities[0].principalId);
        QVERIFY(grant->condition.startsWith(
            u"(@Resource[Microsoft.Storage/storageAccounts/blobServices/containers:name] StringEquals '"_s));
        QVERIFY(grant->condition.contains(u"'Microsoft.Storage/storageAccounts/blobServices/containers/blobs/read'"_s));
        QVERIFY2(grant->scope.endsWith(u"/containers/"_s + grant->condition.section(u'\'', 1, 1)),
                 qPrintable(grant->condition));
        // Everyone stays everyone.
        QVERIFY(batch.denyAssignments[0].principalIds.contains(u"00000000-0000-0000-0000-000000000000"_s));
        QCOMPARE(batch.gaps[0].error.code, u"AuthorizationFailed"_s);
        QCOMPARE(batch.gaps[0].error.kind, ErrorKind::Forbidden);
    }

    void sameAliasesHoweverItWasRead()
    {
        InventoryStore first;
        first.apply(fullTenant());
        InventoryStore second;
        refresh(second, shuffled(fullTenant(), 3));
        QCOMPARE(exported(second, ExportFormat::Json, true), exported(first, ExportFormat::Json, true));
    }

    void noAliasIsAnOriginal()
    {
        InventoryStore store;
        store.apply(tinyTenant(u"id id-001 s/rg-001\nvm vm-002 s/rg-001 id-001\nvm vm-001 s/rg-002 id-001\n"_s));
        const SyncBatch batch = inventoryBatch(*Scrubber(store.inventory()).inventory());
        for (const Host& host : batch.hosts) {
            QVERIFY2(!host.id.contains(u"vm-001"_s) && !host.id.contains(u"vm-002"_s), qPrintable(host.id));
            QVERIFY2(!host.id.contains(u"rg-001"_s) && !host.id.contains(u"rg-002"_s), qPrintable(host.id));
        }
    }

    /// The picture is the same but for its words.
    void picturesKeepTheirShape_data()
    {
        QTest::addColumn<SyncBatch>("batch");
        QTest::newRow("company") << tinyTenant(smallCompany());
        QTest::newRow("full") << fullTenant();
        QTest::newRow("telltale") << telltale();
    }

    void picturesKeepTheirShape()
    {
        QFETCH(const SyncBatch, batch);
        InventoryStore store;
        store.apply(batch);
        const AccessGraph graph = AccessGraph::build(store.inventory(), {});
        const Scrubber scrubber(store.inventory());
        const AccessGraph other = scrubber.counterpart(graph);
        for (size_t i = 0; i < graph.nodes.size(); ++i) {
            QVERIFY(other.nodes[i].entity.isValid());
            QCOMPARE(other.nodes[i].entity.kind, graph.nodes[i].entity.kind);
            QCOMPARE(other.nodes[i].at.isValid(), graph.nodes[i].at.isValid());
        }
        for (size_t i = 0; i < graph.edges.size(); ++i)
            QCOMPARE(other.edges[i].entity.isValid(), graph.edges[i].entity.isValid());
        const Diagram before = makeDiagram(store.inventory(), graph, LayeredLayout());
        const Diagram after = makeDiagram(*scrubber.inventory(), other, LayeredLayout());
        QCOMPARE(after.boxes.size(), before.boxes.size());
        for (size_t i = 0; i < before.boxes.size(); ++i) {
            QCOMPARE(after.boxes[i].rect, before.boxes[i].rect);
            QCOMPARE(after.boxes[i].kind, before.boxes[i].kind);
            QCOMPARE(after.boxes[i].shared, before.boxes[i].shared);
            QCOMPARE(after.boxes[i].finding, before.boxes[i].finding);
        }
    }
};

QTEST_GUILESS_MAIN(TestScrubber)
#include "tst_scrubber.moc"
