// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"

#include <QByteArray>

namespace rolescope::test {

/// One line that says what an error is, for failure messages: "Forbidden AuthorizationFailed (403): …".
QByteArray describe(const Error& error);

} // namespace rolescope::test

/// Fails the running test with the error's text where a Result holds an error. Evaluates the expression once.
#define RS_VERIFY_OK(result)                                                                                           \
    do {                                                                                                               \
        const auto& rsResult = (result);                                                                               \
        QVERIFY2(rsResult.has_value(), rsResult ? "" : rolescope::test::describe(rsResult.error()).constData());       \
    } while (false)
