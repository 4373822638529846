// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simulator/jsonout.h"
#include "app/simulator/tenant.h"

#include <QByteArray>
#include <QJsonObject>
#include <QString>

/// Objects of the tenant as ARM writes them (Compute 2024-03-01, ManagedIdentity 2024-11-30, Authorization 2022-04-01).
/// Each write() puts one JSON object into the sink; object() and appendTo() below wrap the two sinks.
namespace rolescope::simulator {

class State;

namespace armjson {

void write(JsonOut& out, const State& state, const Subscription& subscription);
void write(JsonOut& out, const State& state, const ResourceGroup& group);
/// A machine or scale set with its Compute properties; any other resource with `properties` as stored.
void write(JsonOut& out, const State& state, const Resource& resource);
void write(JsonOut& out, const State& state, const UserAssignedIdentity& identity);
void write(JsonOut& out, const State& state, const DenyAssignment& denial);
void write(JsonOut& out, const State& state, const Lock& lock);
/// Role ids carry the subscription that was asked, as ARM answers below subscriptions; empty: the tenant form.
void write(JsonOut& out, const State& state, const RoleAssignment& assignment, const QString& askedSubscription);
void write(JsonOut& out, const State& state, const RoleDefinition& role, const QString& askedSubscription);

/// A resource's row in generic lists ("/resources"): id, name, type, location, tags, identity; no properties.
void writeGeneric(JsonOut& out, const State& state, const Resource& resource);
void writeGeneric(JsonOut& out, const State& state, const UserAssignedIdentity& identity);
/// The "identity" member, or nothing when the resource has none.
void writeIdentity(JsonOut& out, const State& state, const IdentityBlock& identity);
/// The value of that member, of a resource that has an identity.
void writeIdentityValue(JsonOut& out, const State& state, const IdentityBlock& identity);
/// A machine's instance view: power and provisioning state.
void writeInstanceView(JsonOut& out, const Resource& machine);
/// "/subscriptions/{s}/providers/Microsoft.Authorization/roleDefinitions/{guid}", without the subscription when empty.
QString roleDefinitionId(QStringView guid, const QString& askedSubscription);
QString roleAssignmentId(const RoleAssignment& assignment);
QString principalTypeName(PrincipalKind kind);
/// "SystemAssigned", "UserAssigned", "SystemAssigned, UserAssigned" or "None".
QString identityType(const IdentityBlock& identity);
bool isMachine(const Resource& resource);
bool isScaleSet(const Resource& resource);
/// The entity tag, with its quotes.
QString etag(const Resource& resource);

template <class... Args> QJsonObject object(const State& state, const Args&... args)
{
    JsonTree tree;
    write(tree, state, args...);
    return tree.object();
}

template <class... Args> void appendTo(QByteArray& bytes, const State& state, const Args&... args)
{
    JsonBytes out(bytes);
    write(out, state, args...);
}

} // namespace armjson
} // namespace rolescope::simulator
