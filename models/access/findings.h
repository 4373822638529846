// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/inventory/inventory.h"

#include <QString>

#include <vector>

namespace rolescope {

/// Something in an inventory that is worth a look.
struct Finding
{
    /// What is worth a look, the gravest kinds first.
    enum class Kind : quint8 {
        PrivilegedSharedIdentity, ///< several resources run as an identity with a privileged role; entities: the
                                  ///< identity, then the assignments, the widest first
        PrivilegedIdentity, ///< an identity that is not shared has one at a subscription or above; entities: the
                            ///< assignment, the identity
        AssignmentLimit, ///< few role assignments are left; entities: the subscription or management group
        MissingIdentity, ///< resources name an identity that was not read; entities: the identity, then the resources
        OrphanedAssignment, ///< to a principal that the directory no longer knows; entities: the assignment
        UnusedIdentity, ///< nothing runs as it; entities: the identity, then what it was granted
        RedundantAssignment, ///< the same principal holds as much without it; entities: the assignment, the other one
        ConditionalAssignment, ///< it counts where its condition holds; entities: the assignment
    };

    enum class Severity : quint8 { Note, Warning, Danger };

    Kind kind = Kind::ConditionalAssignment;
    Severity severity = Severity::Note;
    std::vector<EntityRef> entities; ///< the one that it is about first; as its kind says
    int count = 0; ///< of AssignmentLimit: role assignments; of PrivilegedSharedIdentity, MissingIdentity: resources
    /// Something that could not be read may refute it: "unused" where not all machines were read.
    bool uncertain = false;

    bool operator==(const Finding&) const = default;
};

namespace findings {

/// Azure's fixed limits (learn.microsoft.com/azure/role-based-access-control/troubleshoot-limits), and from how many on
/// they are worth a look: four fifths, as a danger from nineteen twentieths on.
inline constexpr int assignmentsPerSubscription = 4000;
inline constexpr int assignmentsPerManagementGroup = 500;

/// Everything worth a look: by severity, the gravest first, then by kind, then in the order of the inventory. The work
/// grows with the rows: fit for a worker thread and a snapshot of any tenant.
std::vector<Finding> all(const Inventory& inventory);

/// What was found, as one or two sentences, translated: "id-web, which 6 resources run as, holds Owner at subscription
/// Production." Made on demand: a large tenant may have very many findings.
QString sentence(const Inventory& inventory, const Finding& finding);
/// What to do about it, as a sentence, translated.
QString advice(const Finding& finding);

} // namespace findings
} // namespace rolescope
