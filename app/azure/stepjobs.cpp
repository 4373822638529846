// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/azure/stepjobs.h"

#include "app/azure/hoststep.h"
#include "app/azure/identitysteps.h"
#include "app/azure/rolesteps.h"

namespace rolescope::azure {

namespace {

struct Maker
{
    Transport& transport;
    StepContext context;

    std::unique_ptr<StepJob> operator()(const CreateIdentity& action)
    {
        return std::make_unique<CreateIdentityStep>(action, transport, std::move(context));
    }
    std::unique_ptr<StepJob> operator()(const AssignRole& action)
    {
        return std::make_unique<AssignRoleStep>(action, transport, std::move(context));
    }
    std::unique_ptr<StepJob> operator()(const ChangeHost& action)
    {
        return std::make_unique<HostStep>(action, transport, std::move(context));
    }
    std::unique_ptr<StepJob> operator()(const RevokeRole& action)
    {
        return std::make_unique<RevokeRoleStep>(action, transport, std::move(context));
    }
    std::unique_ptr<StepJob> operator()(const DeleteIdentity& action)
    {
        return std::make_unique<DeleteIdentityStep>(action, transport, std::move(context));
    }
};

} // namespace

std::unique_ptr<StepJob> makeStepJob(const StepAction& action, Transport& transport, StepContext context)
{
    return std::visit(Maker{transport, std::move(context)}, action);
}

} // namespace rolescope::azure
