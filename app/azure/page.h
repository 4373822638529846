// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/batch.h"
#include "models/domain/result.h"

#include <QByteArray>
#include <QString>

#include <nlohmann/json_fwd.hpp>

namespace rolescope::azure {

/// One page of a list, decoded. Rows that cannot be used are left out and counted, so that they do not pass for absent.
struct Page
{
    SyncBatch values;
    QString continuation; ///< nextLink, @odata.nextLink or $skipToken; empty at the end
    bool truncated = false; ///< Resource Graph kept rows back and gives no way to them
    int skipped = 0;
    QString skipReason; ///< of the first row left out, translated

    void skip(const QString& reason)
    {
        if (skipped++ == 0)
            skipReason = reason;
    }
};

/// What the page's continuation will turn out to be, told before the page is decoded.
QString peekContinuation(QByteArrayView body);

/// Adds one row of a list to the page, or skips it. Never throws, whatever the row is.
using RowReader = void (*)(const nlohmann::json& row, Page& page);

/// A page of ARM or Microsoft Graph: {"value":[…], "nextLink" or "@odata.nextLink"}.
Result<Page> decodeList(const QByteArray& body, RowReader reader);
/// A page of Resource Graph in the format objectArray: {"data":[…], "$skipToken", "resultTruncated"}.
Result<Page> decodeGraphRows(const QByteArray& body, RowReader reader);
/// A single object, as if it were the one row of a list.
Result<Page> decodeObject(const QByteArray& body, RowReader reader);

} // namespace rolescope::azure
