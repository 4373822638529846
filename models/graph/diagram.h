// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/inventory/handles.h"

#include <QRectF>
#include <QString>

#include <vector>

namespace rolescope {

/// The columns of the picture, left to right.
enum class Tier : quint8 { Host, Identity, Role, Scope };
inline constexpr int tierCount = 4;

/// What a box is, beyond its tier; decides its outline and badges.
enum class BoxKind : quint8 {
    VirtualMachine,
    ScaleSet,
    OtherHost,
    SystemIdentity,
    UserIdentity,
    Role,
    PrivilegedRole,
    ManagementGroup,
    Subscription,
    ResourceGroup,
    Resource,
    TenantRoot,
    OtherPrincipal ///< user, group or application; drawn only where the focus asks for it
};

/// What a line says.
enum class LineMeaning : quint8 {
    RunsAs, ///< host → identity
    Grants, ///< identity → role: one role assignment
    GrantsConditionally, ///< the same behind an ABAC condition
    CountsAt, ///< role → the scope of the assignment
    Denies ///< identity → scope, over the tier of roles: one deny assignment that names the identity
};

/// One picture: what is painted on screen, written by every exporter and told to assistive technology. Flat arrays,
/// coordinates in logical pixels with y down; geometry without pixels, colours or fonts.
struct Diagram
{
    struct Box
    {
        QRectF rect;
        EntityRef entity;
        /// What else the box stands for: the host's scope, the identity's principal, and of a role the scope that it is
        /// held at, because a box of the role tier is one role at one scope ("Reader at rg-data").
        EntityRef also;
        QString title; ///< name, not elided
        QString subtitle; ///< kind, location, "6 virtual machines"; may be empty
        Tier tier = Tier::Host;
        BoxKind kind = BoxKind::VirtualMachine;
        int shared = 0; ///< of a user-assigned identity: how many hosts run as it
        bool finding = false; ///< orphaned, unused, privileged and shared: carries a badge, see findingText
        QString findingText;
    };

    struct Line
    {
        quint32 from = 0; ///< index into boxes, of the box on the left
        quint32 to = 0;
        QPointF start; ///< on the right edge of `from`
        QPointF end; ///< on the left edge of `to`
        EntityRef entity; ///< the role or deny assignment behind it, where there is exactly one
        LineMeaning meaning = LineMeaning::RunsAs;
        quint32 firstBend = 0; ///< index into bends
        quint32 bendCount = 0; ///< two for each tier that the line passes: where it enters and where it leaves
    };

    struct Heading
    {
        Tier tier = Tier::Host;
        QString text; ///< translated, with the number of boxes
        double left = 0;
        double width = 0;
    };

    /// A stripe across all columns that holds the boxes of one group and no others.
    struct Band
    {
        QString title; ///< name, not elided
        EntityRef entity; ///< the scope that the group is; invalid for a location
        double top = 0;
        double bottom = 0;
    };

    std::vector<Box> boxes; ///< sorted by tier, then top to bottom
    std::vector<Line> lines;
    std::vector<QPointF> bends; ///< between start and end of the few lines that pass over a tier
    std::vector<Heading> headings;
    std::vector<Band> bands; ///< top to bottom; empty where nothing is grouped
    QRectF bounds; ///< holds every box; headings stand above it
};

} // namespace rolescope
