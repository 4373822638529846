// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/armid.h"

#include <QStringList>

#include <vector>

namespace rolescope::armid {

using namespace Qt::Literals::StringLiterals;

namespace {

std::vector<QStringView> segmentsOf(QStringView id)
{
    std::vector<QStringView> segments;
    segments.reserve(12);
    for (const QStringView segment : id.tokenize(u'/', Qt::SkipEmptyParts))
        segments.push_back(segment);
    return segments;
}

bool equal(QStringView a, QStringView b)
{
    return a.compare(b, Qt::CaseInsensitive) == 0;
}

/// Index of the last "providers" segment, or -1: what follows it names the resource itself.
int lastProvider(const std::vector<QStringView>& segments)
{
    for (auto i = static_cast<int>(segments.size()) - 1; i >= 0; --i) {
        if (equal(segments[static_cast<size_t>(i)], u"providers"))
            return i;
    }
    return -1;
}

bool isManagementGroup(const std::vector<QStringView>& segments)
{
    return segments.size() == 4 && equal(segments[0], u"providers") && equal(segments[1], u"Microsoft.Management")
        && equal(segments[2], u"managementGroups");
}

bool startsInSubscription(const std::vector<QStringView>& segments)
{
    return segments.size() >= 2 && equal(segments[0], u"subscriptions");
}

bool startsInGroup(const std::vector<QStringView>& segments)
{
    return segments.size() >= 4 && startsInSubscription(segments) && equal(segments[2], u"resourceGroups");
}

QString joined(const std::vector<QStringView>& segments, size_t count)
{
    QString id;
    for (size_t i = 0; i < count; ++i)
        id += u'/' + segments[i].toString();
    return id;
}

} // namespace

QString folded(QStringView id)
{
    QString result;
    result.reserve(id.size() + 1);
    for (const QStringView segment : id.tokenize(u'/', Qt::SkipEmptyParts)) {
        result += u'/';
        result += segment;
    }
    return result.isEmpty() ? u"/"_s : result.toLower();
}

bool same(QStringView a, QStringView b)
{
    return equal(a, b) || folded(a) == folded(b);
}

ScopeKind kindOf(QStringView id)
{
    const auto segments = segmentsOf(id);
    if (segments.empty())
        return ScopeKind::Tenant;
    if (isManagementGroup(segments))
        return ScopeKind::ManagementGroup;
    if (startsInSubscription(segments) && segments.size() == 2)
        return ScopeKind::Subscription;
    if (startsInGroup(segments) && segments.size() == 4)
        return ScopeKind::ResourceGroup;
    return ScopeKind::Resource;
}

QString nameOf(QStringView id)
{
    const auto segments = segmentsOf(id);
    return segments.empty() ? u"/"_s : segments.back().toString();
}

QString subscriptionOf(QStringView id)
{
    const auto segments = segmentsOf(id);
    return startsInSubscription(segments) ? segments[1].toString().toLower() : QString();
}

QString resourceGroupOf(QStringView id)
{
    const auto segments = segmentsOf(id);
    return startsInGroup(segments) ? segments[3].toString() : QString();
}

QString typeOf(QStringView id)
{
    const auto segments = segmentsOf(id);
    switch (kindOf(id)) {
    case ScopeKind::Tenant:
        return {};
    case ScopeKind::Subscription:
        return u"Microsoft.Resources/subscriptions"_s;
    case ScopeKind::ResourceGroup:
        return u"Microsoft.Resources/resourceGroups"_s;
    case ScopeKind::ManagementGroup:
    case ScopeKind::Resource:
        break;
    }
    const int provider = lastProvider(segments);
    if (provider < 0 || static_cast<size_t>(provider) + 2 >= segments.size())
        return {};
    QString type = segments[static_cast<size_t>(provider) + 1].toString();
    for (auto i = static_cast<size_t>(provider) + 2; i < segments.size(); i += 2)
        type += u'/' + segments[i].toString();
    return type;
}

QString parentOf(QStringView id)
{
    const auto segments = segmentsOf(id);
    switch (kindOf(id)) {
    case ScopeKind::Tenant:
    case ScopeKind::ManagementGroup:
    case ScopeKind::Subscription:
        return {};
    case ScopeKind::ResourceGroup:
        return joined(segments, 2);
    case ScopeKind::Resource:
        break;
    }
    const int provider = lastProvider(segments);
    if (provider < 0)
        return {};
    // providers/{namespace}/{type}/{name} is one step up to what stands before it; each further type/name pair is a
    // child.
    const size_t own = segments.size() - static_cast<size_t>(provider);
    const size_t keep = own > 4 ? segments.size() - 2 : static_cast<size_t>(provider);
    return keep == 0 ? u"/"_s : joined(segments, keep);
}

bool isAtOrBelow(QStringView id, QStringView ancestor)
{
    const auto below = segmentsOf(id);
    const auto above = segmentsOf(ancestor);
    if (above.size() > below.size())
        return false;
    for (size_t i = 0; i < above.size(); ++i) {
        if (!equal(above[i], below[i]))
            return false;
    }
    return true;
}

QString roleGuidOf(QStringView roleDefinitionId)
{
    return nameOf(roleDefinitionId).toLower();
}

QString roleDefinitionIdAt(QStringView scope, QStringView roleGuid)
{
    const QString subscription = subscriptionOf(scope);
    return (subscription.isEmpty() ? QString() : subscriptionScope(subscription))
        + u"/providers/Microsoft.Authorization/roleDefinitions/"_s + roleGuid.toString();
}

QString subscriptionScope(QStringView subscriptionGuid)
{
    return u"/subscriptions/"_s + subscriptionGuid.toString();
}

QString managementGroupScope(QStringView name)
{
    return u"/providers/Microsoft.Management/managementGroups/"_s + name.toString();
}

QString resourceGroupScope(QStringView subscriptionGuid, QStringView group)
{
    return u"/subscriptions/"_s + subscriptionGuid.toString() + u"/resourceGroups/"_s + group.toString();
}

} // namespace rolescope::armid
