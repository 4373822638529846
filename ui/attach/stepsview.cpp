// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/attach/stepsview.h"

#include "ui/attach/stepsmodel.h"
#include "ui/common/fonts.h"
#include "ui/common/icons.h"
#include "ui/common/theme.h"

#include <QApplication>
#include <QPainter>

namespace rolescope {

namespace {

constexpr int padding = 8;
constexpr int iconSize = 16;
constexpr int textLeft = padding + iconSize + padding;

const QColor& colorOf(StepsModel::Tone tone, const Theme& theme)
{
    switch (tone) {
    case StepsModel::Tone::Active:
        return theme.accent;
    case StepsModel::Tone::Good:
        return theme.good;
    case StepsModel::Tone::Warning:
        return theme.warning;
    case StepsModel::Tone::Bad:
        return theme.danger;
    case StepsModel::Tone::Quiet:
        break;
    }
    return theme.secondary;
}

StepsModel::Tone toneOf(const QModelIndex& index)
{
    return static_cast<StepsModel::Tone>(index.data(StepsModel::ToneRole).toInt());
}

} // namespace

void StepDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    QStyleOptionViewItem plain(option);
    initStyleOption(&plain, index);
    plain.text.clear();
    QApplication::style()->drawControl(QStyle::CE_ItemViewItem, &plain, painter, option.widget);

    const Theme& theme = Theme::current();
    const StepsModel::Tone tone = toneOf(index);
    const QFont second = fonts::secondary(option.font);
    const QFontMetrics firstMetrics(option.font);
    const QFontMetrics secondMetrics(second);
    const int top = option.rect.top() + padding / 2 + 2;
    const QPixmap icon = icons::pixmap(index.data(StepsModel::IconRole).toString(), colorOf(tone, theme), iconSize,
                                       painter->device()->devicePixelRatio());
    painter->drawPixmap(option.rect.left() + padding, top + (firstMetrics.height() - iconSize) / 2, icon);

    const QRect text(option.rect.left() + textLeft, top, option.rect.width() - textLeft - padding,
                     firstMetrics.height());
    painter->save();
    painter->setFont(option.font);
    painter->setPen(theme.text);
    painter->drawText(text, Qt::AlignLeft | Qt::AlignVCenter,
                      firstMetrics.elidedText(index.data().toString(), Qt::ElideMiddle, text.width()));

    QRect below(text.left(), text.bottom() + 3, text.width(), secondMetrics.height());
    painter->setFont(second);
    const QString state = index.data(StepsModel::StateTextRole).toString();
    if (!state.isEmpty()) {
        painter->setPen(colorOf(tone, theme));
        const QString shown = secondMetrics.elidedText(state, Qt::ElideRight, below.width());
        painter->drawText(below, Qt::AlignLeft | Qt::AlignVCenter, shown);
        below.setLeft(below.left() + secondMetrics.horizontalAdvance(shown) + 2 * padding);
    }
    painter->setPen(theme.secondary);
    if (below.width() > 6 * padding)
        painter->drawText(
            below, Qt::AlignLeft | Qt::AlignVCenter,
            secondMetrics.elidedText(index.data(StepsModel::TargetRole).toString(), Qt::ElideMiddle, below.width()));
    painter->restore();
}

QSize StepDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const
{
    const int lines = QFontMetrics(option.font).height() + 3 + QFontMetrics(fonts::secondary(option.font)).height();
    return {200, lines + padding + 4};
}

StepsView::StepsView(QWidget* parent) : QListView(parent)
{
    setItemDelegate(new StepDelegate(this));
    setUniformItemSizes(true);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setAccessibleName(tr("Steps"));
}

} // namespace rolescope
