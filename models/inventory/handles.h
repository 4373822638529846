// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHashFunctions>
#include <QMetaType>
#include <QtGlobal>

#include <limits>

namespace rolescope {

/// The kinds of things that can be selected, linked and shown.
enum class EntityKind : quint8 { None, Scope, Host, Identity, Principal, Role, Assignment, Deny };

/// A 32-bit name of one row of the inventory. Stays the same as long as the row lives, across refreshes; may be given
/// again after the row is gone.
template <EntityKind Kind> struct Handle
{
    static constexpr quint32 none = std::numeric_limits<quint32>::max();
    quint32 value = none;

    constexpr bool isValid() const { return value != none; }
    constexpr auto operator<=>(const Handle&) const = default;
    friend size_t qHash(Handle handle, size_t seed = 0) noexcept { return ::qHash(handle.value, seed); }
};

using ScopeHandle = Handle<EntityKind::Scope>;
using HostHandle = Handle<EntityKind::Host>;
using IdentityHandle = Handle<EntityKind::Identity>;
using PrincipalHandle = Handle<EntityKind::Principal>;
using RoleHandle = Handle<EntityKind::Role>;
using AssignmentHandle = Handle<EntityKind::Assignment>;
using DenyHandle = Handle<EntityKind::Deny>;

/// Any one thing of the inventory: what selections, graph nodes and links carry.
struct EntityRef
{
    EntityKind kind = EntityKind::None;
    quint32 handle = std::numeric_limits<quint32>::max();

    constexpr EntityRef() = default;
    template <EntityKind Kind>
    constexpr EntityRef(Handle<Kind> typed) // NOLINT(google-explicit-constructor): a handle is an entity
        : kind(typed.isValid() ? Kind : EntityKind::None), handle(typed.value)
    { }

    constexpr bool isValid() const { return kind != EntityKind::None; }
    /// The typed handle, invalid if this is another kind of thing.
    template <EntityKind Kind> constexpr Handle<Kind> as() const
    {
        return kind == Kind ? Handle<Kind>{handle} : Handle<Kind>{};
    }

    constexpr auto operator<=>(const EntityRef&) const = default;
    friend size_t qHash(EntityRef ref, size_t seed = 0) noexcept
    {
        return qHashMulti(seed, static_cast<int>(ref.kind), ref.handle);
    }
};

} // namespace rolescope

Q_DECLARE_METATYPE(rolescope::EntityRef)
