// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/paging.h"

#include "app/simulator/tokens.h"

#include <QUrl>

#include <algorithm>

namespace rolescope::simulator {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype usualRowSize = 800; // bytes

QString decodeToken(const QString& token)
{
    return QString::fromUtf8(QByteArray::fromBase64(token.toLatin1(), QByteArray::Base64UrlEncoding));
}

int pageSizeFor(const Request& request, int pageSize)
{
    const int top = request.parameter(u"$top").toInt();
    return top > 0 ? std::min(top, pageSize) : pageSize;
}

} // namespace

PageWriter::PageWriter(const Request& request, int pageSize)
    : m_request(request)
    , m_size(pageSizeFor(request, pageSize))
    , m_after(decodeToken(request.parameter(u"$skiptoken")))
    , m_out(m_bytes)
{
    m_bytes.reserve(std::min(m_size, 1000) * usualRowSize);
    m_bytes += R"({"value":[)";
}

bool PageWriter::admit(const QString& key)
{
    if (m_count == m_size) {
        m_more = true;
        return false;
    }
    ++m_count;
    m_last = key;
    return true;
}

QString PageWriter::nextLink() const
{
    QStringList keys = m_request.query.keys();
    keys.sort();
    QString link = m_request.origin + encodedPath(m_request.path);
    QChar mark = u'?';
    for (const QString& key : std::as_const(keys)) {
        if (key == "$skiptoken"_L1)
            continue;
        const QByteArray value = QUrl::toPercentEncoding(m_request.query.value(key));
        link += mark + key + u'=' + QString::fromLatin1(value);
        mark = u'&';
    }
    // Spelt as ARM spells it; base64url needs no encoding.
    return link + mark + u"%24skiptoken="_s + QString::fromLatin1(base64Url(m_last.toUtf8()));
}

Reply PageWriter::finish()
{
    m_out.endArray();
    if (m_more)
        m_out.member(u"nextLink", nextLink());
    m_out.endObject();
    return Reply::jsonBytes(std::move(m_bytes));
}

QString encodedPath(const QString& path)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(path, "/"_ba));
}

} // namespace rolescope::simulator
