// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringView>

namespace rolescope {

/// What can be said of a condition while its attributes are not known.
enum class Truth : quint8 { No, Unknown, Yes };

/// Whether an ABAC condition (version 2.0) of a role assignment, a role or a deny assignment holds when this action is
/// taken, told from the action alone. Most conditions limit a few actions and leave the others alone:
/// `(!(ActionMatches{'…/blobs/read'})) OR (@Resource[…] StringEquals 'a')` holds for each action but that one.
///
/// ActionMatches is decided; all that depends on resource, request, principal, environment or suboperation is Unknown,
/// as is everything in a text that is not understood, that mixes AND with OR without parentheses, or that is longer
/// than Azure takes (8 KiB). For an action pattern Yes and No are true of all that it stands for. No condition: Yes.
/// Pure, any thread. (learn.microsoft.com/azure/role-based-access-control/conditions-format)
Truth conditionHolds(QStringView condition, QStringView action);

} // namespace rolescope
