// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/armid.h"
#include "models/domain/error.h"

#include <QDateTime>
#include <QMap>
#include <QString>
#include <QStringList>

#include <vector>

/// Plain values as Azure tells them, one struct for each kind of thing. They carry no behaviour and own all they hold.
/// Ids keep the writer's case; compare them with armid::same or by armid::folded. Empty strings mean "not told".
namespace rolescope {

using Tags = QMap<QString, QString>;

struct Tenant
{
    QString id; ///< GUID, lower case
    QString displayName;
    QString defaultDomain;

    bool operator==(const Tenant&) const = default;
};

struct ManagementGroup
{
    QString name; ///< the id's last segment; the root group's is the tenant id
    QString displayName;
    QString parentName; ///< empty for the root group, or where it could not be read

    bool operator==(const ManagementGroup&) const = default;
};

struct Subscription
{
    QString id; ///< GUID, lower case
    QString displayName;
    QString tenantId;
    QString state; ///< Enabled, Warned, PastDue, Disabled, Deleted
    QString managementGroup; ///< name of the group directly above; empty where it could not be read
    Tags tags;

    bool operator==(const Subscription&) const = default;
};

struct ResourceGroup
{
    QString id; ///< full ARM id
    QString location;
    Tags tags;

    bool operator==(const ResourceGroup&) const = default;
};

/// One user-assigned identity as a resource's identity block names it.
struct AttachedIdentity
{
    QString id; ///< ARM id of the userAssignedIdentities resource
    QString principalId; ///< may be empty: not every service tells it
    QString clientId;

    bool operator==(const AttachedIdentity&) const = default;
};

/// What a resource runs as: at most one system-assigned identity, any number of user-assigned ones.
struct IdentityBlock
{
    bool systemAssigned = false;
    QString principalId; ///< object id of the system-assigned identity
    QString tenantId;
    std::vector<AttachedIdentity> userAssigned;

    bool operator==(const IdentityBlock&) const = default;
};

enum class HostKind : quint8 { VirtualMachine, ScaleSet, Other };
enum class PowerState : quint8 { Unknown, Creating, Starting, Running, Stopping, Stopped, Deallocating, Deallocated };

/// A resource that can run as a managed identity: a virtual machine, a scale set, or any other resource that carries an
/// identity block (web app, cluster, storage account …).
struct Host
{
    HostKind kind = HostKind::VirtualMachine;
    QString id; ///< full ARM id
    QString type; ///< "Microsoft.Compute/virtualMachines"; empty means: as the id tells
    QString location;
    QString size; ///< "Standard_D4s_v5"; empty for kind Other
    QString osType; ///< "Linux", "Windows", or empty
    PowerState power = PowerState::Unknown;
    QString scaleSetId; ///< of a flexible scale set's member
    QString etag;
    Tags tags;
    IdentityBlock identity;

    bool operator==(const Host&) const = default;
};

/// A user-assigned managed identity.
struct UserAssignedIdentity
{
    QString id; ///< full ARM id
    QString location;
    QString principalId;
    QString clientId;
    QString tenantId;
    Tags tags;

    bool operator==(const UserAssignedIdentity&) const = default;
};

enum class PrincipalKind : quint8 { Unknown, User, Group, ServicePrincipal, ForeignGroup, Device };

/// What the directory tells of an object id that role assignments name.
struct Principal
{
    QString id; ///< object id, a GUID in lower case
    PrincipalKind kind = PrincipalKind::Unknown;
    QString displayName;
    QString appId; ///< of service principals (a managed identity's client id)
    QString userPrincipalName; ///< of users
    QString resourceId; ///< of managed identities: the identity or the resource behind them (alternativeNames)
    bool deleted = false; ///< the directory was asked and did not know it: assignments to it are orphaned

    bool operator==(const Principal&) const = default;
};

/// One element of a role's permissions. Within it notActions are taken off actions; elements add up.
struct Permission
{
    QStringList actions;
    QStringList notActions;
    QStringList dataActions;
    QStringList notDataActions;
    QString condition;

    bool operator==(const Permission&) const = default;
};

struct RoleDefinition
{
    QString guid; ///< lower case; the same in every cloud for built-in roles
    QString name; ///< "Storage Blob Data Reader"
    QString description;
    bool custom = false;
    std::vector<Permission> permissions;
    QStringList assignableScopes;

    bool operator==(const RoleDefinition&) const = default;
};

struct RoleAssignment
{
    QString id; ///< full ARM id: {scope}/providers/Microsoft.Authorization/roleAssignments/{guid}
    QString scope;
    QString roleGuid; ///< lower case
    QString principalId; ///< lower case
    PrincipalKind principalKind = PrincipalKind::Unknown;
    QString condition; ///< ABAC condition, version 2.0; empty for none
    QString description;
    QDateTime createdOn;

    bool operator==(const RoleAssignment&) const = default;
};

struct DenyAssignment
{
    QString id;
    QString name;
    QString scope;
    std::vector<Permission> permissions;
    QStringList principalIds; ///< the nil GUID stands for everyone
    QStringList excludedPrincipalIds;
    bool appliesToChildScopes = true;
    bool systemProtected = false;
    QString condition;

    bool operator==(const DenyAssignment&) const = default;
};

/// Kinds of things that a sync reads, to say what was covered and what was not.
enum class ReadKind : quint8 {
    Tenants,
    ManagementGroups,
    Subscriptions,
    ResourceGroups,
    VirtualMachines,
    ScaleSets,
    Identities,
    OtherHosts,
    RoleAssignments,
    RoleDefinitions,
    DenyAssignments,
    PrincipalNames
};

/// Something that could not be read, so that nobody takes a gap for an absence.
struct ReadGap
{
    ReadKind kind = ReadKind::VirtualMachines;
    QString scope; ///< ARM id of the scope that it was asked at
    Error error; ///< why
    QString hides; ///< sentence: what may be missing because of it
    QString wouldHelp; ///< sentence: which role or step would mend it

    bool operator==(const ReadGap&) const = default;
};

} // namespace rolescope
