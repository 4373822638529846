// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QListView>
#include <QStyledItemDelegate>

namespace rolescope {

/// Draws a step of a StepsModel: its state's icon, what it does, and below that what it is about and where it stands.
class StepDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

/// The steps of a plan, one below the other; any number of them.
class StepsView : public QListView
{
    Q_OBJECT

public:
    explicit StepsView(QWidget* parent = nullptr);

    QSize sizeHint() const override { return {420, 240}; }
};

} // namespace rolescope
