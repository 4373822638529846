// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/attach/places.h"

#include <QCollator>
#include <QCoreApplication>

#include <algorithm>
#include <set>

namespace rolescope::places {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Places
{
    Q_DECLARE_TR_FUNCTIONS(rolescope::Places)
};

std::vector<Place> sorted(std::vector<Place> places)
{
    QCollator collator;
    collator.setCaseSensitivity(Qt::CaseInsensitive);
    collator.setNumericMode(true);
    std::ranges::stable_sort(
        places, [&collator](const Place& a, const Place& b) { return collator.compare(a.text, b.text) < 0; });
    return places;
}

void collectSubscriptions(const Inventory& inventory, ScopeHandle scope, std::vector<Place>& found)
{
    for (const ScopeHandle child : inventory.children(scope)) {
        const ScopeRow& row = inventory.scope(child);
        if (row.kind == ScopeKind::Subscription && !row.placeholder)
            found.push_back({inventory.text(row.name), inventory.displayName(child)});
        else if (row.kind == ScopeKind::ManagementGroup)
            collectSubscriptions(inventory, child, found);
    }
}

} // namespace

std::vector<Place> subscriptions(const Inventory& inventory)
{
    std::vector<Place> found;
    collectSubscriptions(inventory, inventory.root(), found);
    return sorted(std::move(found));
}

std::vector<Place> resourceGroups(const Inventory& inventory, const QString& subscriptionId)
{
    std::vector<Place> found;
    const ScopeHandle subscription = inventory.findScope(armid::subscriptionScope(subscriptionId));
    if (!subscription.isValid())
        return found;
    for (const ScopeHandle child : inventory.children(subscription)) {
        const ScopeRow& row = inventory.scope(child);
        if (row.kind == ScopeKind::ResourceGroup)
            found.push_back({inventory.text(row.name), inventory.displayName(child)});
    }
    return sorted(std::move(found));
}

std::vector<Place> regions(const Inventory& inventory)
{
    std::set<quint32> seen;
    std::vector<Place> found;
    const auto add = [&](TextHandle location) {
        if (location.value != 0 && seen.insert(location.value).second)
            found.push_back({inventory.text(location), inventory.text(location)});
    };
    for (int row = 0; row < inventory.rowCount(Table::VirtualMachines); ++row)
        add(inventory.host(inventory.at(Table::VirtualMachines, row).as<EntityKind::Host>()).location);
    for (int row = 0; row < inventory.rowCount(Table::Identities); ++row)
        add(inventory.identity(inventory.at(Table::Identities, row).as<EntityKind::Identity>()).location);
    return sorted(std::move(found));
}

QString parseTags(const QString& text, Tags& tags)
{
    tags.clear();
    for (const QString& part : text.split(u',', Qt::SkipEmptyParts)) {
        const qsizetype equals = part.indexOf(u'=');
        const QString key = part.left(equals).trimmed();
        if (part.trimmed().isEmpty())
            continue;
        if (equals < 0 || key.isEmpty())
            return Places::tr("Write tags as key=value, with commas between them.");
        tags.insert(key, part.mid(equals + 1).trimmed());
    }
    return {};
}

} // namespace rolescope::places
