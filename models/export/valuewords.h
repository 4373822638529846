// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/error.h"
#include "models/domain/values.h"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

/// The words of the inventory file for values that are one of a few, once for writing and reading.
namespace rolescope::valuejson {

template <typename T> using Names = std::span<const std::pair<T, const char*>>;
template <typename T> using Named = std::pair<T, const char*>;

inline constexpr std::array hostKinds{
    Named<HostKind>{HostKind::VirtualMachine, "virtualMachine"},
    Named<HostKind>{HostKind::ScaleSet, "scaleSet"},
    Named<HostKind>{HostKind::Other, "other"},
};
inline constexpr std::array powerStates{
    Named<PowerState>{PowerState::Unknown, "unknown"},
    Named<PowerState>{PowerState::Creating, "creating"},
    Named<PowerState>{PowerState::Starting, "starting"},
    Named<PowerState>{PowerState::Running, "running"},
    Named<PowerState>{PowerState::Stopping, "stopping"},
    Named<PowerState>{PowerState::Stopped, "stopped"},
    Named<PowerState>{PowerState::Deallocating, "deallocating"},
    Named<PowerState>{PowerState::Deallocated, "deallocated"},
};
// Azure's own words, as in "principalType".
inline constexpr std::array principalKinds{
    Named<PrincipalKind>{PrincipalKind::Unknown, "Unknown"},
    Named<PrincipalKind>{PrincipalKind::User, "User"},
    Named<PrincipalKind>{PrincipalKind::Group, "Group"},
    Named<PrincipalKind>{PrincipalKind::ServicePrincipal, "ServicePrincipal"},
    Named<PrincipalKind>{PrincipalKind::ForeignGroup, "ForeignGroup"},
    Named<PrincipalKind>{PrincipalKind::Device, "Device"},
};
inline constexpr std::array readKinds{
    Named<ReadKind>{ReadKind::Tenants, "tenants"},
    Named<ReadKind>{ReadKind::ManagementGroups, "managementGroups"},
    Named<ReadKind>{ReadKind::Subscriptions, "subscriptions"},
    Named<ReadKind>{ReadKind::ResourceGroups, "resourceGroups"},
    Named<ReadKind>{ReadKind::VirtualMachines, "virtualMachines"},
    Named<ReadKind>{ReadKind::ScaleSets, "scaleSets"},
    Named<ReadKind>{ReadKind::Identities, "identities"},
    Named<ReadKind>{ReadKind::OtherHosts, "otherHosts"},
    Named<ReadKind>{ReadKind::RoleAssignments, "roleAssignments"},
    Named<ReadKind>{ReadKind::RoleDefinitions, "roleDefinitions"},
    Named<ReadKind>{ReadKind::DenyAssignments, "denyAssignments"},
    Named<ReadKind>{ReadKind::PrincipalNames, "principalNames"},
};
inline constexpr std::array errorKinds{
    Named<ErrorKind>{ErrorKind::Cancelled, "cancelled"}, Named<ErrorKind>{ErrorKind::Network, "network"},
    Named<ErrorKind>{ErrorKind::Timeout, "timeout"},     Named<ErrorKind>{ErrorKind::SignInNeeded, "signInNeeded"},
    Named<ErrorKind>{ErrorKind::Forbidden, "forbidden"}, Named<ErrorKind>{ErrorKind::NotFound, "notFound"},
    Named<ErrorKind>{ErrorKind::Conflict, "conflict"},   Named<ErrorKind>{ErrorKind::Throttled, "throttled"},
    Named<ErrorKind>{ErrorKind::Server, "server"},       Named<ErrorKind>{ErrorKind::BadReply, "badReply"},
    Named<ErrorKind>{ErrorKind::BadInput, "badInput"},   Named<ErrorKind>{ErrorKind::Io, "io"},
};

/// The word for a value; empty for one that no table knows.
template <typename T> const char* nameOf(T value, Names<T> names)
{
    const auto found
        = std::find_if(names.begin(), names.end(), [value](const auto& name) { return name.first == value; });
    return found == names.end() ? "" : found->second;
}

} // namespace rolescope::valuejson
