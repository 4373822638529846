// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <chrono>
#include <optional>

namespace rolescope {

/// What kind of thing went wrong; decides exit codes, retries and the advice shown, never the wording.
enum class ErrorKind : quint8 {
    Cancelled, ///< the person or the program asked to stop
    Network, ///< no answer: refused, reset, name not found, TLS failure
    Timeout, ///< no answer in time
    SignInNeeded, ///< no usable token: not signed in, expired for good, or a claims challenge
    Forbidden, ///< the caller lacks a right (403)
    NotFound, ///< 404
    Conflict, ///< 409 and 412
    Throttled, ///< 429 after all retries
    Server, ///< 5xx after all retries
    BadReply, ///< an answer that is not what the API promises
    BadInput, ///< what the person gave cannot be used
    Io, ///< a file or a port of this machine
};

/// A failure that a person can act on. `what` is a whole sentence in plain words; the rest is detail behind it.
/// No field ever holds a token or a secret.
struct Error
{
    ErrorKind kind = ErrorKind::BadReply;
    QString what; ///< sentence for the person, translated
    QString advice; ///< what to do next, translated; may be empty
    QString code; ///< the service's own code ("AuthorizationFailed"); may be empty
    QString detail; ///< the service's own message, untranslated, bounded in length; may be empty
    int httpStatus = 0; ///< 0 when there was no HTTP answer
    QString correlationId; ///< x-ms-correlation-request-id or x-ms-request-id; may be empty
    std::optional<std::chrono::milliseconds> retryAfter; ///< what the service asked to wait

    bool operator==(const Error&) const = default;
};

} // namespace rolescope
