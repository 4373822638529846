// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QHash>
#include <QJsonObject>
#include <QMap>
#include <QString>
#include <QStringList>

#include <vector>

/// The state of the simulated Azure: plain values that handlers read and change. One thread owns it.
namespace rolescope::simulator {

using Tags = QMap<QString, QString>;

struct ManagementGroup
{
    QString name; ///< the root group's is the tenant id
    QString displayName;
    QString parent; ///< name; empty for the root group
};

struct Subscription
{
    QString id; ///< GUID
    QString displayName;
    QString state; ///< "Enabled"
    QString managementGroup; ///< name
    Tags tags;
};

struct ResourceGroup
{
    QString subscription; ///< GUID
    QString name;
    QString location;
    Tags tags;
};

/// A resource's identity block. A system-assigned identity exists exactly while principalId is not empty.
struct IdentityBlock
{
    QString principalId;
    QStringList userAssigned; ///< ARM ids as they were written; compare case-insensitively
};

/// A virtual machine, a scale set or any other tracked resource.
struct Resource
{
    QString subscription; ///< GUID
    QString group;
    QString type; ///< "Microsoft.Compute/virtualMachines"
    QString name;
    QString location;
    Tags tags;
    IdentityBlock identity;
    QString uniqueId; ///< properties.vmId of machines
    QString size; ///< of machines and scale sets
    QString osType; ///< "Linux" or "Windows"
    QString power; ///< "running", "deallocated" …; of machines
    QString provisioningState = QStringLiteral("Succeeded");
    QString scaleSet; ///< ARM id, of flexible members
    int version = 1; ///< grows with each change; the etag is made of it
    QJsonObject properties; ///< of other resources
};

struct UserAssignedIdentity
{
    QString subscription;
    QString group;
    QString name;
    QString location;
    Tags tags;
    QString principalId;
    QString clientId;
    QString isolationScope; ///< "None" or "Regional"; empty reads as "None"
    /// name → {issuer, subject, audiences}
    QMap<QString, QJsonObject> federatedCredentials;
};

enum class PrincipalKind { User, Group, ServicePrincipal };

struct Principal
{
    PrincipalKind kind = PrincipalKind::User;
    QString id; ///< object id
    QString displayName;
    QString userPrincipalName; ///< of users
    QString appId; ///< of service principals
    QString servicePrincipalType; ///< "Application" or "ManagedIdentity"
    QStringList alternativeNames; ///< of managed identities
    QStringList memberOf; ///< object ids of groups, direct
    QDateTime knownFrom; ///< role assignments see it only from then on (replication lag); invalid: always
};

struct PermissionSet
{
    QStringList actions;
    QStringList notActions;
    QStringList dataActions;
    QStringList notDataActions;
};

struct RoleDefinition
{
    QString guid;
    QString name;
    QString description;
    bool custom = false;
    QStringList assignableScopes;
    std::vector<PermissionSet> permissions;
};

struct RoleAssignment
{
    QString guid;
    QString scope; ///< as written at creation
    QString roleGuid;
    QString principalId;
    QString principalType; ///< "ServicePrincipal" …, as stored
    QString condition;
    QString description;
    QDateTime createdOn;
    QString createdBy;
};

struct DenyAssignment
{
    QString guid;
    QString name;
    QString description;
    QString scope;
    PermissionSet permissions;
    QStringList principals; ///< the nil GUID: everyone
    QStringList excludedPrincipals;
    bool doNotApplyToChildScopes = false;
};

struct Lock
{
    QString scope;
    QString name;
    QString level; ///< "CanNotDelete" or "ReadOnly"
    QString notes;
};

/// Who may sign in. The demo user signs in without a password: this is a simulator on loopback.
struct Caller
{
    QString principalId;
    QString userPrincipalName; ///< empty for service principals
    QString clientId; ///< of service principals
    QString clientSecret; ///< of service principals; made at start, never stored
};

struct Tenant
{
    QString id; ///< GUID
    QString displayName;
    QString defaultDomain;
    std::vector<ManagementGroup> managementGroups;
    std::vector<Subscription> subscriptions;
    std::vector<ResourceGroup> groups;
    std::vector<Resource> resources;
    std::vector<UserAssignedIdentity> identities;
    std::vector<Principal> principals;
    std::vector<RoleDefinition> roles;
    std::vector<RoleAssignment> assignments;
    std::vector<DenyAssignment> denials;
    std::vector<Lock> locks;
    /// callers[0] is the user that signs in by default.
    std::vector<Caller> callers;
};

} // namespace rolescope::simulator
