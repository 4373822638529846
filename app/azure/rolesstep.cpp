// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/azure/rolesstep.h"

#include "app/azure/apiversions.h"
#include "app/azure/cloud.h"
#include "app/azure/decode.h"
#include "app/azure/synccontext.h"

#include <algorithm>

namespace rolescope::azure {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::size_t singlesAtOnce = 6;
constexpr qsizetype mostSingles = 200;

} // namespace

RolesStep::RolesStep(SyncContext& context, Findings& findings, bool customRolesWhole)
    : m_context(context), m_findings(findings), m_customRolesWhole(customRolesWhole)
{ }

RolesStep::~RolesStep() = default;

void RolesStep::start()
{
    if (m_findings.subscriptions.empty() || m_context.lost()) {
        m_problem = m_context.lost();
        conclude();
        return;
    }
    m_context.begin(tr("Role definitions"));
    if (missing().size() > fewRoles)
        readList();
    else
        readSingly();
}

QStringList RolesStep::missing() const
{
    const QSet<QString> open = m_findings.roleGuids - m_findings.knownRoles;
    QStringList guids(open.begin(), open.end());
    guids.sort();
    return guids;
}

void RolesStep::readList()
{
    Request request;
    request.url = armUrl(m_context.cloud(),
                         armid::subscriptionScope(m_findings.subscriptions.front().id)
                             + "/providers/Microsoft.Authorization/roleDefinitions"_L1,
                         apiversions::roleDefinitions, {{u"$filter"_s, u"type eq 'BuiltInRole'"_s}});
    m_list = std::make_unique<ListRead>(
        m_context, m_context.list(std::move(request), readRoleDefinition), [this](Page& page) {
            std::erase_if(page.values.roles,
                          [this](const RoleDefinition& role) { return !m_findings.roleGuids.contains(role.guid); });
            m_findings.note(page.values);
        });
    connect(m_list.get(), &ListRead::finished, this, &RolesStep::endList);
}

void RolesStep::endList(const ListEnd& end)
{
    m_context.noteOutcome(end.error);
    readSingly(); // what the list did not hold, or all of it where the list failed
}

void RolesStep::readSingly()
{
    m_waiting = missing();
    if (m_waiting.size() > mostSingles)
        m_waiting.resize(mostSingles);
    readNext();
}

void RolesStep::readNext()
{
    while (!m_waiting.isEmpty() && m_singles.size() < singlesAtOnce) {
        const QString guid = m_waiting.takeFirst();
        Request request;
        request.url = armUrl(m_context.cloud(),
                             armid::subscriptionScope(m_findings.subscriptions.front().id)
                                 + "/providers/Microsoft.Authorization/roleDefinitions/"_L1 + guid,
                             apiversions::roleDefinitions);
        auto read = std::make_unique<ListRead>(m_context, m_context.object(std::move(request), readRoleDefinition),
                                               [this](Page& page) { m_findings.note(page.values); });
        connect(read.get(), &ListRead::finished, this,
                [this, id = read.get(), guid](const ListEnd& end) { endSingle(id, guid, end); });
        m_singles.push_back(std::move(read));
    }
    if (m_singles.empty())
        conclude();
}

void RolesStep::endSingle(const ListRead* read, const QString& guid, const ListEnd& end)
{
    m_context.noteOutcome(end.error);
    if (!end.isWhole() && !m_findings.knownRoles.contains(guid))
        m_problem = end.problem();
    if (const auto& lost = m_context.lost()) {
        m_problem = lost;
        m_waiting.clear();
    }
    const auto found = std::ranges::find(m_singles, read, &std::unique_ptr<ListRead>::get);
    const auto ended = std::move(*found);
    m_singles.erase(found);
    readNext();
}

void RolesStep::conclude()
{
    const qsizetype unknown = missing().size();
    if (unknown > 0) {
        const Error problem = m_problem.value_or(makeError(ErrorKind::NotFound, tr("Azure does not tell them.")));
        m_context.addGap(ReadKind::RoleDefinitions, u"/"_s, problem,
                         tr("What %n role(s) allow is not known.", nullptr, static_cast<int>(unknown)),
                         tr("The role Reader at the scopes where these roles may be assigned would help."));
    } else if (m_customRolesWhole && !m_problem) {
        m_context.cover(ReadKind::RoleDefinitions, u"/"_s);
    }
    Q_EMIT finished();
}

} // namespace rolescope::azure
