// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/azure/json.h"

#include <QCoreApplication>

#include <algorithm>

namespace rolescope::azure {

using namespace Qt::Literals::StringLiterals;

namespace {

struct AzureJson
{
    Q_DECLARE_TR_FUNCTIONS(AzureJson)
};

const Json nothing;

} // namespace

bool nestsDeeperThan(QByteArrayView bytes, int limit)
{
    int depth = 0;
    bool inString = false;
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        const char c = bytes[i];
        if (inString) {
            if (c == '\\')
                ++i;
            else if (c == '"')
                inString = false;
        } else if (c == '"') {
            inString = true;
        } else if (c == '{' || c == '[') {
            if (++depth > limit)
                return true;
        } else if (c == '}' || c == ']') {
            --depth;
        }
    }
    return false;
}

Result<Json> parseJson(QByteArrayView bytes)
{
    static constexpr char byteOrderMark[] = "\xEF\xBB\xBF";
    if (bytes.startsWith(byteOrderMark))
        bytes = bytes.sliced(3);
    if (nestsDeeperThan(bytes, deepestJson))
        return failure(ErrorKind::BadReply, AzureJson::tr("An answer is nested too deeply and was not read."),
                       AzureJson::tr("Check that the address is that of Azure and not of a proxy."));
    Json json = Json::parse(bytes.begin(), bytes.end(), nullptr, false);
    if (json.is_discarded())
        return failure(ErrorKind::BadReply, AzureJson::tr("An answer is not valid JSON and was not read."),
                       AzureJson::tr("Check that the address is that of Azure and not of a proxy."));
    return json;
}

const Json& member(const Json& object, const char* key)
{
    if (!object.is_object())
        return nothing;
    const auto found = object.find(key);
    return found == object.end() ? nothing : *found;
}

const Json& member(const Json& object, const char* key, const char* inner)
{
    return member(member(object, key), inner);
}

const Json& member(const Json& object, const char* key, const char* inner, const char* innermost)
{
    return member(member(object, key, inner), innermost);
}

QString text(const Json& value)
{
    if (!value.is_string())
        return {};
    const auto& string = value.get_ref<const std::string&>();
    // No more than four bytes make one character.
    const auto length = std::min(static_cast<qsizetype>(string.size()), longestText * 4);
    QString result = QString::fromUtf8(string.data(), length);
    result.truncate(longestText);
    return result;
}

QString textAt(const Json& object, const char* key)
{
    return text(member(object, key));
}

QStringList texts(const Json& array)
{
    QStringList result;
    if (!array.is_array())
        return result;
    result.reserve(static_cast<qsizetype>(array.size()));
    for (const Json& element : array) {
        if (element.is_string())
            result.append(text(element));
    }
    return result;
}

bool flagAt(const Json& object, const char* key, bool otherwise)
{
    const Json& value = member(object, key);
    return value.is_boolean() ? value.get<bool>() : otherwise;
}

} // namespace rolescope::azure
