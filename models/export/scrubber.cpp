// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/export/scrubber.h"

#include "models/domain/armid.h"
#include "models/domain/result.h"
#include "models/export/inventorybatch.h"
#include "models/inventory/inventorystore.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <array>

namespace rolescope {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(rolescope::Scrubber)
};

constexpr auto nilGuid = "00000000-0000-0000-0000-000000000000"_L1; ///< stands for everyone, wherever it is

const QString& guidPattern()
{
    static const QString pattern = u"[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}"_s;
    return pattern;
}

bool isGuid(const QString& text)
{
    static const QRegularExpression guid(QRegularExpression::anchoredPattern(guidPattern()));
    return guid.match(text).hasMatch();
}

QString prefixOfType(QStringView type)
{
    static constexpr std::array<std::pair<QLatin1StringView, QLatin1StringView>, 8> known{{
        {"virtualMachines"_L1, "vm"_L1},
        {"virtualMachineScaleSets"_L1, "vmss"_L1},
        {"userAssignedIdentities"_L1, "id"_L1},
        {"vaults"_L1, "kv"_L1},
        {"storageAccounts"_L1, "st"_L1},
        {"sites"_L1, "app"_L1},
        {"managedClusters"_L1, "aks"_L1},
        {"registries"_L1, "cr"_L1},
    }};
    for (const auto& [word, prefix] : known) {
        if (type.compare(word, Qt::CaseInsensitive) == 0)
            return prefix;
    }
    return u"res"_s;
}

QString prefixOfKind(PrincipalKind kind)
{
    switch (kind) {
    case PrincipalKind::User:
        return u"user"_s;
    case PrincipalKind::Group:
    case PrincipalKind::ForeignGroup:
        return u"group"_s;
    case PrincipalKind::Device:
        return u"device"_s;
    case PrincipalKind::Unknown:
    case PrincipalKind::ServicePrincipal:
        break;
    }
    return u"principal"_s;
}

/// A namespace or type, or one of the fixed words; anything else in their place is somebody's own.
bool isWordOfIds(const QString& segment)
{
    static const QRegularExpression word(u"^[A-Za-z][A-Za-z0-9.]*$"_s);
    return word.match(segment).hasMatch();
}

bool sameWord(QStringView a, QLatin1StringView b)
{
    return a.compare(b, Qt::CaseInsensitive) == 0;
}

} // namespace

Scrubber::Scrubber(const Inventory& original) : m_original(original)
{
    SyncBatch batch = inventoryBatch(original);
    collectNames(batch);
    scrub(batch);
    InventoryStore store;
    store.apply(batch);
    m_inventory = store.snapshot();
    for (int row = 0; row < m_inventory->rowCount(Table::Denies); ++row) {
        const auto deny = m_inventory->at(Table::Denies, row).as<EntityKind::Deny>();
        m_denies.insert(armid::folded(m_inventory->armId(deny)), deny);
    }
}

/// An alias that happened to be a name of the tenant would lead astray.
void Scrubber::collectNames(const SyncBatch& batch)
{
    const auto take = [this](const QString& text) {
        m_taken.insert(text.toLower());
        for (const QString& part : text.split(u'/', Qt::SkipEmptyParts))
            m_taken.insert(part.toLower());
    };
    for (const RoleDefinition& role : batch.roles) {
        if (!role.custom)
            m_publicGuids.insert(role.guid.toLower());
        take(role.name);
    }
    for (const Tenant& tenant : batch.tenants) {
        take(tenant.displayName);
        take(tenant.defaultDomain);
    }
    for (const ManagementGroup& group : batch.managementGroups) {
        take(group.name);
        take(group.displayName);
    }
    for (const Subscription& subscription : batch.subscriptions)
        take(subscription.displayName);
    for (const ResourceGroup& group : batch.resourceGroups)
        take(group.id);
    for (const Host& host : batch.hosts)
        take(host.id);
    for (const UserAssignedIdentity& identity : batch.identities)
        take(identity.id);
    for (const Principal& principal : batch.principals)
        take(principal.displayName);
    for (const RoleAssignment& assignment : batch.assignments)
        take(assignment.id);
}

void Scrubber::scrub(SyncBatch& batch)
{
    for (Tenant& tenant : batch.tenants)
        tenant = {guid(tenant.id), name(u"tenant"_s, tenant.displayName), domain(tenant.defaultDomain)};
    for (ManagementGroup& group : batch.managementGroups) {
        group = {guidOrName(u"mg"_s, group.name), guidOrName(u"mg"_s, group.displayName),
                 guidOrName(u"mg"_s, group.parentName)};
    }
    for (Subscription& subscription : batch.subscriptions) {
        subscription.id = guid(subscription.id);
        subscription.displayName = name(u"sub"_s, subscription.displayName);
        subscription.tenantId = guid(subscription.tenantId);
        subscription.managementGroup = guidOrName(u"mg"_s, subscription.managementGroup);
        subscription.tags = tags(subscription.tags);
    }
    for (ResourceGroup& group : batch.resourceGroups) {
        group.id = id(group.id);
        group.tags = tags(group.tags);
    }
    for (Host& host : batch.hosts) {
        host.id = id(host.id);
        host.scaleSetId = id(host.scaleSetId);
        host.etag.clear();
        host.tags = tags(host.tags);
        scrub(host.identity);
    }
    for (UserAssignedIdentity& identity : batch.identities) {
        identity.id = id(identity.id);
        identity.principalId = guid(identity.principalId);
        identity.clientId = guid(identity.clientId);
        identity.tenantId = guid(identity.tenantId);
        identity.tags = tags(identity.tags);
    }
    for (RoleDefinition& role : batch.roles) {
        role.guid = guid(role.guid);
        role.assignableScopes = ids(role.assignableScopes);
        for (Permission& permission : role.permissions)
            scrub(permission);
        if (!role.custom)
            continue;
        role.name = name(u"role"_s, role.name);
        role.description.clear();
    }
    for (Principal& principal : batch.principals) {
        principal.id = guid(principal.id);
        principal.displayName = guidOrName(prefixOfKind(principal.kind), principal.displayName);
        principal.appId = guid(principal.appId);
        principal.userPrincipalName = account(principal.userPrincipalName);
        principal.resourceId = id(principal.resourceId);
    }
    for (RoleAssignment& assignment : batch.assignments) {
        assignment.id = id(assignment.id);
        assignment.scope = id(assignment.scope);
        assignment.roleGuid = guid(assignment.roleGuid);
        assignment.principalId = guid(assignment.principalId);
        assignment.condition = condition(assignment.condition);
        assignment.description = name(u"text"_s, assignment.description);
    }
    for (DenyAssignment& deny : batch.denyAssignments) {
        deny.id = id(deny.id);
        deny.name = name(u"deny"_s, deny.name);
        deny.scope = id(deny.scope);
        for (QStringList* const list : {&deny.principalIds, &deny.excludedPrincipalIds}) {
            for (QString& one : *list)
                one = guid(one);
        }
        for (Permission& permission : deny.permissions)
            scrub(permission);
        deny.condition = condition(deny.condition);
    }
    for (ReadGap& gap : batch.gaps)
        scrub(gap);
}

void Scrubber::scrub(IdentityBlock& block)
{
    block.principalId = guid(block.principalId);
    block.tenantId = guid(block.tenantId);
    for (AttachedIdentity& one : block.userAssigned)
        one = {id(one.id), guid(one.principalId), guid(one.clientId)};
}

/// Operations are Microsoft's words, apart from those of resource providers that somebody made for himself.
void Scrubber::scrub(Permission& permission)
{
    permission.condition = condition(permission.condition);
}

/// Messages quote names, ids and accounts in words of their own.
void Scrubber::scrub(ReadGap& gap)
{
    Error error = makeError(gap.error.kind, Texts::tr("The reason was left out, since it may hold names."));
    error.code = gap.error.code;
    error.httpStatus = gap.error.httpStatus;
    gap = {gap.kind, id(gap.scope), error, {}, {}};
}

QString Scrubber::name(const QString& prefix, const QString& original)
{
    if (original.isEmpty())
        return {};
    QString& alias = m_names[original.toLower()];
    while (alias.isEmpty() || m_taken.contains(alias))
        alias = u"%1-%2"_s.arg(prefix).arg(++m_counts[prefix], 3, 10, QChar(u'0'));
    return alias;
}

/// What has not the shape of a GUID is taken for a name.
QString Scrubber::guid(const QString& original)
{
    const QString key = original.toLower();
    if (!isGuid(original))
        return name(u"object"_s, original);
    if (key == nilGuid || m_publicGuids.contains(key))
        return original;
    QString& alias = m_guids[key];
    if (alias.isEmpty())
        alias = u"5c2bbed0-0000-4000-8000-%1"_s.arg(m_guids.size(), 12, 16, QChar(u'0'));
    return alias;
}

QString Scrubber::guidOrName(const QString& prefix, const QString& original)
{
    return isGuid(original) ? guid(original) : name(prefix, original);
}

QString Scrubber::id(const QString& original)
{
    if (original.isEmpty() || original == "/"_L1)
        return original;
    if (!original.startsWith(u'/'))
        return guidOrName(u"res"_s, original);
    QString& known = m_ids[armid::folded(original)];
    if (!known.isEmpty())
        return known;
    QStringList segments = original.split(u'/');
    qsizetype provider = -1;
    for (qsizetype i = 1; i < segments.size(); ++i) {
        const QString before = segments[i - 1];
        if (sameWord(segments[i], "providers"_L1) && (provider < 0 || (i - provider) % 2 == 0)) {
            provider = i;
        } else if (sameWord(before, "subscriptions"_L1) && provider < 0) {
            segments[i] = guid(segments[i]);
        } else if (sameWord(before, "resourceGroups"_L1) && provider < 0) {
            segments[i] = name(u"rg"_s, segments[i]);
        } else if (sameWord(before, "managementGroups"_L1)) {
            segments[i] = guidOrName(u"mg"_s, segments[i]);
        } else if (provider >= 0 && i - provider >= 3 && (i - provider) % 2 == 1) {
            // providers / namespace / type / name / type / name
            segments[i] = guidOrName(prefixOfType(before), segments[i]);
        } else if (!isWordOfIds(segments[i])) {
            segments[i] = name(u"res"_s, segments[i]);
        }
    }
    const QString alias = segments.join(u'/');
    m_ids[armid::folded(original)] = alias;
    return alias;
}

QString Scrubber::domain(const QString& original)
{
    return original.isEmpty() ? QString() : name(u"domain"_s, original) + ".example"_L1;
}

QString Scrubber::account(const QString& original)
{
    const qsizetype at = original.lastIndexOf(u'@');
    if (at < 0)
        return name(u"user"_s, original);
    return name(u"user"_s, original.left(at)) + u'@' + domain(original.mid(at + 1));
}

/// The grammar of conditions stays; what they compare with, and attributes that somebody made for himself, do not.
QString Scrubber::condition(const QString& original)
{
    if (original.isEmpty())
        return {};
    if (!original.contains(u'@') && !original.contains("ActionMatches"_L1))
        return name(u"condition"_s, original);
    static const QRegularExpression part(
        u"'(?<text>[^']*)'|(?<guid>%1)|"
        "(?<place>CustomSecurityAttributes/Id:|tags:|tags&\\$keys\\$&:)(?<key>[^\\]<]+)"_s.arg(guidPattern()));
    static const QRegularExpression operation(u"^Microsoft\\.[A-Za-z]+/[A-Za-z/*]+$"_s);
    QString result;
    qsizetype end = 0;
    for (auto found = part.globalMatch(original); found.hasNext();) {
        const QRegularExpressionMatch match = found.next();
        result += QStringView(original).sliced(end, match.capturedStart() - end);
        end = match.capturedEnd();
        const QString text = match.captured(u"text"_s);
        if (!match.captured(u"guid"_s).isEmpty())
            result += guid(match.captured());
        else if (!match.captured(u"key"_s).isEmpty())
            result += match.captured(u"place"_s) + name(u"tag"_s, match.captured(u"key"_s));
        else if (text.isEmpty() || operation.match(text).hasMatch())
            result += match.captured();
        else
            result += u'\'' + guidOrName(u"value"_s, text) + u'\'';
    }
    return result + original.mid(end);
}

Tags Scrubber::tags(const Tags& original)
{
    Tags result;
    for (auto tag = original.cbegin(); tag != original.cend(); ++tag)
        result.insert(name(u"tag"_s, tag.key()), guidOrName(u"value"_s, tag.value()));
    return result;
}

QStringList Scrubber::ids(const QStringList& originals)
{
    QStringList result;
    for (const QString& original : originals)
        result.append(id(original));
    return result;
}

QString Scrubber::aliasOf(const QString& armId) const
{
    return armId == "/"_L1 ? armId : m_ids.value(armid::folded(armId));
}

EntityRef Scrubber::counterpart(EntityRef original) const
{
    switch (original.kind) {
    case EntityKind::None:
        break;
    case EntityKind::Scope:
        return m_inventory->findScope(aliasOf(m_original.armId(original)));
    case EntityKind::Host:
        return m_inventory->findHost(aliasOf(m_original.armId(original)));
    case EntityKind::Identity: {
        const IdentityRow& row = m_original.identity(original.as<EntityKind::Identity>());
        const QString alias = aliasOf(m_original.armId(row.scope));
        if (!row.systemAssigned)
            return m_inventory->findIdentity(alias);
        const HostHandle host = m_inventory->findHost(alias);
        return host.isValid() ? EntityRef(m_inventory->host(host).systemIdentity) : EntityRef();
    }
    case EntityKind::Principal: {
        const QString id = m_original.armId(original);
        return m_inventory->findPrincipal(isGuid(id) ? m_guids.value(id.toLower(), id) : m_names.value(id.toLower()));
    }
    case EntityKind::Role: {
        const QString id = m_original.text(m_original.role(original.as<EntityKind::Role>()).guid);
        return m_inventory->findRole(isGuid(id) ? m_guids.value(id.toLower(), id) : m_names.value(id.toLower()));
    }
    case EntityKind::Assignment:
        return m_inventory->findAssignment(aliasOf(m_original.armId(original)));
    case EntityKind::Deny:
        return m_denies.value(armid::folded(aliasOf(m_original.armId(original))));
    }
    return {};
}

AccessGraph Scrubber::counterpart(AccessGraph graph) const
{
    for (AccessGraph::Node& node : graph.nodes) {
        node.entity = counterpart(node.entity);
        node.at = counterpart(node.at).as<EntityKind::Scope>();
    }
    for (AccessGraph::Edge& edge : graph.edges)
        edge.entity = counterpart(edge.entity);
    return graph;
}

} // namespace rolescope
