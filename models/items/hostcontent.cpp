// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/hostcontent.h"

#include "models/items/entitytraits.h"
#include "models/items/texts.h"

#include <algorithm>
#include <span>

namespace rolescope {

using namespace Qt::Literals::StringLiterals;

namespace {

QString userIdentityNames(const Inventory& inventory, HostHandle host, bool full)
{
    constexpr qsizetype namesInCell = 3;
    constexpr qsizetype namesInFull = 1000;
    const std::span<const IdentityHandle> all = inventory.userIdentities(host);
    const auto total = static_cast<qsizetype>(all.size());
    const qsizetype limit = full ? namesInFull : namesInCell;
    QStringList names;
    for (const IdentityHandle identity : all.first(static_cast<size_t>(std::min(limit, total))))
        names << inventory.displayName(identity);
    return texts::nameList(names, total, limit);
}

int identityCount(const Inventory& inventory, HostHandle host)
{
    return static_cast<int>(inventory.userIdentities(host).size())
        + (inventory.host(host).systemIdentity.isValid() ? 1 : 0);
}

} // namespace

QString enclosingName(const Inventory& inventory, ScopeHandle scope, ScopeKind kind)
{
    const ScopeHandle found = enclosing(inventory, scope, kind);
    return found.isValid() ? inventory.displayName(found) : QString();
}

QString tagText(const Inventory& inventory, TextHandle tags, bool full)
{
    const Tags all = inventory.tags(tags);
    QStringList parts;
    for (auto tag = all.begin(); tag != all.end(); ++tag)
        parts << tag.key() + u'=' + tag.value();
    const QString joined = parts.join(u", "_s);
    return full ? joined : texts::oneLine(joined);
}

HostContent::HostContent(Table table, std::vector<HostField> fields)
    : EntityContent(table, columnsFor(fields)), m_fields(std::move(fields))
{ }

std::vector<ColumnInfo> HostContent::columnsFor(const std::vector<HostField>& fields)
{
    std::vector<ColumnInfo> columns;
    columns.reserve(fields.size());
    for (const HostField field : fields)
        columns.push_back(columnFor(field));
    return columns;
}

ColumnInfo HostContent::columnFor(HostField field)
{
    switch (field) {
    case HostField::Name:
        return {tr("Name"), tr("Name of the machine or resource.")};
    case HostField::Kind:
        return {tr("Kind"), tr("What it is: one virtual machine, a scale set of many alike, a web app and so on.")};
    case HostField::Subscription:
        return {tr("Subscription"), tr("The subscription that it is billed to.")};
    case HostField::ResourceGroup:
        return {tr("Resource group"), tr("The resource group that it lies in.")};
    case HostField::Location:
        return {tr("Location"), tr("The Azure region that it lies in.")};
    case HostField::Size:
        return {tr("Size"), tr("Its hardware size, for instance Standard_D4s_v5.")};
    case HostField::Os:
        return {tr("OS"), tr("Operating system.")};
    case HostField::Power:
        return {tr("Power"), tr("Whether it was running when it was last read. Scale sets have no single state.")};
    case HostField::SystemAssigned:
        return {tr("System-assigned"), tr("Whether it has an identity of its own, which is deleted together with it.")};
    case HostField::UserAssigned:
        return {tr("User-assigned"), tr("The identities attached to it, which other resources may share.")};
    case HostField::Identities:
        return {tr("Identities"), tr("How many identities it can run as."), ColumnKind::Number};
    case HostField::Roles:
        return {tr("Roles"), tr("How many role assignments its identities hold, all together."), ColumnKind::Number};
    case HostField::TagList:
        return {tr("Tags"), tr("Tags as key=value.")};
    }
    return {};
}

QString HostContent::textOf(const Inventory& inventory, HostHandle handle, HostField field, bool full)
{
    const HostRow& host = inventory.host(handle);
    switch (field) {
    case HostField::Name:
        return inventory.displayName(handle);
    case HostField::Kind:
        return texts::kindOf(inventory, handle);
    case HostField::Subscription:
        return enclosingName(inventory, host.scope, ScopeKind::Subscription);
    case HostField::ResourceGroup:
        return enclosingName(inventory, host.scope, ScopeKind::ResourceGroup);
    case HostField::Location:
        return inventory.text(host.location);
    case HostField::Size:
        return inventory.text(host.size);
    case HostField::Os:
        return inventory.text(host.osType);
    case HostField::Power:
        return host.kind == HostKind::VirtualMachine ? texts::powerState(host.power) : QString();
    case HostField::SystemAssigned:
        return texts::yesNo(host.systemIdentity.isValid());
    case HostField::UserAssigned:
        return userIdentityNames(inventory, handle, full);
    case HostField::TagList:
        return tagText(inventory, host.tags, full);
    case HostField::Identities:
    case HostField::Roles:
        break;
    }
    return {};
}

QString HostContent::cell(const Inventory& inventory, EntityRef entity, int column) const
{
    return textOf(inventory, entity.as<EntityKind::Host>(), fieldOf(column), false);
}

QString HostContent::fullCell(const Inventory& inventory, EntityRef entity, int column) const
{
    return textOf(inventory, entity.as<EntityKind::Host>(), fieldOf(column), true);
}

std::optional<qint64> HostContent::cellNumber(const Inventory& inventory, EntityRef entity, int column) const
{
    const HostHandle host = entity.as<EntityKind::Host>();
    switch (fieldOf(column)) {
    case HostField::Identities:
        return identityCount(inventory, host);
    case HostField::Roles:
        return grantCount(inventory, host);
    default:
        return {};
    }
}

Severity HostContent::cellSeverity(const Inventory& inventory, EntityRef entity, int column) const
{
    return fieldOf(column) == HostField::Roles ? severityOf(inventory, entity.as<EntityKind::Host>()) : Severity::None;
}

} // namespace rolescope
