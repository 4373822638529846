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

/// Reads the definitions of those roles that assignments name and that the custom roles read before do not hold: one by
/// one while they are few, else by the list of built-in roles (over a megabyte) of which only the needed ones are kept.
class RolesStep final : public SyncStep
{
    Q_OBJECT

public:
    static constexpr int fewRoles = 12; ///< up to so many single reads cost less than the list

    /// `customRolesWhole`: all custom roles were read.
    RolesStep(SyncContext& context, Findings& findings, bool customRolesWhole);
    ~RolesStep() override;

    void start() override;

private:
    QStringList missing() const;
    void readList();
    void endList(const ListEnd& end);
    void readSingly();
    void readNext();
    void endSingle(const ListRead* read, const QString& guid, const ListEnd& end);
    void conclude();

    SyncContext& m_context;
    Findings& m_findings;
    const bool m_customRolesWhole;
    std::unique_ptr<ListRead> m_list;
    QStringList m_waiting;
    std::vector<std::unique_ptr<ListRead>> m_singles;
    std::optional<Error> m_problem;
};

} // namespace rolescope::azure
