// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/inventory/inventory.h"

#include <QObject>

#include <memory>

namespace rolescope {

/// The inventory that changes, and word of each change as ranges, so that views keep selection, scroll and expansion.
/// Lives on the GUI thread. Between a signal "…AboutToBe…" and its counterpart only the row list of that table changes;
/// row values of other tables are already up to date.
class InventoryStore : public QObject
{
    Q_OBJECT

public:
    explicit InventoryStore(QObject* parent = nullptr);
    ~InventoryStore() override;

    /// As it is now: the reference does not survive a change, so ask anew each time.
    const Inventory& inventory() const;
    /// An immutable picture of now, to be read on any thread. Cheap: rows are copied only when the store changes while
    /// somebody holds a snapshot.
    std::shared_ptr<const Inventory> snapshot() const;

    /// Starts a refresh: what finishRefresh finds not to have been touched since, inside the coverage, is gone.
    /// Gaps of earlier refreshes are dropped.
    void beginRefresh();
    /// Merges values in: new ones are appended, known ones updated in place. Valid with and without a refresh. Values
    /// without an id, and assignments without a principal or a role, are passed over: there is nothing to know them by.
    void apply(const SyncBatch& batch);
    /// Ends a refresh. Pass an empty coverage after a cancel: then nothing is removed.
    void finishRefresh(const Coverage& coverage);
    /// Forgets everything, for another tenant.
    void clear();

Q_SIGNALS:
    void rowsAboutToBeInserted(rolescope::Table table, int first, int last);
    void rowsInserted(rolescope::Table table, int first, int last);
    void rowsAboutToBeRemoved(rolescope::Table table, int first, int last);
    void rowsRemoved(rolescope::Table table, int first, int last);
    /// Values in these rows differ, or what they link to does (for instance the number of hosts of an identity).
    void rowsChanged(rolescope::Table table, int first, int last);

    void scopesAboutToBeInserted(rolescope::ScopeHandle parent, int first, int last);
    void scopesInserted(rolescope::ScopeHandle parent, int first, int last);
    /// Everything below these goes with them, without signals of its own.
    void scopesAboutToBeRemoved(rolescope::ScopeHandle parent, int first, int last);
    void scopesRemoved(rolescope::ScopeHandle parent, int first, int last);
    void scopeAboutToBeMoved(rolescope::ScopeHandle parent, int row, rolescope::ScopeHandle newParent, int newRow);
    void scopeMoved();
    void scopesChanged(rolescope::ScopeHandle parent, int first, int last);

    void gapsChanged();
    void aboutToBeReset();
    void wasReset();
    /// After any of the above, once for each apply, finishRefresh or clear that changed something.
    void changed();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace rolescope
