// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/hclblock.h"
#include "models/domain/quoting.h"
#include "models/domain/uniqueidentifiers.h"
#include "models/export/codesource.h"
#include "models/export/valuejson.h"

#include <QCoreApplication>
#include <QSet>

namespace rolescope {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(rolescope::Terraform)
};

class TerraformFile
{
public:
    explicit TerraformFile(const CodeSource& source) : m_source(source), m_parts(source) { }

    QByteArray bytes()
    {
        comment(m_source.title);
        comment(Texts::tr("Written by Rolescope from what exists. A plan imports it and should change nothing."));
        nameThings();
        addHead();
        for (const UserAssignedIdentity& identity : m_parts.identities)
            addIdentity(identity);
        for (const CodeParts::Grant& grant : m_parts.grants)
            addGrant(grant);
        addHosts();
        addOrphans();
        return m_text.toUtf8();
    }

private:
    void comment(const QString& text)
    {
        if (!text.isEmpty())
            m_text += "# "_L1 + commentText(text).trimmed() + u'\n';
    }

    void add(const HclBlock& block) { m_text += u'\n' + block.text(); }

    void nameThings()
    {
        for (const UserAssignedIdentity& identity : m_parts.identities) {
            m_names.nameOf(armid::folded(identity.id), armid::nameOf(identity.id));
            m_here.insert(armid::folded(identity.id));
            m_providers.nameOf(armid::subscriptionOf(identity.id), u"sub_"_s + armid::subscriptionOf(identity.id));
            if (m_firstSubscription.isEmpty())
                m_firstSubscription = armid::subscriptionOf(identity.id);
        }
        for (const CodeParts::Grant& grant : m_parts.grants) {
            if (m_firstSubscription.isEmpty())
                m_firstSubscription = armid::subscriptionOf(grant.assignment.scope);
        }
    }

    void addHead()
    {
        HclBlock terraform(u"terraform"_s);
        terraform.setText(u"required_version"_s, u">= 1.5"_s);
        HclBlock providers(u"required_providers"_s);
        providers.set(u"azurerm"_s, u"{ source = \"hashicorp/azurerm\", version = \"~> 4.0\" }"_s);
        add(terraform.add(providers));
        addProvider(m_firstSubscription);
        QStringList added{m_firstSubscription};
        for (const UserAssignedIdentity& identity : m_parts.identities) {
            const QString subscription = armid::subscriptionOf(identity.id);
            if (!added.contains(subscription)) {
                added.append(subscription);
                addProvider(subscription);
            }
        }
    }

    /// One for each subscription: an identity is made where its provider looks.
    void addProvider(const QString& subscription)
    {
        HclBlock provider(u"provider"_s, {u"azurerm"_s});
        if (subscription != m_firstSubscription)
            provider.setText(u"alias"_s, m_providers.nameOf(subscription, {}));
        if (!subscription.isEmpty())
            provider.setText(u"subscription_id"_s, subscription);
        add(provider.add(HclBlock(u"features"_s)));
    }

    void setProvider(HclBlock& block, const QString& subscription)
    {
        if (subscription != m_firstSubscription)
            block.set(u"provider"_s, u"azurerm."_s + m_providers.nameOf(subscription, {}));
    }

    void addImport(const QString& address, const QString& id, const QString& subscription)
    {
        HclBlock import(u"import"_s);
        setProvider(import, subscription);
        import.set(u"to"_s, address);
        add(import.setText(u"id"_s, id));
    }

    QString identityAddress(const QString& id)
    {
        return u"azurerm_user_assigned_identity."_s + m_names.nameOf(armid::folded(id), armid::nameOf(id));
    }

    bool isHere(const QString& identityId) const { return m_here.contains(armid::folded(identityId)); }

    void addIdentity(const UserAssignedIdentity& identity)
    {
        const QString subscription = armid::subscriptionOf(identity.id);
        addImport(identityAddress(identity.id), identity.id, subscription);
        HclBlock block(u"resource"_s,
                       {u"azurerm_user_assigned_identity"_s, m_names.nameOf(armid::folded(identity.id), {})});
        setProvider(block, subscription);
        block.setText(u"name"_s, armid::nameOf(identity.id));
        block.setText(u"resource_group_name"_s, armid::resourceGroupOf(identity.id));
        block.setText(u"location"_s, identity.location);
        add(block.setMap(u"tags"_s, identity.tags));
    }

    void addGrant(const CodeParts::Grant& grant)
    {
        const RoleAssignment& assignment = grant.assignment;
        const QString role = grant.roleName.isEmpty() ? assignment.roleGuid : grant.roleName;
        const QString holder = grant.identityId.isEmpty() ? assignment.principalId : armid::nameOf(grant.identityId);
        const QString name = m_grants.nameOf(armid::folded(assignment.id), holder + u' ' + role);
        addImport(u"azurerm_role_assignment."_s + name, assignment.id, m_firstSubscription);
        HclBlock block(u"resource"_s, {u"azurerm_role_assignment"_s, name});
        block.setText(u"name"_s, armid::nameOf(assignment.id));
        block.setText(u"scope"_s, assignment.scope);
        if (grant.roleName.isEmpty())
            block.setText(u"role_definition_id"_s, roleDefinitionId(assignment));
        else
            block.setText(u"role_definition_name"_s, grant.roleName);
        if (!grant.identityId.isEmpty() && isHere(grant.identityId))
            block.set(u"principal_id"_s, identityAddress(grant.identityId) + u".principal_id"_s);
        else
            block.setText(u"principal_id"_s, assignment.principalId);
        if (assignment.principalKind != PrincipalKind::Unknown)
            block.setText(u"principal_type"_s, QString::fromLatin1(valuejson::wordFor(assignment.principalKind)));
        if (!assignment.description.isEmpty())
            block.setText(u"description"_s, assignment.description);
        if (!assignment.condition.isEmpty()) {
            block.setText(u"condition"_s, assignment.condition);
            block.setText(u"condition_version"_s, u"2.0"_s);
        }
        add(block);
    }

    static QString roleDefinitionId(const RoleAssignment& assignment)
    {
        const QString subscription = armid::subscriptionOf(assignment.scope);
        return (subscription.isEmpty() ? QString() : armid::subscriptionScope(subscription))
            + u"/providers/Microsoft.Authorization/roleDefinitions/"_s + assignment.roleGuid;
    }

    void addHosts()
    {
        if (m_parts.hosts.empty())
            return;
        m_text += u'\n';
        comment(Texts::tr("What each resource runs as, for the identity block of its own configuration:"));
        comment(u"  identity {"_s);
        comment(u"    type         = local.host_identities[\"<id>\"].type"_s);
        comment(u"    identity_ids = local.host_identities[\"<id>\"].identity_ids"_s);
        comment(u"  }"_s);
        QString map = u"{\n"_s;
        for (const Host& host : m_parts.hosts)
            map += hostEntry(host);
        HclBlock locals(u"locals"_s);
        m_text += locals.set(u"host_identities"_s, map + u"  }"_s).text();
    }

    QString hostEntry(const Host& host)
    {
        QStringList identities;
        for (const AttachedIdentity& one : host.identity.userAssigned)
            identities.append(isHere(one.id) ? identityAddress(one.id) + u".id"_s : hclString(one.id));
        const QString type = !host.identity.systemAssigned ? u"UserAssigned"_s
            : identities.isEmpty()                         ? u"SystemAssigned"_s
                                                           : u"SystemAssigned, UserAssigned"_s;
        return u"    %1 = {\n      type         = %2\n      identity_ids = [%3]\n    }\n"_s.arg(
            hclString(host.id), hclString(type), identities.join(u", "_s));
    }

    void addOrphans()
    {
        if (m_parts.orphans.empty())
            return;
        m_text += u'\n';
        comment(Texts::tr("Left out, since the directory no longer knows who holds them:"));
        for (const RoleAssignment& orphan : m_parts.orphans)
            comment(u"  "_s + orphan.id);
    }

    const CodeSource& m_source;
    CodeParts m_parts;
    UniqueIdentifiers m_names;
    QSet<QString> m_here; ///< folded ids of the identities that are written
    UniqueIdentifiers m_grants;
    UniqueIdentifiers m_providers;
    QString m_firstSubscription;
    QString m_text;
};

} // namespace

QByteArray writeTerraform(const CodeSource& source)
{
    return TerraformFile(source).bytes();
}

} // namespace rolescope
