// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/theme.h"

#include <QEvent>
#include <QGuiApplication>

namespace rolescope {

const QColor& Theme::tierColor(BoxKind kind) const
{
    switch (kind) {
    case BoxKind::VirtualMachine:
    case BoxKind::ScaleSet:
    case BoxKind::OtherHost:
        return machine;
    case BoxKind::SystemIdentity:
        return systemIdentity;
    case BoxKind::UserIdentity:
        return userIdentity;
    case BoxKind::Role:
    case BoxKind::PrivilegedRole:
        return role;
    case BoxKind::ManagementGroup:
    case BoxKind::Subscription:
    case BoxKind::ResourceGroup:
    case BoxKind::Resource:
    case BoxKind::TenantRoot:
    case BoxKind::OtherPrincipal:
        break;
    }
    return scope;
}

const QColor& Theme::decorationColor(Decoration decoration) const
{
    switch (decoration) {
    case Decoration::VirtualMachine:
    case Decoration::ScaleSet:
    case Decoration::OtherHost:
        return machine;
    case Decoration::SystemIdentity:
        return systemIdentity;
    case Decoration::UserIdentity:
        return userIdentity;
    case Decoration::Role:
    case Decoration::PrivilegedRole:
        return role;
    case Decoration::Tenant:
    case Decoration::ManagementGroup:
    case Decoration::Subscription:
    case Decoration::ResourceGroup:
    case Decoration::Resource:
        return scope;
    case Decoration::Deny:
        return danger;
    case Decoration::Gap:
        return warning;
    case Decoration::None:
    case Decoration::User:
    case Decoration::Group:
    case Decoration::ServicePrincipal:
    case Decoration::Device:
    case Decoration::UnknownPrincipal:
    case Decoration::Assignment:
        break;
    }
    return secondary;
}

const QColor& Theme::severityColor(Severity severity) const
{
    switch (severity) {
    case Severity::None:
        return text;
    case Severity::Note:
        return accent;
    case Severity::Warning:
        return warning;
    case Severity::Danger:
        return danger;
    }
    return text;
}

namespace {

QColor mixed(const QColor& a, const QColor& b, double share)
{
    const auto channel = [share](int from, int to) { return static_cast<int>(from + (to - from) * share + 0.5); };
    return QColor(channel(a.red(), b.red()), channel(a.green(), b.green()), channel(a.blue(), b.blue()));
}

} // namespace

QColor Theme::controlBorder() const
{
    return mixed(border, secondary, dark ? 0.55 : 0.65);
}

QColor Theme::selectionFill() const
{
    return mixed(surface, accent, dark ? 0.2 : 0.12);
}

const Theme& Theme::of(const QPalette& palette)
{
    return palette.color(QPalette::Window).lightness() < 128 ? darkTheme() : lightTheme();
}

const Theme& Theme::current()
{
    return of(QGuiApplication::palette());
}

bool Theme::isThemeChange(const QEvent& event)
{
    // A widget whose palette a style sheet has changed hears only of the sheet.
    return event.type() == QEvent::PaletteChange || event.type() == QEvent::StyleChange;
}

const Theme& Theme::lightTheme()
{
    static const Theme theme{
        .dark = false,
        .background = QColor(0xF6F7F9),
        .surface = QColor(0xFFFFFF),
        .border = QColor(0xD5DBE3),
        .text = QColor(0x1A2230),
        .secondary = QColor(0x55617A),
        .accent = QColor(0x1F5FD6),
        .onAccent = QColor(0xFFFFFF),
        .good = QColor(0x0B7A4B),
        .warning = QColor(0x8A5A00),
        .danger = QColor(0xB3261E),
        .machine = QColor(0x0B5CAD),
        .systemIdentity = QColor(0xA8500A),
        .userIdentity = QColor(0x0A7A5A),
        .role = QColor(0x6A3FB5),
        .scope = QColor(0x46536B),
    };
    return theme;
}

const Theme& Theme::darkTheme()
{
    static const Theme theme{
        .dark = true,
        .background = QColor(0x11151B),
        .surface = QColor(0x1A202A),
        .border = QColor(0x303A48),
        .text = QColor(0xE7ECF3),
        .secondary = QColor(0x9DAABD),
        .accent = QColor(0x7FB0FF),
        .onAccent = QColor(0x0E1420),
        .good = QColor(0x5CD6A0),
        .warning = QColor(0xF2B84B),
        .danger = QColor(0xFF8A80),
        .machine = QColor(0x7DB8FF),
        .systemIdentity = QColor(0xFFB070),
        .userIdentity = QColor(0x63D8B0),
        .role = QColor(0xC0A2FF),
        .scope = QColor(0xAEBBD0),
    };
    return theme;
}

QPalette Theme::palette() const
{
    QPalette palette;
    palette.setColor(QPalette::Window, background);
    palette.setColor(QPalette::WindowText, text);
    palette.setColor(QPalette::Base, surface);
    palette.setColor(QPalette::AlternateBase, background);
    palette.setColor(QPalette::Text, text);
    palette.setColor(QPalette::PlaceholderText, secondary);
    palette.setColor(QPalette::Button, surface);
    palette.setColor(QPalette::ButtonText, text);
    palette.setColor(QPalette::BrightText, danger);
    palette.setColor(QPalette::ToolTipBase, surface);
    palette.setColor(QPalette::ToolTipText, text);
    palette.setColor(QPalette::Highlight, accent);
    palette.setColor(QPalette::HighlightedText, onAccent);
    palette.setColor(QPalette::Link, accent);
    palette.setColor(QPalette::LinkVisited, accent);
    palette.setColor(QPalette::Light, dark ? border : surface);
    palette.setColor(QPalette::Midlight, border);
    palette.setColor(QPalette::Mid, border);
    palette.setColor(QPalette::Dark, border);
    palette.setColor(QPalette::Shadow, dark ? QColor(Qt::black) : secondary);
    for (const auto textRole : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, textRole, secondary);
    return palette;
}

} // namespace rolescope
