// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/httpparser.h"

#include <cctype>
#include <cstring>
#include <utility>

namespace rolescope::simulator {

using namespace Qt::Literals::StringLiterals;

void HttpParser::feed(const QByteArray& bytes)
{
    m_buffer += bytes;
}

bool HttpParser::refuse(int status)
{
    m_error = status;
    return false;
}

std::optional<Request> HttpParser::next()
{
    if (m_error != 0 || (!m_haveHead && !readHead()) || !readBody())
        return std::nullopt;
    setOrigin();
    m_haveHead = false;
    m_continue = false;
    return std::exchange(m_request, {});
}

bool HttpParser::takeContinue()
{
    return m_haveHead && std::exchange(m_continue, false);
}

bool HttpParser::readHead()
{
    // An empty line before the request line is to be ignored (RFC 9112, 2.2).
    while (m_buffer.startsWith("\r\n"))
        m_buffer.remove(0, 2);
    const qsizetype end = m_buffer.indexOf("\r\n\r\n");
    if (end > longestHead || (end < 0 && m_buffer.size() > longestHead))
        return refuse(431);
    if (end < 0)
        return false;
    const QByteArray head = m_buffer.left(end);
    m_buffer.remove(0, end + 4);
    m_request = {};
    bool first = true;
    for (const QByteArray& line : head.split('\n')) {
        const QByteArrayView text = QByteArrayView(line).endsWith('\r') ? QByteArrayView(line).chopped(1) : line;
        if (first ? !readRequestLine(text) : !readHeader(text))
            return false;
        first = false;
    }
    return planBody();
}

bool HttpParser::readRequestLine(QByteArrayView line)
{
    const qsizetype first = line.indexOf(' ');
    const qsizetype last = line.lastIndexOf(' ');
    if (first <= 0 || last <= first + 1)
        return refuse(400);
    const QByteArrayView version = line.sliced(last + 1);
    if (version != "HTTP/1.1" && version != "HTTP/1.0")
        return refuse(505);
    m_keepAlive = version == "HTTP/1.1";
    m_request.method = line.first(first).toByteArray();
    QByteArrayView target = line.sliced(first + 1, last - first - 1);
    if (target.startsWith("http://") || target.startsWith("https://")) {
        const qsizetype path = target.indexOf('/', target.indexOf("://") + 3);
        target = path < 0 ? QByteArrayView("/") : target.sliced(path);
    }
    setTarget(m_request, target);
    return true;
}

bool HttpParser::readHeader(QByteArrayView line)
{
    const qsizetype colon = line.indexOf(':');
    if (colon <= 0)
        return refuse(400);
    m_request.headers.insert(line.first(colon).toByteArray().toLower(), line.sliced(colon + 1).trimmed().toByteArray());
    return true;
}

bool HttpParser::planBody()
{
    const QByteArray connection = m_request.header("connection"_ba).toLower();
    if (connection.contains("close"))
        m_keepAlive = false;
    else if (connection.contains("keep-alive"))
        m_keepAlive = true;
    const QByteArray coding = m_request.header("transfer-encoding"_ba).toLower();
    m_chunked = coding == "chunked";
    if (!coding.isEmpty() && !m_chunked)
        return refuse(501);
    const QByteArray length = m_request.header("content-length"_ba);
    bool number = true;
    m_expected = length.isEmpty() || m_chunked ? 0 : length.toLongLong(&number);
    if (!number || m_expected < 0)
        return refuse(400);
    if (m_expected > longestBody)
        return refuse(413);
    m_continue = m_request.header("expect"_ba).toLower() == "100-continue" && (m_chunked || m_expected > 0);
    m_haveHead = true;
    return true;
}

bool HttpParser::readBody()
{
    if (m_chunked)
        return readChunks();
    if (m_buffer.size() < m_expected)
        return false;
    m_request.body = m_buffer.left(m_expected);
    m_buffer.remove(0, m_expected);
    return true;
}

bool HttpParser::readChunks()
{
    while (true) {
        const qsizetype lineEnd = m_buffer.indexOf("\r\n");
        if (lineEnd < 0)
            return m_buffer.size() > longestHead ? refuse(400) : false;
        bool number = false;
        const qint64 size = m_buffer.left(lineEnd).split(';').constFirst().trimmed().toLongLong(&number, 16);
        if (!number || size < 0)
            return refuse(400);
        if (size > longestBody - m_request.body.size())
            return refuse(413);
        if (size == 0) {
            // The trailer section ends with an empty line.
            const qsizetype end = m_buffer.indexOf("\r\n\r\n", lineEnd);
            if (end < 0)
                return m_buffer.size() > longestHead ? refuse(431) : false;
            m_buffer.remove(0, end + 4);
            return true;
        }
        if (m_buffer.size() < lineEnd + 2 + size + 2)
            return false;
        m_request.body += m_buffer.mid(lineEnd + 2, size);
        m_buffer.remove(0, lineEnd + 2 + size + 2);
    }
}

void HttpParser::setOrigin()
{
    // A proxy that ends TLS says how the client sees us; the first entry is the outermost proxy.
    const auto first
        = [this](const QByteArray& name) { return m_request.header(name).split(',').constFirst().trimmed(); };
    const QByteArray scheme = first("x-forwarded-proto"_ba).toLower();
    const QByteArray forwarded = first("x-forwarded-host"_ba);
    QByteArray host = forwarded.isEmpty() ? m_request.header("host"_ba) : forwarded;
    // It goes into reply headers and URLs: nothing but a host and a port may pass.
    host.removeIf([](char c) { return !std::isalnum(static_cast<unsigned char>(c)) && !std::strchr(".-:[]", c); });
    m_request.origin = (scheme == "https" ? u"https://"_s : u"http://"_s) + QString::fromLatin1(host);
}

} // namespace rolescope::simulator
