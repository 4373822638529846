// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace rolescope::test {

/// A small company in the language of tinytenant.h: every kind of box and line, and some findings.
inline QString smallCompany()
{
    return QStringLiteral(R"(
id id-web-prod prod/rg-identities
id id-backup prod/rg-identities
id id-ci prod/rg-identities
id id-idle prod/rg-identities
vm vm-web-01 prod/rg-web id-web-prod
vm vm-web-02 prod/rg-web id-web-prod
vm vm-web-03 prod/rg-web system id-web-prod
vm vm-sql-01 prod/rg-data system id-backup
vm vm-sql-02 prod/rg-data id-backup
vm vm-build-01 dev/rg-ci id-ci
set vmss-workers dev/rg-ci id-ci
app web-portal prod/rg-web system
vm vm-jump prod/rg-web
grant id-web-prod KeyVaultSecretsUser prod/rg-data/kv-prod
grant id-web-prod StorageBlobDataReader prod/rg-data
grant id-backup StorageBlobDataContributor prod/rg-data if
grant id-backup Reader prod
grant id-ci Owner dev
grant id-ci Reader prod/rg-web
grant vm-web-03.system Reader prod/rg-web
grant vm-sql-01.system KeyVaultSecretsUser prod/rg-data/kv-prod
grant web-portal.system Reader /
deny id-ci prod/rg-data
deny everyone prod/rg-data
)");
}

/// Many machines that share some identities: `machines` hosts, a tenth as many identities.
inline QString largeCompany(int machines)
{
    QString text;
    const int identities = machines / 10 + 1;
    for (int i = 0; i < identities; ++i)
        text += QStringLiteral("id id-%1 sub%2/rg-%3\n").arg(i).arg(i % 5).arg(i % 40);
    for (int i = 0; i < machines; ++i)
        text += QStringLiteral("vm vm-%1 sub%2/rg-%3 id-%4 %5\n")
                    .arg(i)
                    .arg(i % 5)
                    .arg(i % 40)
                    .arg((i * 7) % identities)
                    .arg(i % 3 == 0 ? QStringLiteral("system") : QString());
    for (int i = 0; i < identities; ++i) {
        text += QStringLiteral("grant id-%1 Reader sub%2/rg-%3\n").arg(i).arg((i * 3) % 5).arg((i * 11) % 40);
        text += QStringLiteral("grant id-%1 Role%2 sub%3\n").arg(i).arg(i % 7).arg(i % 5);
    }
    return text;
}

} // namespace rolescope::test
