// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"

#include <QByteArray>
#include <QNetworkReply>
#include <QObject>
#include <QString>
#include <QUrl>

#include <functional>
#include <memory>
#include <utility>
#include <vector>

class QNetworkAccessManager;

namespace rolescope::auth {

struct HttpAnswer
{
    int status = 0;
    QUrl location; ///< where a redirect points to; redirects are never followed
    QByteArray body; ///< at most Exchange::largestBody bytes
};

using FormFields = std::vector<std::pair<QString, QString>>;

/// `application/x-www-form-urlencoded`: everything but unreserved characters is percent-encoded, '+' too.
QByteArray formEncoded(const FormFields& fields);

/// One request to a sign-in service at a time: bounded in time and size, no redirects, no cookies kept.
/// Destroying it, or starting another request, drops the one under way without a callback.
class Exchange : public QObject
{
    Q_OBJECT

public:
    using Callback = std::function<void(const Result<HttpAnswer>&)>;
    static constexpr qint64 largestBody = 1024 * 1024;

    /// `network` must outlive this.
    explicit Exchange(QNetworkAccessManager& network, QObject* parent = nullptr);
    ~Exchange() override;

    void get(const QUrl& url, Callback callback);
    void postForm(const QUrl& url, const FormFields& fields, Callback callback);

private:
    struct Dispose
    {
        void operator()(QNetworkReply* reply) const;
    };

    void watch(QNetworkReply* reply, Callback callback);
    void checkSize();
    void finish();

    QNetworkAccessManager& m_network;
    std::unique_ptr<QNetworkReply, Dispose> m_reply;
    Callback m_callback;
    bool m_tooLarge = false;
};

} // namespace rolescope::auth
