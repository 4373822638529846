// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/quoting.h"
#include "models/export/codesource.h"
#include "models/export/valuejson.h"

#include <QCoreApplication>

#include <map>
#include <tuple>

namespace rolescope {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(rolescope::Bicep)
};

constexpr auto identityType = "Microsoft.ManagedIdentity/userAssignedIdentities"_L1;
constexpr auto identityVersion = "2023-01-31"_L1;
constexpr auto grantType = "Microsoft.Authorization/roleAssignments"_L1;
constexpr auto grantVersion = "2022-04-01"_L1;

/// Where a nested deployment goes: a subscription, or a group in it.
struct Place
{
    QString subscription;
    QString group; ///< lower case; empty for the subscription itself

    bool operator<(const Place& other) const
    {
        return std::tie(subscription, group) < std::tie(other.subscription, other.group);
    }
};

class BicepFile
{
public:
    explicit BicepFile(const CodeSource& source) : m_source(source), m_parts(source) { }

    QByteArray bytes()
    {
        comment(m_source.title);
        comment(
            Texts::tr("Written by Rolescope from what exists. Deploy it at a subscription: az deployment sub create."));
        m_text += u"\ntargetScope = 'subscription'\n"_s;
        for (const UserAssignedIdentity& identity : m_parts.identities)
            m_resources[placeOf(identity.id)] += identityResource(identity);
        QStringList above;
        for (const CodeParts::Grant& grant : m_parts.grants) {
            const Place place = placeOf(grant.assignment.scope);
            if (place.subscription.isEmpty())
                above.append(grant.assignment.id);
            else
                m_resources[place] += grantResource(grant.assignment, place);
        }
        int number = 0;
        for (const auto& [place, resources] : m_resources)
            addDeployment(++number, place, resources);
        addHosts();
        list(Texts::tr("Left out, since a deployment at a subscription cannot reach above it:"), above);
        QStringList orphans;
        for (const RoleAssignment& orphan : m_parts.orphans)
            orphans.append(orphan.id);
        list(Texts::tr("Left out, since the directory no longer knows who holds them:"), orphans);
        return m_text.toUtf8();
    }

private:
    static Place placeOf(const QString& id)
    {
        return {armid::subscriptionOf(id), armid::resourceGroupOf(id).toLower()};
    }

    void comment(const QString& text)
    {
        if (!text.isEmpty())
            m_text += "// "_L1 + commentText(text).trimmed() + u'\n';
    }

    void list(const QString& heading, const QStringList& ids)
    {
        if (ids.isEmpty())
            return;
        m_text += u'\n';
        comment(heading);
        for (const QString& id : ids)
            comment(u"  "_s + id);
    }

    static QString property(int depth, QLatin1StringView name, const QString& expression)
    {
        return QString(depth * 2, u' ') + name + ": "_L1 + expression + u'\n';
    }

    static QString textProperty(int depth, QLatin1StringView name, const QString& text)
    {
        return text.isEmpty() ? QString() : property(depth, name, bicepString(text));
    }

    static QString identityResource(const UserAssignedIdentity& identity)
    {
        QString text = u"        {\n"_s + textProperty(5, "type"_L1, identityType)
            + textProperty(5, "apiVersion"_L1, identityVersion) + textProperty(5, "name"_L1, armid::nameOf(identity.id))
            + textProperty(5, "location"_L1, identity.location);
        if (!identity.tags.isEmpty()) {
            text += u"          tags: {\n"_s;
            for (auto tag = identity.tags.cbegin(); tag != identity.tags.cend(); ++tag)
                text += QString(12, u' ') + bicepString(tag.key()) + ": "_L1 + bicepString(tag.value()) + u'\n';
            text += u"          }\n"_s;
        }
        return text + u"        }\n"_s;
    }

    static QString grantResource(const RoleAssignment& assignment, const Place& place)
    {
        QString text
            = u"        {\n"_s + textProperty(5, "type"_L1, grantType) + textProperty(5, "apiVersion"_L1, grantVersion);
        if (armid::kindOf(assignment.scope) == ScopeKind::Resource)
            text += textProperty(5, "scope"_L1, assignment.scope);
        text += textProperty(5, "name"_L1, armid::nameOf(assignment.id)) + u"          properties: {\n"_s
            + textProperty(6, "roleDefinitionId"_L1,
                           armid::subscriptionScope(place.subscription)
                               + u"/providers/Microsoft.Authorization/roleDefinitions/"_s + assignment.roleGuid)
            + textProperty(6, "principalId"_L1, assignment.principalId);
        if (assignment.principalKind != PrincipalKind::Unknown)
            text += textProperty(6, "principalType"_L1,
                                 QString::fromLatin1(valuejson::wordFor(assignment.principalKind)));
        text += textProperty(6, "description"_L1, assignment.description)
            + textProperty(6, "condition"_L1, assignment.condition);
        if (!assignment.condition.isEmpty())
            text += textProperty(6, "conditionVersion"_L1, u"2.0"_s);
        return text + u"          }\n        }\n"_s;
    }

    void addDeployment(int number, const Place& place, const QString& resources)
    {
        const bool inGroup = !place.group.isEmpty();
        m_text += u"\nresource part%1 'Microsoft.Resources/deployments@2022-09-01' = {\n"_s.arg(number)
            + textProperty(1, "name"_L1, u"rolescope-%1"_s.arg(number))
            + textProperty(1, "subscriptionId"_L1, place.subscription)
            + textProperty(1, "resourceGroup"_L1, place.group);
        if (!inGroup)
            m_text += property(1, "location"_L1, u"deployment().location"_s);
        const QString schema = inGroup
            ? u"https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#"_s
            : u"https://schema.management.azure.com/schemas/2018-05-01/subscriptionDeploymentTemplate.json#"_s;
        m_text += u"  properties: {\n    mode: 'Incremental'\n    template: {\n      '$schema': %1\n"
                  "      contentVersion: '1.0.0.0'\n      resources: [\n"_s.arg(bicepString(schema));
        m_text += resources;
        m_text += u"      ]\n    }\n  }\n}\n"_s;
    }

    void addHosts()
    {
        if (m_parts.hosts.empty())
            return;
        m_text += u'\n';
        comment(Texts::tr("What each resource runs as; its own template needs this as its identity property."));
        for (const Host& host : m_parts.hosts) {
            QStringList lines{host.id + u": "_s
                              + (!host.identity.systemAssigned            ? u"UserAssigned"_s
                                     : host.identity.userAssigned.empty() ? u"SystemAssigned"_s
                                                                          : u"SystemAssigned, UserAssigned"_s)};
            for (const AttachedIdentity& one : host.identity.userAssigned)
                lines.append(u"- "_s + one.id);
            for (const QString& line : lines)
                comment(line);
        }
    }

    const CodeSource& m_source;
    CodeParts m_parts;
    std::map<Place, QString> m_resources;
    QString m_text;
};

} // namespace

QByteArray writeBicep(const CodeSource& source)
{
    return BicepFile(source).bytes();
}

} // namespace rolescope
