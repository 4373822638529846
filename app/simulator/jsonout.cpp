// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/jsonout.h"

#include <QJsonDocument>

namespace rolescope::simulator {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Characters that stand for themselves in a JSON text.
bool isPlain(char16_t code)
{
    return code >= 0x20 && code < 0x7f && code != u'"' && code != u'\\';
}

} // namespace

void JsonOut::member(QStringView name, QStringView text)
{
    key(name);
    string(text);
}

void JsonOut::member(QStringView name, bool value)
{
    key(name);
    boolean(value);
}

void JsonOut::member(QStringView name, qint64 value)
{
    key(name);
    number(value);
}

void JsonOut::member(QStringView name, const QJsonValue& value)
{
    key(name);
    json(value);
}

void JsonOut::member(QStringView name, const QStringList& texts)
{
    openArray(name);
    for (const QString& text : texts)
        string(text);
    endArray();
}

void JsonOut::openObject(QStringView name)
{
    key(name);
    beginObject();
}

void JsonOut::openArray(QStringView name)
{
    key(name);
    beginArray();
}

void JsonBytes::separate()
{
    if (!m_out.isEmpty() && m_out.back() != '{' && m_out.back() != '[' && m_out.back() != ':')
        m_out += ',';
}

void JsonBytes::quoted(QStringView text)
{
    // Nearly all of it is plain ASCII, which goes out in one sweep: pages of thousands of rows are made of this.
    const qsizetype start = m_out.size();
    m_out.resize(start + text.size() + 2);
    char* out = m_out.data() + start;
    *out++ = '"';
    for (QChar character : text) {
        const char16_t code = character.unicode();
        if (!isPlain(code)) {
            // Escapes and surrogate pairs are Qt's to write.
            m_out.truncate(start);
            const QByteArray array = QJsonDocument(QJsonArray{text.toString()}).toJson(QJsonDocument::Compact);
            m_out.append(array.constData() + 1, array.size() - 2);
            return;
        }
        *out++ = static_cast<char>(code);
    }
    *out = '"';
}

void JsonBytes::beginObject()
{
    separate();
    m_out += '{';
}

void JsonBytes::endObject()
{
    m_out += '}';
}

void JsonBytes::beginArray()
{
    separate();
    m_out += '[';
}

void JsonBytes::endArray()
{
    m_out += ']';
}

void JsonBytes::key(QStringView name)
{
    separate();
    quoted(name);
    m_out += ':';
}

void JsonBytes::string(QStringView text)
{
    separate();
    quoted(text);
}

void JsonBytes::boolean(bool value)
{
    separate();
    m_out += value ? "true" : "false";
}

void JsonBytes::number(qint64 value)
{
    separate();
    m_out += QByteArray::number(value);
}

void JsonBytes::json(const QJsonValue& value)
{
    separate();
    if (value.isObject()) {
        m_out += QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact);
        return;
    }
    const QByteArray array = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    m_out += array.mid(1, array.size() - 2);
}

void JsonTree::add(const QJsonValue& value)
{
    if (m_open.empty())
        m_result = value;
    else if (m_open.back().isArray)
        m_open.back().array.append(value);
    else
        m_open.back().object.insert(m_key, value);
}

void JsonTree::beginObject()
{
    m_open.push_back({m_key, {}, {}, false});
}

void JsonTree::endObject()
{
    const Open closed = std::move(m_open.back());
    m_open.pop_back();
    m_key = closed.key;
    add(closed.object);
}

void JsonTree::beginArray()
{
    m_open.push_back({m_key, {}, {}, true});
}

void JsonTree::endArray()
{
    const Open closed = std::move(m_open.back());
    m_open.pop_back();
    m_key = closed.key;
    add(closed.array);
}

void JsonTree::key(QStringView name)
{
    m_key = name.toString();
}

void JsonTree::string(QStringView text)
{
    add(text.toString());
}

void JsonTree::boolean(bool value)
{
    add(value);
}

void JsonTree::number(qint64 value)
{
    add(value);
}

void JsonTree::json(const QJsonValue& value)
{
    add(value);
}

} // namespace rolescope::simulator
