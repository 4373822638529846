// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QStringView>

namespace rolescope {

/// Azure's operations, `Microsoft.Compute/virtualMachines/read`, and the patterns by which roles name several at once.
///
/// Case does not matter, nor do blanks around (a built-in role has one). `*` stands for any text, slashes included, and
/// may stand several times. `/*/` also stands for a single slash: Managed Identity Operator has
/// `…/userAssignedIdentities/*/assign/action`, and Azure asks for `…/userAssignedIdentities/assign/action`. No other
/// character has a meaning; an operation is a pattern without `*`.
/// Pure functions, safe from any thread. Texts may come from anywhere: time is bounded, however many stars they hold.
namespace actionpattern {

bool hasWildcard(QStringView pattern);

/// Whether `action`, an operation, is one of those that the pattern stands for.
bool matches(QStringView pattern, QStringView action);
bool anyMatches(const QStringList& patterns, QStringView action);

/// Whether `wide` stands for everything that `narrow` stands for: `Microsoft.Compute/*` covers
/// `Microsoft.Compute/virtualMachines/*`. Never true wrongly. Exact for patterns of any sensible length; false where a
/// pair is so long that it would take too long to tell. What several patterns cover only together is not
/// seen here.
bool covers(QStringView wide, QStringView narrow);
bool anyCovers(const QStringList& wide, QStringView narrow);

/// Whether some operation is one that both patterns stand for. Never false wrongly; true for
/// patterns so long that it would take too long to tell, else exact.
bool overlaps(QStringView a, QStringView b);
bool anyOverlaps(const QStringList& patterns, QStringView pattern);

} // namespace actionpattern
} // namespace rolescope
