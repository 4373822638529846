// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/roleassignmentsapi.h"

#include "app/simulator/access.h"
#include "app/simulator/armjson.h"
#include "app/simulator/ids.h"
#include "app/simulator/paging.h"
#include "app/simulator/roleassignmentput.h"
#include "app/simulator/state.h"

#include <QRegularExpression>
#include <QSet>

namespace rolescope::simulator {

using namespace Qt::Literals::StringLiterals;

namespace {

const auto assignmentsRead = u"Microsoft.Authorization/roleAssignments/read"_s;

/// $filter of role assignment lists.
struct Filter
{
    bool atScope = false;
    bool byPrincipal = false;
    QSet<QString> principals; ///< object ids, lower case

    /// Nothing for an expression that Azure does not take.
    static std::optional<Filter> parse(const State& state, const QString& text);
    bool accepts(const RoleAssignment& assignment) const
    {
        return !byPrincipal || principals.contains(keyOf(assignment.principalId));
    }
};

std::optional<Filter> Filter::parse(const State& state, const QString& text)
{
    static const QRegularExpression equals(u"^principalId\\s+eq\\s+'?([^']+)'?$"_s,
                                           QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression assignedTo(u"^assignedTo\\('([^']+)'\\)$"_s,
                                               QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression conjunction(u"\\s+and\\s+"_s, QRegularExpression::CaseInsensitiveOption);
    Filter filter;
    const QStringList terms = text.split(conjunction, Qt::SkipEmptyParts);
    for (const QString& untrimmed : terms) {
        const QString term = untrimmed.trimmed();
        const QRegularExpressionMatch equal = equals.match(term);
        const QRegularExpressionMatch assigned = assignedTo.match(term);
        if (term.compare("atScope()"_L1, Qt::CaseInsensitive) == 0) {
            filter.atScope = true;
        } else if (equal.hasMatch()) {
            filter.byPrincipal = true;
            filter.principals = {keyOf(equal.captured(1).trimmed())};
        } else if (assigned.hasMatch()) {
            const QString id = keyOf(assigned.captured(1));
            filter.byPrincipal = true;
            filter.principals = state.transitiveGroups(id);
            filter.principals.insert(id);
        } else {
            return std::nullopt;
        }
    }
    return filter;
}

/// Writes one page: assignments from the root down to the scope first, then those below it in the order of their
/// scopes.
class Lister
{
public:
    Lister(const Context& context, const ArmRequest& request, const Filter& filter)
        : m_state(context.state), m_filter(filter), m_request(request), m_page(request.http, context.options.pageSize)
    { }

    Reply run()
    {
        if (above() && !m_filter.atScope && !m_request.subscription.isEmpty())
            below();
        return m_page.finish();
    }

private:
    /// The keys "0…" and "1…" keep the two parts in order; a scope cannot hold the separator.
    static QString rowKey(QChar part, const QString& scope, const QString& guid) { return part + scope + u'\n' + guid; }

    bool write(const QString& key, const RoleAssignment& assignment)
    {
        if (key <= m_page.after() || !m_filter.accepts(assignment))
            return true;
        if (!m_page.admit(key))
            return false;
        armjson::write(m_page.out(), m_state, assignment, m_request.subscription);
        return true;
    }

    bool above()
    {
        const QStringList chain = m_state.scopeChain(m_request.scope);
        for (qsizetype i = chain.size() - 1; i >= 0; --i) {
            const auto here = m_state.assignments().find(chain.at(i));
            if (here == m_state.assignments().end())
                continue;
            const QString depth = QString::number(chain.size() - 1 - i).rightJustified(3, u'0');
            for (const auto& [guid, assignment] : here->second) {
                if (!write(rowKey(u'0', depth, guid), assignment))
                    return false;
            }
        }
        return true;
    }

    void below()
    {
        auto [it, last] = State::below(m_state.assignments(), keyOf(m_request.scope));
        if (m_page.after().startsWith(u'1')) {
            const QString reached = m_page.after().mid(1).section(u'\n', 0, 0);
            if (isAtOrBelow(reached, keyOf(m_request.scope)))
                it = m_state.assignments().lower_bound(reached);
        }
        for (; it != last; ++it) {
            for (const auto& [guid, assignment] : it->second) {
                if (!write(rowKey(u'1', it->first, guid), assignment))
                    return;
            }
        }
    }

    const State& m_state;
    const Filter& m_filter;
    const ArmRequest& m_request;
    PageWriter m_page;
};

Reply list(const Context& context, const ArmRequest& request)
{
    if (auto refused = checkRead(context, request, assignmentsRead, request.scope))
        return *refused;
    const QString text = request.http.parameter(u"$filter");
    const auto filter = Filter::parse(context.state, text);
    if (!filter)
        return Reply::error(400, u"UnsupportedQuery"_s,
                            u"The filter '%1' is not supported. Supported filters are "
                            "atScope(), principalId eq '{value}' and assignedTo('{value}')."_s.arg(text));
    return Lister(context, request, *filter).run();
}

Reply remove(const Context& context, const ArmRequest& request, const QString& guid)
{
    const QString action = u"Microsoft.Authorization/roleAssignments/delete"_s;
    if (auto refused = checkWrite(context, request, action, request.scope))
        return *refused;
    const RoleAssignment* found = context.state.assignment(guid);
    if (!found || keyOf(found->scope) != keyOf(request.scope))
        return Reply::empty(204);
    if (!context.state.access().mayDelegate(request.http.caller, action, request.scope, found->roleGuid))
        return refuse::authorization(context, request, action, request.scope);
    const QJsonObject object = armjson::object(context.state, *found, request.subscription);
    context.state.removeAssignment(guid);
    return Reply::json(object);
}

Reply show(const Context& context, const ArmRequest& request, const QString& guid)
{
    if (auto refused = checkRead(context, request, assignmentsRead, request.scope))
        return *refused;
    const RoleAssignment* found = context.state.assignment(guid);
    if (!found || keyOf(found->scope) != keyOf(request.scope))
        return Reply::error(404, u"RoleAssignmentNotFound"_s, u"The role assignment '%1' is not found."_s.arg(guid));
    return Reply::json(armjson::object(context.state, *found, request.subscription));
}

} // namespace

Reply roleAssignments(const Context& context, const ArmRequest& request)
{
    const QByteArray& method = request.http.method;
    if (request.rest.size() == 1)
        return method == "GET" ? list(context, request) : refuse::methodNotAllowed(request.http);
    if (request.rest.size() != 2)
        return refuse::routeNotFound(request.http);
    const QString guid = request.rest.at(1);
    if (method == "GET")
        return show(context, request, guid);
    if (method == "PUT")
        return putRoleAssignment(context, request, guid);
    if (method == "DELETE")
        return remove(context, request, guid);
    return refuse::methodNotAllowed(request.http);
}

} // namespace rolescope::simulator
