// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/export/inventoryjson.h"
#include "models/export/valuejson.h"
#include "models/inventory/inventoryvalues.h"

#include <QCoreApplication>
#include <QIODevice>
#include <QSet>

#include <algorithm>
#include <tuple>
#include <vector>

namespace rolescope {

namespace {

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(rolescope::InventoryWriter)
};

/// One entry of a section and what it is sorted by.
template <typename Handle> struct Keyed
{
    QString key;
    Handle handle;
};

class Writer
{
public:
    Writer(const Inventory& inventory, QIODevice& device, const EntityFilter& keep)
        : m_inventory(inventory), m_device(device), m_keep(keep)
    {
        if (m_keep)
            collectScopes();
    }

    Result<void> write()
    {
        put("{\"format\":\"rolescope-inventory\",\"version\":" + QByteArray::number(inventoryFileVersion));
        writeTenants();
        writeScopes();
        writeRows();
        writeGaps();
        put("\n}\n");
        if (m_ok)
            return {};
        return failure(ErrorKind::Io, Texts::tr("The inventory could not be written: %1.").arg(m_device.errorString()),
                       Texts::tr("Check that there is room for it."));
    }

private:
    void put(const QByteArray& bytes) { m_ok = m_ok && m_device.write(bytes) == bytes.size(); }

    void beginSection(const char* name)
    {
        put(QByteArray(",\n\"") + name + "\":[");
        m_first = true;
    }

    void endSection() { put("]"); }

    void entry(const valuejson::WrittenJson& json)
    {
        if (!m_ok)
            return;
        // Texts with broken surrogates must not stop an export: they are written with the replacement character.
        const std::string text = json.dump(-1, ' ', false, valuejson::WrittenJson::error_handler_t::replace);
        put(m_first ? "\n" : ",\n");
        put(QByteArray::fromRawData(text.data(), static_cast<qsizetype>(text.size())));
        m_first = false;
    }

    bool keeps(EntityRef entity) const { return !m_keep || m_keep(entity); }
    bool keepsScope(ScopeHandle scope) const { return !m_keep || m_scopes.contains(scope); }

    void collectScopes()
    {
        const auto add = [this](ScopeHandle scope) {
            for (; scope.isValid() && !m_scopes.contains(scope); scope = m_inventory.scope(scope).parent)
                m_scopes.insert(scope);
        };
        for (const Table table : {Table::VirtualMachines, Table::OtherHosts, Table::Identities, Table::Assignments}) {
            for (int row = 0; row < m_inventory.rowCount(table); ++row) {
                const EntityRef entity = m_inventory.at(table, row);
                if (!m_keep(entity))
                    continue;
                if (const HostHandle host = entity.as<EntityKind::Host>(); host.isValid())
                    add(m_inventory.host(host).scope);
                else if (const IdentityHandle identity = entity.as<EntityKind::Identity>(); identity.isValid())
                    add(m_inventory.identity(identity).scope);
                else
                    add(m_inventory.assignment(entity.as<EntityKind::Assignment>()).scope);
            }
        }
    }

    void writeTenants()
    {
        std::vector<Tenant> tenants = m_inventory.tenants();
        std::sort(tenants.begin(), tenants.end(), [](const Tenant& a, const Tenant& b) { return a.id < b.id; });
        beginSection(valuejson::section::tenants);
        for (const Tenant& tenant : tenants)
            entry(valuejson::write(tenant));
        endSection();
    }

    void writeScopes()
    {
        std::vector<Keyed<ScopeHandle>> managementGroups;
        std::vector<Keyed<ScopeHandle>> subscriptions;
        std::vector<Keyed<ScopeHandle>> groups;
        std::vector<ScopeHandle> open{m_inventory.root()};
        while (!open.empty()) {
            const ScopeHandle scope = open.back();
            open.pop_back();
            const ScopeRow& row = m_inventory.scope(scope);
            if (row.kind == ScopeKind::Resource)
                continue;
            if (!row.placeholder && keepsScope(scope) && row.kind != ScopeKind::Tenant) {
                auto& list = row.kind == ScopeKind::ManagementGroup ? managementGroups
                    : row.kind == ScopeKind::Subscription           ? subscriptions
                                                                    : groups;
                list.push_back({armid::folded(m_inventory.armId(scope)), scope});
            }
            // No group lies below a group, and a resource group holds only resources.
            if (row.kind == ScopeKind::ResourceGroup)
                continue;
            for (const ScopeHandle child : m_inventory.children(scope))
                open.push_back(child);
        }
        writeSorted(valuejson::section::managementGroups, managementGroups, inventoryvalues::managementGroup);
        writeSorted(valuejson::section::subscriptions, subscriptions, inventoryvalues::subscription);
        writeSorted(valuejson::section::resourceGroups, groups, inventoryvalues::resourceGroup);
    }

    template <typename Handle, typename MakeValue>
    void writeSorted(const char* name, std::vector<Keyed<Handle>>& list, MakeValue makeValue)
    {
        std::sort(list.begin(), list.end(), [](const auto& a, const auto& b) { return a.key < b.key; });
        beginSection(name);
        for (const Keyed<Handle>& one : list)
            entry(valuejson::write(makeValue(m_inventory, one.handle)));
        endSection();
    }

    /// The entities of a table that are written, with their sort keys.
    template <EntityKind Kind, typename Wanted> std::vector<Keyed<Handle<Kind>>> rows(Table table, Wanted wanted) const
    {
        std::vector<Keyed<Handle<Kind>>> list;
        const int count = m_inventory.rowCount(table);
        list.reserve(static_cast<size_t>(count));
        for (int row = 0; row < count; ++row) {
            const auto handle = m_inventory.at(table, row).template as<Kind>();
            if (keeps(handle) && wanted(handle))
                list.push_back({armid::folded(m_inventory.armId(handle)), handle});
        }
        return list;
    }

    void writeRows()
    {
        const auto all = [](auto) { return true; };
        const auto hosts = [&](const char* name, Table table) {
            auto list = rows<EntityKind::Host>(table, all);
            writeSorted(name, list, inventoryvalues::host);
        };
        hosts(valuejson::section::virtualMachines, Table::VirtualMachines);
        hosts(valuejson::section::otherHosts, Table::OtherHosts);

        // System-assigned identities stand in the identity blocks of their hosts.
        auto identities = rows<EntityKind::Identity>(Table::Identities, [this](IdentityHandle handle) {
            const IdentityRow& row = m_inventory.identity(handle);
            return !row.systemAssigned && !row.placeholder;
        });
        writeSorted(valuejson::section::identities, identities, inventoryvalues::userAssignedIdentity);

        auto principals = rows<EntityKind::Principal>(Table::Principals, all);
        writeSorted(valuejson::section::principals, principals, inventoryvalues::principal);

        auto roles = rows<EntityKind::Role>(
            Table::Roles, [this](RoleHandle handle) { return !m_inventory.role(handle).placeholder; });
        writeSorted(valuejson::section::roleDefinitions, roles,
                    [](const Inventory& inventory, RoleHandle role) { return inventory.roleDefinition(role); });

        auto assignments = rows<EntityKind::Assignment>(Table::Assignments, all);
        writeSorted(valuejson::section::roleAssignments, assignments, inventoryvalues::roleAssignment);

        auto denies = rows<EntityKind::Deny>(Table::Denies, all);
        writeSorted(valuejson::section::denyAssignments, denies,
                    [](const Inventory& inventory, DenyHandle deny) { return inventory.denyAssignment(deny); });
    }

    void writeGaps()
    {
        std::vector<const ReadGap*> gaps;
        for (const ReadGap& gap : m_inventory.gaps())
            gaps.push_back(&gap);
        std::sort(gaps.begin(), gaps.end(), [](const ReadGap* a, const ReadGap* b) {
            const QString left = armid::folded(a->scope);
            const QString right = armid::folded(b->scope);
            return std::tie(left, a->kind, a->error.what, a->error.detail, a->error.correlationId)
                < std::tie(right, b->kind, b->error.what, b->error.detail, b->error.correlationId);
        });
        beginSection(valuejson::section::couldNotRead);
        for (const ReadGap* gap : gaps)
            entry(valuejson::write(*gap));
        endSection();
    }

    const Inventory& m_inventory;
    QIODevice& m_device;
    const EntityFilter& m_keep;
    QSet<ScopeHandle> m_scopes;
    bool m_first = true;
    bool m_ok = true;
};

} // namespace

Result<void> writeInventory(const Inventory& inventory, QIODevice& device, const EntityFilter& keep)
{
    return Writer(inventory, device, keep).write();
}

} // namespace rolescope
