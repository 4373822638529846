// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/azure/pagedlist.h"

#include <QObject>

#include <functional>
#include <memory>
#include <optional>

namespace rolescope::azure {

class SyncContext;

/// How one list ended. It was read whole where there is no error and no row was skipped.
struct ListEnd
{
    std::optional<Error> error;
    int skipped = 0;
    QString skipReason;

    bool isWhole() const { return !error && skipped == 0; }
    /// The error, or one that says how many rows were skipped and why.
    Error problem() const;
};

/// Reads one list to its end at the pace at which its rows are taken, and delivers them. Destroying it cancels.
class ListRead : public QObject
{
    Q_OBJECT

public:
    /// `look` sees each page before it is delivered, and may take rows out of it.
    ListRead(SyncContext& context, std::unique_ptr<PagedList> list, std::function<void(Page&)> look);
    ~ListRead() override;

Q_SIGNALS:
    /// The one terminal signal.
    void finished(const rolescope::azure::ListEnd& end);

private:
    void take();
    void finish(const std::optional<Error>& problem);

    SyncContext& m_context;
    std::unique_ptr<PagedList> m_list;
    const std::function<void(Page&)> m_look;
    ListEnd m_end;
};

} // namespace rolescope::azure
