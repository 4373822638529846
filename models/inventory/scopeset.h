// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/inventory/inventory.h"

#include <vector>

namespace rolescope {

/// Which scopes of a tenant somebody wants to see: all of it at first, then without what was taken out.
///
/// Kept as the few marks that a person made, not as one flag per scope: a scope is in or out as the nearest mark at or
/// above it says. So scopes that come later follow what they lie in, and nothing has to be worked out anew for 100,000
/// of them. A plain value; reading is safe on any thread. Scopes passed in must live in the inventory passed in.
class ScopeSet
{
public:
    enum class State { Out, Partly, In };

    struct Mark
    {
        ScopeHandle scope;
        bool in = false;
        auto operator<=>(const Mark&) const = default;
    };

    /// These with all that is below them, and nothing else.
    static ScopeSet only(const Inventory& inventory, const std::vector<ScopeHandle>& scopes);

    bool isEverything() const { return m_marks.empty(); }
    bool contains(const Inventory& inventory, ScopeHandle scope) const;
    /// In, or with something below it that is: what holds at `scope` matters to what is in the set.
    bool reaches(const Inventory& inventory, ScopeHandle scope) const;
    /// Partly: there are scopes below that differ.
    State state(const Inventory& inventory, ScopeHandle scope) const;

    /// Takes `scope` and everything below it in or out. What lies above follows where all its children now agree.
    void set(const Inventory& inventory, ScopeHandle scope, bool in);
    /// The same for this scope and what is below it alone.
    void mark(const Inventory& inventory, ScopeHandle scope, bool in);
    /// Forgets marks at `scope` and below it, because it is about to go.
    void forget(const Inventory& inventory, ScopeHandle scope);
    /// Drops marks that say nothing new, after scopes have moved.
    void settle(const Inventory& inventory);

    /// In the order of handles; none says the same as the nearest one above it.
    const std::vector<Mark>& marks() const { return m_marks; }

    bool operator==(const ScopeSet& other) const { return m_marks == other.m_marks; }

private:
    const Mark* markAt(ScopeHandle scope) const;
    bool hasMixed(ScopeHandle scope) const;
    bool childrenAgree(const Inventory& inventory, ScopeHandle scope, bool in) const;

    std::vector<Mark> m_marks;
    std::vector<ScopeHandle> m_mixed; ///< what has a mark below it, in the order of handles
};

/// Whether a thing is to be seen by whom only the scopes of `set` concern: hosts and scopes that are in it; identities
/// that lie in it or that a host in it runs as; role and deny assignments made in it or above it, since they hold there
/// too; roles and principals with such an assignment.
bool concerns(const ScopeSet& set, const Inventory& inventory, EntityRef entity);

} // namespace rolescope
