// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/synthetictenant.h"

#include "app/simulator/builtinroles.h"
#include "app/simulator/ids.h"
#include "app/simulator/splitmix.h"

#include <QDateTime>
#include <QSet>

#include <algorithm>
#include <array>
#include <iterator>

namespace rolescope::simulator {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int vmsPerSubscription = 600;
constexpr int vmsPerGroup = 24;
constexpr int vmsPerIdentity = 5;
constexpr int vmsPerOtherResource = 8;
constexpr int subscriptionsPerManagementGroup = 6;

/// What other resources there are, and which roles make sense on them.
struct Kind
{
    const char16_t* type;
    const char16_t* prefix;
    const char16_t* child; ///< below the resource, with a place for a name; null when it has none
    std::array<const char*, 3> roles; ///< GUIDs
};

constexpr Kind kinds[] = {
    {u"Microsoft.Storage/storageAccounts",
     u"st",
     u"/blobServices/default/containers/%1",
     {"2a2b9908-6ea1-4ae2-8e65-a410df84e7d1", "ba92f5b4-2d11-453d-a403-e96b0029c9fe",
      "974c5e8b-45b9-4653-ba55-5f855dd0fb88"}},
    {u"Microsoft.KeyVault/vaults",
     u"kv-",
     u"/secrets/%1",
     {"4633458b-17de-408a-b874-0445c86b69e6", "21090545-7ca7-4776-b22c-e363652d74d2",
      "12338af0-0e69-4776-bea7-57ae8d297424"}},
    {u"Microsoft.ContainerRegistry/registries",
     u"cr",
     nullptr,
     {"7f951dda-4ed3-4680-a7ca-43fe172d538d", "7f951dda-4ed3-4680-a7ca-43fe172d538d",
      "8311e382-0749-4cb8-b61a-304f252e45ec"}},
    {u"Microsoft.ServiceBus/namespaces",
     u"sb-",
     u"/queues/%1",
     {"69a216fc-b8fb-44d8-bc22-1f3c2cd27a39", "4f6d3b9b-027b-4f4c-9142-0e5a2a2247e0",
      "090c5cfd-751d-490a-894a-3ce6f1109419"}},
    {u"Microsoft.EventHub/namespaces",
     u"evh-",
     u"/eventhubs/%1",
     {"2b629674-e913-4c01-ae53-ef4638d8f975", "a638d3c7-ab3a-418d-83e6-5f17a39d4fde",
      "a638d3c7-ab3a-418d-83e6-5f17a39d4fde"}},
    {u"Microsoft.Sql/servers",
     u"sql-",
     u"/databases/%1",
     {"acdd72a7-3385-48ef-bd42-f606fba81ae7", "9b7fa17d-e63e-47b0-bb0a-15c516ac86ec",
      "6d8ee4ec-f05a-4a1d-8b00-a9b17e38b437"}},
};

/// Roles for groups and above: Reader, Contributor, Monitoring Reader, Virtual Machine Contributor, Log Analytics
/// Reader, Backup Contributor, Network Contributor, Managed Identity Operator; the first most often.
constexpr const char* wideRoles[] = {
    "acdd72a7-3385-48ef-bd42-f606fba81ae7", "b24988ac-6180-42a0-ab88-20f7382dd24c",
    "43d0d8ad-25c7-4714-9337-8ba259a9fe05", "9980e02c-c2be-4d73-94e8-173b1dc7cf3c",
    "73c42c96-874c-492b-b04d-ab87d138a893", "5e467623-bb1f-42f4-a55d-6e525e11384b",
    "4d97b98b-1d4f-4787-a291-c67834d212e7", "f1a07417-d97a-45cb-824c-7a7467783830",
};

constexpr const char16_t* domains[]
    = {u"retail", u"logistics", u"finance", u"media", u"research", u"hr", u"iot", u"core"};
constexpr const char16_t* stages[] = {u"prod", u"prod", u"test", u"dev"};
constexpr const char16_t* workloads[] = {u"web", u"api", u"batch", u"db", u"cache", u"build", u"etl", u"edge", u"auth"};
constexpr const char16_t* regions[] = {u"westeurope", u"northeurope", u"germanywestcentral", u"uksouth", u"eastus2"};
constexpr const char16_t* sizes[]
    = {u"Standard_D4s_v5", u"Standard_D2s_v5", u"Standard_B2ms", u"Standard_E8ds_v5", u"Standard_F8s_v2"};
constexpr const char16_t* firstNames[] = {u"Ada", u"Bela", u"Chidi", u"Dora", u"Emil", u"Fatou", u"Goro", u"Hana"};
constexpr const char16_t* lastNames[] = {u"Adler", u"Brandt", u"Castro", u"Dubois", u"Eriksen", u"Fontana", u"Gupta"};

/// One QString for each text of a table: all objects share it.
template <size_t N> std::vector<QString> pool(const char16_t* const (&texts)[N])
{
    std::vector<QString> strings;
    for (const char16_t* text : texts)
        strings.push_back(QString::fromUtf16(text));
    return strings;
}

QString numbered(const QString& stem, quint64 number, int width)
{
    const QString digits = QString::number(number);
    return stem + QString(std::max<qsizetype>(0, width - digits.size()), u'0') + digits;
}

const auto blobCondition
    = u"((!(ActionMatches{'Microsoft.Storage/storageAccounts/blobServices/containers/blobs/read'}"
      " AND NOT SubOperationMatches{'Blob.List'})) OR (@Resource[Microsoft.Storage/storageAccounts/"
      "blobServices/containers:name] StringEquals 'released'))"_s;

/// Makes the tenant in one pass, subscription after subscription. Numbers are drawn in a fixed order: the order of the
/// statements is part of the result.
class Synthesis
{
public:
    Synthesis(int vms, quint64 seed);
    Tenant make();

private:
    /// A principal that gets assignments, and where it belongs.
    struct Holder
    {
        QString principalId;
        quint32 subscription = 0;
        quint32 group = 0; ///< index in m_tenant.groups
    };
    /// Ranges of the subscription that is being made.
    struct Range
    {
        quint32 first = 0;
        quint32 count = 0;
    };

    void makeManagementGroups();
    void makePeople();
    void makeSubscription(quint32 index, int vms);
    void makeGroups(quint32 index, quint32 count);
    void makeOthers(quint32 count);
    void makeIdentities(quint32 count);
    void makeMachine(quint32 index, quint32 number);
    void attach(Resource& machine, bool several);
    void addSystemIdentity(Resource& machine, quint32 group);
    QString addPrincipal(const QString& name, const QString& appId, bool isExplicit, const QString& id);
    void assignAll();
    void assignTo(const Holder& holder);
    void assignPeople();
    void assignOne(const QString& principalId, const QString& type, const QString& roleGuid, const QString& scope,
                   const QString& condition = {});
    void makeOrphansAndDenials();
    void addCallers();
    QString wideScope(const Holder& holder);

    const std::vector<QString> m_types = typesOf();
    const std::vector<QString> m_domains = pool(domains);
    const std::vector<QString> m_stages = pool(stages);
    const std::vector<QString> m_workloads = pool(workloads);
    const std::vector<QString> m_regions = pool(regions);
    const std::vector<QString> m_sizes = pool(sizes);
    static std::vector<QString> typesOf();

    const QString m_machineType = u"Microsoft.Compute/virtualMachines"_s;
    const QString m_linux = u"Linux"_s;
    const QString m_windows = u"Windows"_s;
    const QString m_running = u"running"_s;
    const QString m_deallocated = u"deallocated"_s;
    const QString m_servicePrincipal = u"ServicePrincipal"_s;
    const QString m_managedIdentity = u"ManagedIdentity"_s;
    const QString m_explicit = u"isExplicit=True"_s;
    const QString m_implicit = u"isExplicit=False"_s;

    int m_vms;
    SplitMix m_random;
    Tenant m_tenant;
    QHash<QLatin1StringView, QString> m_roles; ///< GUID → the shared string of the role
    std::vector<Holder> m_holders;
    std::vector<QString> m_identityIds; ///< parallel to m_tenant.identities
    std::vector<QString> m_groupIds; ///< parallel to m_tenant.groups
    std::vector<QString> m_subscriptionIds; ///< ARM ids
    std::vector<Range> m_othersOf; ///< by subscription, in m_others
    std::vector<quint32> m_others; ///< indexes in m_tenant.resources
    std::vector<QString> m_otherIds; ///< parallel to m_others
    std::vector<quint8> m_otherKinds; ///< parallel to m_others
    Range m_groups;
    Range m_identities;
    QStringList m_userIds;
    QStringList m_teamIds;
};

std::vector<QString> Synthesis::typesOf()
{
    std::vector<QString> types;
    for (const Kind& kind : kinds)
        types.push_back(QString::fromUtf16(kind.type));
    return types;
}

Synthesis::Synthesis(int vms, quint64 seed) : m_vms(vms), m_random(seed)
{
    const auto count = static_cast<size_t>(vms);
    m_tenant.resources.reserve(count + count / vmsPerOtherResource + 1);
    m_tenant.identities.reserve(count / vmsPerIdentity + 1);
    m_tenant.principals.reserve(count);
    m_tenant.assignments.reserve(count * 5 / 2);
    m_tenant.roles = builtInRoles();
    for (const RoleDefinition& role : m_tenant.roles) {
        for (const Kind& kind : kinds) {
            for (const char* guid : kind.roles) {
                if (role.guid == QLatin1StringView(guid))
                    m_roles.insert(QLatin1StringView(guid), role.guid);
            }
        }
        for (const char* guid : wideRoles) {
            if (role.guid == QLatin1StringView(guid))
                m_roles.insert(QLatin1StringView(guid), role.guid);
        }
        if (role.guid == roleguid::owner)
            m_roles.insert(roleguid::owner, role.guid);
    }
}

Tenant Synthesis::make()
{
    m_tenant.id = m_random.guid();
    m_tenant.displayName = u"Synthetic %1"_s.arg(m_vms);
    m_tenant.defaultDomain = u"synthetic.example"_s;
    makeManagementGroups();
    makePeople();
    const int subscriptions = (m_vms + vmsPerSubscription - 1) / vmsPerSubscription;
    for (int index = 0; index < subscriptions; ++index) {
        const int done = index * vmsPerSubscription;
        makeSubscription(static_cast<quint32>(index), std::min(vmsPerSubscription, m_vms - done));
    }
    assignAll();
    assignPeople();
    makeOrphansAndDenials();
    addCallers();
    return std::move(m_tenant);
}

void Synthesis::makeManagementGroups()
{
    m_tenant.managementGroups.push_back({m_tenant.id, u"Tenant Root Group"_s, {}});
    const int subscriptions = (m_vms + vmsPerSubscription - 1) / vmsPerSubscription;
    const int leaves = (subscriptions + subscriptionsPerManagementGroup - 1) / subscriptionsPerManagementGroup;
    // One group for each domain in use below the root, and the leaves spread among them.
    const int tops = std::min<int>(leaves, std::size(domains));
    for (int top = 0; top < tops; ++top) {
        const QString& name = m_domains[static_cast<size_t>(top)];
        m_tenant.managementGroups.push_back({u"mg-"_s + name, u"Domain "_s + name, m_tenant.id});
    }
    for (int leaf = 0; leaf < leaves; ++leaf) {
        const QString top = u"mg-"_s + m_domains[static_cast<size_t>(leaf % tops)];
        const QString name = numbered(top + u'-', static_cast<quint64>(leaf), 3);
        m_tenant.managementGroups.push_back({name, name.mid(3), top});
    }
}

void Synthesis::makePeople()
{
    const int users = 20 + m_vms / 200;
    const int teams = 8 + m_vms / 500;
    for (int team = 0; team < teams; ++team) {
        Principal group;
        group.kind = PrincipalKind::Group;
        group.id = m_random.guid();
        group.displayName = numbered(u"Team "_s, static_cast<quint64>(team), 3);
        // Every third team is part of an earlier one.
        if (team % 3 == 2)
            group.memberOf.append(m_teamIds.at(m_random.below(static_cast<quint64>(team))));
        m_teamIds.append(group.id);
        m_tenant.principals.push_back(std::move(group));
    }
    for (int number = 0; number < users; ++number) {
        Principal user;
        user.id = m_random.guid();
        const QString first = QString::fromUtf16(firstNames[m_random.below(std::size(firstNames))]);
        const QString last = QString::fromUtf16(lastNames[m_random.below(std::size(lastNames))]);
        user.displayName = first + u' ' + last;
        user.userPrincipalName = u"%1.%2%3@synthetic.example"_s.arg(first.toLower(), last.toLower()).arg(number);
        // The demo user, the first one, is in no team: what it may do is said in the header.
        if (number > 0)
            user.memberOf.append(m_teamIds.at(m_random.skewed(static_cast<quint64>(teams))));
        m_userIds.append(user.id);
        m_tenant.principals.push_back(std::move(user));
    }
}

void Synthesis::makeSubscription(quint32 index, int vms)
{
    const size_t leaves = m_tenant.managementGroups.size();
    const int tops = static_cast<int>(std::count_if(m_tenant.managementGroups.begin(), m_tenant.managementGroups.end(),
                                                    [this](const auto& group) { return group.parent == m_tenant.id; }));
    const size_t firstLeaf = 1 + static_cast<size_t>(tops);
    const size_t leaf = firstLeaf + index / subscriptionsPerManagementGroup;
    const ManagementGroup& parent = m_tenant.managementGroups[std::min(leaf, leaves - 1)];
    const QString& stage = m_stages[m_random.below(m_stages.size())];
    Subscription subscription;
    subscription.id = m_random.guid();
    subscription.displayName = numbered(u"sub-%1-%2-"_s.arg(parent.displayName, stage), index, 4);
    subscription.state = u"Enabled"_s;
    subscription.managementGroup = parent.name;
    m_subscriptionIds.push_back(armId(subscription));
    m_tenant.subscriptions.push_back(std::move(subscription));
    const auto count = static_cast<quint32>(vms);
    makeGroups(index, std::max<quint32>(1, (count + vmsPerGroup - 1) / vmsPerGroup));
    m_othersOf.push_back({static_cast<quint32>(m_others.size()), std::max<quint32>(2, count / vmsPerOtherResource)});
    makeOthers(m_othersOf.back().count);
    makeIdentities(std::max<quint32>(1, count / vmsPerIdentity));
    for (quint32 number = 0; number < count; ++number)
        makeMachine(index, number);
}

void Synthesis::makeGroups(quint32 index, quint32 count)
{
    m_groups = {static_cast<quint32>(m_tenant.groups.size()), count};
    for (quint32 number = 0; number < count; ++number) {
        const QString& workload = m_workloads[m_random.below(m_workloads.size())];
        ResourceGroup group;
        group.subscription = m_tenant.subscriptions[index].id;
        group.name = numbered(u"rg-%1-"_s.arg(workload), number, 2);
        group.location = m_regions[m_random.skewed(m_regions.size())];
        m_groupIds.push_back(armId(group));
        m_tenant.groups.push_back(std::move(group));
    }
}

void Synthesis::makeOthers(quint32 count)
{
    for (quint32 number = 0; number < count; ++number) {
        const quint32 kind = m_random.below(std::size(kinds));
        const ResourceGroup& group = m_tenant.groups[m_groups.first + m_random.below(m_groups.count)];
        Resource resource;
        resource.subscription = group.subscription;
        resource.group = group.name;
        resource.type = m_types[kind];
        // Names of storage accounts and vaults are unique in the world.
        resource.name = numbered(QString::fromUtf16(kinds[kind].prefix), m_others.size(), 6);
        resource.location = group.location;
        m_others.push_back(static_cast<quint32>(m_tenant.resources.size()));
        m_otherIds.push_back(armId(resource));
        m_otherKinds.push_back(static_cast<quint8>(kind));
        m_tenant.resources.push_back(std::move(resource));
    }
}

QString Synthesis::addPrincipal(const QString& name, const QString& appId, bool isExplicit, const QString& id)
{
    Principal principal;
    principal.kind = PrincipalKind::ServicePrincipal;
    principal.id = m_random.guid();
    principal.displayName = name;
    principal.appId = appId;
    principal.servicePrincipalType = m_managedIdentity;
    principal.alternativeNames = {isExplicit ? m_explicit : m_implicit, id};
    if (m_random.chance(15))
        principal.memberOf.append(m_teamIds.at(m_random.skewed(static_cast<quint64>(m_teamIds.size()))));
    QString objectId = principal.id;
    m_tenant.principals.push_back(std::move(principal));
    return objectId;
}

void Synthesis::makeIdentities(quint32 count)
{
    m_identities = {static_cast<quint32>(m_tenant.identities.size()), count};
    const auto subscription = static_cast<quint32>(m_tenant.subscriptions.size() - 1);
    for (quint32 number = 0; number < count; ++number) {
        const quint32 groupIndex = m_groups.first + m_random.below(m_groups.count);
        const ResourceGroup& group = m_tenant.groups[groupIndex];
        UserAssignedIdentity identity;
        identity.subscription = group.subscription;
        identity.group = group.name;
        identity.name = numbered(u"id-%1-"_s.arg(m_workloads[m_random.below(m_workloads.size())]), number, 3);
        identity.location = group.location;
        identity.clientId = m_random.guid();
        const QString id = armId(identity);
        identity.principalId = addPrincipal(identity.name, identity.clientId, true, id);
        m_holders.push_back({identity.principalId, subscription, groupIndex});
        m_identityIds.push_back(id);
        m_tenant.identities.push_back(std::move(identity));
    }
}

void Synthesis::attach(Resource& machine, bool several)
{
    // One machine in forty runs as an identity of another subscription, as those of a platform team are.
    const bool foreign = m_random.chance(25);
    const quint32 count = several ? 2 + m_random.below(3) : 1;
    for (quint32 number = 0; number < count; ++number) {
        const bool platform = foreign && number == 0;
        const Range range = platform ? Range{0, m_identities.first + m_identities.count} : m_identities;
        const QString& id = m_identityIds[range.first + m_random.skewed(range.count)];
        if (!machine.identity.userAssigned.contains(id))
            machine.identity.userAssigned.append(id);
    }
}

void Synthesis::addSystemIdentity(Resource& machine, quint32 group)
{
    const QString appId = m_random.guid();
    machine.identity.principalId = addPrincipal(machine.name, appId, false, armId(machine));
    m_holders.push_back({machine.identity.principalId, static_cast<quint32>(m_tenant.subscriptions.size() - 1), group});
}

void Synthesis::makeMachine(quint32 index, quint32 number)
{
    const quint32 groupIndex = m_groups.first + m_random.below(m_groups.count);
    const ResourceGroup& group = m_tenant.groups[groupIndex];
    Resource machine;
    machine.subscription = group.subscription;
    machine.group = group.name;
    machine.type = m_machineType;
    const QString& workload = m_workloads[m_random.below(m_workloads.size())];
    machine.name = numbered(u"vm-%1-%2-"_s.arg(workload).arg(index), number, 3);
    machine.location = group.location;
    machine.uniqueId = m_random.guid();
    machine.size = m_sizes[m_random.skewed(m_sizes.size())];
    machine.osType = m_random.chance(280) ? m_windows : m_linux;
    machine.power = m_random.chance(120) ? m_deallocated : m_running;
    const quint32 shape = m_random.below(100);
    if (shape >= 15 && shape < 45)
        addSystemIdentity(machine, groupIndex);
    else if (shape >= 45 && shape < 80)
        attach(machine, false);
    else if (shape >= 80 && shape < 92)
        attach(machine, true);
    else if (shape >= 92) {
        addSystemIdentity(machine, groupIndex);
        attach(machine, false);
    }
    m_tenant.resources.push_back(std::move(machine));
}

void Synthesis::assignOne(const QString& principalId, const QString& type, const QString& roleGuid,
                          const QString& scope, const QString& condition)
{
    // 2023-01-01, and up to three years later.
    static constexpr qint64 start = 1'672'531'200;
    RoleAssignment assignment;
    assignment.guid = m_random.guid();
    assignment.scope = scope;
    assignment.roleGuid = roleGuid;
    assignment.principalId = principalId;
    assignment.principalType = type;
    assignment.condition = condition;
    assignment.createdOn = QDateTime::fromSecsSinceEpoch(start + m_random.below(94'600'000), Qt::UTC);
    assignment.createdBy = m_userIds.at(0);
    m_tenant.assignments.push_back(std::move(assignment));
}

QString Synthesis::wideScope(const Holder& holder)
{
    const quint32 draw = m_random.below(100);
    if (draw < 78)
        return m_groupIds[holder.group];
    if (draw < 96)
        return m_subscriptionIds[holder.subscription];
    const ManagementGroup& group = m_tenant.managementGroups[m_random.below(m_tenant.managementGroups.size())];
    return armId(group);
}

void Synthesis::assignTo(const Holder& holder)
{
    // One to seven, four on average; some identities were made and never given anything.
    const quint32 count = m_random.chance(30) ? 0 : 1 + m_random.below(4) + m_random.below(4);
    QSet<std::pair<QString, QString>> given;
    for (quint32 number = 0; number < count; ++number) {
        QString scope;
        QString role;
        QString condition;
        if (m_random.below(100) < 40) {
            role = m_roles.value(QLatin1StringView(wideRoles[m_random.skewed(std::size(wideRoles))]));
            scope = wideScope(holder);
        } else {
            const Range& others = m_othersOf[holder.subscription];
            const size_t other = others.first + m_random.skewed(others.count);
            const Kind& kind = kinds[m_otherKinds[other]];
            role = m_roles.value(QLatin1StringView(kind.roles[m_random.skewed(kind.roles.size())]));
            scope = m_otherIds[other];
            if (kind.child && m_random.chance(200))
                scope += QString::fromUtf16(kind.child).arg(u"part-%1"_s.arg(m_random.below(9)));
            else if (role == roleguid::blobDataReader && m_random.chance(60))
                condition = blobCondition;
        }
        if (given.contains({scope, role}))
            continue;
        given.insert({scope, role});
        assignOne(holder.principalId, m_servicePrincipal, role, scope, condition);
    }
}

void Synthesis::assignAll()
{
    for (const Holder& holder : m_holders)
        assignTo(holder);
}

void Synthesis::assignPeople()
{
    const QString user = u"User"_s;
    const QString group = u"Group"_s;
    const QString owner = m_roles.value(roleguid::owner);
    const QString contributor = m_roles.value(roleguid::contributor);
    const QString reader = m_roles.value(roleguid::reader);
    for (size_t index = 0; index < m_subscriptionIds.size(); ++index) {
        const QString& scope = m_subscriptionIds[index];
        const auto team = static_cast<qsizetype>(index % static_cast<size_t>(m_teamIds.size()));
        assignOne(m_teamIds.at(team), group, contributor, scope);
        // Never the demo user, who is the first.
        assignOne(m_userIds.at(1 + m_random.below(static_cast<quint64>(m_userIds.size() - 1))), user, owner, scope);
    }
    for (const ManagementGroup& managementGroup : m_tenant.managementGroups) {
        const auto team = static_cast<quint64>(m_teamIds.size());
        assignOne(m_teamIds.at(m_random.below(team)), group, reader, armId(managementGroup));
    }
    assignOne(m_userIds.at(0), user, reader, armId(m_tenant.managementGroups.front()));
    assignOne(m_userIds.at(0), user, owner, m_subscriptionIds.front());
}

void Synthesis::makeOrphansAndDenials()
{
    const QString contributor = m_roles.value(roleguid::contributor);
    for (size_t number = 0; number < 1 + m_tenant.assignments.size() / 200; ++number)
        assignOne(m_random.guid(), m_servicePrincipal, contributor, m_groupIds[m_random.below(m_groupIds.size())]);
    for (size_t number = 0; number < 1 + m_subscriptionIds.size() / 10; ++number) {
        DenyAssignment denial;
        denial.guid = m_random.guid();
        denial.name = numbered(u"Deployment stack "_s, number, 3);
        denial.scope = m_groupIds[m_random.below(m_groupIds.size())];
        denial.permissions.actions = {u"*/write"_s, u"*/delete"_s};
        denial.principals = {u"00000000-0000-0000-0000-000000000000"_s};
        m_tenant.denials.push_back(std::move(denial));
    }
}

void Synthesis::addCallers()
{
    Principal application;
    application.kind = PrincipalKind::ServicePrincipal;
    application.id = m_random.guid();
    application.displayName = u"synthetic-deploy"_s;
    application.appId = m_random.guid();
    application.servicePrincipalType = u"Application"_s;
    assignOne(application.id, m_servicePrincipal, m_roles.value(roleguid::owner), m_subscriptionIds.front());
    const auto isDemoUser = [this](const Principal& principal) { return principal.id == m_userIds.at(0); };
    const auto demoUser = std::find_if(m_tenant.principals.begin(), m_tenant.principals.end(), isDemoUser);
    m_tenant.callers.push_back({demoUser->id, demoUser->userPrincipalName, {}, {}});
    m_tenant.callers.push_back({application.id, {}, application.appId, {}});
    m_tenant.principals.push_back(std::move(application));
}

} // namespace

Tenant syntheticTenant(int vms, quint64 seed)
{
    return Synthesis(vms, seed).make();
}

} // namespace rolescope::simulator
