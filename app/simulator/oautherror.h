// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simulator/http.h"

#include <QString>

namespace rolescope::simulator {

/// A token endpoint's refusal as Microsoft Entra writes it: "AADSTSnnnnn: text Trace ID: … Correlation ID: … Timestamp:
/// …".
Reply oauthError(const QString& error, int number, const QString& text, int status = 400);

/// The same description alone, for a redirect.
QString oauthDescription(int number, const QString& text);

} // namespace rolescope::simulator
