// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/azure/stepjob.h"

namespace rolescope::azure {

/// Changes what a virtual machine or scale set runs as. Each PATCH is made from the identity block as it was just read
/// and holds only while that is still so (If-Match); afterwards every identity that was there before must be there
/// still, unless the step was asked to take it away.
class HostStep final : public StepJob
{
    Q_OBJECT

public:
    HostStep(ChangeHost action, Transport& transport, StepContext context);

private:
    void look() override;
    void judge(const Result<Response>& reply);
    void judgeHost(const Host& host, const QString& provisioningState);
    void change(const Host& host);
    void settleWith(const Host& host);
    Coverage itself() const;
    /// What was done of what was intended, by what is there now.
    StepOutcome done(const IdentityBlock& now) const;
    /// Names of identities that were there before and are missing though nobody asked for it.
    QStringList lost(const IdentityBlock& now) const;

    const ChangeHost m_action;
    const HostKind m_kind;
    std::optional<IdentityBlock> m_before; ///< as it was read right before the last write
};

} // namespace rolescope::azure
