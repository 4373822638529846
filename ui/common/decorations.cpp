// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/decorations.h"

#include "ui/common/icons.h"

namespace rolescope {

using namespace Qt::Literals::StringLiterals;

QString iconName(Decoration decoration)
{
    switch (decoration) {
    case Decoration::None:
        return {};
    case Decoration::VirtualMachine:
        return u"vm"_s;
    case Decoration::ScaleSet:
        return u"scale-set"_s;
    case Decoration::OtherHost:
        return u"host"_s;
    case Decoration::SystemIdentity:
        return u"system-identity"_s;
    case Decoration::UserIdentity:
        return u"user-identity"_s;
    case Decoration::Role:
        return u"role"_s;
    case Decoration::PrivilegedRole:
        return u"privileged"_s;
    case Decoration::Tenant:
        return u"tenant"_s;
    case Decoration::ManagementGroup:
        return u"management-group"_s;
    case Decoration::Subscription:
        return u"subscription"_s;
    case Decoration::ResourceGroup:
        return u"resource-group"_s;
    case Decoration::Resource:
        return u"resource"_s;
    case Decoration::User:
        return u"user"_s;
    case Decoration::Group:
        return u"group"_s;
    case Decoration::ServicePrincipal:
        return u"service-principal"_s;
    case Decoration::Device:
        return u"device"_s;
    case Decoration::UnknownPrincipal:
        return u"unknown-principal"_s;
    case Decoration::Assignment:
        return u"assignment"_s;
    case Decoration::Deny:
        return u"deny"_s;
    case Decoration::Gap:
        return u"gap"_s;
    }
    return {};
}

QString iconName(Severity severity)
{
    switch (severity) {
    case Severity::None:
        return {};
    case Severity::Note:
        return u"info"_s;
    case Severity::Warning:
        return u"warning"_s;
    case Severity::Danger:
        return u"error"_s;
    }
    return {};
}

QIcon decorationIcon(Decoration decoration, const Theme& theme)
{
    const QString name = iconName(decoration);
    return name.isEmpty() ? QIcon() : icons::icon(name, theme.decorationColor(decoration), theme.secondary);
}

void CellDelegate::initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    const Theme& theme = Theme::current();
    const auto severity = index.data(ItemRole::SeverityRole).value<Severity>();
    if (severity != Severity::None) {
        option->icon = icons::icon(iconName(severity), theme.severityColor(severity), theme.secondary);
        option->palette.setColor(QPalette::Text, theme.severityColor(severity));
    }
    // What a thing is tells more than how much it asks for attention: the colour of the text is left for that.
    const auto decoration = index.data(ItemRole::DecorationRole).value<Decoration>();
    if (decoration != Decoration::None)
        option->icon = decorationIcon(decoration, theme);
    if (!option->icon.isNull()) {
        option->features |= QStyleOptionViewItem::HasDecoration;
        option->decorationSize = QSize(16, 16);
    }
    if (index.data(ItemRole::NumericRole).toBool())
        option->displayAlignment = Qt::AlignRight | Qt::AlignVCenter;
}

QSize CellDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    QSize size = QStyledItemDelegate::sizeHint(option, index);
    size.setHeight(qMax(28, option.fontMetrics.height() + 10));
    return size;
}

} // namespace rolescope
