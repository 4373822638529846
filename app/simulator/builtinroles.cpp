// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/builtinroles.h"

#include "app/simulator/demoresources.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace rolescope::simulator {

using namespace Qt::Literals::StringLiterals;

namespace {

QStringList texts(const QJsonValue& value)
{
    QStringList list;
    for (const QJsonValue& text : value.toArray())
        list.append(text.toString());
    return list;
}

RoleDefinition roleOf(const QJsonObject& object)
{
    RoleDefinition role;
    role.guid = object.value("id"_L1).toString();
    role.name = object.value("name"_L1).toString();
    role.description = object.value("description"_L1).toString();
    role.assignableScopes = {u"/"_s};
    for (const QJsonValue& value : object.value("permissions"_L1).toArray()) {
        const QJsonObject set = value.toObject();
        role.permissions.push_back({texts(set.value("actions"_L1)), texts(set.value("notActions"_L1)),
                                    texts(set.value("dataActions"_L1)), texts(set.value("notDataActions"_L1))});
    }
    return role;
}

} // namespace

std::vector<RoleDefinition> builtInRoles()
{
    std::vector<RoleDefinition> roles;
    for (const QJsonValue& value : QJsonDocument::fromJson(demoResource(u"roles.json"_s)).array())
        roles.push_back(roleOf(value.toObject()));
    return roles;
}

} // namespace rolescope::simulator
