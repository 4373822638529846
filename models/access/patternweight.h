// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringView>

#include <array>
#include <map>

namespace rolescope {

/// What an operation does, as its last segment tells.
enum class Verb : quint8 { Read, Write, Delete, Other };
inline constexpr size_t verbCount = 4;

/// The verb of an operation or pattern; `anyVerb` is set where it ends in a wildcard and so stands for all of them.
Verb verbOf(QStringView pattern, bool* anyVerb = nullptr);

/// What nearly every built-in role has beside its own purpose, and what therefore says little of a role: reading grants
/// and groups, deployments (which need further rights for what they deploy), alert rules, support requests. Of the
/// control plane.
bool isCommonAction(QStringView pattern);

/// Adds up what action patterns permit, in the measure that RoleBreadth describes. What several patterns permit alike
/// counts once.
class PatternWeight
{
public:
    void add(QStringView pattern);
    qint64 total() const;

private:
    using Weights = std::array<qint64, verbCount>;
    struct Place
    {
        Weights own{};
        std::map<QString, Place> below;
        std::map<QString, bool> operations; ///< that were counted, to count each once
    };

    static Weights sum(const Place& place, size_t depth);

    Place m_root;
};

} // namespace rolescope
