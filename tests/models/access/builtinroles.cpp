// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/access/builtinroles.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace rolescope::test {

using namespace Qt::Literals::StringLiterals;

namespace {

QStringList texts(const QJsonValue& value)
{
    QStringList list;
    for (const QJsonValue& text : value.toArray())
        list.append(text.toString());
    return list;
}

RoleDefinition definition(const QJsonObject& json)
{
    const QJsonObject properties = json["properties"_L1].toObject();
    RoleDefinition role;
    role.guid = json["name"_L1].toString().toLower();
    role.name = properties["roleName"_L1].toString();
    role.description = properties["description"_L1].toString();
    role.custom = properties["type"_L1].toString() != "BuiltInRole"_L1;
    role.assignableScopes = texts(properties["assignableScopes"_L1]);
    for (const QJsonValue& value : properties["permissions"_L1].toArray()) {
        const QJsonObject permission = value.toObject();
        role.permissions.push_back({texts(permission["actions"_L1]), texts(permission["notActions"_L1]),
                                    texts(permission["dataActions"_L1]), texts(permission["notDataActions"_L1]),
                                    permission["condition"_L1].toString()});
    }
    return role;
}

} // namespace

std::vector<RoleDefinition> builtInRoles()
{
    QFile file(QStringLiteral(SHARED_DIR "/builtin-roles.json"));
    if (!file.exists())
        return {};
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s cannot be read", qPrintable(file.fileName()));
    std::vector<RoleDefinition> roles;
    for (const QJsonValue& value : QJsonDocument::fromJson(file.readAll()).array())
        roles.push_back(definition(value.toObject()));
    return roles;
}

const RoleDefinition& roleNamed(const std::vector<RoleDefinition>& roles, const QString& name)
{
    const auto found
        = std::find_if(roles.begin(), roles.end(), [&](const RoleDefinition& role) { return role.name == name; });
    if (found == roles.end())
        qFatal("there is no role named %s", qPrintable(name));
    return *found;
}

} // namespace rolescope::test
