// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/inventory/referencetenant.h"

#include "models/inventory/roleprivilege.h"

#include <algorithm>

namespace rolescope::test {

using namespace Qt::Literals::StringLiterals;

namespace {

QString linesOf(const Tags& tags)
{
    QStringList lines;
    for (auto tag = tags.begin(); tag != tags.end(); ++tag)
        lines << tag.key() + u'=' + tag.value();
    return lines.join(u'\n');
}

QString bracketed(QStringList ids)
{
    ids.sort();
    return u'[' + ids.join(u' ') + u']';
}

QString orDash(const QString& id)
{
    return id.isEmpty() ? u"-"_s : id.toLower();
}

QString flag(bool set, const QString& name)
{
    return set ? u' ' + name : QString();
}

ReadKind readKindOf(HostKind kind)
{
    switch (kind) {
    case HostKind::VirtualMachine:
        return ReadKind::VirtualMachines;
    case HostKind::ScaleSet:
        return ReadKind::ScaleSets;
    case HostKind::Other:
        break;
    }
    return ReadKind::OtherHosts;
}

void takeIfTold(QString& field, const QString& value)
{
    if (!value.isEmpty())
        field = value;
}

template <typename Map, typename Fits> void eraseWhere(Map& map, Fits&& fits)
{
    for (auto entry = map.begin(); entry != map.end();)
        entry = fits(entry.key(), entry.value()) ? map.erase(entry) : std::next(entry);
}

} // namespace

void ReferenceTenant::beginRefresh()
{
    ++m_refresh;
    m_gaps.clear();
}

QString ReferenceTenant::ensureScope(const QString& id)
{
    const QString key = armid::folded(id);
    if (m_scopes.contains(key))
        return key;
    const QString above = armid::parentOf(key);
    Scope scope;
    scope.parent = above.isEmpty() ? u"/"_s : ensureScope(above);
    scope.touched = m_refresh;
    m_scopes.insert(key, scope);
    return key;
}

void ReferenceTenant::fill(const QString& key, const QString& displayName, const QString& location, const QString& tags)
{
    Scope& scope = m_scopes[key];
    takeIfTold(scope.displayName, displayName);
    scope.location = location;
    scope.tags = tags;
    scope.placeholder = false;
    scope.touched = m_refresh;
}

void ReferenceTenant::ensurePrincipal(const QString& id, PrincipalKind kind)
{
    Principal& principal = m_principals[id.toLower()];
    if (principal.kind == PrincipalKind::Unknown)
        principal.kind = kind;
}

ReferenceTenant::IdentityEntry& ReferenceTenant::ensureIdentity(const QString& id)
{
    const QString key = ensureScope(id);
    if (!m_identities.contains(key))
        m_identities[key].touched = m_refresh;
    return m_identities[key];
}

void ReferenceTenant::apply(const SyncBatch& batch)
{
    for (const ManagementGroup& group : batch.managementGroups) {
        const QString key = ensureScope(armid::managementGroupScope(group.name));
        fill(key, group.displayName, {}, {});
        if (!group.parentName.isEmpty())
            m_scopes[key].parent = ensureScope(armid::managementGroupScope(group.parentName));
    }
    for (const Subscription& subscription : batch.subscriptions) {
        const QString key = ensureScope(armid::subscriptionScope(subscription.id));
        fill(key, subscription.displayName, {}, linesOf(subscription.tags));
        if (!subscription.managementGroup.isEmpty())
            m_scopes[key].parent = ensureScope(armid::managementGroupScope(subscription.managementGroup));
    }
    for (const ResourceGroup& group : batch.resourceGroups)
        fill(ensureScope(group.id), {}, group.location, linesOf(group.tags));
    for (const RoleDefinition& role : batch.roles)
        m_roles[role.guid.toLower()] = {role, false, m_refresh};
    for (const UserAssignedIdentity& identity : batch.identities)
        merge(identity);
    for (const Host& host : batch.hosts)
        merge(host);
    for (const Principal& told : batch.principals) {
        ensurePrincipal(told.id, told.kind);
        Principal& principal = m_principals[told.id.toLower()];
        const PrincipalKind kind = told.kind == PrincipalKind::Unknown ? principal.kind : told.kind;
        principal = told;
        principal.kind = kind;
    }
    for (const RoleAssignment& assignment : batch.assignments)
        merge(assignment);
    for (const DenyAssignment& deny : batch.denyAssignments) {
        ensureScope(deny.scope);
        m_denies[armid::folded(deny.id)] = {deny, m_refresh};
    }
    m_gaps.insert(m_gaps.end(), batch.gaps.begin(), batch.gaps.end());
}

void ReferenceTenant::merge(const UserAssignedIdentity& told)
{
    IdentityEntry& identity = ensureIdentity(told.id);
    identity.placeholder = false;
    identity.location = told.location;
    identity.tags = linesOf(told.tags);
    identity.touched = m_refresh;
    takeIfTold(identity.clientId, told.clientId);
    takeIfTold(identity.principal, told.principalId);
    if (!told.principalId.isEmpty())
        ensurePrincipal(told.principalId, PrincipalKind::ServicePrincipal);
    Scope& scope = m_scopes[armid::folded(told.id)];
    scope.placeholder = false;
    scope.touched = m_refresh;
}

void ReferenceTenant::merge(const Host& told)
{
    const QString key = ensureScope(told.id);
    m_scopes[key].placeholder = false;
    m_scopes[key].touched = m_refresh;
    HostEntry& host = m_hosts[key];
    host.told = told;
    host.touched = m_refresh;
    if (!told.identity.systemAssigned)
        host.systemPrincipal.clear();
    takeIfTold(host.systemPrincipal, told.identity.principalId);
    if (told.identity.systemAssigned && !told.identity.principalId.isEmpty())
        ensurePrincipal(told.identity.principalId, PrincipalKind::ServicePrincipal);
    host.users.clear();
    for (const AttachedIdentity& attached : told.identity.userAssigned) {
        IdentityEntry& identity = ensureIdentity(attached.id);
        takeIfTold(identity.clientId, attached.clientId);
        takeIfTold(identity.principal, attached.principalId);
        if (!attached.principalId.isEmpty())
            ensurePrincipal(attached.principalId, PrincipalKind::ServicePrincipal);
        host.users.insert(armid::folded(attached.id));
    }
}

void ReferenceTenant::merge(const RoleAssignment& assignment)
{
    ensureScope(assignment.scope);
    ensurePrincipal(assignment.principalId, assignment.principalKind);
    const QString guid = assignment.roleGuid.toLower();
    if (!m_roles.contains(guid)) {
        m_roles[guid].told.guid = guid;
        m_roles[guid].touched = m_refresh;
    }
    m_grants[armid::folded(assignment.id)] = {assignment, m_refresh};
}

bool ReferenceTenant::isCovered(const Coverage& coverage, ReadKind kind, const QString& scope) const
{
    return std::any_of(coverage.begin(), coverage.end(), [&](const CoveredScope& covered) {
        if (covered.kind != kind)
            return false;
        const QString wanted = armid::folded(covered.scope);
        if (covered.exact)
            return wanted == scope;
        for (QString above = scope; !above.isEmpty(); above = m_scopes[above].parent) {
            if (above == wanted)
                return true;
        }
        return false;
    });
}

bool ReferenceTenant::isGone(const Coverage& coverage, ReadKind kind, const QString& scope, int touched) const
{
    return touched != m_refresh && isCovered(coverage, kind, scope);
}

void ReferenceTenant::finishRefresh(const Coverage& coverage)
{
    if (coverage.empty())
        return;
    eraseWhere(m_grants, [&](const QString&, const Grant& grant) {
        return isGone(coverage, ReadKind::RoleAssignments, armid::folded(grant.told.scope), grant.touched);
    });
    eraseWhere(m_denies, [&](const QString&, const Deny& deny) {
        return isGone(coverage, ReadKind::DenyAssignments, armid::folded(deny.told.scope), deny.touched);
    });
    sweepHosts(coverage);
    sweepIdentities(coverage);
    sweepPrincipalsAndRoles(coverage);
    demoteScopes(coverage);
    pruneScopes();
}

void ReferenceTenant::sweepHosts(const Coverage& coverage)
{
    eraseWhere(m_hosts, [&](const QString& id, const HostEntry& host) {
        if (!isGone(coverage, readKindOf(host.told.kind), id, host.touched))
            return false;
        m_scopes[id].placeholder = true;
        return true;
    });
}

void ReferenceTenant::sweepIdentities(const Coverage& coverage)
{
    QSet<QString> used;
    for (const HostEntry& host : std::as_const(m_hosts))
        used += host.users;
    eraseWhere(m_identities, [&](const QString& id, IdentityEntry& identity) {
        if (!identity.placeholder && !isGone(coverage, ReadKind::Identities, id, identity.touched))
            return false;
        if (used.contains(id) && identity.placeholder)
            return false;
        identity.placeholder = true;
        m_scopes[id].placeholder = true;
        return !used.contains(id);
    });
}

void ReferenceTenant::sweepPrincipalsAndRoles(const Coverage& coverage)
{
    QSet<QString> principals;
    QSet<QString> roles;
    for (const Grant& grant : std::as_const(m_grants)) {
        principals.insert(grant.told.principalId.toLower());
        roles.insert(grant.told.roleGuid.toLower());
    }
    eraseWhere(m_principals, [&](const QString& id, const Principal&) {
        return !principals.contains(id) && identityOf(id).isEmpty();
    });
    const bool covered = std::any_of(coverage.begin(), coverage.end(), [&](const CoveredScope& scope) {
        return scope.kind == ReadKind::RoleDefinitions && m_scopes.contains(armid::folded(scope.scope));
    });
    eraseWhere(m_roles, [&](const QString& guid, const RoleEntry& role) {
        return !roles.contains(guid) && (role.placeholder || (covered && role.touched != m_refresh));
    });
}

void ReferenceTenant::demoteScopes(const Coverage& coverage)
{
    for (auto scope = m_scopes.begin(); scope != m_scopes.end(); ++scope) {
        const ScopeKind kind = armid::kindOf(scope.key());
        const ReadKind read = kind == ScopeKind::ResourceGroup ? ReadKind::ResourceGroups
            : kind == ScopeKind::Subscription                  ? ReadKind::Subscriptions
                                                               : ReadKind::ManagementGroups;
        const bool isContainer = kind != ScopeKind::Tenant && kind != ScopeKind::Resource;
        if (isContainer && isGone(coverage, read, scope.key(), scope->touched))
            scope->placeholder = true;
    }
}

void ReferenceTenant::pruneScopes()
{
    QSet<QString> needed;
    const auto need = [&](QString scope) {
        for (; !scope.isEmpty(); scope = m_scopes[scope].parent)
            needed.insert(scope);
    };
    for (auto scope = m_scopes.cbegin(); scope != m_scopes.cend(); ++scope) {
        if (!scope->placeholder || m_hosts.contains(scope.key()) || m_identities.contains(scope.key()))
            need(scope.key());
    }
    for (const Grant& grant : std::as_const(m_grants))
        need(armid::folded(grant.told.scope));
    for (const Deny& deny : std::as_const(m_denies))
        need(armid::folded(deny.told.scope));
    eraseWhere(m_scopes, [&](const QString& id, const Scope&) { return !needed.contains(id); });
}

QStringList ReferenceTenant::grantsWhere(const std::function<bool(const RoleAssignment&)>& fits) const
{
    QStringList ids;
    for (auto grant = m_grants.cbegin(); grant != m_grants.cend(); ++grant) {
        if (fits(grant->told))
            ids << grant.key();
    }
    return ids;
}

QString ReferenceTenant::identityOf(const QString& principal) const
{
    for (auto identity = m_identities.cbegin(); identity != m_identities.cend(); ++identity) {
        if (identity->principal.toLower() == principal)
            return identity.key();
    }
    for (auto host = m_hosts.cbegin(); host != m_hosts.cend(); ++host) {
        if (host->told.identity.systemAssigned && host->systemPrincipal.toLower() == principal)
            return host.key();
    }
    return {};
}

QStringList ReferenceTenant::dump() const
{
    QStringList lines;
    const auto grantsTo = [this](const QString& principal) {
        return bracketed(grantsWhere([&](const RoleAssignment& grant) {
            return !principal.isEmpty() && grant.principalId.toLower() == principal.toLower();
        }));
    };
    for (const ReadGap& gap : m_gaps)
        lines << u"gap %1 %2 %3"_s.arg(static_cast<int>(gap.kind)).arg(gap.scope, gap.error.what);
    for (auto scope = m_scopes.cbegin(); scope != m_scopes.cend(); ++scope) {
        const QString grants = bracketed(
            grantsWhere([&](const RoleAssignment& grant) { return armid::folded(grant.scope) == scope.key(); }));
        lines << u"scope %1 below=%2 name=%3 at=%4 tags=%5%6 grants %7"_s.arg(
            scope.key(), orDash(scope->parent), scope->displayName, scope->location, scope->tags,
            flag(scope->placeholder, u"placeholder"_s), grants);
    }
    QMap<QString, QStringList> hostsOf;
    for (auto host = m_hosts.cbegin(); host != m_hosts.cend(); ++host) {
        const Host& told = host->told;
        lines << u"host %1 %2 at=%3 size=%4 os=%5 power=%6 tags=%7%8 runs as %9"_s.arg(
            host.key(), QString::number(static_cast<int>(told.kind)), told.location, told.size, told.osType,
            QString::number(static_cast<int>(told.power)), linesOf(told.tags),
            told.identity.systemAssigned ? u" system="_s + orDash(host->systemPrincipal) : QString(),
            bracketed(QStringList(host->users.begin(), host->users.end())));
        for (const QString& identity : host->users)
            hostsOf[identity] << host.key();
        if (told.identity.systemAssigned) {
            lines << u"identity %1 principal=%2 client= at=%3 tags= system hosts [%1] grants %4"_s.arg(
                host.key(), orDash(host->systemPrincipal), told.location, grantsTo(host->systemPrincipal));
        }
    }
    for (auto identity = m_identities.cbegin(); identity != m_identities.cend(); ++identity) {
        lines << u"identity %1 principal=%2 client=%3 at=%4 tags=%5%6 hosts %7 grants %8"_s.arg(
            identity.key(), orDash(identity->principal), identity->clientId, identity->location, identity->tags,
            flag(identity->placeholder, u"placeholder"_s), bracketed(hostsOf.value(identity.key())),
            grantsTo(identity->principal));
    }
    for (auto principal = m_principals.cbegin(); principal != m_principals.cend(); ++principal) {
        lines << u"principal %1 kind=%2 name=%3 upn=%4 app=%5 identity=%6%7 grants %8"_s.arg(
            principal.key(), QString::number(static_cast<int>(principal->kind)), principal->displayName,
            principal->userPrincipalName, principal->appId, orDash(identityOf(principal.key())),
            flag(principal->deleted, u"deleted"_s), grantsTo(principal.key()));
    }
    const QString roleId = u"/providers/microsoft.authorization/roledefinitions/"_s;
    for (auto role = m_roles.cbegin(); role != m_roles.cend(); ++role) {
        const QString grants = bracketed(
            grantsWhere([&](const RoleAssignment& grant) { return grant.roleGuid.toLower() == role.key(); }));
        lines << u"role %1 name=%2%3%4%5 grants %6"_s.arg(
            roleId + role.key(), role->told.name, flag(role->told.custom, u"custom"_s),
            flag(isPrivileged(role->told), u"privileged"_s), flag(role->placeholder, u"placeholder"_s), grants);
    }
    for (auto grant = m_grants.cbegin(); grant != m_grants.cend(); ++grant) {
        const RoleAssignment& told = grant->told;
        lines << u"grant %1 to=%2 role=%3 at=%4 if=%5 says=%6 on=%7"_s.arg(
            grant.key(), told.principalId.toLower(), roleId + told.roleGuid.toLower(), armid::folded(told.scope),
            told.condition, told.description,
            QString::number(told.createdOn.isValid() ? told.createdOn.toMSecsSinceEpoch() : 0));
    }
    for (auto deny = m_denies.cbegin(); deny != m_denies.cend(); ++deny) {
        const DenyAssignment& told = deny->told;
        lines << u"deny %1 name=%2 at=%3%4%5"_s.arg(
            deny.key(), told.name, armid::folded(told.scope),
            flag(told.principalIds.contains(u"00000000-0000-0000-0000-000000000000"_s), u"everyone"_s),
            flag(told.appliesToChildScopes, u"children"_s));
    }
    lines.sort();
    return lines;
}

} // namespace rolescope::test
