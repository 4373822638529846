// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/hclblock.h"
#include "models/domain/quoting.h"
#include "models/domain/uniqueidentifiers.h"
#include "models/inventory/inventoryvalues.h"
#include "models/plan/renderparts.h"

/// As a Terraform configuration for the azurerm provider.
namespace rolescope::renderparts {

using namespace Qt::Literals::StringLiterals;

namespace {

const auto identityType = u"azurerm_user_assigned_identity"_s;
const auto assignmentType = u"azurerm_role_assignment"_s;

QString commented(const QString& lines)
{
    QString result;
    for (const QString& line : lines.split(u'\n', Qt::SkipEmptyParts))
        result += "# "_L1 + line + u'\n';
    return result;
}

/// azurerm compares the fixed words of an id with case, although Azure does not.
QString importId(const RoleAssignment& assignment)
{
    const QString scope = assignment.scope == "/"_L1 ? QString() : assignment.scope;
    return scope + "/providers/Microsoft.Authorization/roleAssignments/"_L1 + armid::nameOf(assignment.id);
}

class Configuration
{
public:
    Configuration(const Plan& plan, const Inventory& inventory)
        : m_plan(plan), m_inventory(inventory), m_blocks(inventory)
    { }

    QString write()
    {
        for (const PlanStep& step : m_plan.steps)
            noteSubscription(targetOf(step.action));
        for (std::size_t i = 0; i < m_plan.steps.size(); ++i) {
            m_body += "\n# "_L1 + heading(m_plan, i) + u'\n';
            const bool satisfied = m_plan.steps[i].satisfied;
            std::visit([&](const auto& action) { add(action, satisfied); }, m_plan.steps[i].action);
        }
        QString text = head() + m_body;
        return text.replace("\n\n\n"_L1, "\n\n"_L1);
    }

private:
    QString head()
    {
        HclBlock terraform(u"terraform"_s);
        terraform.add(
            HclBlock(u"required_providers"_s)
                .setObject(u"azurerm"_s,
                           {{u"source"_s, hclString(u"hashicorp/azurerm"_s)}, {u"version"_s, hclString(u">= 4.0"_s)}}));
        QString text = "# "_L1 + commentText(m_plan.title) + "\n\n"_L1 + terraform.text();
        for (const QString& subscription : m_subscriptions) {
            HclBlock provider(u"provider"_s, {u"azurerm"_s});
            provider.add(HclBlock(u"features"_s));
            if (subscription != m_subscriptions.front())
                provider.setText(u"alias"_s, alias(subscription));
            text += u'\n' + provider.setText(u"subscription_id"_s, subscription).text();
        }
        return text;
    }

    QString alias(const QString& subscription)
    {
        const ScopeHandle scope = m_inventory.findScope(armid::subscriptionScope(subscription));
        return m_aliases.nameOf(subscription,
                                scope.isValid() ? m_inventory.displayName(scope) : "subscription "_L1 + subscription);
    }

    /// The first becomes the default: role assignments can be made from any.
    void noteSubscription(const QString& id)
    {
        if (const QString subscription = armid::subscriptionOf(id);
            m_subscriptions.isEmpty() && !subscription.isEmpty())
            m_subscriptions << subscription;
    }

    /// A provider makes and reads things in one subscription only.
    void setProvider(HclBlock& block, const QString& id)
    {
        const QString subscription = armid::subscriptionOf(id);
        if (subscription.isEmpty())
            return;
        if (!m_subscriptions.contains(subscription))
            m_subscriptions << subscription;
        if (subscription != m_subscriptions.front())
            block.set(u"provider"_s, "azurerm."_L1 + alias(subscription));
    }

    void add(const CreateIdentity& step, bool satisfied)
    {
        if (satisfied) {
            m_body += "# Already so: it is only read.\n"_L1;
            readIdentity(step.identityId);
            return;
        }
        if (step.regional)
            m_body += "# isolation_scope needs a release of the provider from 2026 or later.\n"_L1;
        HclBlock block(u"resource"_s, {identityType, identityName(step.identityId)});
        setProvider(block, step.identityId);
        block.setText(u"name"_s, armid::nameOf(step.identityId))
            .setText(u"resource_group_name"_s, armid::resourceGroupOf(step.identityId))
            .setText(u"location"_s, step.location);
        if (step.regional)
            block.setText(u"isolation_scope"_s, u"Regional"_s);
        block.setMap(u"tags"_s, step.tags);
        m_body += block.text();
    }

    void add(const AssignRole& step, bool satisfied)
    {
        const AssignmentHandle existing = satisfied ? assignmentOf(step, m_inventory) : AssignmentHandle();
        if (satisfied && !existing.isValid()) {
            m_body += "# Already so: nothing to do.\n"_L1;
            return;
        }
        const QString principal = principalOf(step.principal);
        const QString name = m_assignments.nameOf(
            armid::folded(step.scope) + u'|' + principal + u'|' + step.roleGuid,
            QStringList{armid::nameOf(step.principal.identityId), step.roleName, armid::nameOf(step.scope)}.join(u' '));
        HclBlock block(u"resource"_s, {assignmentType, name});
        RoleAssignment known;
        if (existing.isValid()) {
            known = inventoryvalues::roleAssignment(m_inventory, existing);
            m_body += "# Already so: taken under Terraform's care as it is. Leave both blocks out if that is not "
                      "wanted.\n"_L1;
            m_body += HclBlock(u"import"_s)
                          .set(u"to"_s, assignmentType + u'.' + name)
                          .setText(u"id"_s, importId(known))
                          .text()
                + u'\n';
            block.setText(u"name"_s, armid::nameOf(known.id));
        } else {
            block.set(u"name"_s, nameExpression(step, principal));
        }
        block.setText(u"scope"_s, step.scope);
        setRole(block, step);
        block.set(u"principal_id"_s, principal);
        if (!existing.isValid()) {
            block.setText(u"principal_type"_s, u"ServicePrincipal"_s);
            if (isUnknown(step.principal))
                block.set(u"skip_service_principal_aad_check"_s, u"true"_s);
        }
        setTexts(block, step.condition, existing.isValid() ? known.description : step.description);
        m_body += block.text();
    }

    static void setTexts(HclBlock& block, const QString& condition, const QString& description)
    {
        if (!condition.isEmpty())
            block.setText(u"condition"_s, condition).setText(u"condition_version"_s, u"2.0"_s);
        if (!description.isEmpty())
            block.setText(u"description"_s, description);
    }

    /// Terraform makes the same name as Rolescope, even where the principal becomes known only while it runs.
    QString nameExpression(const AssignRole& step, const QString& principal) const
    {
        if (!step.name.isEmpty())
            return hclString(step.name);
        if (!isUnknown(step.principal))
            return hclString(assignmentName(step.scope, step.principal.principalId, step.roleGuid));
        return u"uuidv5(%1, join(\"|\", [%2, lower(%3), %4]))"_s.arg(hclString(assignmentNamespace()),
                                                                     hclString(armid::folded(step.scope)), principal,
                                                                     hclString(step.roleGuid.toLower()));
    }

    void setRole(HclBlock& block, const AssignRole& step)
    {
        const RoleHandle role = m_inventory.findRole(step.roleGuid);
        const bool builtIn = role.isValid() && !m_inventory.role(role).custom && !m_inventory.role(role).placeholder;
        if (builtIn) {
            block.setText(u"role_definition_name"_s, m_inventory.text(m_inventory.role(role).name));
            return;
        }
        block.setText(u"role_definition_id"_s, armid::roleDefinitionIdAt(step.scope, step.roleGuid));
    }

    void add(const ChangeHost& step, bool satisfied)
    {
        const IdentityBlock block = m_blocks.change(step);
        if (satisfied) {
            m_body += "# Already so: nothing to do.\n"_L1;
            return;
        }
        const HostHandle host = m_inventory.findHost(step.hostId);
        const QString os = host.isValid() ? m_inventory.text(m_inventory.host(host).osType).toLower() : QString();
        m_body += "# azurerm keeps what a machine runs as inside the machine's own resource ("_L1
            + machineType(isScaleSet(step.hostId), os)
            + u").\n# Its identity block becomes this, with all that it runs as "
              "by then:\n#\n"_s;
        if (block.userAssigned.empty() && !block.systemAssigned) {
            m_body += "#   none: leave the block out\n"_L1;
            return;
        }
        m_body += commented(identityBlock(block).text());
    }

    static QString machineType(bool scaleSet, const QString& os)
    {
        const QString suffix = scaleSet ? u"_virtual_machine_scale_set"_s : u"_virtual_machine"_s;
        if (os == "linux"_L1 || os == "windows"_L1)
            return "azurerm_"_L1 + os + suffix;
        return u"azurerm_linux%1 or azurerm_windows%1"_s.arg(suffix);
    }

    HclBlock identityBlock(const IdentityBlock& block)
    {
        HclBlock identity(u"identity"_s);
        QStringList ids;
        for (const AttachedIdentity& one : block.userAssigned) {
            const PlanStep* creation = creationOf(m_plan, one.id);
            ids << (creation && !creation->satisfied ? identityType + u'.' + identityName(one.id) + ".id"_L1
                                                     : hclString(one.id));
        }
        identity.setText(u"type"_s,
                         ids.isEmpty()              ? u"SystemAssigned"_s
                             : block.systemAssigned ? u"SystemAssigned, UserAssigned"_s
                                                    : u"UserAssigned"_s);
        if (!ids.isEmpty())
            identity.setList(u"identity_ids"_s, ids);
        return identity;
    }

    void add(const RevokeRole& step, bool satisfied) { cannotSay(satisfied, step.assignment.id); }

    void add(const DeleteIdentity& step, bool satisfied) { cannotSay(satisfied, step.identity.id); }

    void cannotSay(bool satisfied, const QString& id)
    {
        m_body += satisfied ? u"# Already so: nothing to do.\n"_s
                            : "# Terraform deletes what it has made itself, when its block is taken out. If it has not "
                              "made this,\n# delete it by other means: "_L1
                + commentText(id) + u'\n';
    }

    /// An expression that gives the principal id.
    QString principalOf(const PlannedPrincipal& principal)
    {
        const QString& id = principal.identityId;
        if (principal.systemAssigned && isUnknown(principal))
            return readMachine(id) + ".identity[0].principal_id"_L1;
        if (principal.systemAssigned || id.isEmpty())
            return hclString(principal.principalId);
        const PlanStep* creation = creationOf(m_plan, id);
        if (creation && !creation->satisfied)
            return identityType + u'.' + identityName(id) + ".principal_id"_L1;
        return readIdentity(id) + ".principal_id"_L1;
    }

    /// The address of a data block, which is written where it is needed first.
    QString readIdentity(const QString& id)
    {
        const QString name = identityName(id);
        if (!m_read.contains(name)) {
            m_read.insert(name);
            HclBlock block(u"data"_s, {identityType, name});
            addNames(block, id);
        }
        return "data."_L1 + identityType + u'.' + name;
    }

    QString readMachine(const QString& id)
    {
        const QString type = isScaleSet(id) ? u"azurerm_virtual_machine_scale_set"_s : u"azurerm_virtual_machine"_s;
        const QString name = m_machines.nameOf(armid::folded(id), armid::nameOf(id));
        if (!m_read.contains(type + name)) {
            m_read.insert(type + name);
            m_body += "# Can be read only after the machine has its system-assigned identity.\n"_L1;
            HclBlock block(u"data"_s, {type, name});
            addNames(block, id);
        }
        return "data."_L1 + type + u'.' + name;
    }

    void addNames(HclBlock& block, const QString& id)
    {
        setProvider(block, id);
        m_body += block.setText(u"name"_s, armid::nameOf(id))
                      .setText(u"resource_group_name"_s, armid::resourceGroupOf(id))
                      .text()
            + u'\n';
    }

    QString identityName(const QString& id) { return m_identities.nameOf(armid::folded(id), armid::nameOf(id)); }

    const Plan& m_plan;
    const Inventory& m_inventory;
    HostBlocks m_blocks;
    UniqueIdentifiers m_aliases;
    UniqueIdentifiers m_identities;
    UniqueIdentifiers m_assignments;
    UniqueIdentifiers m_machines;
    QStringList m_subscriptions; ///< those with a provider of their own, the default one first
    QSet<QString> m_read;
    QString m_body;
};

} // namespace

QString terraform(const Plan& plan, const Inventory& inventory)
{
    return Configuration(plan, inventory).write();
}

} // namespace rolescope::renderparts
