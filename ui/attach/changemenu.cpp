// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/attach/changemenu.h"

#include <QCoreApplication>

namespace rolescope {

namespace {

struct Offers
{
    Q_DECLARE_TR_FUNCTIONS(rolescope::ChangeOffers)
};

bool isMachine(const Inventory& inventory, HostHandle host)
{
    return host.isValid() && inventory.host(host).kind != HostKind::Other;
}

ChangeOffer detachment(const QString& text, DetachRequest request)
{
    return {text, Offers::tr("&Detach", "carry out the plan"), std::move(request)};
}

ChangeOffer disabling(const Inventory& inventory, HostHandle host)
{
    DetachRequest request;
    request.hosts = {inventory.armId(host)};
    request.system = true;
    return {Offers::tr("Disable the system-assigned identity of %1…").arg(inventory.displayName(host)),
            Offers::tr("&Disable", "carry out the plan"), std::move(request)};
}

ChangeOffers ofHost(const Inventory& inventory, HostHandle host)
{
    ChangeOffers offers;
    if (!isMachine(inventory, host))
        return offers;
    offers.attach = true;
    for (const IdentityHandle identity : inventory.userIdentities(host)) {
        DetachRequest request;
        request.hosts = {inventory.armId(host)};
        request.identities = {inventory.armId(identity)};
        offers.removals.push_back(
            detachment(Offers::tr("Detach %1…", "%1: an identity").arg(inventory.displayName(identity)), request));
    }
    if (inventory.host(host).systemIdentity.isValid())
        offers.removals.push_back(disabling(inventory, host));
    return offers;
}

ChangeOffers ofIdentity(const Inventory& inventory, IdentityHandle identity)
{
    constexpr int namedHosts = 12;
    const IdentityRow& row = inventory.identity(identity);
    ChangeOffers offers;
    if (row.systemAssigned) {
        if (isMachine(inventory, row.owner)) {
            offers.attach = true;
            offers.removals.push_back(disabling(inventory, row.owner));
        }
        return offers;
    }
    offers.attach = !row.placeholder;
    DetachRequest all;
    all.identities = {inventory.armId(identity)};
    for (const HostHandle host : inventory.hostsOf(identity)) {
        if (!isMachine(inventory, host))
            continue;
        all.hosts << inventory.armId(host);
        DetachRequest one = all;
        one.hosts = {inventory.armId(host)};
        if (offers.removals.size() < namedHosts)
            offers.removals.push_back(detachment(
                Offers::tr("Detach from %1…", "%1: a virtual machine").arg(inventory.displayName(host)), one));
    }
    if (all.hosts.size() > 1)
        offers.removals.push_back(
            detachment(Offers::tr("Detach from all %n…", "virtual machines", static_cast<int>(all.hosts.size())), all));
    if (!row.placeholder)
        offers.removals.push_back({Offers::tr("Delete identity…"), Offers::tr("&Delete", "carry out the plan"),
                                   DeletionRequest{inventory.armId(identity)}});
    return offers;
}

/// Only what managed identities hold, and what nobody holds any more: people's rights are not for this program.
ChangeOffers ofAssignment(const Inventory& inventory, AssignmentHandle assignment)
{
    ChangeOffers offers;
    const PrincipalHandle principal = inventory.assignment(assignment).principal;
    const bool identity = principal.isValid() && inventory.principal(principal).identity.isValid();
    if (identity || inventory.isOrphaned(assignment))
        offers.removals.push_back({Offers::tr("Take role away…"), Offers::tr("&Take away", "carry out the plan"),
                                   RevocationRequest{{inventory.armId(assignment)}}});
    return offers;
}

struct PlanMaker
{
    const Inventory& inventory;
    Result<Plan> operator()(const DetachRequest& request) const { return planDetachment(request, inventory); }
    Result<Plan> operator()(const RevocationRequest& request) const
    {
        return planRevocation(request.assignmentIds, inventory);
    }
    Result<Plan> operator()(const DeletionRequest& request) const
    {
        return planDeletion(request.identityId, inventory);
    }
};

} // namespace

ChangeOffers offersFor(const Inventory& inventory, EntityRef entity)
{
    if (!entity.isValid() || !inventory.contains(entity))
        return {};
    switch (entity.kind) {
    case EntityKind::Host:
        return ofHost(inventory, entity.as<EntityKind::Host>());
    case EntityKind::Identity:
        return ofIdentity(inventory, entity.as<EntityKind::Identity>());
    case EntityKind::Assignment:
        return ofAssignment(inventory, entity.as<EntityKind::Assignment>());
    default:
        return {};
    }
}

Result<Plan> planOf(const ChangeOffer& offer, const Inventory& inventory)
{
    return std::visit(PlanMaker{inventory}, offer.request);
}

} // namespace rolescope
