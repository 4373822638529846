// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/items/roles.h"
#include "ui/common/theme.h"

#include <QIcon>
#include <QStyledItemDelegate>

namespace rolescope {

/// Name of the line icon for what a model says; empty for None.
QString iconName(Decoration decoration);
QString iconName(Severity severity); ///< empty for None
QIcon decorationIcon(Decoration decoration, const Theme& theme);

/// Draws the cells of our models: icons from ItemRole::DecorationRole, numbers flush right, and a severity as an icon
/// of its own beside the coloured text, so that colour is never the only sign. Rows are at least 28 px high.
class CellDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override;
};

} // namespace rolescope
