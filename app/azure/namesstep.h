// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/azure/findings.h"
#include "app/azure/listread.h"
#include "app/azure/syncstep.h"

#include <memory>
#include <vector>

namespace rolescope::azure {

class SyncContext;

/// Asks Microsoft Graph who the principals of assignments are: a call's worth of them at a time while assignments are
/// still being read, the rest from start() on. Whoever a good answer leaves out is deleted. Graph may be closed to the
/// account: then one gap says so and ids stand for names.
class NamesStep final : public SyncStep
{
    Q_OBJECT

public:
    static constexpr int idsPerCall = 1000; ///< of directoryObjects/getByIds

    NamesStep(SyncContext& context, Findings& findings);
    ~NamesStep() override;

    /// Asks about principals found so far where they fill a call.
    void readAhead();
    /// All principals are known by now.
    void start() override;

private:
    struct Call
    {
        QStringList ids;
        QSet<QString> answered;
        std::unique_ptr<ListRead> read;
    };

    void readNext();
    void begin(QStringList ids);
    void end(const Call* call, const ListEnd& end);
    void deliverDeleted(const Call& call);
    void conclude();

    SyncContext& m_context;
    Findings& m_findings;
    bool m_started = false;
    std::vector<std::unique_ptr<Call>> m_calls;
    std::optional<Error> m_problem;
    int m_unresolved = 0;
};

} // namespace rolescope::azure
