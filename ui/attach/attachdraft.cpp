// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/attach/attachdraft.h"

#include "models/items/texts.h"
#include "ui/attach/places.h"

#include <algorithm>

namespace rolescope {

using namespace Qt::Literals::StringLiterals;

using Identity = AttachRequest::Identity;

namespace {

bool isSameGrant(const PlannedGrant& a, const PlannedGrant& b)
{
    return a.roleGuid == b.roleGuid && armid::same(a.scope, b.scope);
}

} // namespace

AttachDraft::AttachDraft(const InventoryStore& store, QObject* parent) : QObject(parent), m_store(store)
{ }

void AttachDraft::prefill(EntityRef entity)
{
    const Inventory& inventory = m_store.inventory();
    if (!entity.isValid() || !inventory.contains(entity))
        return;
    if (const HostHandle host = entity.as<EntityKind::Host>(); host.isValid()) {
        if (inventory.host(host).kind != HostKind::Other)
            setChosen(inventory.armId(host), true);
    } else if (const IdentityHandle identity = entity.as<EntityKind::Identity>(); identity.isValid()) {
        const IdentityRow& row = inventory.identity(identity);
        setIdentityKind(row.systemAssigned ? Identity::System : Identity::Existing);
        if (row.systemAssigned)
            prefill(row.owner);
        else
            setExistingIdentity(inventory.armId(identity));
    }
}

bool AttachDraft::isChosen(const QString& hostId) const
{
    return m_folded.contains(armid::folded(hostId));
}

void AttachDraft::setChosen(const QString& hostId, bool chosen)
{
    const QString folded = armid::folded(hostId);
    if (m_folded.contains(folded) == chosen)
        return;
    if (chosen) {
        m_folded.insert(folded);
        m_hosts << hostId;
    } else {
        m_folded.remove(folded);
        m_hosts.removeIf([&hostId](const QString& each) { return armid::same(each, hostId); });
    }
    Q_EMIT hostsChanged();
}

void AttachDraft::setHosts(const QStringList& hostIds)
{
    m_hosts.clear();
    m_folded.clear();
    for (const QString& id : hostIds) {
        const QString folded = armid::folded(id);
        if (!m_folded.contains(folded)) {
            m_folded.insert(folded);
            m_hosts << id;
        }
    }
    Q_EMIT hostsChanged();
}

QString AttachDraft::hostsSummary() const
{
    const Inventory& inventory = m_store.inventory();
    const auto sets = static_cast<int>(std::ranges::count_if(m_hosts, [&inventory](const QString& id) {
        const HostHandle host = inventory.findHost(id);
        return host.isValid() && inventory.host(host).kind == HostKind::ScaleSet;
    }));
    const int machines = static_cast<int>(m_hosts.size()) - sets;
    if (machines == 0 && sets == 0)
        return tr("None chosen");
    const QString setsText = tr("%n scale set(s)", nullptr, sets);
    if (machines == 0)
        return tr("%1 chosen", "%1: how many scale sets").arg(setsText);
    const QString machinesText = texts::virtualMachines(machines);
    return sets == 0 ? tr("%1 chosen", "%1: how many virtual machines").arg(machinesText)
                     : tr("%1 and %2 chosen", "how many virtual machines and scale sets").arg(machinesText, setsText);
}

void AttachDraft::setIdentityKind(Identity kind)
{
    if (m_kind == kind)
        return;
    m_kind = kind;
    Q_EMIT identityChanged();
}

void AttachDraft::setExistingIdentity(const QString& identityId)
{
    if (m_existing == identityId)
        return;
    m_existing = identityId;
    Q_EMIT identityChanged();
}

void AttachDraft::setNewIdentity(const NewIdentity& identity)
{
    if (m_new == identity)
        return;
    m_new = identity;
    Q_EMIT identityChanged();
}

void AttachDraft::suggestPlace()
{
    if (m_hosts.isEmpty())
        return;
    const Inventory& inventory = m_store.inventory();
    NewIdentity filled = m_new;
    if (filled.subscriptionId.isEmpty()) {
        filled.subscriptionId = armid::subscriptionOf(m_hosts.front());
        filled.resourceGroup = armid::resourceGroupOf(m_hosts.front());
    }
    const HostHandle host = inventory.findHost(m_hosts.front());
    if (filled.location.isEmpty() && host.isValid())
        filled.location = inventory.text(inventory.host(host).location);
    setNewIdentity(filled);
}

QString AttachDraft::identityName() const
{
    switch (m_kind) {
    case Identity::Existing:
        return m_existing.isEmpty() ? QString() : armid::nameOf(m_existing);
    case Identity::New:
        return m_new.name;
    case Identity::System:
        return m_hosts.size() == 1 ? tr("the system-assigned identity of %1").arg(armid::nameOf(m_hosts.front()))
                                   : tr("the system-assigned identities");
    }
    return {};
}

bool AttachDraft::addGrant(const PlannedGrant& grant)
{
    const auto same = [&grant](const PlannedGrant& each) { return isSameGrant(each, grant); };
    if (std::ranges::any_of(m_grants, same))
        return false;
    m_grants.push_back(grant);
    Q_EMIT grantsChanged();
    return true;
}

void AttachDraft::removeGrant(int index)
{
    m_grants.erase(m_grants.begin() + index);
    Q_EMIT grantsChanged();
}

QString AttachDraft::hostsProblem() const
{
    if (m_kind == Identity::System && m_hosts.isEmpty())
        return tr("Choose the machine whose system-assigned identity is meant.");
    return {};
}

QString AttachDraft::newNameProblem() const
{
    return m_new.name.isEmpty() ? QString() : identityNameProblem(m_new.name);
}

QString AttachDraft::newIdentityProblem() const
{
    if (m_new.name.isEmpty())
        return tr("Give the new identity a name.");
    if (const QString problem = identityNameProblem(m_new.name); !problem.isEmpty())
        return problem;
    if (m_new.subscriptionId.isEmpty())
        return tr("Choose the subscription that the new identity shall lie in.");
    if (m_new.resourceGroup.isEmpty())
        return tr("Choose the resource group that the new identity shall lie in.");
    if (m_new.location.isEmpty())
        return tr("Choose the region that the new identity shall lie in.");
    Tags tags;
    if (const QString problem = places::parseTags(m_new.tags, tags); !problem.isEmpty())
        return problem;
    const QString id = identityIdFor(m_new.subscriptionId, m_new.resourceGroup, m_new.name);
    const IdentityHandle known = m_store.inventory().findIdentity(id);
    if (known.isValid() && !m_store.inventory().identity(known).placeholder)
        return tr("%1 has an identity called %2 already. Take another name, or choose the existing one.",
                  "%1: resource group, %2: name")
            .arg(m_new.resourceGroup, m_new.name);
    return {};
}

QString AttachDraft::identityProblem() const
{
    switch (m_kind) {
    case Identity::Existing:
        return m_existing.isEmpty() ? tr("Choose an identity.") : QString();
    case Identity::New:
        return newIdentityProblem();
    case Identity::System:
        return m_hosts.isEmpty()
            ? tr("A system-assigned identity belongs to a machine. Go back and choose one, or choose another kind.")
            : QString();
    }
    return {};
}

QString AttachDraft::noGrantsSummary() const
{
    const Inventory& inventory = m_store.inventory();
    const IdentityHandle identity
        = m_kind == Identity::Existing ? inventory.findIdentity(m_existing) : IdentityHandle();
    const int held = identity.isValid() ? inventory.assignmentCount(identity) : 0;
    if (held > 0)
        return tr("No new roles: it keeps the %n role assignment(s) that it holds already.", nullptr, held);
    if (m_kind == Identity::System)
        return tr("No new roles: the machine can sign in as itself, and may do what it was granted so far.");
    return tr("No roles: the machine can sign in as this identity, but may do nothing until a role is granted. You "
              "can do that later too.");
}

QString AttachDraft::grantsSummary() const
{
    if (m_grants.empty())
        return noGrantsSummary();
    return tr("%n role assignment(s) will be made.", nullptr, static_cast<int>(m_grants.size()));
}

AttachRequest AttachDraft::request() const
{
    AttachRequest request;
    request.hosts = m_hosts;
    request.identity = m_kind;
    request.grants = m_grants;
    if (m_kind == Identity::Existing)
        request.identityId = m_existing;
    if (m_kind == Identity::New) {
        request.created.identityId = identityIdFor(m_new.subscriptionId, m_new.resourceGroup, m_new.name);
        request.created.location = m_new.location;
        places::parseTags(m_new.tags, request.created.tags);
        request.created.regional = m_new.regional;
    }
    return request;
}

Result<Plan> AttachDraft::plan() const
{
    return planAttachment(request(), m_store.inventory());
}

} // namespace rolescope
