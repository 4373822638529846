// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/inventory/inventorystore.h"
#include "models/plan/planner.h"

#include <QObject>
#include <QSet>

namespace rolescope {

/// An attachment while a person fills it in: what was chosen so far, what is still missing, in words. Knows no widget.
/// Ids are kept rather than handles, so that a sync that goes on meanwhile does no harm. The store must outlive it.
class AttachDraft : public QObject
{
    Q_OBJECT

public:
    /// What a person types of an identity that does not exist yet.
    struct NewIdentity
    {
        QString name;
        QString subscriptionId; ///< GUID
        QString resourceGroup;
        QString location;
        QString tags; ///< "env=prod, team=web"
        bool regional = false;

        bool operator==(const NewIdentity&) const = default;
    };

    explicit AttachDraft(const InventoryStore& store, QObject* parent = nullptr);

    const InventoryStore& store() const { return m_store; }

    /// Fills in what `entity` tells: a machine is chosen, a user-assigned identity is the one to attach, a
    /// system-assigned one is the wish for that of its machine. Others tell nothing.
    void prefill(EntityRef entity);

    // Virtual machines
    const QStringList& hosts() const { return m_hosts; }
    bool isChosen(const QString& hostId) const;
    void setChosen(const QString& hostId, bool chosen);
    void setHosts(const QStringList& hostIds);
    QString hostsSummary() const; ///< "2 virtual machines and 1 scale set chosen"

    // Identity
    AttachRequest::Identity identityKind() const { return m_kind; }
    void setIdentityKind(AttachRequest::Identity kind);
    const QString& existingIdentity() const { return m_existing; }
    void setExistingIdentity(const QString& identityId);
    const NewIdentity& newIdentity() const { return m_new; }
    void setNewIdentity(const NewIdentity& identity);
    /// Where a new identity lies best: beside the first machine that was chosen. Only what is still empty is filled.
    void suggestPlace();
    QString identityName() const; ///< for titles; empty while it is not known

    // Roles
    const std::vector<PlannedGrant>& grants() const { return m_grants; }
    /// False, with nothing changed, where the list holds it already.
    bool addGrant(const PlannedGrant& grant);
    void removeGrant(int index);

    /// What still stands in the way of going on from each page, as a sentence; empty where nothing does.
    QString hostsProblem() const;
    QString identityProblem() const;
    QString newNameProblem() const; ///< of the name alone; empty while nothing was typed
    /// What the choice of roles means, also that of none.
    QString grantsSummary() const;

    AttachRequest request() const;
    Result<Plan> plan() const;

Q_SIGNALS:
    void hostsChanged();
    void identityChanged();
    void grantsChanged();

private:
    QString newIdentityProblem() const;
    QString noGrantsSummary() const;

    const InventoryStore& m_store;
    QStringList m_hosts;
    QSet<QString> m_folded; ///< the same, folded, to be found at once
    AttachRequest::Identity m_kind = AttachRequest::Identity::Existing;
    QString m_existing;
    NewIdentity m_new;
    std::vector<PlannedGrant> m_grants;
};

} // namespace rolescope
