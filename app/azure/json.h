// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"

#include <QByteArrayView>
#include <QString>
#include <QStringList>

#include <nlohmann/json.hpp>

#include <span>

/// Reading JSON from strangers: bounded in depth, and never failing on what is missing or of another type.
/// All functions are free of state and may be used on any thread.
namespace rolescope::azure {

using Json = nlohmann::json;

inline constexpr int deepestJson = 64;

/// True where objects and arrays nest deeper than `limit`. Looks at the bytes only and knows strings, so it is safe
/// before any parser has seen them.
bool nestsDeeperThan(QByteArrayView bytes, int limit);

/// A whole document; a byte order mark before it is skipped. Fails with BadReply on broken or too deep JSON.
Result<Json> parseJson(QByteArrayView bytes);

/// The text of the first of these members of the document that has one, found by its bytes alone, in a fraction of the
/// time that parsing takes. For looking ahead: in a broken document it may find what is no member at all.
QString peekText(QByteArrayView bytes, std::span<const QByteArrayView> keys);

/// The member of an object; a null value where there is none or it is no object.
const Json& member(const Json& object, const char* key);
const Json& member(const Json& object, const char* key, const char* inner);
const Json& member(const Json& object, const char* key, const char* inner, const char* innermost);

/// Text, bounded to `longestText` characters; empty for anything that is no string.
inline constexpr qsizetype longestText = 16 * 1024;
QString text(const Json& value);
QString textAt(const Json& object, const char* key);
QStringList texts(const Json& array); ///< those elements that are strings
bool flagAt(const Json& object, const char* key, bool otherwise);

} // namespace rolescope::azure
