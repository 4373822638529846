// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/error.h"

#include <tl/expected.hpp>

namespace rolescope {

/// Either a value or the Error that stands in its way.
template <typename T> using Result = tl::expected<T, Error>;

inline Error makeError(ErrorKind kind, QString what, QString advice = {})
{
    Error error;
    error.kind = kind;
    error.what = std::move(what);
    error.advice = std::move(advice);
    return error;
}

inline tl::unexpected<Error> failure(ErrorKind kind, QString what, QString advice = {})
{
    return tl::unexpected<Error>(makeError(kind, std::move(what), std::move(advice)));
}

} // namespace rolescope
