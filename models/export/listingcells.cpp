// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/export/listingcells.h"

#include "models/items/entitytraits.h"

namespace rolescope::listingcells {

using namespace Qt::Literals::StringLiterals;

ListingCell known(const QString& text)
{
    return text.isEmpty() ? ListingCell() : ListingCell(text);
}

ListingCell word(const char* text)
{
    return QString::fromLatin1(text);
}

ListingCell groupOf(const Inventory& inventory, ScopeHandle scope)
{
    return nameOf(inventory, enclosing(inventory, scope, ScopeKind::ResourceGroup));
}

ListingCell subscriptionName(const Inventory& inventory, ScopeHandle scope)
{
    return nameOf(inventory, enclosing(inventory, scope, ScopeKind::Subscription));
}

ListingCell subscriptionGuid(const Inventory& inventory, ScopeHandle scope)
{
    const ScopeHandle subscription = enclosing(inventory, scope, ScopeKind::Subscription);
    return subscription.isValid() ? known(armid::subscriptionOf(inventory.armId(subscription))) : ListingCell();
}

ListingCell principalIdOf(const Inventory& inventory, IdentityHandle identity)
{
    if (!identity.isValid())
        return {};
    return idOf(inventory, inventory.identity(identity).principal);
}

ListingCell identityKindOf(const Inventory& inventory, IdentityHandle identity)
{
    return inventory.identity(identity).systemAssigned ? u"SystemAssigned"_s : u"UserAssigned"_s;
}

} // namespace rolescope::listingcells
