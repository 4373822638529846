// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/ids.h"

#include <QStringBuilder>
#include <QStringList>

namespace rolescope::simulator {

using namespace Qt::Literals::StringLiterals;

QString keyOf(QStringView armId)
{
    QString key = armId.toString().toLower();
    while (key.size() > 1 && key.endsWith(u'/'))
        key.chop(1);
    return key;
}

QString managementGroupId(QStringView name)
{
    return u"/providers/Microsoft.Management/managementGroups/"_s % name;
}

QString subscriptionId(QStringView guid)
{
    return u"/subscriptions/"_s % guid;
}

QString groupId(QStringView subscription, QStringView group)
{
    return u"/subscriptions/"_s % subscription % u"/resourceGroups/"_s % group;
}

QString resourceId(QStringView subscription, QStringView group, QStringView type, QStringView name)
{
    QString id = groupId(subscription, group) + u"/providers/"_s;
    if (!name.contains(u'/'))
        return id % type % u'/' % name;
    const QList<QStringView> types = type.split(u'/');
    const QList<QStringView> names = name.split(u'/');
    id += types.value(0).toString();
    for (qsizetype i = 1; i < types.size(); ++i)
        id += u'/' % types.at(i) % u'/' % names.value(i - 1);
    return id;
}

QString armId(const ManagementGroup& group)
{
    return managementGroupId(group.name);
}

QString armId(const Subscription& subscription)
{
    return subscriptionId(subscription.id);
}

QString armId(const ResourceGroup& group)
{
    return groupId(group.subscription, group.name);
}

QString armId(const Resource& resource)
{
    return resourceId(resource.subscription, resource.group, resource.type, resource.name);
}

QString armId(const UserAssignedIdentity& identity)
{
    return u"/subscriptions/"_s + identity.subscription + u"/resourcegroups/"_s + identity.group
        + u"/providers/Microsoft.ManagedIdentity/userAssignedIdentities/"_s + identity.name;
}

namespace {

bool same(QStringView a, QStringView b)
{
    return a.compare(b, Qt::CaseInsensitive) == 0;
}

void splitProvider(const QList<QStringView>& segments, IdParts& parts)
{
    qsizetype provider = -1;
    for (qsizetype i = 0; i < segments.size(); ++i) {
        if (same(segments.at(i), u"providers"))
            provider = i;
    }
    if (provider < 0 || provider + 1 >= segments.size())
        return;
    parts.type = segments.at(provider + 1).toString();
    for (qsizetype i = provider + 2; i < segments.size(); i += 2) {
        parts.type += u'/' + segments.at(i).toString();
        if (i + 1 < segments.size())
            parts.name += (parts.name.isEmpty() ? QString() : u"/"_s) % segments.at(i + 1);
    }
}

} // namespace

IdParts splitId(QStringView armId)
{
    const QList<QStringView> segments = armId.split(u'/', Qt::SkipEmptyParts);
    IdParts parts;
    if (segments.size() >= 2 && same(segments.at(0), u"subscriptions"))
        parts.subscription = segments.at(1).toString();
    if (segments.size() >= 4 && same(segments.at(2), u"resourceGroups"))
        parts.group = segments.at(3).toString();
    splitProvider(segments, parts);
    return parts;
}

QString containerOf(const QString& key)
{
    QList<QStringView> segments = QStringView(key).split(u'/', Qt::SkipEmptyParts);
    const bool inSubscription = segments.size() > 2 && same(segments.at(0), u"subscriptions");
    if (!inSubscription && segments.size() <= 4)
        return {};
    segments.resize(segments.size() - 2);
    if (segments.size() >= 2 && same(segments.at(segments.size() - 2), u"providers"))
        segments.resize(segments.size() - 2);
    QString container;
    for (QStringView segment : std::as_const(segments))
        container += u'/' + segment.toString();
    return container;
}

bool isAtOrBelow(QStringView key, QStringView scope)
{
    if (scope == u"/")
        return true;
    return key.startsWith(scope) && (key.size() == scope.size() || key.at(scope.size()) == u'/');
}

} // namespace rolescope::simulator
