// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/batch.h"
#include "models/graph/accessgraph.h"
#include "models/inventory/inventory.h"

#include <QHash>
#include <QSet>
#include <QString>

#include <memory>

namespace rolescope {

/// A tenant under false names, to be shown to strangers. It works on the values, before anything is written, so no
/// format can forget it.
///
/// Replaced: names of resources, groups, subscriptions, management groups, people, applications and custom roles; every
/// GUID; domains; tags; values that conditions compare with; descriptions. What could not be read keeps only its kind
/// and the service's code. Kept, since anybody knows it: types, regions, sizes, operations, built-in roles. Kept, since
/// it is what is to be shown: how things hang together, dates, counts.
///
/// The same name always gets the same alias, whatever its case; GUIDs become GUIDs, ARM ids keep their shape. Aliases
/// are numbered in the order of ids, so the same tenant gives the same ones, while nothing of the original can be
/// reckoned from them. No alias is a name that the tenant has. Any thread.
class Scrubber
{
public:
    /// `original` must live for as long as counterparts are asked for.
    explicit Scrubber(const Inventory& original);

    const std::shared_ptr<const Inventory>& inventory() const { return m_inventory; }
    /// The same thing in the scrubbed inventory; invalid where it has no counterpart there.
    EntityRef counterpart(EntityRef original) const;
    /// The same nodes and edges in the same order, so that its layout is the same too.
    AccessGraph counterpart(AccessGraph graph) const;

private:
    void collectNames(const SyncBatch& batch);
    void scrub(SyncBatch& batch);
    void scrub(IdentityBlock& block);
    void scrub(Permission& permission);
    void scrub(ReadGap& gap);

    QString name(const QString& prefix, const QString& original);
    QString guid(const QString& original);
    QString guidOrName(const QString& prefix, const QString& original);
    QString id(const QString& original);
    QString domain(const QString& original);
    QString account(const QString& original);
    QString condition(const QString& original);
    Tags tags(const Tags& original);
    QStringList ids(const QStringList& originals);

    QString aliasOf(const QString& armId) const;

    const Inventory& m_original;
    QSet<QString> m_taken; ///< folded names of the original
    QSet<QString> m_publicGuids; ///< of built-in roles
    QHash<QString, QString> m_names; ///< folded name → alias
    QHash<QString, QString> m_guids;
    QHash<QString, QString> m_ids; ///< folded ARM id → alias
    QHash<QString, int> m_counts; ///< of each prefix
    std::shared_ptr<const Inventory> m_inventory;
    QHash<QString, DenyHandle> m_denies; ///< of the scrubbed inventory, by folded id
};

} // namespace rolescope
