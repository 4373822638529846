// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/azure/namesstep.h"

#include "app/azure/cloud.h"
#include "app/azure/decode.h"
#include "app/azure/synccontext.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace rolescope::azure {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::size_t callsAtOnce = 3;

/// Kinds that are not asked for, since another directory holds them or Graph does not give them this way: an answer
/// without them says nothing.
bool isOutsideOfAnswer(PrincipalKind kind)
{
    return kind == PrincipalKind::ForeignGroup || kind == PrincipalKind::Device;
}

} // namespace

NamesStep::NamesStep(SyncContext& context, Findings& findings) : m_context(context), m_findings(findings)
{ }

NamesStep::~NamesStep() = default;

void NamesStep::start()
{
    m_context.begin(tr("Names of users, groups and identities"));
    m_started = true;
    readNext();
}

void NamesStep::readAhead()
{
    if (!m_started)
        readNext();
}

void NamesStep::readNext()
{
    QStringList& waiting = m_findings.unnamedPrincipals;
    const qsizetype enough = m_started ? 1 : idsPerCall;
    while (!m_problem && waiting.size() >= enough && m_calls.size() < callsAtOnce) {
        const qsizetype count = std::min<qsizetype>(idsPerCall, waiting.size());
        const QStringList ids = waiting.first(count);
        waiting.remove(0, count);
        begin(ids);
    }
    if (m_started && m_calls.empty())
        conclude();
}

void NamesStep::begin(QStringList ids)
{
    Request request;
    request.method = Request::Method::Post;
    request.readsOnly = true;
    request.url = graphUrl(m_context.cloud(), u"/directoryObjects/getByIds"_s);
    request.body = QJsonDocument(QJsonObject{{u"ids"_s, QJsonArray::fromStringList(ids)},
                                             {u"types"_s, QJsonArray{u"user"_s, u"group"_s, u"servicePrincipal"_s}}})
                       .toJson(QJsonDocument::Compact);
    auto call = std::make_unique<Call>();
    call->ids = std::move(ids);
    call->read = std::make_unique<ListRead>(m_context, m_context.list(std::move(request), readPrincipal),
                                            [id = call.get()](Page& page) {
                                                for (const Principal& principal : page.values.principals)
                                                    id->answered.insert(principal.id);
                                            });
    connect(call->read.get(), &ListRead::finished, this, [this, id = call.get()](const ListEnd& how) { end(id, how); });
    m_calls.push_back(std::move(call));
}

void NamesStep::end(const Call* call, const ListEnd& end)
{
    const auto found = std::ranges::find(m_calls, call, &std::unique_ptr<Call>::get);
    const auto ended = std::move(*found);
    m_calls.erase(found);
    if (end.isWhole())
        deliverDeleted(*ended);
    else
        m_problem = end.problem();
    readNext();
}

void NamesStep::deliverDeleted(const Call& call)
{
    SyncBatch batch;
    for (const QString& id : call.ids) {
        const PrincipalKind kind = m_findings.principals.value(id);
        if (call.answered.contains(id))
            continue;
        if (isOutsideOfAnswer(kind) || !m_findings.isOneDirectory()) {
            ++m_unresolved;
            continue;
        }
        Principal principal;
        principal.id = id;
        principal.kind = kind;
        principal.deleted = true;
        batch.principals.push_back(std::move(principal));
    }
    m_context.deliver(std::move(batch));
}

void NamesStep::conclude()
{
    if (m_problem) {
        m_context.addGap(
            ReadKind::PrincipalNames, u"/"_s, *m_problem,
            tr("Users, groups and applications are shown by their ids, and assignments to deleted ones cannot "
               "be told from others."),
            tr("The directory role Directory Readers would help."));
    } else if (m_unresolved > 0) {
        const Error error = makeError(ErrorKind::NotFound, tr("The directory that was asked does not hold them."));
        m_context.addGap(ReadKind::PrincipalNames, u"/"_s, error,
                         tr("%n principal(s) are shown by their ids.", nullptr, m_unresolved),
                         tr("Signing in to the directory that they belong to would help."));
    } else {
        m_context.cover(ReadKind::PrincipalNames, u"/"_s);
    }
    Q_EMIT finished();
}

} // namespace rolescope::azure
