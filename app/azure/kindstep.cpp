// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/azure/kindstep.h"

#include "app/azure/cloud.h"
#include "app/azure/synccontext.h"

#include <algorithm>

namespace rolescope::azure {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Lists under way at once for one kind; the transport shares its connections among all kinds.
constexpr std::size_t mostAtOnce = 6;

} // namespace

KindStep::KindStep(SyncContext& context, Findings& findings, const ReadPlan& plan)
    : m_context(context), m_findings(findings), m_plan(plan)
{ }

KindStep::~KindStep() = default;

void KindStep::start()
{
    const QStringList all = m_findings.subscriptionIds();
    const bool byQuery = !m_plan.query.isEmpty();
    const qsizetype step = byQuery ? subscriptionsPerQuery : 1;
    for (qsizetype first = 0; first < all.size(); first += step)
        m_waiting.push_back({all.mid(first, step), byQuery});
    readNext();
}

void KindStep::readNext()
{
    if (const auto& lost = m_context.lost(); lost && !m_waiting.empty())
        giveUp(*lost);
    while (!m_waiting.empty() && m_running.size() < mostAtOnce) {
        Ask ask = std::move(m_waiting.front());
        m_waiting.pop_front();
        begin(std::move(ask));
    }
    if (m_running.empty())
        Q_EMIT finished();
}

void KindStep::begin(Ask ask)
{
    m_context.begin(ask.byQuery ? m_plan.title()
                                : tr("%1 of %2", "%1: Virtual machines, %2: name of a subscription")
                                      .arg(m_plan.title(), m_findings.displayNameOf(ask.subscriptions.first())));
    auto read = std::make_unique<ListRead>(m_context, listFor(ask), [this](Page& page) {
        m_findings.note(page.values);
        Q_EMIT noted();
    });
    connect(read.get(), &ListRead::finished, this, [this, id = read.get()](const ListEnd& how) { end(id, how); });
    m_running.push_back({std::move(ask), std::move(read)});
}

std::unique_ptr<PagedList> KindStep::listFor(const Ask& ask)
{
    if (ask.byQuery)
        return m_context.query(QString(m_plan.query), ask.subscriptions, m_plan.inherited, m_plan.reader);
    QueryItems items;
    if (!m_plan.filter.isEmpty())
        items.emplace_back(u"$filter"_s, QString(m_plan.filter));
    Request request;
    request.url = armUrl(m_context.cloud(), armid::subscriptionScope(ask.subscriptions.first()) + m_plan.path,
                         m_plan.apiVersion, items);
    return m_context.list(std::move(request), m_plan.reader);
}

void KindStep::end(const ListRead* read, const ListEnd& end)
{
    const auto found
        = std::ranges::find_if(m_running, [read](const Running& running) { return running.read.get() == read; });
    const Running ended = std::move(*found);
    m_running.erase(found);
    m_context.noteOutcome(end.error);
    endAsk(ended.ask, end);
    readNext();
}

void KindStep::endAsk(const Ask& ask, const ListEnd& end)
{
    if (end.isWhole()) {
        cover(ask.subscriptions);
    } else if (ask.byQuery && end.error) {
        for (const QString& subscription : ask.subscriptions)
            m_waiting.push_back({{subscription}, false});
        return; // settled by those
    } else {
        const QString scope
            = ask.subscriptions.size() == 1 ? armid::subscriptionScope(ask.subscriptions.first()) : u"/"_s;
        miss(scope, end.problem(), m_plan.wouldHelp());
    }
    settle(ask.subscriptions);
}

void KindStep::cover(const QStringList& subscriptions)
{
    // A role definition has no one scope; whoever reads the rest of them covers them all together.
    if (m_plan.kind == ReadKind::RoleDefinitions)
        return;
    for (const QString& subscription : subscriptions)
        m_context.cover(m_plan.kind, armid::subscriptionScope(subscription));
}

void KindStep::settle(const QStringList& subscriptions)
{
    for (const QString& subscription : subscriptions)
        m_context.settle(subscription);
}

void KindStep::miss(const QString& scope, const Error& error, const QString& wouldHelp)
{
    m_whole = false;
    m_context.addGap(m_plan.kind, scope, error, m_plan.hides(), wouldHelp);
}

void KindStep::giveUp(const Error& error)
{
    miss(u"/"_s, error, error.advice);
    for (const Ask& ask : std::exchange(m_waiting, {}))
        settle(ask.subscriptions);
}

} // namespace rolescope::azure
