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

namespace {

/// The index behind the closing quote of the string that opens at `open`, or the end.
qsizetype behindString(QByteArrayView bytes, qsizetype open)
{
    qsizetype i = open + 1;
    while (i < bytes.size() && bytes[i] != '"')
        i += bytes[i] == '\\' ? 2 : 1;
    return std::min(i + 1, bytes.size());
}

qsizetype behindBlanks(QByteArrayView bytes, qsizetype i)
{
    while (i < bytes.size() && (bytes[i] == ' ' || bytes[i] == '\t' || bytes[i] == '\n' || bytes[i] == '\r'))
        ++i;
    return i;
}

/// The string that is the value of the member whose name ends at `i`; empty for a value of another kind.
QString stringAfterName(QByteArrayView bytes, qsizetype i)
{
    const qsizetype colon = behindBlanks(bytes, i);
    if (colon >= bytes.size() || bytes[colon] != ':')
        return {};
    const qsizetype open = behindBlanks(bytes, colon + 1);
    if (open >= bytes.size() || bytes[open] != '"')
        return {};
    const QByteArrayView quoted = bytes.sliced(open, behindString(bytes, open) - open);
    return text(Json::parse(quoted.begin(), quoted.end(), nullptr, false));
}

} // namespace

QString peekText(QByteArrayView bytes, std::span<const QByteArrayView> keys)
{
    std::size_t rank = keys.size(); // of the best key found so far
    QString found;
    int depth = 0;
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        const char c = bytes[i];
        if (c == '{' || c == '[') {
            ++depth;
        } else if (c == '}' || c == ']') {
            --depth;
        } else if (c == '"') {
            const qsizetype end = behindString(bytes, i);
            if (depth == 1) {
                const QByteArrayView name = bytes.sliced(i + 1, std::max<qsizetype>(end - i - 2, 0));
                const auto key = static_cast<std::size_t>(std::ranges::find(keys, name) - keys.begin());
                QString value = key < rank ? stringAfterName(bytes, end) : QString();
                if (!value.isEmpty()) {
                    found = std::move(value);
                    rank = key;
                }
            }
            i = end - 1;
        }
    }
    return found;
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
