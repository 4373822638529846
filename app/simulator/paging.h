// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simulator/http.h"
#include "app/simulator/jsonout.h"

#include <QByteArray>
#include <QString>

namespace rolescope::simulator {

/// Writes one page of a list, {"value":[…],"nextLink":"…"}, row by row. Rows come in the order of a key; the page token
/// is the key of the last row, so that rows that appear or vanish between two pages neither repeat nor hide others. The
/// token survives a client that re-encodes or re-orders the link or changes its api-version.
class PageWriter
{
public:
    /// The page holds at most `pageSize` rows, or $top when that is less.
    PageWriter(const Request& request, int pageSize);

    /// The key after which this page begins; empty for the first page.
    QString after() const { return m_after; }
    /// Call before each row; false when the page is full, which makes a nextLink.
    bool admit(const QString& key);
    /// Where the admitted row is written to.
    JsonOut& out() { return m_out; }
    Reply finish();

private:
    QString nextLink() const;

    const Request& m_request;
    int m_size;
    int m_count = 0;
    bool m_more = false;
    QString m_after;
    QString m_last;
    QByteArray m_bytes;
    JsonBytes m_out;
};

/// A path percent-encoded for a URL.
QString encodedPath(const QString& path);

} // namespace rolescope::simulator
