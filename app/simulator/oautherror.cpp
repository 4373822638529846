// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/oautherror.h"

#include <QDateTime>
#include <QJsonArray>
#include <QUuid>

namespace rolescope::simulator {

using namespace Qt::Literals::StringLiterals;

namespace {

QString now()
{
    return QDateTime::currentDateTimeUtc().toString(u"yyyy-MM-dd hh:mm:ss'Z'"_s);
}

QString newId()
{
    return QUuid::createUuid().toString(QUuid::WithoutBraces);
}

} // namespace

QString oauthDescription(int number, const QString& text)
{
    return u"AADSTS%1: %2 Trace ID: %3 Correlation ID: %4 Timestamp: %5"_s.arg(QString::number(number), text, newId(),
                                                                               newId(), now());
}

Reply oauthError(const QString& error, int number, const QString& text, int status)
{
    return Reply::json({{u"error"_s, error},
                        {u"error_description"_s, oauthDescription(number, text)},
                        {u"error_codes"_s, QJsonArray{number}},
                        {u"timestamp"_s, now()},
                        {u"trace_id"_s, newId()},
                        {u"correlation_id"_s, newId()},
                        {u"error_uri"_s, u"https://login.microsoftonline.com/error?code=%1"_s.arg(number)}},
                       status);
}

} // namespace rolescope::simulator
