// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/values.h"

#include <nlohmann/json.hpp>

#include <QDateTime>
#include <QString>
#include <QStringList>

#include <span>
#include <utility>

namespace rolescope {

/// Takes the members of one JSON object, remembering the first thing that is wrong. Absent and null members are empty.
class FieldReader
{
public:
    explicit FieldReader(const nlohmann::json& object);

    QString text(const char* name);
    QString requiredText(const char* name); ///< an empty text counts as missing
    QString requiredScopeId(const char* name); ///< an ARM id, "/" included
    QString requiredResourceId(const char* name); ///< an ARM id of something below "/"
    QDateTime moment(const char* name); ///< ISO 8601, in UTC; invalid where absent
    bool flag(const char* name, bool fallback = false);
    int number(const char* name); ///< 0 or more; 0 where absent
    QStringList texts(const char* name);
    Tags tags(const char* name); ///< an object whose members are texts
    /// The member if it is an object or an array, else null.
    const nlohmann::json* object(const char* name);
    const nlohmann::json* array(const char* name);

    /// The value whose name stands there, else the fallback.
    template <typename T> T value(const char* name, std::span<const std::pair<T, const char*>> names, T fallback)
    {
        const QString written = text(name);
        for (const auto& [known, word] : names) {
            if (written == QLatin1StringView(word))
                return known;
        }
        return fallback;
    }

    /// The same, but an unknown name is a problem.
    template <typename T>
    T requiredValue(const char* name, std::span<const std::pair<T, const char*>> names, T fallback)
    {
        const QString written = requiredText(name);
        for (const auto& [known, word] : names) {
            if (written == QLatin1StringView(word))
                return known;
        }
        noteUnknown(name);
        return fallback;
    }

    /// The first thing that was wrong, translated, to follow "line 3:"; empty while nothing was.
    const QString& problem() const { return m_problem; }
    void note(const QString& problem); ///< keeps the first one only

private:
    void noteUnknown(const char* name);
    const nlohmann::json* member(const char* name);

    const nlohmann::json& m_object;
    QString m_problem;
};

} // namespace rolescope
