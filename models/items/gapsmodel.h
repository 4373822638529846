// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/items/tablemodel.h"

namespace rolescope {

/// What could not be read, why, what that hides and what would help.
class GapsModel : public TableModel
{
    Q_OBJECT

public:
    enum Column { What, Where, Why, Hides, WouldHelp, Code, CorrelationId, ColumnCount };
    Q_ENUM(Column)

    explicit GapsModel(const InventoryStore& store, QObject* parent = nullptr);

private:
    void follow();

    std::vector<ReadGap> m_shown;
};

} // namespace rolescope
