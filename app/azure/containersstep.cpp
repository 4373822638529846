// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/azure/containersstep.h"

#include "app/azure/apiversions.h"
#include "app/azure/cloud.h"
#include "app/azure/decode.h"
#include "app/azure/synccontext.h"

#include <algorithm>

namespace rolescope::azure {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr QLatin1StringView
    chainQuery("ResourceContainers | where type =~ 'microsoft.resources/subscriptions' "
               "| project id,subscriptionId,name,chain=properties.managementGroupAncestorsChain | order by id asc");

} // namespace

ContainersStep::ContainersStep(SyncContext& context, Findings& findings) : m_context(context), m_findings(findings)
{ }

ContainersStep::~ContainersStep() = default;

void ContainersStep::start()
{
    m_context.begin(tr("Subscriptions"));
    m_open = 3;
    Request subscriptions;
    subscriptions.url = armUrl(m_context.cloud(), u"/subscriptions"_s, apiversions::subscriptions);
    m_subscriptionRead = read(m_context.list(std::move(subscriptions), readSubscription), m_subscriptionPages,
                              &ContainersStep::endSubscriptions);
    Request tenants;
    tenants.url = armUrl(m_context.cloud(), u"/tenants"_s, apiversions::subscriptions);
    m_tenantRead = read(m_context.list(std::move(tenants), readTenant), m_tenantPages, &ContainersStep::endTenants);
    Request entities;
    entities.method = Request::Method::Post;
    entities.readsOnly = true;
    entities.url
        = armUrl(m_context.cloud(), u"/providers/Microsoft.Management/getEntities"_s, apiversions::managementGroups);
    m_entityRead = read(m_context.list(std::move(entities), readEntity), m_entityPages, &ContainersStep::endEntities);
}

std::unique_ptr<ListRead> ContainersStep::read(std::unique_ptr<PagedList> list, std::vector<Page>& pages,
                                               void (ContainersStep::*then)(const ListEnd&))
{
    // Kept back until all of them are here: a subscription without its group would be shown in the wrong place first.
    auto result = std::make_unique<ListRead>(m_context, std::move(list),
                                             [&pages](Page& page) { pages.push_back(std::exchange(page, {})); });
    connect(result.get(), &ListRead::finished, this, then);
    return result;
}

void ContainersStep::endTenants(const ListEnd& end)
{
    if (end.isWhole())
        m_context.cover(ReadKind::Tenants, u"/"_s);
    else
        m_context.addGap(ReadKind::Tenants, u"/"_s, end.problem(), tr("Names of directories are missing."),
                         tr("Signing in again would help."));
    endOne();
}

void ContainersStep::endSubscriptions(const ListEnd& end)
{
    m_context.noteOutcome(end.error);
    keepSubscriptions();
    if (end.isWhole()) {
        m_context.cover(ReadKind::Subscriptions, u"/"_s);
    } else if (m_findings.subscriptions.empty()) {
        m_failure = end.problem();
    } else {
        m_context.addGap(ReadKind::Subscriptions, u"/"_s, end.problem(),
                         tr("Further subscriptions, with all that is in them, are missing."),
                         tr("Refreshing later may help."));
    }
    endOne();
}

void ContainersStep::endEntities(const ListEnd& end)
{
    m_entityEnd = end;
    endOne();
}

void ContainersStep::endOne()
{
    if (--m_open > 0)
        return;
    if (m_failure) {
        Q_EMIT finished();
        return;
    }
    placeSubscriptions(m_entityPages);
    keepManagementGroups(m_entityPages);
    if (m_entityEnd.isWhole() && !hasUnplaced()) {
        m_context.cover(ReadKind::ManagementGroups, u"/"_s);
        conclude();
    } else {
        m_chainRead
            = read(m_context.query(QString(chainQuery), m_findings.subscriptionIds(), false, readManagementGroupChain),
                   m_chainPages, &ContainersStep::endChains);
    }
}

void ContainersStep::endChains(const ListEnd& end)
{
    placeSubscriptions(m_chainPages);
    keepManagementGroups(m_chainPages);
    // Chains hold only what is above a subscription: even when all went well, other groups were not looked for.
    if (!m_entityEnd.isWhole() || !end.isWhole()) {
        const Error& problem = m_entityEnd.isWhole() ? end.problem() : m_entityEnd.problem();
        m_context.addGap(ReadKind::ManagementGroups, u"/"_s, problem,
                         hasUnplaced() ? tr("Some subscriptions are not shown below their management groups, and roles "
                                            "granted at those groups are missing there.")
                                       : tr("Management groups that hold no subscription are missing."),
                         tr("The role Management Group Reader at the root group would help."));
    }
    conclude();
}

void ContainersStep::keepSubscriptions()
{
    // The same subscription may be seen from several directories: the first one counts.
    QSet<QString> seen;
    for (Page& page : m_subscriptionPages) {
        for (Subscription& subscription : page.values.subscriptions) {
            if (seen.contains(subscription.id))
                continue;
            seen.insert(subscription.id);
            m_findings.subscriptions.push_back(std::move(subscription));
        }
    }
}

void ContainersStep::placeSubscriptions(const std::vector<Page>& pages)
{
    QHash<QString, QString> groupOf;
    for (const Page& page : pages) {
        for (const Subscription& subscription : page.values.subscriptions)
            groupOf.insert(subscription.id, subscription.managementGroup);
    }
    for (Subscription& subscription : m_findings.subscriptions) {
        if (subscription.managementGroup.isEmpty())
            subscription.managementGroup = groupOf.value(subscription.id);
    }
}

void ContainersStep::keepManagementGroups(std::vector<Page>& pages)
{
    QSet<QString> known;
    for (const ManagementGroup& group : m_findings.managementGroups)
        known.insert(group.name.toLower());
    for (Page& page : pages) {
        for (ManagementGroup& group : page.values.managementGroups) {
            if (known.contains(group.name.toLower()))
                continue;
            known.insert(group.name.toLower());
            m_findings.managementGroups.push_back(std::move(group));
        }
    }
}

bool ContainersStep::hasUnplaced() const
{
    return std::ranges::any_of(m_findings.subscriptions, &QString::isEmpty, &Subscription::managementGroup);
}

void ContainersStep::conclude()
{
    deliver();
    Q_EMIT finished();
}

void ContainersStep::deliver()
{
    SyncBatch batch;
    for (Page& page : m_tenantPages)
        std::ranges::move(page.values.tenants, std::back_inserter(batch.tenants));
    // A guest of many directories sees most of them empty: those that own a subscription come first.
    QSet<QString> owners;
    for (const Subscription& subscription : m_findings.subscriptions)
        owners.insert(subscription.tenantId);
    std::stable_partition(batch.tenants.begin(), batch.tenants.end(),
                          [&owners](const Tenant& tenant) { return owners.contains(tenant.id); });
    batch.managementGroups = m_findings.managementGroups;
    batch.subscriptions = m_findings.subscriptions;
    m_context.deliver(std::move(batch));
}

} // namespace rolescope::azure
