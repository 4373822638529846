// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/identitypatch.h"

#include <QJsonObject>

namespace rolescope::simulator {

using namespace Qt::Literals::StringLiterals;

namespace {

using Problem = IdentityPatch::Problem;

std::variant<IdentityPatch, Problem> parseType(const QString& type)
{
    IdentityPatch patch;
    const QStringList kinds = type.toLower().split(u',');
    for (const QString& kind : kinds) {
        if (kind.trimmed() == "systemassigned"_L1)
            patch.system = true;
        else if (kind.trimmed() == "userassigned"_L1)
            patch.user = true;
        else if (kind.trimmed() != "none"_L1 || kinds.size() > 1)
            return Problem{Problem::Kind::Content,
                           u"Error converting value \"%1\" to type 'ResourceIdentityType'"_s.arg(type)};
    }
    return patch;
}

} // namespace

std::variant<IdentityPatch, Problem> IdentityPatch::parse(const QJsonValue& identity)
{
    if (!identity.isObject())
        return Problem{Problem::Kind::Content, u"Property 'identity' is no object"_s};
    const QJsonObject object = identity.toObject();
    if (!object.value("type"_L1).isString())
        return Problem{Problem::Kind::Content, u"Required property 'type' not found in JSON. Path 'identity'"_s};
    auto parsed = parseType(object.value("type"_L1).toString());
    auto* patch = std::get_if<IdentityPatch>(&parsed);
    if (!patch)
        return parsed;
    const QJsonObject map = object.value("userAssignedIdentities"_L1).toObject();
    for (auto it = map.constBegin(); it != map.constEnd(); ++it)
        (it.value().isNull() ? patch->removed : patch->added).append(it.key());
    if (!patch->user && !patch->added.isEmpty())
        return Problem{Problem::Kind::Identity,
                       u"The request format was unexpected, a non-UserAssigned identity type should not contain: "
                       "userAssignedIdentities"_s};
    return parsed;
}

QStringList IdentityPatch::applyTo(const QStringList& present) const
{
    QStringList result;
    if (!user)
        return result;
    for (const QString& id : present) {
        if (!removed.contains(id, Qt::CaseInsensitive))
            result.append(id);
    }
    for (const QString& id : added) {
        if (!result.contains(id, Qt::CaseInsensitive))
            result.append(id);
    }
    return result;
}

} // namespace rolescope::simulator
