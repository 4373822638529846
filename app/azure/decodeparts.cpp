// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/azure/decodeparts.h"

namespace rolescope::azure {

using namespace Qt::Literals::StringLiterals;

QString armIdOf(const Json& row, Page& page)
{
    constexpr qsizetype longestId = 2048;
    QString id = textAt(row, "id");
    if (id.startsWith(u'/') && id.size() > 1 && id.size() <= longestId)
        return id;
    page.skip(id.isEmpty() ? AzureRows::tr("A row has no id.") : AzureRows::tr("A row's id is not one of Azure's."));
    return {};
}

QString keyOf(const Json& value)
{
    constexpr qsizetype longestKey = 128;
    const QString key = text(value).trimmed();
    return key.size() <= longestKey ? key.toLower() : QString();
}

QString roleGuidOf(const Json& roleDefinitionId)
{
    const QString id = text(roleDefinitionId);
    return id.isEmpty() || id.endsWith(u'/') ? QString() : armid::roleGuidOf(id);
}

Permission permissionOf(const Json& element)
{
    Permission permission;
    permission.actions = texts(member(element, "actions"));
    permission.notActions = texts(member(element, "notActions"));
    permission.dataActions = texts(member(element, "dataActions"));
    permission.notDataActions = texts(member(element, "notDataActions"));
    permission.condition = textAt(element, "condition");
    return permission;
}

Tags tagsOf(const Json& row)
{
    constexpr int mostTags = 100; // Azure allows 50
    Tags tags;
    const Json& object = member(row, "tags");
    if (!object.is_object())
        return tags;
    for (const auto& [name, value] : object.items()) {
        if (tags.size() >= mostTags)
            break;
        tags.insert(QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size())).left(1024), text(value));
    }
    return tags;
}

PrincipalKind principalKindOf(const QString& word)
{
    struct Entry
    {
        QLatin1StringView word;
        PrincipalKind kind;
    };
    static constexpr Entry entries[]{
        {"User"_L1, PrincipalKind::User},
        {"Group"_L1, PrincipalKind::Group},
        {"ServicePrincipal"_L1, PrincipalKind::ServicePrincipal},
        {"ForeignGroup"_L1, PrincipalKind::ForeignGroup},
        {"Device"_L1, PrincipalKind::Device},
    };
    for (const Entry& entry : entries) {
        if (word.compare(entry.word, Qt::CaseInsensitive) == 0)
            return entry.kind;
    }
    return PrincipalKind::Unknown;
}

} // namespace rolescope::azure
