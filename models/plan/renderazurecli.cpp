// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/quoting.h"
#include "models/domain/uniqueidentifiers.h"
#include "models/plan/renderparts.h"
#include "models/plan/restcall.h"

#include <algorithm>

/// As a bash script of Azure CLI commands.
namespace rolescope::renderparts {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Programs take a word that begins with "-" for an option, and the Azure CLI reads a file for one that begins with
/// "@", except behind an option's "=".
bool misleads(const QString& value)
{
    return value.startsWith(u'-') || value.startsWith(u'@');
}

QString option(const QString& name, const QString& value)
{
    return " \\\n  --"_L1 + name + (misleads(value) ? u'=' : u' ') + shellWord(value);
}

QString options(const QString& name, const QStringList& values)
{
    QString result = " \\\n  --"_L1 + name;
    for (const QString& value : values)
        result += u' ' + shellWord(value);
    return result;
}

/// What `az identity create` cannot be told: tags are cut at their first "=", and it knows no isolation scope before
/// its release of late 2025.
bool needsRest(const CreateIdentity& step)
{
    return step.regional || std::any_of(step.tags.keyBegin(), step.tags.keyEnd(), [](const QString& key) {
               return misleads(key) || key.contains(u'=') || key.isEmpty();
           });
}

class Script
{
public:
    explicit Script(const Plan& plan) : m_plan(plan) { }

    QString write()
    {
        m_text = "#!/usr/bin/env bash\n# "_L1 + commentText(m_plan.title)
            + u"\n# For the Azure CLI, signed in with: az login\n"
              "# Stops at the first step that fails; what is done by then stays.\n"
              "set -euo pipefail\n"_s;
        for (std::size_t i = 0; i < m_plan.steps.size(); ++i) {
            const PlanStep& step = m_plan.steps[i];
            m_text += "\n# "_L1 + heading(m_plan, i) + u'\n';
            if (step.satisfied)
                m_text += "# Already so: nothing to do.\n"_L1;
            else
                std::visit([this](const auto& action) { add(action); }, step.action);
        }
        return m_text;
    }

private:
    void add(const CreateIdentity& step)
    {
        const QString command = needsRest(step) ? restCommand(step) : createCommand(step);
        if (!isPrincipalAwaited(m_plan, step.identityId)) {
            line(command + option(u"output"_s, u"none"_s));
            return;
        }
        const QString query = needsRest(step) ? u"properties.principalId"_s : u"principalId"_s;
        assign(step.identityId, command + option(u"query"_s, query));
    }

    static QString createCommand(const CreateIdentity& step)
    {
        QStringList tags;
        for (auto tag = step.tags.begin(); tag != step.tags.end(); ++tag)
            tags << tag.key() + u'=' + tag.value();
        return "az identity create"_L1 + option(u"name"_s, armid::nameOf(step.identityId))
            + option(u"resource-group"_s, armid::resourceGroupOf(step.identityId))
            + option(u"subscription"_s, armid::subscriptionOf(step.identityId)) + option(u"location"_s, step.location)
            + (tags.isEmpty() ? QString() : options(u"tags"_s, tags));
    }

    static QString restCommand(const CreateIdentity& step)
    {
        const RestCall call = restCall(step);
        const QString body
            = QString::fromStdString(call.body.dump(-1, ' ', true, nlohmann::json::error_handler_t::replace));
        return "az rest"_L1 + option(u"method"_s, u"put"_s)
            + option(u"uri"_s, call.path + "?api-version="_L1 + call.apiVersion) + option(u"body"_s, body);
    }

    void add(const AssignRole& step)
    {
        QString command = "az role assignment create \\\n  --assignee-object-id "_L1 + principal(step.principal)
            + option(u"assignee-principal-type"_s, u"ServicePrincipal"_s) + option(u"role"_s, step.roleGuid)
            + option(u"scope"_s, step.scope);
        QString name = step.name;
        if (name.isEmpty() && !isUnknown(step.principal))
            name = assignmentName(step.scope, step.principal.principalId, step.roleGuid);
        if (!name.isEmpty())
            command += option(u"name"_s, name);
        if (!step.condition.isEmpty())
            command += option(u"condition"_s, step.condition) + option(u"condition-version"_s, u"2.0"_s);
        if (!step.description.isEmpty())
            command += option(u"description"_s, step.description);
        line(command + option(u"output"_s, u"none"_s));
    }

    void add(const ChangeHost& step)
    {
        const QString tool = isScaleSet(step.hostId) ? u"az vmss identity "_s : u"az vm identity "_s;
        QStringList added = step.attach;
        if (step.enableSystem)
            added << u"[system]"_s;
        QStringList removed = step.detach;
        if (step.disableSystem)
            removed << u"[system]"_s;
        if (!added.isEmpty())
            line(tool + "assign"_L1 + option(u"ids"_s, step.hostId) + options(u"identities"_s, added)
                 + option(u"output"_s, u"none"_s));
        if (!removed.isEmpty())
            line(tool + "remove"_L1 + option(u"ids"_s, step.hostId) + options(u"identities"_s, removed)
                 + option(u"output"_s, u"none"_s));
    }

    void add(const RevokeRole& step) { line("az role assignment delete"_L1 + option(u"ids"_s, step.assignment.id)); }

    /// One that was made anew under the same name is not the one that was meant.
    void add(const DeleteIdentity& step)
    {
        const QString command = "az identity delete"_L1 + option(u"ids"_s, step.identity.id);
        if (step.identity.principalId.isEmpty()) {
            line(command);
            return;
        }
        line("found=$(az identity show"_L1 + option(u"ids"_s, step.identity.id) + option(u"query"_s, u"principalId"_s)
             + option(u"output"_s, u"tsv"_s) + u')');
        line("if [[ \"$found\" != "_L1 + shellWord(step.identity.principalId) + " ]]; then"_L1);
        line("  echo "_L1 + shellWord("Not deleted: this is another identity now: "_L1 + commentText(step.identity.id))
             + " >&2"_L1);
        line(u"  exit 1"_s);
        line(u"fi"_s);
        line(command);
    }

    /// The principal id as a word of the script; one that is not known yet is looked up once, where it is needed first.
    QString principal(const PlannedPrincipal& principal)
    {
        if (!isUnknown(principal))
            return shellWord(principal.principalId);
        if (!m_captured.contains(armid::folded(principal.identityId))) {
            const QString tool = !principal.systemAssigned ? u"az identity show"_s
                : isScaleSet(principal.identityId)         ? u"az vmss identity show"_s
                                                           : u"az vm identity show"_s;
            assign(principal.identityId,
                   tool + option(u"ids"_s, principal.identityId) + option(u"query"_s, u"principalId"_s));
        }
        return "\"$"_L1 + variable(principal.identityId) + u'"';
    }

    QString variable(const QString& identityId)
    {
        return m_names.nameOf(armid::folded(identityId), armid::nameOf(identityId) + " principal"_L1);
    }

    void assign(const QString& identityId, const QString& command)
    {
        m_captured.insert(armid::folded(identityId));
        line(variable(identityId) + "=$("_L1 + command + option(u"output"_s, u"tsv"_s) + u')');
    }

    void line(const QString& text) { m_text += text + u'\n'; }

    const Plan& m_plan;
    UniqueIdentifiers m_names;
    QSet<QString> m_captured; ///< folded ids of identities whose principal id is in a variable
    QString m_text;
};

} // namespace

QString azureCli(const Plan& plan, const Inventory& /*inventory*/)
{
    return Script(plan).write();
}

} // namespace rolescope::renderparts
