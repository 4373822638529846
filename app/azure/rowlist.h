// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/azure/http.h"
#include "app/azure/json.h"

#include <QObject>
#include <QSet>

#include <memory>
#include <vector>

namespace rolescope::azure {

class RequestJob;
class Transport;

/// Reads a short list to its end: a handful of permissions, locks or role assignments. Long ones are PagedList's
/// business. Links are followed as they came, and only to the origin of the first request. Destroying it cancels.
class RowList : public QObject
{
    Q_OBJECT

public:
    static constexpr int mostPages = 100;

    /// Begins on the next turn of the event loop.
    RowList(Transport& transport, const Request& first);
    ~RowList() override;

Q_SIGNALS:
    /// The one terminal signal: all rows, or why there are not all of them.
    void finished(const rolescope::Result<std::vector<rolescope::azure::Json>>& rows);

private:
    void send(const Request& request);
    void receive(const Result<Response>& result);
    void follow(const QString& link);
    void fail(const Error& error);

    Transport& m_transport;
    const QUrl m_origin;
    std::unique_ptr<RequestJob> m_job;
    std::vector<Json> m_rows;
    QSet<QString> m_seen; ///< links
};

} // namespace rolescope::azure
