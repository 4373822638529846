// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/azure/rowlist.h"
#include "app/azure/stepjob.h"

namespace rolescope::azure {

/// Gives a role, unless the principal holds it at that very scope already, under whatever name.
class AssignRoleStep final : public StepJob
{
    Q_OBJECT

public:
    AssignRoleStep(AssignRole action, Transport& transport, StepContext context);

private:
    void look() override;
    bool answersRefusal(const Error& error) override;
    void learnPrincipal();
    void readAssignment();
    void judge(const Result<Response>& reply);
    void findOther(const Error& refusal);
    void judgeOthers(const std::vector<Json>& rows, const Error& refusal);
    void settleWith(const RoleAssignment& assignment, bool isOurs);
    bool isWanted(const RoleAssignment& assignment) const;
    QString idToWrite() const;

    AssignRole m_action; ///< its principal id is filled in when it is known
    std::unique_ptr<RowList> m_others;
};

/// Takes a role away: this assignment, while it still says what it said.
class RevokeRoleStep final : public StepJob
{
    Q_OBJECT

public:
    RevokeRoleStep(RevokeRole action, Transport& transport, StepContext context);

private:
    void look() override;
    void judge(const Result<Response>& reply);

    const RevokeRole m_action;
};

} // namespace rolescope::azure
