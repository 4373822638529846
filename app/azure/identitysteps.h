// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/azure/stepjob.h"

namespace rolescope::azure {

/// Creates a user-assigned identity, or takes the one that is there already if it is in the same place.
class CreateIdentityStep final : public StepJob
{
    Q_OBJECT

public:
    CreateIdentityStep(CreateIdentity action, Transport& transport, StepContext context);

private:
    void look() override;
    void judge(const Result<Response>& reply);

    const CreateIdentity m_action;
};

/// Deletes a user-assigned identity while it is still the one that was meant.
class DeleteIdentityStep final : public StepJob
{
    Q_OBJECT

public:
    DeleteIdentityStep(DeleteIdentity action, Transport& transport, StepContext context);

    /// Why an identity that was found is not the one that the step means; nothing where it is.
    static std::optional<Error> refusal(const DeleteIdentity& action, const UserAssignedIdentity& found);

private:
    void look() override;
    void judge(const Result<Response>& reply);

    const DeleteIdentity m_action;
};

} // namespace rolescope::azure
