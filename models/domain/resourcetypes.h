// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringView>

namespace rolescope {

/// What people call a resource of an ARM type, translated: "Key vault" for Microsoft.KeyVault/vaults. Case does not
/// matter. Empty for types that have no name here. Any thread.
QString resourceTypeName(QStringView type);

} // namespace rolescope
