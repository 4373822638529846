// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/inventory/inventory.h"

#include <vector>

/// Where a new identity can lie, as far as the inventory knows. Pure functions; sorted as people of the locale sort.
namespace rolescope::places {

struct Place
{
    QString id; ///< a subscription's GUID, a resource group's name, a region's name
    QString text; ///< for people
};

std::vector<Place> subscriptions(const Inventory& inventory);
std::vector<Place> resourceGroups(const Inventory& inventory, const QString& subscriptionId);
/// Regions that something lies in already.
std::vector<Place> regions(const Inventory& inventory);

/// "env=prod, team=web" as tags; the sentence that says what is wrong, or an empty string.
QString parseTags(const QString& text, Tags& tags);

} // namespace rolescope::places
