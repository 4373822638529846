// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/inventory/handles.h"

#include <QMetaType>
#include <Qt>

namespace rolescope {

/// What item models tell beside the text. Models never give icons or colours: they give a Decoration and a Severity,
/// and the ui makes a picture and a colour of its theme out of them.
namespace ItemRole {

enum Role : int {
    SortRole = Qt::UserRole + 1, ///< qlonglong for columns of numbers and times (invalid: not known), else QString
    EntityRole, ///< EntityRef: what the row is
    DecorationRole, ///< Decoration
    SeverityRole, ///< Severity
    NumericRole, ///< bool: a number, to be set flush right
    FullTextRole, ///< QString: the text without bounds, for copying and searching; also the cell's tool tip
};

} // namespace ItemRole

enum class Decoration : quint8 {
    None,
    VirtualMachine,
    ScaleSet,
    OtherHost,
    SystemIdentity,
    UserIdentity,
    Role,
    PrivilegedRole,
    Tenant,
    ManagementGroup,
    Subscription,
    ResourceGroup,
    Resource,
    User,
    Group,
    ServicePrincipal,
    Device,
    UnknownPrincipal,
    Assignment,
    Deny,
    Gap,
};

/// How much a cell asks for attention. The text always says the reason too: colour alone would leave some people out.
enum class Severity : quint8 { None, Note, Warning, Danger };

} // namespace rolescope

Q_DECLARE_METATYPE(rolescope::Decoration)
Q_DECLARE_METATYPE(rolescope::Severity)
