// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/azure/page.h"

#include "app/azure/json.h"

#include <QCoreApplication>

namespace rolescope::azure {

using namespace Qt::Literals::StringLiterals;

namespace {

struct AzurePage
{
    Q_DECLARE_TR_FUNCTIONS(AzurePage)
};

constexpr auto nextLink = "nextLink";
constexpr auto odataNextLink = "@odata.nextLink";
constexpr auto skipToken = "$skipToken";

Result<Page> readRows(const Json& rows, RowReader reader)
{
    if (!rows.is_array())
        return failure(ErrorKind::BadReply, AzurePage::tr("An answer does not hold the list that was asked for."),
                       AzurePage::tr("Check that the address is that of Azure and not of a proxy."));
    Page page;
    for (const Json& row : rows) {
        if (row.is_object())
            reader(row, page);
        else
            page.skip(AzurePage::tr("A row is not an object."));
    }
    return page;
}

} // namespace

QString peekContinuation(QByteArrayView body)
{
    static constexpr QByteArrayView keys[] = {nextLink, odataNextLink, skipToken};
    return peekText(body, keys);
}

Result<Page> decodeList(const QByteArray& body, RowReader reader)
{
    const Result<Json> json = parseJson(body);
    if (!json)
        return tl::unexpected(json.error());
    Result<Page> page = readRows(member(*json, "value"), reader);
    if (page) {
        page->continuation = textAt(*json, nextLink);
        if (page->continuation.isEmpty())
            page->continuation = textAt(*json, odataNextLink);
    }
    return page;
}

Result<Page> decodeGraphRows(const QByteArray& body, RowReader reader)
{
    const Result<Json> json = parseJson(body);
    if (!json)
        return tl::unexpected(json.error());
    Result<Page> page = readRows(member(*json, "data"), reader);
    if (page) {
        page->continuation = textAt(*json, skipToken);
        // Sent as a string, whatever the name suggests.
        const bool truncated = flagAt(*json, "resultTruncated", false)
            || textAt(*json, "resultTruncated").compare("true"_L1, Qt::CaseInsensitive) == 0;
        page->truncated = truncated && page->continuation.isEmpty();
    }
    return page;
}

Result<Page> decodeObject(const QByteArray& body, RowReader reader)
{
    const Result<Json> json = parseJson(body);
    if (!json)
        return tl::unexpected(json.error());
    Page page;
    reader(*json, page);
    return page;
}

} // namespace rolescope::azure
