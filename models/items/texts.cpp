// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/texts.h"

#include "models/domain/camelwords.h"
#include "models/domain/namelist.h"
#include "models/domain/resourcetypes.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QTimeZone>

#include <algorithm>

namespace rolescope::texts {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(rolescope::Texts)
};

/// What an operation works on: the last part before its verb, or everything of a provider.
QString operationTarget(const QList<QStringView>& parts, qsizetype end)
{
    if (end <= 0 || (end == 1 && parts[0] == u"*"))
        return Texts::tr("everything");
    if (end == 1)
        return parts[0].toString();
    if (parts[end - 1] != u"*")
        return camelwords::lowerCase(parts[end - 1]);
    //: %1 is what stands before a wildcard, for instance "Microsoft.Compute" or "virtual machines"
    return Texts::tr("everything in %1").arg(operationTarget(parts, end - 1));
}

/// "Key vault kv-prod"
QString kindAndName(const Inventory& inventory, ScopeHandle scope)
{
    if (inventory.scope(scope).kind == ScopeKind::Tenant)
        return Texts::tr("the whole tenant");
    return u"%1 %2"_s.arg(kindOf(inventory, scope), inventory.displayName(scope));
}

QString kindOfPrincipal(const Inventory& inventory, PrincipalHandle handle)
{
    const PrincipalRow& principal = inventory.principal(handle);
    if (principal.identity.isValid())
        return identityKind(inventory.identity(principal.identity).systemAssigned);
    return principalKind(principal.kind);
}

} // namespace

QString hostKind(HostKind kind)
{
    switch (kind) {
    case HostKind::VirtualMachine:
        return Texts::tr("Virtual machine");
    case HostKind::ScaleSet:
        return Texts::tr("Scale set");
    case HostKind::Other:
        return Texts::tr("Resource");
    }
    return {};
}

QString identityKind(bool systemAssigned)
{
    return systemAssigned ? Texts::tr("System-assigned identity") : Texts::tr("User-assigned identity");
}

QString principalKind(PrincipalKind kind)
{
    switch (kind) {
    case PrincipalKind::Unknown:
        return Texts::tr("Unknown principal");
    case PrincipalKind::User:
        return Texts::tr("User");
    case PrincipalKind::Group:
        return Texts::tr("Group");
    case PrincipalKind::ServicePrincipal:
        return Texts::tr("Service principal");
    case PrincipalKind::ForeignGroup:
        return Texts::tr("Foreign group");
    case PrincipalKind::Device:
        return Texts::tr("Device");
    }
    return {};
}

QString scopeKind(ScopeKind kind)
{
    switch (kind) {
    case ScopeKind::Tenant:
        return Texts::tr("Tenant");
    case ScopeKind::ManagementGroup:
        return Texts::tr("Management group");
    case ScopeKind::Subscription:
        return Texts::tr("Subscription");
    case ScopeKind::ResourceGroup:
        return Texts::tr("Resource group");
    case ScopeKind::Resource:
        return Texts::tr("Resource");
    }
    return {};
}

QString roleKind(const RoleRow& role)
{
    if (role.placeholder)
        return Texts::tr("Not read");
    return role.custom ? Texts::tr("Custom") : Texts::tr("Built-in");
}

QString powerState(PowerState state)
{
    switch (state) {
    case PowerState::Unknown:
        return Texts::tr("Not known");
    case PowerState::Creating:
        return Texts::tr("Creating");
    case PowerState::Starting:
        return Texts::tr("Starting");
    case PowerState::Running:
        return Texts::tr("Running");
    case PowerState::Stopping:
        return Texts::tr("Stopping");
    case PowerState::Stopped:
        return Texts::tr("Stopped");
    case PowerState::Deallocating:
        return Texts::tr("Deallocating");
    case PowerState::Deallocated:
        return Texts::tr("Deallocated");
    }
    return {};
}

QString readKind(ReadKind kind)
{
    switch (kind) {
    case ReadKind::Tenants:
        return Texts::tr("Tenants");
    case ReadKind::ManagementGroups:
        return Texts::tr("Management groups");
    case ReadKind::Subscriptions:
        return Texts::tr("Subscriptions");
    case ReadKind::ResourceGroups:
        return Texts::tr("Resource groups");
    case ReadKind::VirtualMachines:
        return Texts::tr("Virtual machines");
    case ReadKind::ScaleSets:
        return Texts::tr("Scale sets");
    case ReadKind::Identities:
        return Texts::tr("User-assigned identities");
    case ReadKind::OtherHosts:
        return Texts::tr("Other resources with an identity");
    case ReadKind::RoleAssignments:
        return Texts::tr("Role assignments");
    case ReadKind::RoleDefinitions:
        return Texts::tr("Role definitions");
    case ReadKind::DenyAssignments:
        return Texts::tr("Deny assignments");
    case ReadKind::PrincipalNames:
        return Texts::tr("Names of principals");
    }
    return {};
}

QString resourceType(QStringView type)
{
    const QString name = resourceTypeName(type);
    return name.isEmpty() ? type.toString() : name;
}

QString kindOf(const Inventory& inventory, EntityRef entity)
{
    switch (entity.kind) {
    case EntityKind::None:
        return {};
    case EntityKind::Scope: {
        const ScopeKind kind = inventory.scope(entity.as<EntityKind::Scope>()).kind;
        return kind == ScopeKind::Resource ? resourceType(inventory.typeOf(entity)) : scopeKind(kind);
    }
    case EntityKind::Host: {
        const HostKind kind = inventory.host(entity.as<EntityKind::Host>()).kind;
        return kind == HostKind::Other ? resourceType(inventory.typeOf(entity)) : hostKind(kind);
    }
    case EntityKind::Identity:
        return identityKind(inventory.identity(entity.as<EntityKind::Identity>()).systemAssigned);
    case EntityKind::Principal:
        return kindOfPrincipal(inventory, entity.as<EntityKind::Principal>());
    case EntityKind::Role:
        return Texts::tr("Role");
    case EntityKind::Assignment:
        return Texts::tr("Role assignment");
    case EntityKind::Deny:
        return Texts::tr("Deny assignment");
    }
    return {};
}

QString yesNo(bool yes)
{
    return yes ? Texts::tr("Yes") : Texts::tr("No");
}

// The singular has a text of its own, so that English reads well without a translation file of its own.

QString virtualMachines(int count)
{
    return count == 1 ? Texts::tr("1 virtual machine") : Texts::tr("%n virtual machines", nullptr, count);
}

QString hosts(int count)
{
    return count == 1 ? Texts::tr("1 resource") : Texts::tr("%n resources", nullptr, count);
}

QString identities(int count)
{
    return count == 1 ? Texts::tr("1 identity") : Texts::tr("%n identities", nullptr, count);
}

QString roleAssignments(int count)
{
    return count == 1 ? Texts::tr("1 role assignment") : Texts::tr("%n role assignments", nullptr, count);
}

QString roles(int count)
{
    return count == 1 ? Texts::tr("1 role") : Texts::tr("%n roles", nullptr, count);
}

QString subscriptions(int count)
{
    return count == 1 ? Texts::tr("1 subscription") : Texts::tr("%n subscriptions", nullptr, count);
}

QString gaps(int count)
{
    return count == 1 ? Texts::tr("1 thing could not be read")
                      : Texts::tr("%n things could not be read", nullptr, count);
}

QString shownOf(int shown, int all)
{
    //: how many rows of a table the filter lets through
    return shown == all ? QString::number(all) : Texts::tr("%1 of %2").arg(shown).arg(all);
}

QString nameList(const QStringList& names, qsizetype total, qsizetype limit)
{
    return rolescope::nameList(names, total, limit);
}

QString oneLine(const QString& text, qsizetype limit)
{
    const QString folded = text.left(limit * 4).simplified();
    return folded.size() <= limit ? folded : folded.left(limit - 1) + u'…';
}

QString appliesTo(ScopeKind kind)
{
    switch (kind) {
    case ScopeKind::Tenant:
        return Texts::tr("The whole tenant");
    case ScopeKind::ManagementGroup:
        return Texts::tr("This management group and below");
    case ScopeKind::Subscription:
        return Texts::tr("This subscription and below");
    case ScopeKind::ResourceGroup:
        return Texts::tr("This resource group and below");
    case ScopeKind::Resource:
        return Texts::tr("This resource and what is in it");
    }
    return {};
}

QString inheritedFrom(const Inventory& inventory, AssignmentHandle assignment, ScopeHandle context)
{
    const ScopeHandle granted = inventory.assignment(assignment).scope;
    if (granted == context)
        return Texts::tr("Direct");
    if (inventory.isAtOrBelow(context, granted))
        return Texts::tr("Inherited from %1").arg(kindAndName(inventory, granted));
    if (inventory.isAtOrBelow(granted, context))
        return Texts::tr("Granted below, at %1").arg(kindAndName(inventory, granted));
    return Texts::tr("Does not apply here");
}

QString assignmentState(const Inventory& inventory, AssignmentHandle handle)
{
    const AssignmentRow& assignment = inventory.assignment(handle);
    QStringList states;
    if (inventory.isOrphaned(handle))
        states << Texts::tr("Orphaned");
    if (assignment.condition != TextHandle{})
        states << Texts::tr("Conditional");
    if (inventory.role(assignment.role).privileged)
        states << Texts::tr("Privileged");
    return states.join(u", "_s);
}

QString identityState(const Inventory& inventory, IdentityHandle handle)
{
    if (inventory.identity(handle).placeholder)
        return Texts::tr("Not readable or deleted");
    return inventory.hostCount(handle) == 0 ? Texts::tr("Unused") : QString();
}

QString moment(qint64 millisecondsSinceEpoch)
{
    if (millisecondsSinceEpoch == 0)
        return {};
    return QDateTime::fromMSecsSinceEpoch(millisecondsSinceEpoch, QTimeZone::utc()).toString(u"yyyy-MM-dd HH:mm");
}

QString operation(QStringView operation)
{
    const QList<QStringView> parts = operation.split(u'/');
    const QStringView verb = parts.last();
    const auto is = [verb](QLatin1StringView name) { return verb.compare(name, Qt::CaseInsensitive) == 0; };
    const qsizetype end = parts.size() - 1;
    if (is("*"_L1) && end == 0)
        return Texts::tr("Everything");
    if (is("*"_L1))
        return Texts::tr("Everything in %1").arg(operationTarget(parts, end));
    if (is("read"_L1))
        return Texts::tr("Read %1").arg(operationTarget(parts, end));
    if (is("write"_L1))
        return Texts::tr("Create or change %1").arg(operationTarget(parts, end));
    if (is("delete"_L1))
        return Texts::tr("Delete %1").arg(operationTarget(parts, end));
    if (!is("action"_L1) || end < 1)
        return operation.toString();
    if (parts[end - 1] == u"*" || end == 1)
        return Texts::tr("Every action on %1").arg(operationTarget(parts, end - 1));
    //: %1 is the name of an action, for instance "restart", %2 what it works on, for instance "virtual machines"
    return Texts::tr("Action “%1” on %2").arg(camelwords::lowerCase(parts[end - 1]), operationTarget(parts, end - 1));
}

QString providerOf(QStringView operation)
{
    const QStringView first = operation.left(operation.indexOf(u'/') < 0 ? operation.size() : operation.indexOf(u'/'));
    return first == u"*" ? Texts::tr("All providers") : first.toString();
}

} // namespace rolescope::texts
