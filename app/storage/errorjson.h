// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/error.h"

#include <QString>

#include <optional>

/// An Error as text of the journal. Reading gives back what was written, but for the wait that a service asked for,
/// which is over by then; text that is no error gives nothing.
namespace rolescope::storage {

QString errorToJson(const Error& error);
std::optional<Error> errorFromJson(const QString& json);

} // namespace rolescope::storage
