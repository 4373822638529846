// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/sourcespec.h"

#include <QCoreApplication>

namespace rolescope::cli {

using namespace Qt::Literals::StringLiterals;

Result<SourceSpec> parseSourceSpec(const QString& text)
{
    constexpr auto prefix = "sim:"_L1;
    SourceSpec spec;
    if (text == "demo"_L1) {
        spec.kind = SourceSpec::Kind::Demo;
    } else if (text == "azure"_L1) {
        spec.kind = SourceSpec::Kind::Azure;
    } else if (text.startsWith(prefix)) {
        spec.kind = SourceSpec::Kind::Simulator;
        spec.url = QUrl(text.sliced(prefix.size()), QUrl::StrictMode);
        const QString scheme = spec.url.scheme();
        const bool web = scheme == "http"_L1 || scheme == "https"_L1;
        const bool bare = (spec.url.path().isEmpty() || spec.url.path() == "/"_L1) && !spec.url.hasQuery()
            && !spec.url.hasFragment() && spec.url.userInfo().isEmpty();
        if (!spec.url.isValid() || !web || spec.url.host().isEmpty() || !bare) {
            return failure(
                ErrorKind::BadInput,
                QCoreApplication::translate("rolescope::cli::SourceSpec", "\"%1\" is no address of a simulator.")
                    .arg(text.left(200)),
                QCoreApplication::translate("rolescope::cli::SourceSpec", "Write it like sim:http://127.0.0.1:8400."));
        }
        spec.url.setPath(QString());
    } else {
        spec.kind = SourceSpec::Kind::File;
        spec.path = text;
    }
    return spec;
}

} // namespace rolescope::cli
