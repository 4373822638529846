// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/export/diagrampalette.h"

namespace rolescope {

namespace {

constexpr DiagramPalette light{"#f6f7f9", "#ffffff", "#d5dbe3", "#1a2230", "#55617a", "#1f5fd6", "#8a5a00",
                               "#b3261e", "#0b5cad", "#a8500a", "#0a7a5a", "#6a3fb5", "#46536b"};
constexpr DiagramPalette dark{"#11151b", "#1a202a", "#303a48", "#e7ecf3", "#9daabd", "#7fb0ff", "#f2b84b",
                              "#ff8a80", "#7db8ff", "#ffb070", "#63d8b0", "#c0a2ff", "#aebbd0"};
/// Paper is white, and a grey border would be lost on it.
constexpr DiagramPalette print{"#ffffff", "#ffffff", "#55617a", "#000000", "#333333", "#1f5fd6", "#8a5a00",
                               "#b3261e", "#0b5cad", "#a8500a", "#0a7a5a", "#6a3fb5", "#46536b"};

} // namespace

const char* DiagramPalette::tierColor(BoxKind kind) const
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

const DiagramPalette& DiagramPalette::of(DiagramStyle style)
{
    switch (style) {
    case DiagramStyle::Dark:
        return dark;
    case DiagramStyle::Print:
        return print;
    case DiagramStyle::Light:
        break;
    }
    return light;
}

} // namespace rolescope
