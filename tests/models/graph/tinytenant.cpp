// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/graph/tinytenant.h"

#include <QUuid>

namespace rolescope::test {

using namespace Qt::Literals::StringLiterals;

namespace {

QString guid(const QString& name)
{
    static const QUuid space(u"{6c2f2f3e-6f3a-4a53-9d5e-0c6a2f0d7b11}"_s);
    return QUuid::createUuidV5(space, name).toString(QUuid::WithoutBraces);
}

QString scopeId(const QString& text)
{
    if (text == "/"_L1)
        return text;
    const QStringList parts = text.split(u'/');
    QString id = armid::subscriptionScope(guid(parts[0]));
    if (parts.size() > 1)
        id += "/resourceGroups/"_L1 + parts[1];
    if (parts.size() > 2)
        id += "/providers/Microsoft.KeyVault/vaults/"_L1 + parts[2];
    return id;
}

class Reader
{
public:
    SyncBatch read(const QString& text)
    {
        const QStringList lines = text.split(u'\n', Qt::SkipEmptyParts);
        for (const QString& line : lines) {
            const QStringList words = line.simplified().split(u' ', Qt::SkipEmptyParts);
            if (!words.isEmpty())
                readLine(words);
        }
        return std::move(m_batch);
    }

private:
    void readLine(const QStringList& words)
    {
        const QString& what = words[0];
        if (what == "id"_L1)
            addIdentity(words);
        else if (what == "vm"_L1)
            addHost(words, HostKind::VirtualMachine, u"Microsoft.Compute/virtualMachines"_s);
        else if (what == "set"_L1)
            addHost(words, HostKind::ScaleSet, u"Microsoft.Compute/virtualMachineScaleSets"_s);
        else if (what == "app"_L1)
            addHost(words, HostKind::Other, u"Microsoft.Web/sites"_s);
        else if (what == "grant"_L1)
            addGrant(words);
        else if (what == "deny"_L1)
            addDeny(words);
        else
            qFatal("not a line of a tiny tenant: %s", qPrintable(words.join(u' ')));
    }

    void addSubscription(const QString& place)
    {
        const QString name = place.section(u'/', 0, 0);
        if (name.isEmpty() || m_subscriptions.contains(name))
            return;
        m_subscriptions += name;
        Subscription subscription;
        subscription.id = guid(name);
        subscription.displayName = name;
        m_batch.subscriptions.push_back(subscription);
    }

    void addIdentity(const QStringList& words)
    {
        addSubscription(words[2]);
        UserAssignedIdentity identity;
        identity.id = identityId(words[1], words[2]);
        identity.location = u"westeurope"_s;
        identity.principalId = guid(words[1]);
        identity.clientId = guid(words[1] + "-client"_L1);
        m_batch.identities.push_back(identity);
        m_places.insert(words[1], words[2]);
    }

    static QString identityId(const QString& name, const QString& place)
    {
        return scopeId(place) + "/providers/Microsoft.ManagedIdentity/userAssignedIdentities/"_L1 + name;
    }

    void addHost(const QStringList& words, HostKind kind, const QString& type)
    {
        addSubscription(words[2]);
        Host host;
        host.kind = kind;
        host.type = type;
        host.id = u"%1/providers/%2/%3"_s.arg(scopeId(words[2]), type, words[1]);
        host.location = u"westeurope"_s;
        for (const QString& word : words.sliced(3)) {
            if (word == "system"_L1) {
                host.identity.systemAssigned = true;
                host.identity.principalId = guid(words[1] + ".system"_L1);
            } else {
                const QString place = m_places.value(word, words[2]);
                host.identity.userAssigned.push_back({identityId(word, place), guid(word), {}});
            }
        }
        m_batch.hosts.push_back(host);
    }

    void addRole(const QString& name)
    {
        if (m_roles.contains(name))
            return;
        m_roles += name;
        RoleDefinition role;
        role.guid = guid("role "_L1 + name);
        role.name = name;
        Permission permission;
        permission.actions = QStringList(name == "Owner"_L1 || name == "Contributor"_L1 ? u"*"_s : u"*/read"_s);
        role.permissions.push_back(permission);
        m_batch.roles.push_back(role);
    }

    PrincipalKind addPrincipal(const QString& who)
    {
        if (!who.startsWith("group:"_L1))
            return PrincipalKind::ServicePrincipal;
        Principal principal;
        principal.id = guid(who);
        principal.kind = PrincipalKind::Group;
        principal.displayName = who.section(u':', 1);
        m_batch.principals.push_back(principal);
        return PrincipalKind::Group;
    }

    void addGrant(const QStringList& words)
    {
        addRole(words[2]);
        if (words[3] != "/"_L1)
            addSubscription(words[3]);
        RoleAssignment assignment;
        assignment.scope = scopeId(words[3]);
        const QString prefix = assignment.scope == "/"_L1 ? QString() : assignment.scope;
        assignment.id = prefix + "/providers/Microsoft.Authorization/roleAssignments/"_L1 + guid(words.join(u' '));
        assignment.roleGuid = guid("role "_L1 + words[2]);
        assignment.principalId = guid(words[1]);
        assignment.principalKind = addPrincipal(words[1]);
        if (words.value(4) == "if"_L1)
            assignment.condition = u"@Resource[name] StringEquals 'x'"_s;
        m_batch.assignments.push_back(assignment);
    }

    void addDeny(const QStringList& words)
    {
        DenyAssignment deny;
        deny.scope = scopeId(words[2]);
        deny.id = deny.scope + "/providers/Microsoft.Authorization/denyAssignments/"_L1 + guid(words.join(u' '));
        deny.name = u"deny "_s + words[1];
        const bool everyone = words[1] == "everyone"_L1;
        deny.principalIds = QStringList(everyone ? u"00000000-0000-0000-0000-000000000000"_s : guid(words[1]));
        Permission permission;
        permission.actions = QStringList(u"*/delete"_s);
        deny.permissions.push_back(permission);
        m_batch.denyAssignments.push_back(deny);
    }

    SyncBatch m_batch;
    QStringList m_subscriptions;
    QStringList m_roles;
    QHash<QString, QString> m_places;
};

QString nodeName(const Inventory& inventory, const AccessGraph::Node& node)
{
    QString name = inventory.displayName(node.entity);
    if (node.kind == BoxKind::SystemIdentity)
        name += ".system"_L1;
    return node.at.isValid() ? name + u'@' + inventory.displayName(node.at) : name;
}

} // namespace

SyncBatch tinyTenant(const QString& text)
{
    return Reader().read(text);
}

QStringList printed(const Inventory& inventory, const AccessGraph& graph)
{
    QStringList result;
    std::vector<bool> joined(graph.nodes.size(), false);
    for (const AccessGraph::Edge& edge : graph.edges) {
        joined[edge.from] = true;
        joined[edge.to] = true;
        QString arrow = u" > "_s;
        if (edge.meaning == LineMeaning::GrantsConditionally)
            arrow = u" ?> "_s;
        else if (edge.meaning == LineMeaning::Denies)
            arrow = u" |> "_s;
        result += nodeName(inventory, graph.nodes[edge.from]) + arrow + nodeName(inventory, graph.nodes[edge.to]);
    }
    for (size_t node = 0; node < graph.nodes.size(); ++node) {
        if (!joined[node])
            result += nodeName(inventory, graph.nodes[node]);
    }
    result.sort();
    return result;
}

} // namespace rolescope::test
