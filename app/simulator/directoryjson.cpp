// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/directoryjson.h"

#include <QJsonArray>

namespace rolescope::simulator::directoryjson {

using namespace Qt::Literals::StringLiterals;

namespace {

QJsonObject userObject(const Principal& user)
{
    const QString given = user.displayName.section(u' ', 0, 0);
    return {{u"businessPhones"_s, QJsonArray()},
            {u"displayName"_s, user.displayName},
            {u"givenName"_s, given},
            {u"jobTitle"_s, QJsonValue()},
            {u"mail"_s, user.userPrincipalName},
            {u"mobilePhone"_s, QJsonValue()},
            {u"officeLocation"_s, QJsonValue()},
            {u"preferredLanguage"_s, QJsonValue()},
            {u"surname"_s, user.displayName.section(u' ', 1)},
            {u"userPrincipalName"_s, user.userPrincipalName},
            {u"id"_s, user.id}};
}

QJsonObject groupObject(const Principal& group)
{
    return {{u"id"_s, group.id},
            {u"displayName"_s, group.displayName},
            {u"description"_s, QJsonValue()},
            {u"groupTypes"_s, QJsonArray()},
            {u"mailEnabled"_s, false},
            {u"mailNickname"_s, QString(group.displayName).remove(u' ')},
            {u"securityEnabled"_s, true}};
}

QJsonObject servicePrincipalObject(const Principal& principal, const QString& tenantId)
{
    return {{u"id"_s, principal.id},
            {u"appId"_s, principal.appId},
            {u"displayName"_s, principal.displayName},
            {u"appDisplayName"_s, principal.displayName},
            {u"servicePrincipalType"_s, principal.servicePrincipalType},
            {u"accountEnabled"_s, true},
            {u"appOwnerOrganizationId"_s, tenantId},
            {u"alternativeNames"_s, QJsonArray::fromStringList(principal.alternativeNames)},
            {u"servicePrincipalNames"_s, QJsonArray{principal.appId}},
            {u"tags"_s, QJsonArray()}};
}

QJsonObject whole(const Principal& principal, const QString& tenantId)
{
    switch (principal.kind) {
    case PrincipalKind::User:
        return userObject(principal);
    case PrincipalKind::Group:
        return groupObject(principal);
    case PrincipalKind::ServicePrincipal:
        break;
    }
    return servicePrincipalObject(principal, tenantId);
}

} // namespace

QString odataType(PrincipalKind kind)
{
    switch (kind) {
    case PrincipalKind::User:
        return u"#microsoft.graph.user"_s;
    case PrincipalKind::Group:
        return u"#microsoft.graph.group"_s;
    case PrincipalKind::ServicePrincipal:
        break;
    }
    return u"#microsoft.graph.servicePrincipal"_s;
}

std::optional<PrincipalKind> kindNamed(const QString& name)
{
    for (PrincipalKind kind : {PrincipalKind::User, PrincipalKind::Group, PrincipalKind::ServicePrincipal}) {
        const QString full = odataType(kind).mid(1);
        if (name.compare(full, Qt::CaseInsensitive) == 0
            || name.compare(full.section(u'.', -1), Qt::CaseInsensitive) == 0)
            return kind;
    }
    return std::nullopt;
}

QJsonObject object(const Principal& principal, const QString& tenantId, const QStringList& select, bool mixed)
{
    QJsonObject object = whole(principal, tenantId);
    if (!select.isEmpty()) {
        QJsonObject chosen;
        for (auto it = object.constBegin(); it != object.constEnd(); ++it) {
            if (select.contains(it.key(), Qt::CaseInsensitive))
                chosen.insert(it.key(), it.value());
        }
        object = chosen;
    }
    if (mixed)
        object.insert(u"@odata.type"_s, odataType(principal.kind));
    return object;
}

std::optional<QStringList> propertyTexts(const Principal& principal, const QString& property, const QString& tenantId)
{
    const bool isService = principal.kind == PrincipalKind::ServicePrincipal;
    const auto is = [&property](QLatin1StringView name) { return property.compare(name, Qt::CaseInsensitive) == 0; };
    if (is("id"_L1))
        return QStringList{principal.id};
    if (is("displayName"_L1))
        return QStringList{principal.displayName};
    if (principal.kind == PrincipalKind::User && (is("userPrincipalName"_L1) || is("mail"_L1)))
        return QStringList{principal.userPrincipalName};
    if (principal.kind == PrincipalKind::Group && is("securityEnabled"_L1))
        return QStringList{u"true"_s};
    if (!isService)
        return std::nullopt;
    if (is("appId"_L1) || is("servicePrincipalNames"_L1))
        return QStringList{principal.appId};
    if (is("servicePrincipalType"_L1))
        return QStringList{principal.servicePrincipalType};
    if (is("alternativeNames"_L1))
        return principal.alternativeNames;
    if (is("accountEnabled"_L1))
        return QStringList{u"true"_s};
    if (is("appOwnerOrganizationId"_L1))
        return QStringList{tenantId};
    return std::nullopt;
}

} // namespace rolescope::simulator::directoryjson
