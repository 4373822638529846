// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/export/codesource.h"

#include "models/export/listingcells.h"
#include "models/inventory/inventoryvalues.h"

namespace rolescope {

namespace {

using listingcells::handlesOf;

CodeParts::Grant grantOf(const Inventory& inventory, AssignmentHandle handle)
{
    const AssignmentRow& row = inventory.assignment(handle);
    CodeParts::Grant grant;
    grant.assignment = inventoryvalues::roleAssignment(inventory, handle);
    if (!inventory.role(row.role).placeholder)
        grant.roleName = inventory.text(inventory.role(row.role).name);
    const IdentityHandle identity = inventory.principal(row.principal).identity;
    if (identity.isValid() && !inventory.identity(identity).systemAssigned && !inventory.identity(identity).placeholder)
        grant.identityId = inventory.armId(identity);
    // A principal that nothing was told of is what Azure takes it for without a word: a service principal's type must
    // be given, so that one made a moment ago is found.
    if (identity.isValid())
        grant.assignment.principalKind = PrincipalKind::ServicePrincipal;
    return grant;
}

} // namespace

CodeParts::CodeParts(const CodeSource& source)
{
    const Inventory& inventory = source.inventory;
    for (const IdentityHandle one : handlesOf<EntityKind::Identity>(inventory, Table::Identities, source.keep)) {
        const IdentityRow& row = inventory.identity(one);
        if (!row.systemAssigned && !row.placeholder)
            identities.push_back(inventoryvalues::userAssignedIdentity(inventory, one));
    }
    for (const Table table : {Table::VirtualMachines, Table::OtherHosts}) {
        for (const HostHandle one : handlesOf<EntityKind::Host>(inventory, table, source.keep)) {
            Host host = inventoryvalues::host(inventory, one);
            if (host.identity.systemAssigned || !host.identity.userAssigned.empty())
                hosts.push_back(std::move(host));
        }
    }
    for (const AssignmentHandle one : handlesOf<EntityKind::Assignment>(inventory, Table::Assignments, source.keep)) {
        if (inventory.isOrphaned(one))
            orphans.push_back(inventoryvalues::roleAssignment(inventory, one));
        else
            grants.push_back(grantOf(inventory, one));
    }
}

QByteArray writeCode(ExportFormat format, const CodeSource& source)
{
    switch (format) {
    case ExportFormat::Terraform:
        return writeTerraform(source);
    case ExportFormat::Bicep:
        return writeBicep(source);
    default:
        break;
    }
    return writeAzureCliScript(source);
}

} // namespace rolescope
