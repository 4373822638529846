// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/azure/listread.h"

#include "app/azure/synccontext.h"

namespace rolescope::azure {

Error ListEnd::problem() const
{
    if (error)
        return *error;
    Error result
        = failure(ErrorKind::BadReply, ListRead::tr("%n row(s) of the answer could not be used.", nullptr, skipped))
              .value();
    result.detail = skipReason;
    return result;
}

ListRead::ListRead(SyncContext& context, std::unique_ptr<PagedList> list, std::function<void(Page&)> look)
    : m_context(context), m_list(std::move(list)), m_look(std::move(look))
{
    connect(m_list.get(), &PagedList::pageRead, this, &ListRead::take);
    connect(m_list.get(), &PagedList::finished, this, &ListRead::finish);
}

ListRead::~ListRead() = default;

void ListRead::take()
{
    m_context.countAnswer();
    Page page = m_list->takePage();
    if (m_end.skipped == 0)
        m_end.skipReason = page.skipReason;
    m_end.skipped += page.skipped;
    if (page.truncated) {
        finish(makeError(ErrorKind::BadReply, tr("The service left rows out and gives no way to reach them.")));
        return;
    }
    m_look(page);
    m_context.deliver(std::move(page.values));
    m_context.whenRoom(this, [this] { m_list->proceed(); });
}

void ListRead::finish(const std::optional<Error>& problem)
{
    m_end.error = problem;
    Q_EMIT finished(m_end);
}

} // namespace rolescope::azure
