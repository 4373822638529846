// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/batch.h"

#include <nlohmann/json.hpp>

#include <QString>

/// One value of the inventory file as a JSON object, both ways: valuewriter.cpp and valuereader.cpp, with the words of
/// valuewords.h.
///
/// Writing: keys in a fixed order, what is empty or at its default is left out. Reading: unknown members are ignored,
/// null counts as absent, a known member of the wrong type is a problem.
namespace rolescope::valuejson {

using WrittenJson = nlohmann::ordered_json;
using ReadJson = nlohmann::json;

WrittenJson write(const Tenant& tenant);
WrittenJson write(const ManagementGroup& group);
WrittenJson write(const Subscription& subscription);
WrittenJson write(const ResourceGroup& group);
WrittenJson write(const Host& host);
WrittenJson write(const UserAssignedIdentity& identity);
WrittenJson write(const Principal& principal);
WrittenJson write(const RoleDefinition& role);
WrittenJson write(const RoleAssignment& assignment);
WrittenJson write(const DenyAssignment& deny);
WrittenJson write(const ReadGap& gap);

/// The words of the file for single values: "deallocated", "ServicePrincipal".
const char* wordFor(PowerState state);
const char* wordFor(PrincipalKind kind);

/// The section names of the file, in the order in which they are written.
namespace section {
inline constexpr char tenants[] = "tenants";
inline constexpr char managementGroups[] = "managementGroups";
inline constexpr char subscriptions[] = "subscriptions";
inline constexpr char resourceGroups[] = "resourceGroups";
inline constexpr char virtualMachines[] = "virtualMachines";
inline constexpr char otherHosts[] = "otherHosts";
inline constexpr char identities[] = "identities";
inline constexpr char principals[] = "principals";
inline constexpr char roleDefinitions[] = "roleDefinitions";
inline constexpr char roleAssignments[] = "roleAssignments";
inline constexpr char denyAssignments[] = "denyAssignments";
inline constexpr char couldNotRead[] = "couldNotRead";
} // namespace section

/// True for the name of a section that holds rows.
bool isSection(const std::string& name);

/// Reads one entry of a section and appends the value to the batch. Returns what is wrong with it, translated, or an
/// empty text.
QString readEntry(const std::string& sectionName, const ReadJson& entry, SyncBatch& batch);

} // namespace rolescope::valuejson
