// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simulator/http.h"
#include "app/simulator/options.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace rolescope::simulator {

class Operations;
class State;

/// What ARM's handlers work with. It lives as long as the server.
struct Context
{
    State& state;
    ServerOptions& options; ///< its faults count requests
    Operations& operations;
};

/// A request to ARM, its path taken apart: `{scope}/providers/{provider}/{rest…}` at the last "providers".
struct ArmRequest
{
    const Request& http;
    QString scope; ///< id of what stands before the last "providers", or the whole path; "/" for the tenant
    QString subscription; ///< GUID as written; empty outside subscriptions
    QString group; ///< name as written; empty when there is none
    QString provider; ///< "Microsoft.Compute"; empty when there is none
    QStringList rest; ///< segments after the provider

    explicit ArmRequest(const Request& request);
    /// rest[index] equals the word, in any case.
    bool restIs(qsizetype index, QStringView word) const;
};

/// Refusals that more than one handler gives, in ARM's words.
namespace refuse {

Reply authorization(const Context& context, const ArmRequest& request, const QString& action, const QString& scope);
/// The caller may write the resource, but not use what it links to.
Reply linkedAuthorization(const Context& context, const ArmRequest& request, const QString& action,
                          const QString& scope, const QString& linkedAction, const QString& linkedScope);
Reply subscriptionNotFound(const QString& subscription);
Reply groupNotFound(const QString& group);
/// type "Microsoft.Compute/virtualMachines", name "web-1".
Reply resourceNotFound(const QString& type, const QString& name, const QString& group);
Reply invalidContent(const QString& why);
Reply methodNotAllowed(const Request& request);
Reply routeNotFound(const Request& request);

} // namespace refuse

/// The refusal of a read, or nothing when the caller may do `action` at `scope` and the scope's subscription exists.
std::optional<Reply> checkRead(const Context& context, const ArmRequest& request, const QString& action,
                               const QString& scope);
/// The refusal of a list at a subscription or group: 403 only when the caller holds nothing there or below, since rows
/// that may not be read are left out of lists.
std::optional<Reply> checkList(const Context& context, const ArmRequest& request, const QString& action,
                               const QString& scope);
/// The refusal of a write or delete: permission, then locks at and above the scope, then policies.
std::optional<Reply> checkWrite(const Context& context, const ArmRequest& request, const QString& action,
                                const QString& scope);

} // namespace rolescope::simulator
