// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/printers.h"

namespace rolescope::test {

using namespace Qt::Literals::StringLiterals;

QByteArray describe(const Error& error)
{
    return u"%1 %2 (%3): %4 | %5"_s.arg(static_cast<int>(error.kind))
        .arg(error.code)
        .arg(error.httpStatus)
        .arg(error.what, error.detail)
        .toUtf8();
}

} // namespace rolescope::test
