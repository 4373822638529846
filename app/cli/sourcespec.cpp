// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/sourcespec.h"

#include <QCoreApplication>

namespace rolescope::cli {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype longestShown = 200; ///< characters of a wrong address in a message

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(rolescope::cli::SourceSpec)
};

bool isOrigin(const QUrl& url)
{
    const bool web = url.scheme() == "http"_L1 || url.scheme() == "https"_L1;
    const bool bare = (url.path().isEmpty() || url.path() == "/"_L1) && !url.hasQuery() && !url.hasFragment();
    return url.isValid() && web && bare && !url.host().isEmpty();
}

Result<SourceSpec> simulatorAt(const QString& address)
{
    QUrl url(address, QUrl::StrictMode);
    // Not repeated in the message: it may be a password.
    if (address.contains(u'@'))
        return failure(ErrorKind::BadInput, Texts::tr("A simulator's address holds no user name and no password."),
                       Texts::tr("Write it like sim:http://127.0.0.1:8400."));
    if (!isOrigin(url))
        return failure(ErrorKind::BadInput,
                       Texts::tr("\"%1\" is no address of a simulator.").arg(address.left(longestShown)),
                       Texts::tr("Write it like sim:http://127.0.0.1:8400."));
    url.setPath(QString());
    return SourceSpec{SourceSpec::Kind::Simulator, url, {}};
}

} // namespace

Result<SourceSpec> parseSourceSpec(const QString& text)
{
    constexpr auto simulator = "sim:"_L1;
    if (text == "demo"_L1)
        return SourceSpec{SourceSpec::Kind::Demo, {}, {}};
    if (text == "azure"_L1)
        return SourceSpec{SourceSpec::Kind::Azure, {}, {}};
    if (text.startsWith(simulator))
        return simulatorAt(text.sliced(simulator.size()));
    return SourceSpec{SourceSpec::Kind::File, {}, text};
}

} // namespace rolescope::cli
