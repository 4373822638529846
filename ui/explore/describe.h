// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/explore/richpage.h"

#include <vector>

/// What the inspector says about a thing: words first, then findings, then what it is connected to, then plain facts.
/// Pure functions over an inventory. Every claim links to what it rests on; lists are bounded by RichPage::listLimit().
namespace rolescope::describe {

/// Any entity; `entity` must be alive.
void entity(RichPage& page, EntityRef entity);

void host(RichPage& page, HostHandle host);
void identity(RichPage& page, IdentityHandle identity);
void principal(RichPage& page, PrincipalHandle principal);
void role(RichPage& page, RoleHandle role);
void assignment(RichPage& page, AssignmentHandle assignment);
void deny(RichPage& page, DenyHandle deny);
void scope(RichPage& page, ScopeHandle scope);

// Parts that several pages share

/// What `principal`'s grants come to, scope by scope: first what was granted there ("Direct"), then what its other
/// grants above add there ("Inherited from …").
void grantsByScope(RichPage& page, PrincipalHandle principal);
/// Things worth knowing about what an identity holds; `subject` is who could use it, in a sentence.
void identityFindings(RichPage& page, IdentityHandle identity, const QString& subject);
/// "6 virtual machines", "2 virtual machines and 1 other resource", or "no resource".
QString usersOf(const Inventory& inventory, IdentityHandle identity);
/// "Resource group rg-data", the name leading there.
QString scopePhrase(const RichPage& page, ScopeHandle scope);
/// Badges of a grant: privileged, conditional, orphaned. Empty where none fits.
QString grantBadges(const RichPage& page, AssignmentHandle assignment);
/// Where it lies: resource group and subscription, location, tags, id.
void placeFacts(RichPage& page, ScopeHandle scope);
void tagsFact(RichPage& page, TextHandle tags);
/// Gravest first, then by role name and scope, so that the same inventory is told in the same words.
void sortByWeight(const Inventory& inventory, std::vector<AssignmentHandle>& assignments);
/// "a", "a and b", "a, b and c"; of HTML pieces.
QString conjunction(const QStringList& pieces);

} // namespace rolescope::describe
