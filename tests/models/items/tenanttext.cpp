// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/items/tenanttext.h"

#include <QTimeZone>

namespace rolescope::test {

using namespace Qt::Literals::StringLiterals;

namespace {

/// One line: words, and options after "key=".
class Line
{
public:
    explicit Line(QStringView text)
    {
        for (const QStringView word : text.split(u' ', Qt::SkipEmptyParts)) {
            if (const qsizetype at = word.indexOf(u'='); at > 0)
                m_options.insert(word.left(at).toString(), word.mid(at + 1).toString());
            else
                m_words << word.toString();
        }
    }

    bool isEmpty() const { return m_words.isEmpty(); }
    QString word(qsizetype i) const { return m_words.value(i); }
    bool has(const QString& word) const { return m_words.contains(word); }
    QString option(const QString& key, const QString& otherwise = {}) const { return m_options.value(key, otherwise); }
    QStringList all(const QString& key) const
    {
        QStringList values = m_options.values(key);
        std::reverse(values.begin(), values.end());
        return values;
    }

private:
    QStringList m_words;
    QMultiMap<QString, QString> m_options;
};

QString resourceId(const QString& path, const QString& type)
{
    const QStringList parts = path.split(u'/');
    return armid::resourceGroupScope(parts[0], parts[1]) + u"/providers/%1/%2"_s.arg(type, parts[2]);
}

QString scopeId(const QString& path)
{
    if (path == u"/")
        return path;
    if (path.startsWith(u"mg:"))
        return armid::managementGroupScope(path.mid(3));
    const QStringList parts = path.split(u'/');
    if (parts.size() == 1)
        return armid::subscriptionScope(parts[0]);
    return parts.size() == 2 ? armid::resourceGroupScope(parts[0], parts[1])
                             : resourceId(path, u"Microsoft.KeyVault/vaults"_s);
}

QString identityId(const QString& path)
{
    return resourceId(path, u"Microsoft.ManagedIdentity/userAssignedIdentities"_s);
}

PowerState powerOf(const QString& name)
{
    return name == u"stopped" ? PowerState::Stopped : PowerState::Running;
}

Host host(const Line& line)
{
    const QString path = line.word(1);
    const QString name = path.section(u'/', -1);
    Host host;
    host.kind = line.word(0) == u"vm" ? HostKind::VirtualMachine
        : line.word(0) == u"scaleset" ? HostKind::ScaleSet
                                      : HostKind::Other;
    host.type = line.word(0) == u"vm" ? u"Microsoft.Compute/virtualMachines"_s
        : line.word(0) == u"scaleset" ? u"Microsoft.Compute/virtualMachineScaleSets"_s
                                      : u"Microsoft.Web/sites"_s;
    host.id = resourceId(path, host.type);
    host.location = line.option(u"location"_s, u"westeurope"_s);
    host.size = line.option(u"size"_s);
    host.osType = u"Linux"_s;
    host.power = powerOf(line.option(u"power"_s));
    host.identity.systemAssigned = line.has(u"system"_s);
    if (host.identity.systemAssigned)
        host.identity.principalId = u"system:"_s + name;
    for (const QString& id : line.all(u"id"_s))
        host.identity.userAssigned.push_back({identityId(id), u"uai:"_s + id.section(u'/', -1), {}});
    return host;
}

RoleAssignment grant(const Line& line)
{
    RoleAssignment grant;
    grant.scope = scopeId(line.option(u"at"_s));
    grant.id = (grant.scope == u"/" ? QString() : grant.scope)
        + u"/providers/Microsoft.Authorization/roleAssignments/"_s + line.word(1);
    grant.principalId = line.word(2);
    grant.roleGuid = line.word(3).toLower();
    grant.condition = line.option(u"if"_s);
    if (const qint64 created = line.option(u"created"_s).toLongLong(); created != 0)
        grant.createdOn = QDateTime::fromMSecsSinceEpoch(created, QTimeZone::utc());
    return grant;
}

RoleDefinition role(const Line& line)
{
    RoleDefinition role;
    role.guid = line.word(1).toLower();
    role.name = line.word(1);
    role.description = u"What %1 may do"_s.arg(role.name);
    role.custom = line.has(u"custom"_s);
    Permission permission;
    permission.actions = line.all(u"action"_s);
    permission.dataActions = line.all(u"data"_s);
    role.permissions.push_back(permission);
    return role;
}

DenyAssignment deny(const Line& line)
{
    DenyAssignment deny;
    deny.scope = scopeId(line.option(u"at"_s));
    deny.name = line.word(1);
    deny.id = deny.scope + u"/providers/Microsoft.Authorization/denyAssignments/"_s + deny.name;
    deny.principalIds = {u"00000000-0000-0000-0000-000000000000"_s};
    Permission permission;
    permission.actions = QStringList{u"*/delete"_s};
    deny.permissions.push_back(permission);
    return deny;
}

ReadGap gap(const Line& line)
{
    ReadGap gap;
    gap.kind = ReadKind::RoleAssignments;
    gap.scope = armid::subscriptionScope(line.word(1));
    gap.error.kind = ErrorKind::Forbidden;
    gap.error.what = line.word(2);
    gap.error.code = u"AuthorizationFailed"_s;
    return gap;
}

UserAssignedIdentity identity(const Line& line)
{
    UserAssignedIdentity identity;
    identity.id = identityId(line.word(1));
    identity.location = u"westeurope"_s;
    identity.principalId = u"uai:"_s + line.word(1).section(u'/', -1);
    identity.clientId = u"client-of-"_s + line.word(1).section(u'/', -1);
    return identity;
}

Principal principal(const Line& line)
{
    Principal principal;
    principal.id = line.word(1);
    principal.kind = PrincipalKind::User;
    principal.displayName = line.word(0) == u"gone" ? QString() : line.word(1);
    principal.deleted = line.word(0) == u"gone";
    return principal;
}

Subscription subscription(const Line& line)
{
    Subscription subscription;
    subscription.id = line.word(1);
    subscription.displayName = line.option(u"title"_s, line.word(1));
    subscription.managementGroup = line.option(u"under"_s);
    subscription.state = u"Enabled"_s;
    return subscription;
}

void add(SyncBatch& batch, const Line& line)
{
    const QString what = line.word(0);
    if (what == u"mg")
        batch.managementGroups.push_back({line.word(1), line.word(1), line.option(u"under"_s)});
    else if (what == u"sub")
        batch.subscriptions.push_back(subscription(line));
    else if (what == u"group")
        batch.resourceGroups.push_back({scopeId(line.word(1)), line.option(u"location"_s, u"westeurope"_s), {}});
    else if (what == u"uai")
        batch.identities.push_back(identity(line));
    else if (what == u"vm" || what == u"scaleset" || what == u"app")
        batch.hosts.push_back(host(line));
    else if (what == u"user" || what == u"gone")
        batch.principals.push_back(principal(line));
    else if (what == u"role")
        batch.roles.push_back(role(line));
    else if (what == u"grant")
        batch.assignments.push_back(grant(line));
    else if (what == u"deny")
        batch.denyAssignments.push_back(deny(line));
    else if (what == u"gap")
        batch.gaps.push_back(gap(line));
    else
        qFatal("tenant text: what is \"%s\"?", qPrintable(what));
}

} // namespace

SyncBatch tenant(QStringView text)
{
    SyncBatch batch;
    for (const QStringView row : text.split(u'\n')) {
        if (const Line line(row); !line.isEmpty())
            add(batch, line);
    }
    return batch;
}

SyncBatch machines(const QString& prefix, int first, int last)
{
    SyncBatch batch;
    for (int i = first; i <= last; ++i)
        batch.hosts.push_back(host(Line(u"vm prod/rg-web/%1-%2 system"_s.arg(prefix).arg(i))));
    return batch;
}

HostHandle machine(const Inventory& inventory, const QString& path)
{
    return inventory.findHost(resourceId(path, u"Microsoft.Compute/virtualMachines"_s));
}

QStringView company()
{
    return uR"(
mg platform
mg online under=platform
sub prod under=online title=Production
sub dev under=platform title=Development
group prod/rg-web
group prod/rg-data
group dev/rg-dev
uai prod/rg-web/id-web
uai prod/rg-web/id-backup
uai dev/rg-dev/id-idle
vm prod/rg-web/vm-web-1 system id=prod/rg-web/id-web id=prod/rg-web/id-backup size=Standard_D4s_v5
vm prod/rg-web/vm-web-2 id=prod/rg-web/id-web size=Standard_D2s_v5 power=stopped
vm dev/rg-dev/vm-dev-1
scaleset prod/rg-web/vmss-web id=prod/rg-web/id-web
app prod/rg-web/app-shop system
user alice
gone bob
role Reader action=*/read
role Owner action=*
role Vaults custom action=Microsoft.KeyVault/vaults/read data=Microsoft.KeyVault/vaults/secrets/getSecret/action
grant g1 uai:id-web Reader at=mg:platform created=1769868300000
grant g2 uai:id-web Vaults at=prod/rg-data/kv-prod if=@Resource[x]StringEquals'y'
grant g3 uai:id-backup Owner at=prod
grant g4 system:vm-web-1 Reader at=prod/rg-web
grant g5 bob Reader at=dev
grant g6 alice Reader at=/
deny lock at=prod/rg-data
gap dev forbidden
)";
}

Coverage everything()
{
    Coverage coverage;
    for (const ReadKind kind :
         {ReadKind::Tenants, ReadKind::ManagementGroups, ReadKind::Subscriptions, ReadKind::ResourceGroups,
          ReadKind::VirtualMachines, ReadKind::ScaleSets, ReadKind::Identities, ReadKind::OtherHosts,
          ReadKind::RoleAssignments, ReadKind::RoleDefinitions, ReadKind::DenyAssignments, ReadKind::PrincipalNames})
        coverage.push_back({kind, u"/"_s, false});
    return coverage;
}

} // namespace rolescope::test
