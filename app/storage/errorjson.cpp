// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/errorjson.h"

#include "app/storage/journalwords.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace rolescope::storage {

using namespace Qt::Literals::StringLiterals;

QString errorToJson(const Error& error)
{
    const QJsonObject object{{u"kind"_s, wordOf(error.kind)},
                             {u"what"_s, error.what},
                             {u"advice"_s, error.advice},
                             {u"code"_s, error.code},
                             {u"detail"_s, error.detail},
                             {u"httpStatus"_s, error.httpStatus},
                             {u"correlationId"_s, error.correlationId}};
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

std::optional<Error> errorFromJson(const QString& json)
{
    const QJsonDocument document = QJsonDocument::fromJson(json.toUtf8());
    if (!document.isObject())
        return std::nullopt;
    const QJsonObject object = document.object();
    Error error;
    error.kind = errorKindOf(object.value("kind"_L1).toString());
    error.what = object.value("what"_L1).toString();
    error.advice = object.value("advice"_L1).toString();
    error.code = object.value("code"_L1).toString();
    error.detail = object.value("detail"_L1).toString();
    error.httpStatus = object.value("httpStatus"_L1).toInt();
    error.correlationId = object.value("correlationId"_L1).toString();
    return error;
}

} // namespace rolescope::storage
