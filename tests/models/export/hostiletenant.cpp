// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/export/hostiletenant.h"

namespace rolescope::test {

using namespace Qt::Literals::StringLiterals;

QStringList hostileNames()
{
    return {u"it's \"quoted\" `by` \\all\\"_s,
            u"<b>bold</b><script>alert(1)<\\script>&amp;&#x0;"_s,
            u"]]> --> */ <!-- %>"_s,
            u"two\nlines\r\nand\ttabs"_s,
            u"${var.x} $${y} %{if true} %%{init: {}}%% #35; ;"_s,
            u"$(touch pwned) && rm -rf ~ ; | > * ?"_s,
            u"=cmd()|' calc'!A0"_s,
            u"abc\u202Efdp.exe\u2066\u200F"_s,
            u"שלום \u4e2d\u6587 \U0001F600"_s,
            u"style x:#a; classDef y:#b; end click --- %%"_s,
            u"\x01\x1b[31m\x7f\u2028\uFFFE"_s + QChar(0xD801),
            QString(5000, u'W')};
}

SyncBatch hostileTenant()
{
    const QString subscriptionId = u"00000000-0000-0000-0000-0000000000a1"_s;
    const QStringList names = hostileNames();
    SyncBatch batch;
    batch.tenants.push_back({u"00000000-0000-0000-0000-0000000000f1"_s, names[0], u"evil.example"_s});
    Subscription subscription;
    subscription.id = subscriptionId;
    subscription.displayName = names[1];
    batch.subscriptions.push_back(subscription);
    for (qsizetype i = 0; i < names.size(); ++i) {
        const QString& name = names[i];
        const QString guidEnd = QString::number(100 + i);
        const QString group = armid::resourceGroupScope(subscriptionId, name);
        batch.resourceGroups.push_back({group, name, {{name, name}}});
        UserAssignedIdentity identity;
        identity.id = group + u"/providers/Microsoft.ManagedIdentity/userAssignedIdentities/"_s + name;
        identity.location = name;
        identity.principalId = u"00000000-0000-0000-0000-000000001"_s + guidEnd;
        identity.clientId = u"00000000-0000-0000-0000-000000002"_s + guidEnd;
        identity.tags = {{name, name}};
        batch.identities.push_back(identity);
        Host host;
        host.id = group + u"/providers/Microsoft.Compute/virtualMachines/"_s + name;
        host.location = name;
        host.osType = u"Linux"_s;
        host.identity.userAssigned.push_back({identity.id, identity.principalId, identity.clientId});
        batch.hosts.push_back(host);
        RoleDefinition role;
        role.guid = u"00000000-0000-0000-0000-000000003"_s + guidEnd;
        role.name = name;
        role.custom = true;
        batch.roles.push_back(role);
        RoleAssignment grant;
        grant.scope = group + u"/providers/Microsoft.KeyVault/vaults/"_s + name;
        grant.id = grant.scope
            + u"/providers/Microsoft.Authorization/roleAssignments/00000000-0000-0000-0000-000000004"_s + guidEnd;
        grant.roleGuid = role.guid;
        grant.principalId = identity.principalId;
        grant.condition = name;
        grant.description = name;
        batch.assignments.push_back(grant);
    }
    return batch;
}

} // namespace rolescope::test
