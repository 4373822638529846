// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/azure/planreplies.h"

#include "app/azure/decode.h"
#include "app/azure/decodeparts.h"

namespace rolescope::azure {

using namespace Qt::Literals::StringLiterals;

namespace {

/// The one value of a kind that a reader makes of an object.
template <typename T> Result<T> only(const Json& object, RowReader reader, std::vector<T> SyncBatch::*values)
{
    Page page;
    reader(object, page);
    if ((page.values.*values).size() == 1)
        return std::move((page.values.*values).front());
    Error error = makeError(ErrorKind::BadReply, AzureRows::tr("An answer is not what was asked for."));
    error.detail = page.skipReason;
    return tl::unexpected(error);
}

} // namespace

QString childOf(const QString& scope, QLatin1StringView child)
{
    return (scope == "/"_L1 ? QString() : scope) + "/providers/"_L1 + child;
}

ResourceLock lockOf(const Json& row)
{
    return {textAt(row, "id"), text(member(row, "properties", "level")), text(member(row, "properties", "notes"))};
}

HostFacts hostFactsOf(const Json& host)
{
    return {textAt(host, "location"), text(member(host, "properties", "provisioningState")),
            identityBlockOf(member(host, "identity"))};
}

Result<IdentityFacts> identityFactsOf(const Json& object)
{
    return only(object, readUserAssignedIdentity, &SyncBatch::identities)
        .map([&object](const UserAssignedIdentity& identity) {
            const QString isolation = text(member(object, "properties", "isolationScope"));
            return IdentityFacts{identity, isolation.compare("Regional"_L1, Qt::CaseInsensitive) == 0};
        });
}

Result<Subscription> subscriptionOf(const Json& object)
{
    return only(object, readSubscription, &SyncBatch::subscriptions);
}

Result<Host> hostOf(const Response& reply, HostKind kind)
{
    return parseJson(reply.body)
        .and_then([kind](const Json& object) {
            return only(object, kind == HostKind::ScaleSet ? readScaleSet : readVirtualMachine, &SyncBatch::hosts);
        })
        .map([&reply](Host host) {
            if (host.etag.isEmpty())
                host.etag = QString::fromLatin1(reply.header("etag"_ba));
            return host;
        });
}

Result<UserAssignedIdentity> identityOf(const Response& reply)
{
    return parseJson(reply.body).and_then([](const Json& object) {
        return only(object, readUserAssignedIdentity, &SyncBatch::identities);
    });
}

Result<RoleAssignment> assignmentOf(const Json& object)
{
    return only(object, readRoleAssignment, &SyncBatch::assignments);
}

Result<RoleAssignment> assignmentOf(const Response& reply)
{
    return parseJson(reply.body).and_then([](const Json& object) { return assignmentOf(object); });
}

} // namespace rolescope::azure
