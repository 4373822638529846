// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/azure/retry.h"

#include <QDateTime>
#include <QLocale>
#include <QRandomGenerator>
#include <QTimeZone>

#include <algorithm>

namespace rolescope::azure {

using namespace Qt::Literals::StringLiterals;
using std::chrono::milliseconds;
using std::chrono::seconds;

namespace {

/// IMF-fixdate, RFC 9110 §5.6.7: "Sun, 06 Nov 1994 08:49:37 GMT".
QDateTime httpDate(const QByteArray& value)
{
    const QDateTime local = QLocale::c().toDateTime(QString::fromLatin1(value), u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s);
    return local.isValid() ? QDateTime(local.date(), local.time(), QTimeZone::utc()) : QDateTime();
}

std::optional<milliseconds> secondsFrom(const QByteArray& value)
{
    bool isNumber = false;
    const qlonglong count = value.toLongLong(&isNumber);
    // A day is far beyond all that is ever waited for; it keeps the arithmetic from overflowing.
    constexpr qlonglong day = 24 * 60 * 60;
    if (!isNumber || count < 0)
        return std::nullopt;
    return seconds(std::min(count, day));
}

} // namespace

const RetryRule* retryRule(int status)
{
    const auto* found = std::ranges::find(retryTable, status, &RetryRule::status);
    return found == retryTable.end() ? nullptr : found;
}

milliseconds backOff(const RetryRule& rule, int retry)
{
    const milliseconds base = rule.firstDelay * (1 << std::min(retry, 10));
    return base + milliseconds(QRandomGenerator::global()->bounded(static_cast<int>(base.count() / 4) + 1));
}

std::optional<milliseconds> waitAskedFor(const Response& response)
{
    const QByteArray retryAfter = response.header("retry-after"_ba).trimmed();
    if (const auto wait = secondsFrom(retryAfter))
        return wait;
    if (const QDateTime until = httpDate(retryAfter); until.isValid()) {
        const QDateTime sent = httpDate(response.header("date"_ba).trimmed());
        const QDateTime now = sent.isValid() ? sent : QDateTime::currentDateTimeUtc();
        return milliseconds(std::max<qint64>(0, now.msecsTo(until)));
    }
    if (response.status == 429) {
        const QTime reset
            = QTime::fromString(QString::fromLatin1(response.header("x-ms-user-quota-resets-after"_ba)), u"hh:mm:ss"_s);
        if (reset.isValid())
            return milliseconds(reset.msecsSinceStartOfDay());
    }
    return std::nullopt;
}

} // namespace rolescope::azure
