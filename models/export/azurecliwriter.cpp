// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/quoting.h"
#include "models/export/codesource.h"
#include "models/export/valuejson.h"

#include <QCoreApplication>

namespace rolescope {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(rolescope::AzureCliScript)
};

/// One command; options are joined to their values by "=", so that no value is taken for an option or, as one that
/// begins with "@", for the name of a file.
class AzCommand
{
public:
    explicit AzCommand(const QString& words) : m_text(u"az "_s + words) { }

    AzCommand& option(QLatin1StringView name, const QString& value)
    {
        if (!value.isEmpty())
            m_text += " \\\n  --"_L1 + name + u'=' + shellWord(value);
        return *this;
    }

    AzCommand& list(QLatin1StringView name, const QStringList& values)
    {
        if (values.isEmpty())
            return *this;
        m_text += " \\\n  --"_L1 + name;
        for (const QString& value : values)
            m_text += u' ' + shellWord(value);
        return *this;
    }

    QString text() const { return m_text + " \\\n  --output=none\n"_L1; }

private:
    QString m_text;
};

class AzureCliScript
{
public:
    explicit AzureCliScript(const CodeSource& source) : m_source(source), m_parts(source) { }

    QByteArray bytes()
    {
        m_text = u"#!/usr/bin/env bash\n"_s;
        comment(m_source.title);
        comment(Texts::tr("Written by Rolescope from what exists. What is there already stays as it is."));
        m_text += u"set -euo pipefail\n"_s;
        for (const UserAssignedIdentity& identity : m_parts.identities)
            addIdentity(identity);
        for (const Host& host : m_parts.hosts)
            addHost(host);
        for (const CodeParts::Grant& grant : m_parts.grants)
            addGrant(grant);
        if (!m_parts.orphans.empty()) {
            m_text += u'\n';
            comment(Texts::tr("Left out, since the directory no longer knows who holds them:"));
            for (const RoleAssignment& orphan : m_parts.orphans)
                comment(u"  "_s + orphan.id);
        }
        return m_text.toUtf8();
    }

private:
    void comment(const QString& text)
    {
        if (!text.isEmpty())
            m_text += "# "_L1 + commentText(text).trimmed() + u'\n';
    }

    void addIdentity(const UserAssignedIdentity& identity)
    {
        QStringList tags;
        for (auto tag = identity.tags.cbegin(); tag != identity.tags.cend(); ++tag) {
            // There is no way to give such a key to az without its being taken for an option or a file.
            if (!tag.key().startsWith(u'-') && !tag.key().startsWith(u'@'))
                tags.append(tag.key() + u'=' + tag.value());
        }
        m_text += u'\n'
            + AzCommand(u"identity create"_s)
                  .option("subscription"_L1, armid::subscriptionOf(identity.id))
                  .option("resource-group"_L1, armid::resourceGroupOf(identity.id))
                  .option("name"_L1, armid::nameOf(identity.id))
                  .option("location"_L1, identity.location)
                  .list("tags"_L1, tags)
                  .text();
    }

    void addHost(const Host& host)
    {
        QStringList identities;
        if (host.identity.systemAssigned)
            identities.append(u"[system]"_s);
        for (const AttachedIdentity& one : host.identity.userAssigned)
            identities.append(one.id);
        m_text += u'\n';
        if (host.kind == HostKind::Other) {
            comment(Texts::tr("Each service has a command of its own for this. %1 runs as:").arg(host.id));
            for (const QString& identity : identities)
                comment(u"  "_s + identity);
            return;
        }
        m_text += AzCommand(host.kind == HostKind::ScaleSet ? u"vmss identity assign"_s : u"vm identity assign"_s)
                      .option("subscription"_L1, armid::subscriptionOf(host.id))
                      .option("resource-group"_L1, armid::resourceGroupOf(host.id))
                      .option("name"_L1, armid::nameOf(host.id))
                      .list("identities"_L1, identities)
                      .text();
    }

    void addGrant(const CodeParts::Grant& grant)
    {
        const RoleAssignment& assignment = grant.assignment;
        m_text += u'\n';
        if (!grant.roleName.isEmpty())
            comment(grant.roleName);
        AzCommand command(u"role assignment create"_s);
        command.option("name"_L1, armid::nameOf(assignment.id))
            .option("role"_L1, assignment.roleGuid)
            .option("assignee-object-id"_L1, assignment.principalId);
        if (assignment.principalKind != PrincipalKind::Unknown)
            command.option("assignee-principal-type"_L1,
                           QString::fromLatin1(valuejson::wordFor(assignment.principalKind)));
        command.option("scope"_L1, assignment.scope).option("description"_L1, assignment.description);
        if (!assignment.condition.isEmpty())
            command.option("condition"_L1, assignment.condition).option("condition-version"_L1, u"2.0"_s);
        m_text += command.text();
    }

    const CodeSource& m_source;
    CodeParts m_parts;
    QString m_text;
};

} // namespace

QByteArray writeAzureCliScript(const CodeSource& source)
{
    return AzureCliScript(source).bytes();
}

} // namespace rolescope
