// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/planwishes.h"

#include "app/cli/focus.h"
#include "models/domain/armid.h"

#include <QCoreApplication>
#include <QUuid>

namespace rolescope::cli {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(rolescope::cli::PlanWishes)
};

/// Looks names up; the first that is not found stops all.
class Names
{
public:
    explicit Names(const Inventory& inventory) : m_inventory(inventory) { }

    Result<QString> host(const QString& typed) const
    {
        return idAmong(typed, [this](EntityRef entity) {
            const HostHandle host = entity.as<EntityKind::Host>();
            return host.isValid() && m_inventory.host(host).kind != HostKind::Other;
        });
    }

    Result<QString> userIdentity(const QString& typed) const
    {
        return idAmong(typed, [this](EntityRef entity) {
            const IdentityHandle identity = entity.as<EntityKind::Identity>();
            return identity.isValid() && !m_inventory.identity(identity).systemAssigned;
        });
    }

    Result<QString> subscription(const QString& typed) const
    {
        const QString id = QUuid::fromString(typed).isNull() ? typed : armid::subscriptionScope(typed);
        return idAmong(id, [this](EntityRef entity) {
            const ScopeHandle scope = entity.as<EntityKind::Scope>();
            return scope.isValid() && m_inventory.scope(scope).kind == ScopeKind::Subscription;
        });
    }

    /// Ids are taken as they are: most resources that roles are given on are not in the inventory.
    Result<QString> scope(const QString& typed) const
    {
        if (typed.startsWith(u'/'))
            return typed;
        return idAmong(typed, [this](EntityRef entity) {
            const IdentityHandle identity = entity.as<EntityKind::Identity>();
            const bool isResource = identity.isValid() && !m_inventory.identity(identity).systemAssigned;
            return entity.kind == EntityKind::Scope || entity.kind == EntityKind::Host || isResource;
        });
    }

    Result<QString> role(const QString& typed) const
    {
        const RoleHandle found = m_inventory.findRole(typed);
        if (found.isValid())
            return m_inventory.text(m_inventory.role(found).guid);
        return failure(ErrorKind::NotFound, Texts::tr("There is no role \"%1\".").arg(typed.left(200)),
                       Texts::tr("See rolescope list roles."));
    }

    Result<QStringList> each(const QStringList& typed, Result<QString> (Names::*find)(const QString&) const) const
    {
        QStringList ids;
        for (const QString& one : typed) {
            Result<QString> id = (this->*find)(one);
            if (!id)
                return tl::unexpected(id.error());
            if (!ids.contains(*id, Qt::CaseInsensitive))
                ids.append(*id);
        }
        return ids;
    }

private:
    Result<QString> idAmong(const QString& typed, const std::function<bool(EntityRef)>& fits) const
    {
        return resolveAmong(m_inventory, typed, fits).map([this](EntityRef entity) {
            return m_inventory.armId(entity);
        });
    }

    const Inventory& m_inventory;
};

Result<std::vector<PlannedGrant>> grantsOf(const std::vector<WantedGrant>& wanted, const Names& names)
{
    std::vector<PlannedGrant> grants;
    for (const WantedGrant& one : wanted) {
        Result<QString> role = names.role(one.role);
        if (!role)
            return tl::unexpected(role.error());
        Result<QString> scope = names.scope(one.scope);
        if (!scope)
            return tl::unexpected(scope.error());
        grants.push_back({*role, *scope, {}});
    }
    return grants;
}

Result<void> readNewIdentity(const AttachCommand& command, const Names& names, AttachRequest& request)
{
    if (const QString problem = identityNameProblem(command.identity); !problem.isEmpty())
        return failure(ErrorKind::BadInput, problem);
    Result<QString> subscription = command.subscription.isEmpty()
        ? Result<QString>(armid::subscriptionScope(armid::subscriptionOf(request.hosts.constFirst())))
        : names.subscription(command.subscription);
    if (!subscription)
        return tl::unexpected(subscription.error());
    request.created.identityId
        = identityIdFor(armid::subscriptionOf(*subscription), command.resourceGroup, command.identity);
    request.created.location = command.location;
    return {};
}

} // namespace

Result<Plan> planOf(const AttachCommand& command, const Inventory& inventory)
{
    const Names names(inventory);
    AttachRequest request;
    request.identity = command.kind;
    Result<QStringList> hosts = names.each(command.hosts, &Names::host);
    if (!hosts)
        return tl::unexpected(hosts.error());
    request.hosts = *hosts;
    auto grants = grantsOf(command.grants, names);
    if (!grants)
        return tl::unexpected(grants.error());
    request.grants = std::move(*grants);
    if (command.kind == AttachRequest::Identity::Existing) {
        const Result<QString> identity = names.userIdentity(command.identity);
        if (!identity)
            return tl::unexpected(identity.error());
        request.identityId = *identity;
    }
    if (command.kind == AttachRequest::Identity::New) {
        if (const Result<void> read = readNewIdentity(command, names, request); !read)
            return tl::unexpected(read.error());
    }
    return planAttachment(request, inventory);
}

Result<Plan> planOf(const DetachCommand& command, const Inventory& inventory)
{
    const Names names(inventory);
    const Result<QStringList> hosts = names.each(command.hosts, &Names::host);
    if (!hosts)
        return tl::unexpected(hosts.error());
    const Result<QStringList> identities = names.each(command.identities, &Names::userIdentity);
    if (!identities)
        return tl::unexpected(identities.error());
    DetachRequest request;
    request.hosts = *hosts;
    request.identities = *identities;
    request.system = command.system;
    return planDetachment(request, inventory);
}

} // namespace rolescope::cli
