// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/values.h"
#include "models/export/exportformat.h"
#include "models/export/inventoryjson.h"
#include "models/inventory/inventory.h"

#include <QByteArray>
#include <QString>

#include <vector>

namespace rolescope {

/// What is to be written as code: identities, what runs as them, and role assignments as they are now.
struct CodeSource
{
    const Inventory& inventory;
    EntityFilter keep; ///< as for writeInventory
    QString title; ///< for a comment at the top; empty for none
};

/// The values that code is made of, each list sorted by id.
struct CodeParts
{
    struct Grant
    {
        RoleAssignment assignment;
        QString roleName; ///< empty where the role could not be read
        QString identityId; ///< of the user-assigned identity that holds it; empty for other principals
    };

    explicit CodeParts(const CodeSource& source);

    std::vector<UserAssignedIdentity> identities; ///< such as were read themselves
    std::vector<Host> hosts; ///< that run as something
    std::vector<Grant> grants;
    std::vector<RoleAssignment> orphans; ///< to principals that are gone: no service would make them again
};

/// A configuration for the azurerm provider 4 and Terraform 1.5: identities and role assignments with an import block
/// for each, so that a plan changes nothing; what machines run as, as a local value, since a machine's own resource
/// takes more than is known here.
QByteArray writeTerraform(const CodeSource& source);

/// A template for a deployment at a subscription, which reaches into groups and subscriptions by nested deployments.
/// Grants above subscriptions cannot be made by it, and are named in comments.
QByteArray writeBicep(const CodeSource& source);

/// A bash script of az commands, each of which leaves alone what is there already.
QByteArray writeAzureCliScript(const CodeSource& source);

/// UTF-8, the same bytes for the same inventory; whatever names hold, none of it is run. Any thread.
QByteArray writeCode(ExportFormat format, const CodeSource& source);

} // namespace rolescope
