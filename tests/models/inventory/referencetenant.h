// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/batch.h"

#include <QMap>
#include <QSet>
#include <QStringList>

#include <functional>

namespace rolescope::test {

/// What an inventory must hold, told by maps from ids to values, without handles, links or columns: slow and plain.
/// Takes well-formed ids only and no rings of management groups.
class ReferenceTenant
{
public:
    void beginRefresh();
    void apply(const SyncBatch& batch);
    void finishRefresh(const Coverage& coverage);

    /// As dump(const Inventory&).
    QStringList dump() const;

private:
    struct Scope
    {
        QString parent;
        QString displayName;
        QString location;
        QString tags;
        bool placeholder = true;
        int touched = 0;
    };
    struct HostEntry
    {
        Host told;
        QString systemPrincipal;
        QSet<QString> users;
        int touched = 0;
    };
    struct IdentityEntry
    {
        QString principal;
        QString clientId;
        QString location;
        QString tags;
        bool placeholder = true;
        int touched = 0;
    };
    struct RoleEntry
    {
        RoleDefinition told;
        bool placeholder = true;
        int touched = 0;
    };
    struct Grant
    {
        RoleAssignment told;
        int touched = 0;
    };
    struct Deny
    {
        DenyAssignment told;
        int touched = 0;
    };

    QString ensureScope(const QString& id);
    void fill(const QString& scope, const QString& displayName, const QString& location, const QString& tags);
    void ensurePrincipal(const QString& id, PrincipalKind kind);
    IdentityEntry& ensureIdentity(const QString& id);
    void merge(const Host& host);
    void merge(const UserAssignedIdentity& identity);
    void merge(const RoleAssignment& assignment);

    bool isCovered(const Coverage& coverage, ReadKind kind, const QString& scope) const;
    bool isGone(const Coverage& coverage, ReadKind kind, const QString& scope, int touched) const;
    void sweepHosts(const Coverage& coverage);
    void sweepIdentities(const Coverage& coverage);
    void sweepPrincipalsAndRoles(const Coverage& coverage);
    void demoteScopes(const Coverage& coverage);
    void pruneScopes();
    QStringList grantsWhere(const std::function<bool(const RoleAssignment&)>& fits) const;
    QString identityOf(const QString& principal) const;

    int m_refresh = 1;
    QMap<QString, Scope> m_scopes{{QStringLiteral("/"), {{}, {}, {}, {}, false, 0}}};
    QMap<QString, HostEntry> m_hosts;
    QMap<QString, IdentityEntry> m_identities; ///< user-assigned ones
    QMap<QString, Principal> m_principals;
    QMap<QString, RoleEntry> m_roles;
    QMap<QString, Grant> m_grants;
    QMap<QString, Deny> m_denies;
    std::vector<ReadGap> m_gaps;
};

} // namespace rolescope::test
