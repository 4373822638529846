// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/quoting.h"
#include "models/domain/uniqueidentifiers.h"
#include "models/plan/renderparts.h"

#include <algorithm>
#include <vector>

/// As Bicep: one file for each scope that something is deployed to, and one that calls them where there are several.
namespace rolescope::renderparts {

using namespace Qt::Literals::StringLiterals;

namespace {

const auto identityResource = u"Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30"_s;
const auto assignmentResource = u"Microsoft.Authorization/roleAssignments@2022-04-01"_s;
const auto machineVersion = u"2024-03-01"_s;
/// Before the names of parameters, and of nothing else.
const auto parameterPrefix = u"principal of "_s;

/// The scope that a deployment is made at so as to write at `scope`: a group, a subscription, a management group or
/// the tenant.
QString deploymentScopeOf(const QString& scope)
{
    const QString subscription = armid::subscriptionOf(scope);
    if (subscription.isEmpty())
        return scope;
    const QString group = armid::resourceGroupOf(scope);
    return group.isEmpty() ? armid::subscriptionScope(subscription) : armid::resourceGroupScope(subscription, group);
}

QString targetScopeWord(const QString& scope)
{
    switch (armid::kindOf(scope)) {
    case ScopeKind::Tenant:
        return u"tenant"_s;
    case ScopeKind::ManagementGroup:
        return u"managementGroup"_s;
    case ScopeKind::Subscription:
        return u"subscription"_s;
    case ScopeKind::ResourceGroup:
    case ScopeKind::Resource:
        break;
    }
    return u"resourceGroup"_s;
}

/// The function call by which Bicep names a scope.
QString scopeCall(const QString& scope)
{
    const QString name = bicepString(armid::nameOf(scope));
    switch (armid::kindOf(scope)) {
    case ScopeKind::Tenant:
        return u"tenant()"_s;
    case ScopeKind::ManagementGroup:
        return "managementGroup("_L1 + name + u')';
    case ScopeKind::Subscription:
        return "subscription("_L1 + name + u')';
    case ScopeKind::ResourceGroup:
    case ScopeKind::Resource:
        break;
    }
    return "resourceGroup("_L1 + bicepString(armid::subscriptionOf(scope)) + ", "_L1
        + bicepString(armid::resourceGroupOf(scope)) + u')';
}

/// "Microsoft.Storage/storageAccounts/blobServices@…" takes the name "account/default".
QString nestedNameOf(const QString& id)
{
    const QString type = armid::typeOf(id);
    const QStringList segments = id.split(u'/', Qt::SkipEmptyParts);
    const qsizetype names = type.count(u'/');
    QStringList parts;
    for (qsizetype i = segments.size() - 2 * names + 1; i < segments.size(); i += 2)
        parts << segments.value(i);
    return parts.join(u'/');
}

/// What a resource of another kind is only named by, its version does not matter much: nothing of it is read.
QString versionOf(const QString& type)
{
    struct Known
    {
        QLatin1StringView prefix;
        QLatin1StringView version;
    };
    constexpr Known known[] = {{"Microsoft.Storage/"_L1, "2023-01-01"_L1},
                               {"Microsoft.KeyVault/"_L1, "2023-07-01"_L1},
                               {"Microsoft.ContainerRegistry/"_L1, "2023-07-01"_L1},
                               {"Microsoft.Compute/"_L1, "2024-03-01"_L1},
                               {"Microsoft.ManagedIdentity/"_L1, "2024-11-30"_L1}};
    const auto* const found = std::ranges::find_if(
        known, [&](const Known& each) { return type.startsWith(each.prefix, Qt::CaseInsensitive); });
    return found == std::end(known) ? u"2021-04-01"_s : QString(found->version);
}

/// One file.
class Module
{
public:
    explicit Module(QString scope) : m_scope(std::move(scope)) { }

    const QString& scope() const { return m_scope; }
    bool isEmpty() const { return m_body.isEmpty(); }
    const QStringList& parameters() const { return m_parameters; }

    /// A name that nothing else in this file has.
    QString symbol(const QString& key, const QString& text)
    {
        const bool likeParameter = identifierFor(text).startsWith(identifierFor(parameterPrefix));
        return m_symbols.nameOf(key, likeParameter ? "resource "_L1 + text : text);
    }
    void write(const QString& text) { m_body += text; }

    void addParameter(const QString& name)
    {
        if (!m_parameters.contains(name))
            m_parameters << name;
    }

    void addOutput(const QString& name, const QString& expression)
    {
        m_outputs += "\noutput "_L1 + name + " string = "_L1 + expression + u'\n';
    }

    /// Names something that is there, once.
    QString existing(const QString& id, const QString& type, const QString& version)
    {
        const QString name = symbol(armid::folded(id), armid::nameOf(id));
        if (m_existing.contains(name))
            return name;
        m_existing.insert(name);
        m_body += "\nresource "_L1 + name + u' ' + bicepString(type + u'@' + version) + " existing = {\n"_L1
            + "  name: "_L1 + bicepString(nestedNameOf(id)) + u'\n';
        const QString scope = deploymentScopeOf(id);
        if (!armid::same(scope, m_scope))
            m_body += "  scope: "_L1 + scopeCall(scope) + u'\n';
        m_body += u"}\n"_s;
        return name;
    }

    QString text() const
    {
        QString result = "targetScope = "_L1 + bicepString(targetScopeWord(m_scope)) + u'\n';
        for (const QString& parameter : m_parameters)
            result += "\nparam "_L1 + parameter + " string\n"_L1;
        return result + m_body + m_outputs;
    }

private:
    QString m_scope;
    UniqueIdentifiers m_symbols;
    QStringList m_parameters;
    QSet<QString> m_existing;
    QString m_body;
    QString m_outputs;
};

class Files
{
public:
    Files(const Plan& plan, const Inventory& inventory) : m_plan(plan), m_blocks(inventory) { }

    QString write()
    {
        for (std::size_t i = 0; i < m_plan.steps.size(); ++i) {
            const PlanStep& step = m_plan.steps[i];
            m_heading = "// "_L1 + heading(m_plan, i) + u'\n';
            if (step.satisfied)
                m_notes += u'\n' + m_heading + "// Already so: nothing to do.\n"_L1;
            else
                std::visit([this](const auto& action) { add(action); }, step.action);
        }
        return title() + files() + m_notes;
    }

private:
    QString title() const { return "// "_L1 + commentText(m_plan.title) + u'\n'; }

    QString files()
    {
        if (m_modules.empty())
            return {};
        if (m_modules.size() == 1)
            return deployHint(m_modules.front().scope(), u"FILE"_s) + u'\n' + m_modules.front().text();
        const QString scope = commonScope();
        QString text = u"// Several files, since Bicep deploys each file to one scope: cut them apart at the lines "
                       "that name them.\n"_s
            + deployHint(scope, u"main.bicep"_s) + "\n// File main.bicep\n"_L1 + main(scope);
        for (const Module& module : m_modules)
            text += "\n// File "_L1 + fileName(module) + u'\n' + module.text();
        return text;
    }

    static QString deployHint(const QString& scope, const QString& file)
    {
        const auto command = [&scope]() -> QString {
            const QString name = shellWord(armid::nameOf(scope));
            const QString subscription = shellWord(armid::subscriptionOf(scope));
            switch (armid::kindOf(scope)) {
            case ScopeKind::Tenant:
                return u"tenant create --location LOCATION"_s;
            case ScopeKind::ManagementGroup:
                return "mg create --location LOCATION --management-group-id "_L1 + name;
            case ScopeKind::Subscription:
                return "sub create --location LOCATION --subscription "_L1 + subscription;
            case ScopeKind::ResourceGroup:
            case ScopeKind::Resource:
                break;
            }
            return "group create --subscription "_L1 + subscription + " --resource-group "_L1 + name;
        };
        return "// Deploy with: az deployment "_L1 + commentText(command()) + " --template-file "_L1 + file + u'\n';
    }

    /// The lowest kind of scope from which all the others can be deployed to.
    QString commonScope() const
    {
        QString scope;
        for (const Module& module : m_modules) {
            const ScopeKind kind = armid::kindOf(module.scope());
            if (kind == ScopeKind::Tenant)
                return module.scope();
            if (kind == ScopeKind::ManagementGroup)
                scope = module.scope();
        }
        return scope.isEmpty() ? armid::subscriptionScope(armid::subscriptionOf(m_modules.front().scope())) : scope;
    }

    QString main(const QString& scope)
    {
        QString text = "targetScope = "_L1 + bicepString(targetScopeWord(scope)) + u'\n';
        for (const Module& module : m_modules) {
            const QString name = moduleName(module);
            text += "\nmodule "_L1 + name + u' ' + bicepString(fileName(module)) + " = {\n  name: "_L1
                + bicepString("rolescope-"_L1 + name) + "\n  scope: "_L1 + scopeCall(module.scope()) + u'\n';
            if (!module.parameters().isEmpty()) {
                text += "  params: {\n"_L1;
                for (const QString& parameter : module.parameters())
                    text += "    "_L1 + parameter + ": "_L1 + m_sources[parameter] + ".outputs."_L1 + parameter + u'\n';
                text += "  }\n"_L1;
            }
            text += "}\n"_L1;
        }
        return text;
    }

    QString moduleName(const Module& module)
    {
        return m_names.nameOf(armid::folded(module.scope()), armid::nameOf(module.scope()));
    }

    QString fileName(const Module& module) { return moduleName(module) + ".bicep"_L1; }

    Module& moduleAt(const QString& scope)
    {
        const QString deployment = deploymentScopeOf(scope);
        const auto found = std::ranges::find_if(
            m_modules, [&](const Module& module) { return armid::same(module.scope(), deployment); });
        return found == m_modules.end() ? m_modules.emplace_back(deployment) : *found;
    }

    void add(const CreateIdentity& step)
    {
        Module& module = moduleAt(step.identityId);
        const QString name = module.symbol(armid::folded(step.identityId), armid::nameOf(step.identityId));
        QString text = u'\n' + m_heading + "resource "_L1 + name + u' ' + bicepString(identityResource)
            + " = {\n  name: "_L1 + bicepString(armid::nameOf(step.identityId)) + "\n  location: "_L1
            + bicepString(step.location) + u'\n';
        if (!step.tags.isEmpty()) {
            text += "  tags: {\n"_L1;
            for (auto tag = step.tags.begin(); tag != step.tags.end(); ++tag)
                text += "    "_L1 + bicepString(tag.key()) + ": "_L1 + bicepString(tag.value()) + u'\n';
            text += "  }\n"_L1;
        }
        if (step.regional)
            text += "  properties: {\n    isolationScope: 'Regional'\n  }\n"_L1;
        module.write(text + "}\n"_L1);
        if (isAwaitedElsewhere(step.identityId)) {
            const QString output = principalParameter(step.identityId);
            module.addOutput(output, name + ".properties.principalId"_L1);
            m_sources.insert(output, moduleName(module));
        }
    }

    bool isAwaitedElsewhere(const QString& identityId) const
    {
        const QString home = deploymentScopeOf(identityId);
        return std::ranges::any_of(m_plan.steps, [&](const PlanStep& step) {
            const auto* grant = std::get_if<AssignRole>(&step.action);
            return grant && !step.satisfied && isUnknown(grant->principal)
                && armid::same(grant->principal.identityId, identityId)
                && !armid::same(deploymentScopeOf(grant->scope), home);
        });
    }

    QString principalParameter(const QString& identityId)
    {
        return m_parameters.nameOf(armid::folded(identityId), parameterPrefix + armid::nameOf(identityId));
    }

    void add(const AssignRole& step)
    {
        Module& module = moduleAt(step.scope);
        const QString principal = principalIn(module, step.principal);
        QString target;
        if (armid::kindOf(step.scope) == ScopeKind::Resource) {
            const QString type = armid::typeOf(step.scope);
            target = module.existing(step.scope, type, versionOf(type));
        }
        const QString name = module.symbol(
            "grant "_L1 + armid::folded(step.scope) + principal + step.roleGuid,
            QStringList{armid::nameOf(step.principal.identityId), step.roleName, armid::nameOf(step.scope)}.join(u' '));
        QString text = u'\n' + m_heading + "resource "_L1 + name + u' ' + bicepString(assignmentResource)
            + " = {\n  name: "_L1 + assignmentNameIn(step) + u'\n';
        if (!target.isEmpty())
            text += "  scope: "_L1 + target + u'\n';
        text += "  properties: {\n    roleDefinitionId: "_L1
            + (armid::subscriptionOf(step.scope).isEmpty() ? "tenantResourceId"_L1 : "subscriptionResourceId"_L1)
            + "('Microsoft.Authorization/roleDefinitions', "_L1 + bicepString(step.roleGuid) + ")\n    principalId: "_L1
            + principal + "\n    principalType: 'ServicePrincipal'\n"_L1;
        if (!step.condition.isEmpty())
            text += "    condition: "_L1 + bicepString(step.condition) + "\n    conditionVersion: '2.0'\n"_L1;
        if (!step.description.isEmpty())
            text += "    description: "_L1 + bicepString(step.description) + u'\n';
        module.write(text + "  }\n}\n"_L1);
    }

    /// Rolescope's own name where it can be told before the deployment. Bicep cannot make one of a principal that is
    /// not known yet, so it makes one of the identity's id.
    static QString assignmentNameIn(const AssignRole& step)
    {
        if (!step.name.isEmpty())
            return bicepString(step.name);
        if (!isUnknown(step.principal))
            return bicepString(assignmentName(step.scope, step.principal.principalId, step.roleGuid));
        return "guid("_L1 + bicepString(armid::folded(step.scope)) + ", "_L1
            + bicepString(armid::folded(step.principal.identityId)) + ", "_L1 + bicepString(step.roleGuid) + u')';
    }

    QString principalIn(Module& module, const PlannedPrincipal& principal)
    {
        if (!isUnknown(principal))
            return bicepString(principal.principalId);
        const QString& id = principal.identityId;
        if (principal.systemAssigned)
            return module.existing(id, armid::typeOf(id), machineVersion) + ".identity.principalId"_L1;
        const PlanStep* creation = creationOf(m_plan, id);
        if (!creation || creation->satisfied)
            return module.existing(id, armid::typeOf(id), versionOf(armid::typeOf(id))) + ".properties.principalId"_L1;
        if (armid::same(deploymentScopeOf(id), module.scope()))
            return module.symbol(armid::folded(id), armid::nameOf(id)) + ".properties.principalId"_L1;
        const QString parameter = principalParameter(id);
        module.addParameter(parameter);
        return parameter;
    }

    void add(const ChangeHost& step)
    {
        const IdentityBlock block = m_blocks.change(step);
        m_notes += u'\n' + m_heading
            + u"// Bicep writes a machine as a whole. Put this into the machine's own resource: all that it runs as by "
              "then.\n//\n"_s;
        if (block.userAssigned.empty()) {
            m_notes += "//   identity: {\n//     type: "_L1
                + bicepString(block.systemAssigned ? u"SystemAssigned"_s : u"None"_s) + "\n//   }\n"_L1;
            return;
        }
        m_notes += "//   identity: {\n//     type: "_L1
            + bicepString(block.systemAssigned ? u"SystemAssigned, UserAssigned"_s : u"UserAssigned"_s)
            + "\n//     userAssignedIdentities: {\n"_L1;
        for (const AttachedIdentity& one : block.userAssigned)
            m_notes += "//       "_L1 + bicepString(one.id) + ": {}\n"_L1;
        m_notes += "//     }\n//   }\n"_L1;
    }

    void add(const RevokeRole& step) { cannotSay(step.assignment.id); }
    void add(const DeleteIdentity& step) { cannotSay(step.identity.id); }

    void cannotSay(const QString& id)
    {
        m_notes
            += u'\n' + m_heading + "// Bicep deletes nothing. Delete it by other means: "_L1 + commentText(id) + u'\n';
    }

    const Plan& m_plan;
    HostBlocks m_blocks;
    UniqueIdentifiers m_names; ///< of the modules
    UniqueIdentifiers m_parameters;
    QHash<QString, QString> m_sources; ///< parameter → the module that puts it out
    std::vector<Module> m_modules;
    QString m_heading; ///< of the step at hand
    QString m_notes; ///< what Bicep cannot do, behind the files
};

} // namespace

QString bicep(const Plan& plan, const Inventory& inventory)
{
    return Files(plan, inventory).write();
}

} // namespace rolescope::renderparts
