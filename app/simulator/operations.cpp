// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/operations.h"

#include <QUuid>

#include <algorithm>
#include <utility>

namespace rolescope::simulator {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 keptSeconds = 600; // finished operations can be polled this long

} // namespace

Operations::Operations(const ServerOptions& options) : m_options(options)
{ }

QString Operations::start(const QString& resourceKey, const Outcome& outcome, std::function<void()> finish)
{
    const QString id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    m_operations.insert(id, {resourceKey, outcome, std::move(finish), QDateTime::currentDateTimeUtc(), {}, 0});
    return id;
}

bool Operations::isBusy(const QString& resourceKey) const
{
    return std::any_of(m_operations.begin(), m_operations.end(), [&resourceKey](const Operation& operation) {
        return operation.resourceKey == resourceKey && !operation.ended.isValid();
    });
}

void Operations::end(Operation& operation)
{
    operation.ended = QDateTime::currentDateTimeUtc();
    if (const auto finish = std::exchange(operation.finish, nullptr))
        finish();
}

void Operations::settle()
{
    if (m_operations.isEmpty())
        return;
    const QDateTime now = QDateTime::currentDateTimeUtc();
    for (Operation& operation : m_operations) {
        if (!operation.ended.isValid() && operation.started.msecsTo(now) >= m_options.operationMs)
            end(operation);
    }
    m_operations.removeIf([&now](const std::pair<const QString&, Operation&>& entry) {
        return entry.second.ended.isValid() && entry.second.ended.secsTo(now) > keptSeconds;
    });
}

std::optional<Reply> Operations::poll(const QString& id)
{
    const auto it = m_operations.find(id);
    if (it == m_operations.end())
        return std::nullopt;
    if (!it->ended.isValid() && it->polls++ >= m_options.operationPolls)
        end(*it);
    QJsonObject body{{u"name"_s, id}, {u"startTime"_s, it->started.toString(Qt::ISODateWithMs)}};
    if (!it->ended.isValid()) {
        body.insert(u"status"_s, u"InProgress"_s);
        Reply running = Reply::json(body);
        running.setHeader("Retry-After"_ba, QByteArray::number(m_options.retryAfterSeconds));
        return running;
    }
    body.insert(u"endTime"_s, it->ended.toString(Qt::ISODateWithMs));
    body.insert(u"status"_s, it->outcome.failed ? u"Failed"_s : u"Succeeded"_s);
    if (it->outcome.failed)
        body.insert(u"error"_s,
                    QJsonObject{{u"code"_s, it->outcome.errorCode}, {u"message"_s, it->outcome.errorMessage}});
    return Reply::json(body);
}

std::optional<bool> Operations::isDone(const QString& id) const
{
    const auto it = m_operations.constFind(id);
    if (it == m_operations.constEnd())
        return std::nullopt;
    return it->ended.isValid();
}

} // namespace rolescope::simulator
