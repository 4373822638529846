// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/savedview.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <array>

namespace rolescope {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(rolescope::SavedView)
};

constexpr auto versionKey = "rolescopeView"_L1;
constexpr int currentVersion = 1;
/// A view names some dozens of things; whoever hands over more than this does not mean a view.
constexpr qsizetype largestFile = 1'000'000;
constexpr qsizetype mostMarks = 10'000;

constexpr std::array<std::pair<EntityKind, QLatin1StringView>, 7> kinds{{
    {EntityKind::Scope, "scope"_L1},
    {EntityKind::Host, "host"_L1},
    {EntityKind::Identity, "identity"_L1},
    {EntityKind::Principal, "principal"_L1},
    {EntityKind::Role, "role"_L1},
    {EntityKind::Assignment, "assignment"_L1},
    {EntityKind::Deny, "deny"_L1},
}};

QJsonObject toJson(const SavedView& view)
{
    QJsonArray scopes;
    for (const SavedView::ScopeMark& mark : view.scopes)
        scopes << QJsonObject{{"scope"_L1, mark.scope}, {"in"_L1, mark.in}};
    QJsonObject tables;
    for (const auto& [name, filter] : view.tables.asKeyValueRange())
        tables[name]
            = QJsonObject{{"text"_L1, filter.text}, {"conditions"_L1, QJsonArray::fromStringList(filter.conditions)}};
    return {
        {versionKey, currentVersion},
        {"name"_L1, view.name},
        {"scopes"_L1, scopes},
        {"tables"_L1, tables},
        {"graph"_L1, QJsonObject{{"grouping"_L1, view.grouping}, {"focus"_L1, view.focus}, {"depth"_L1, view.depth}}},
        {"selection"_L1, view.selection},
        {"page"_L1, view.page},
        {"appearance"_L1, view.appearance}};
}

SavedView fromJson(const QJsonObject& json)
{
    SavedView view;
    view.name = json["name"_L1].toString();
    for (const QJsonValue& mark : json["scopes"_L1].toArray()) {
        if (view.scopes.size() < mostMarks)
            view.scopes.push_back({mark["scope"_L1].toString(), mark["in"_L1].toBool()});
    }
    const QJsonObject tables = json["tables"_L1].toObject();
    for (auto table = tables.begin(); table != tables.end(); ++table) {
        SavedView::TableFilter filter;
        filter.text = table.value()["text"_L1].toString();
        for (const QJsonValue& condition : table.value()["conditions"_L1].toArray())
            filter.conditions << condition.toString();
        view.tables.insert(table.key(), filter);
    }
    const QJsonValue graph = json["graph"_L1];
    view.grouping = graph["grouping"_L1].toString();
    view.focus = graph["focus"_L1].toString();
    view.depth = qBound(1, graph["depth"_L1].toInt(2), 3);
    view.selection = json["selection"_L1].toString();
    view.page = json["page"_L1].toString();
    view.appearance = json["appearance"_L1].toString();
    return view;
}

tl::unexpected<Error> refused(const QString& what)
{
    return tl::unexpected<Error>(
        makeError(ErrorKind::BadInput, what, Texts::tr("Choose a file that Rolescope has saved a view in.")));
}

} // namespace

QByteArray written(const SavedView& view)
{
    return QJsonDocument(toJson(view)).toJson();
}

Result<SavedView> readSavedView(const QByteArray& json)
{
    if (json.size() > largestFile)
        return refused(Texts::tr("This file is far too large to be a saved view."));
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (error.error != QJsonParseError::NoError || !document.isObject())
        return refused(Texts::tr("This file is not a saved view, or it is damaged."));
    const int version = document[versionKey].toInt(0);
    if (version < 1)
        return refused(Texts::tr("This file is JSON, but not a saved view of Rolescope."));
    if (version > currentVersion)
        return tl::unexpected<Error>(
            makeError(ErrorKind::BadInput, Texts::tr("This view was saved by a newer Rolescope than this one."),
                      Texts::tr("Update Rolescope, or ask for the view to be saved by this version.")));
    SavedView view = fromJson(document.object());
    if (view.name.trimmed().isEmpty())
        return refused(Texts::tr("This view has no name, so it is damaged."));
    return view;
}

QByteArray written(const std::vector<SavedView>& views)
{
    QJsonArray list;
    for (const SavedView& view : views)
        list << toJson(view);
    return QJsonDocument(list).toJson(QJsonDocument::Compact);
}

std::vector<SavedView> readSavedViews(const QByteArray& json)
{
    std::vector<SavedView> views;
    for (const QJsonValue& value : QJsonDocument::fromJson(json).array()) {
        const QByteArray one = QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact);
        if (auto view = readSavedView(one))
            views.push_back(std::move(*view));
    }
    return views;
}

QString entityKey(const Inventory& inventory, EntityRef entity)
{
    for (const auto& [kind, prefix] : kinds) {
        if (kind == entity.kind && inventory.contains(entity))
            return prefix + u':' + inventory.armId(entity);
    }
    return {};
}

EntityRef entityOfKey(const Inventory& inventory, const QString& key)
{
    const qsizetype colon = key.indexOf(u':');
    const QString prefix = key.left(colon);
    const QString id = key.mid(colon + 1);
    if (colon <= 0 || id.isEmpty())
        return {};
    if (prefix == "scope"_L1)
        return inventory.findScope(id);
    if (prefix == "host"_L1)
        return inventory.findHost(id);
    if (prefix == "identity"_L1)
        return inventory.findIdentity(id);
    if (prefix == "principal"_L1)
        return inventory.findPrincipal(id);
    if (prefix == "role"_L1)
        return inventory.findRole(id.mid(id.lastIndexOf(u'/') + 1));
    if (prefix == "assignment"_L1)
        return inventory.findAssignment(id);
    const EntityRef found = inventory.find(id);
    return found.kind == EntityKind::Deny ? found : EntityRef();
}

} // namespace rolescope
