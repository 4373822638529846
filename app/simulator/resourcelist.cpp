// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/resourcelist.h"

#include "app/simulator/access.h"
#include "app/simulator/armjson.h"
#include "app/simulator/ids.h"
#include "app/simulator/paging.h"
#include "app/simulator/state.h"

#include <QRegularExpression>

namespace rolescope::simulator {

using namespace Qt::Literals::StringLiterals;

namespace {

const auto identityType = u"Microsoft.ManagedIdentity/userAssignedIdentities"_s;

bool same(const QString& a, const QString& b)
{
    return a.compare(b, Qt::CaseInsensitive) == 0;
}

/// What a $filter of "/resources" asks of a row; empty texts ask nothing.
struct ResourceFilter
{
    QString type;
    QString name;
    QString group;
    QString location;
    QString principal;
    TagFilter tags;

    explicit ResourceFilter(const QString& filter)
        : type(equalsValue(filter, u"resourceType"))
        , name(equalsValue(filter, u"name"))
        , group(equalsValue(filter, u"resourceGroup"))
        , location(equalsValue(filter, u"location"))
        , principal(equalsValue(filter, u"identity/principalId"))
        , tags(filter)
    { }

    template <class Row> bool accepts(const Row& row, const QString& rowType, const QString& rowPrincipal) const
    {
        return (type.isEmpty() || same(type, rowType)) && (name.isEmpty() || same(name, row.name))
            && (group.isEmpty() || same(group, row.group)) && (location.isEmpty() || same(location, row.location))
            && (principal.isEmpty() || same(principal, rowPrincipal)) && tags.accepts(row.tags);
    }
};

} // namespace

QString equalsValue(const QString& filter, QStringView key)
{
    if (filter.isEmpty())
        return {};
    const QRegularExpression pattern(
        u"(?:^|[\\s(])%1\\s+eq\\s+(?:'((?:[^']|'')*)'|([^\\s)']+))"_s.arg(QRegularExpression::escape(key.toString())),
        QRegularExpression::CaseInsensitiveOption);
    const QRegularExpressionMatch match = pattern.match(filter);
    return match.captured(1).isEmpty() ? match.captured(2) : match.captured(1).replace("''"_L1, "'"_L1);
}

TagFilter::TagFilter(const QString& filter)
    : m_name(equalsValue(filter, u"tagName")), m_value(equalsValue(filter, u"tagValue"))
{ }

bool TagFilter::accepts(const Tags& tags) const
{
    if (m_name.isEmpty())
        return true;
    for (auto it = tags.constBegin(); it != tags.constEnd(); ++it) {
        if (same(it.key(), m_name) && (m_value.isEmpty() || it.value() == m_value))
            return true;
    }
    return false;
}

Reply resourceList(const Context& context, const ArmRequest& request)
{
    const QString scope = keyOf(request.group.isEmpty() ? subscriptionId(request.subscription)
                                                        : groupId(request.subscription, request.group));
    if (auto refused = checkList(context, request, u"Microsoft.Resources/subscriptions/resources/read"_s, scope))
        return *refused;
    State& state = context.state;
    const ResourceFilter filter(request.http.parameter(u"$filter"));
    PageWriter page(request.http, context.options.pageSize);
    const QString start = page.after().isEmpty() ? scope + u'/' : page.after();
    auto resource = state.resources().upper_bound(start);
    auto identity = state.identities().upper_bound(start);
    const auto inScope
        = [&scope](const auto& it, const auto& map) { return it != map.end() && isAtOrBelow(it->first, scope); };
    // Two ordered containers are walked as one.
    while (true) {
        const bool haveResource = inScope(resource, state.resources());
        const bool haveIdentity = inScope(identity, state.identities());
        if (!haveResource && !haveIdentity)
            break;
        const bool takeResource = haveResource && (!haveIdentity || resource->first < identity->first);
        const QString& key = takeResource ? resource->first : identity->first;
        const QString& type = takeResource ? resource->second.type : identityType;
        const bool accepted = takeResource
            ? filter.accepts(resource->second, type, resource->second.identity.principalId)
            : filter.accepts(identity->second, type, QString());
        if (accepted && state.access().mayRead(request.http.caller, type, key)) {
            if (!page.admit(key))
                break;
            if (takeResource)
                armjson::writeGeneric(page.out(), state, resource->second);
            else
                armjson::writeGeneric(page.out(), state, identity->second);
        }
        if (takeResource)
            ++resource;
        else
            ++identity;
    }
    return page.finish();
}

} // namespace rolescope::simulator
