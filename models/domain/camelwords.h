// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringView>

/// The words in Azure's names of types and operations. Pure functions, safe from any thread.
namespace rolescope::camelwords {

/// "virtualMachines" → "virtual machines"; runs of capitals stay ("VMSizes" → "VM sizes").
QString lowerCase(QStringView camelCase);
/// "KeyVault" → "Key Vault"
QString asWritten(QStringView camelCase);

} // namespace rolescope::camelwords
