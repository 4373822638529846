// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/ports/inventorysource.h"

#include <QString>

namespace rolescope {

/// A tenant out of an inventory file. Each sync reads the file anew, on a thread of its own, and looks it through
/// before the first batch: a damaged file gives an error and nothing else. Batches then come one for each turn of the
/// event loop, and the file is never read far ahead of them. A pipe is read once and kept in memory, up to 512 MiB.
class InventoryFileSource final : public InventorySource
{
public:
    explicit InventoryFileSource(const QString& path);

    QString label() const override; ///< the file's name
    std::unique_ptr<SyncJob> sync() override;

private:
    QString m_path;
};

} // namespace rolescope
