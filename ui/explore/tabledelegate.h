// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/decorations.h"

#include <algorithm>
#include <vector>

namespace rolescope {

/// Cells with sentences are cut at their end, all others in the middle, where names differ least.
class TableDelegate : public CellDelegate
{
public:
    TableDelegate(std::vector<int> sentenceColumns, QObject* parent)
        : CellDelegate(parent), m_sentenceColumns(std::move(sentenceColumns))
    { }

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override
    {
        CellDelegate::initStyleOption(option, index);
        const auto& columns = m_sentenceColumns;
        if (std::find(columns.begin(), columns.end(), index.column()) != columns.end())
            option->textElideMode = Qt::ElideRight;
    }

private:
    std::vector<int> m_sentenceColumns;
};

} // namespace rolescope
