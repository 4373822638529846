// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/managementapi.h"

#include "app/simulator/access.h"
#include "app/simulator/ids.h"
#include "app/simulator/paging.h"
#include "app/simulator/state.h"

#include <QJsonArray>

#include <algorithm>

namespace rolescope::simulator {

using namespace Qt::Literals::StringLiterals;

namespace {

const auto groupType = u"Microsoft.Management/managementGroups"_s;
const auto groupRead = u"Microsoft.Management/managementGroups/read"_s;
constexpr int deepestTree = 8; // Azure allows 6 levels below the root

bool same(const QString& a, const QString& b)
{
    return a.compare(b, Qt::CaseInsensitive) == 0;
}

QJsonValue parentObject(const QString& parent)
{
    return parent.isEmpty() ? QJsonValue() : QJsonValue(QJsonObject{{u"id"_s, managementGroupId(parent)}});
}

/// What getEntities and the trees need to know of a group: who hangs below it.
struct Tree
{
    QHash<QString, std::vector<const ManagementGroup*>> groups; ///< parent's name, lower case
    QHash<QString, std::vector<const Subscription*>> subscriptions;

    explicit Tree(const State& state)
    {
        for (const auto& [key, group] : state.managementGroups())
            groups[group.parent.toLower()].push_back(&group);
        for (const auto& [key, subscription] : state.subscriptions())
            subscriptions[subscription.managementGroup.toLower()].push_back(&subscription);
    }

    int descendants(const QString& name, int depth = 0) const
    {
        if (depth > deepestTree)
            return 0;
        int count = static_cast<int>(subscriptions.value(name.toLower()).size());
        for (const ManagementGroup* group : groups.value(name.toLower()))
            count += 1 + descendants(group->name, depth + 1);
        return count;
    }
};

QJsonArray childrenOf(const Tree& tree, const QString& name, bool recurse, int depth = 0)
{
    QJsonArray children;
    if (depth > deepestTree)
        return children;
    for (const ManagementGroup* group : tree.groups.value(name.toLower())) {
        QJsonObject child{{u"id"_s, armId(*group)},
                          {u"type"_s, groupType},
                          {u"name"_s, group->name},
                          {u"displayName"_s, group->displayName}};
        const QJsonArray below = recurse ? childrenOf(tree, group->name, true, depth + 1) : QJsonArray();
        if (!below.isEmpty())
            child.insert(u"children"_s, below);
        children.append(child);
    }
    for (const Subscription* subscription : tree.subscriptions.value(name.toLower()))
        children.append(QJsonObject{{u"id"_s, armId(*subscription)},
                                    {u"type"_s, u"/subscriptions"_s},
                                    {u"name"_s, subscription->id},
                                    {u"displayName"_s, subscription->displayName}});
    return children;
}

Reply list(const Context& context, const ArmRequest& request)
{
    State& state = context.state;
    PageWriter page(request.http, context.options.pageSize);
    for (auto it = state.managementGroups().upper_bound(page.after()); it != state.managementGroups().end(); ++it) {
        if (!state.access().may(request.http.caller, groupRead, it->first))
            continue;
        if (!page.admit(it->first))
            break;
        page.out().json(
            QJsonObject{{u"id"_s, armId(it->second)},
                        {u"type"_s, groupType},
                        {u"name"_s, it->second.name},
                        {u"properties"_s,
                         QJsonObject{{u"tenantId"_s, state.tenantId()}, {u"displayName"_s, it->second.displayName}}}});
    }
    return page.finish();
}

Reply show(const Context& context, const ArmRequest& request, const ManagementGroup& group)
{
    const State& state = context.state;
    const QString expand = request.http.parameter(u"$expand");
    QJsonObject details{{u"version"_s, 1}, {u"updatedBy"_s, state.tenantId()}};
    if (const ManagementGroup* parent = state.managementGroup(group.parent); parent && !group.parent.isEmpty())
        details.insert(
            u"parent"_s,
            QJsonObject{{u"id"_s, armId(*parent)}, {u"name"_s, parent->name}, {u"displayName"_s, parent->displayName}});
    QJsonObject properties{
        {u"tenantId"_s, state.tenantId()}, {u"displayName"_s, group.displayName}, {u"details"_s, details}};
    if (expand.contains("children"_L1, Qt::CaseInsensitive)) {
        const bool recurse = same(request.http.parameter(u"$recurse"), u"true"_s);
        properties.insert(u"children"_s, childrenOf(Tree(state), group.name, recurse));
    }
    return Reply::json(
        {{u"id"_s, armId(group)}, {u"type"_s, groupType}, {u"name"_s, group.name}, {u"properties"_s, properties}});
}

void addDescendants(const Tree& tree, const QString& name, QJsonArray& rows, int depth)
{
    if (depth > deepestTree)
        return;
    const auto row = [&name](const QString& id, const QString& type, const QString& own, const QString& display) {
        return QJsonObject{
            {u"id"_s, id},
            {u"type"_s, type},
            {u"name"_s, own},
            {u"properties"_s, QJsonObject{{u"displayName"_s, display}, {u"parent"_s, parentObject(name)}}}};
    };
    for (const Subscription* subscription : tree.subscriptions.value(name.toLower()))
        rows.append(row(armId(*subscription), u"Microsoft.Management/managementGroups/subscriptions"_s,
                        subscription->id, subscription->displayName));
    for (const ManagementGroup* group : tree.groups.value(name.toLower())) {
        rows.append(row(armId(*group), groupType, group->name, group->displayName));
        addDescendants(tree, group->name, rows, depth + 1);
    }
}

/// An offset-paged list of rows that are cheap to make again for each page.
Reply pageOf(const Context& context, const ArmRequest& request, const QJsonArray& rows)
{
    PageWriter page(request.http, context.options.pageSize);
    for (qsizetype i = page.after().toLongLong(); i < rows.size(); ++i) {
        if (!page.admit(QString::number(i + 1)))
            break;
        page.out().json(rows.at(i));
    }
    return page.finish();
}

Reply descendants(const Context& context, const ArmRequest& request, const ManagementGroup& group)
{
    QJsonArray rows;
    addDescendants(Tree(context.state), group.name, rows, 0);
    return pageOf(context, request, rows);
}

Reply subscriptionsOf(const Context& context, const ArmRequest& request, const ManagementGroup& group)
{
    QJsonArray rows;
    for (const auto& [key, subscription] : context.state.subscriptions()) {
        if (!same(subscription.managementGroup, group.name))
            continue;
        const QJsonObject properties{{u"tenant"_s, context.state.tenantId()},
                                     {u"displayName"_s, subscription.displayName},
                                     {u"parent"_s, parentObject(group.name)},
                                     {u"state"_s, subscription.state}};
        rows.append(QJsonObject{{u"id"_s, armId(group) + u"/subscriptions/"_s + subscription.id},
                                {u"type"_s, u"Microsoft.Management/managementGroups/subscriptions"_s},
                                {u"name"_s, subscription.id},
                                {u"properties"_s, properties}});
    }
    return pageOf(context, request, rows);
}

Reply one(const Context& context, const ArmRequest& request)
{
    const QString id = managementGroupId(request.rest.at(1));
    if (auto refused = checkRead(context, request, groupRead, id))
        return *refused;
    const ManagementGroup* group = context.state.managementGroup(request.rest.at(1));
    if (!group)
        return Reply::error(404, u"NotFound"_s,
                            u"'%1' was not found or you are not authorized to access it."_s.arg(id));
    if (request.rest.size() == 2)
        return show(context, request, *group);
    if (request.rest.size() == 3 && request.restIs(2, u"descendants"))
        return descendants(context, request, *group);
    if (request.rest.size() == 3 && request.restIs(2, u"subscriptions"))
        return subscriptionsOf(context, request, *group);
    return refuse::routeNotFound(request.http);
}

/// One row of getEntities; nothing when the caller has no part in it.
QJsonObject entity(State& state, const Tree& tree, const QString& caller, const QString& key, QJsonObject head,
                   const QString& name, const QString& displayName, const QString& parent)
{
    Access& access = state.access();
    const bool isGroup = head.value("type"_L1).toString() == groupType;
    const bool readable = access.may(caller, isGroup ? groupRead : u"Microsoft.Resources/subscriptions/read"_s, key);
    if (!readable && !access.holdsAnythingBelow(caller, key))
        return {};
    const bool deletes = access.may(caller, u"Microsoft.Management/managementGroups/delete"_s, key);
    const bool edits = access.may(caller, u"Microsoft.Management/managementGroups/write"_s, key);
    const QString permission = deletes ? u"delete"_s : edits ? u"edit"_s : readable ? u"view"_s : u"noaccess"_s;
    QStringList names = state.managementGroupChain(key);
    std::reverse(names.begin(), names.end());
    QStringList displayNames;
    for (const QString& above : std::as_const(names))
        displayNames.append(state.managementGroup(above)->displayName);
    const QString lower = isGroup ? name.toLower() : QString();
    const auto groups = isGroup ? static_cast<int>(tree.groups.value(lower).size()) : 0;
    const auto subscriptions = isGroup ? static_cast<int>(tree.subscriptions.value(lower).size()) : 0;
    head.insert(u"name"_s, name);
    head.insert(u"properties"_s,
                QJsonObject{{u"tenantId"_s, state.tenantId()},
                            {u"displayName"_s, displayName},
                            {u"parent"_s, parentObject(parent)},
                            {u"permissions"_s, permission},
                            {u"inheritedPermissions"_s, permission},
                            {u"parentDisplayNameChain"_s, QJsonArray::fromStringList(displayNames)},
                            {u"parentNameChain"_s, QJsonArray::fromStringList(names)},
                            {u"numberOfDescendants"_s, isGroup ? tree.descendants(name) : 0},
                            {u"numberOfChildren"_s, groups + subscriptions},
                            {u"numberOfChildGroups"_s, groups}});
    return head;
}

Reply entities(const Context& context, const ArmRequest& request)
{
    State& state = context.state;
    const QString& caller = request.http.caller;
    const Tree tree(state);
    QJsonArray rows;
    const auto add = [&rows](const QJsonObject& row) {
        if (!row.isEmpty())
            rows.append(row);
    };
    for (const auto& [key, group] : state.managementGroups())
        add(entity(state, tree, caller, key, {{u"id"_s, armId(group)}, {u"type"_s, groupType}}, group.name,
                   group.displayName, group.parent));
    for (const auto& [key, subscription] : state.subscriptions())
        add(entity(state, tree, caller, key, {{u"id"_s, armId(subscription)}, {u"type"_s, u"/subscriptions"_s}},
                   subscription.id, subscription.displayName, subscription.managementGroup));
    return pageOf(context, request, rows);
}

} // namespace

Reply management(const Context& context, const ArmRequest& request)
{
    if (request.restIs(0, u"getEntities") && request.rest.size() == 1)
        return request.http.method == "POST" ? entities(context, request) : refuse::methodNotAllowed(request.http);
    if (!request.restIs(0, u"managementGroups"))
        return refuse::routeNotFound(request.http);
    if (request.http.method != "GET")
        return refuse::methodNotAllowed(request.http);
    return request.rest.size() == 1 ? list(context, request) : one(context, request);
}

} // namespace rolescope::simulator
