// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simulator/tenant.h"

#include <QDateTime>
#include <QJsonObject>
#include <QLatin1StringView>
#include <QSet>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace rolescope::simulator {

/// The first mistake found in a document and where it is; later ones are dropped.
struct Mistake
{
    QString place; ///< "resources[3].identity.principalId"
    QString what;

    bool found() const { return !what.isEmpty(); }
    void set(const QString& where, const QString& message);
};

/// Strict reading of one JSON object: typed members, bounds, and a complaint about members that nobody asked for.
/// Accessors report into the shared Mistake and return an empty value, so that a reader needs no check after each.
class JsonMembers
{
public:
    enum class Need { Required, Optional };

    /// Neither the texts of a document nor a single list may be larger.
    static constexpr qsizetype maxText = 8192;

    JsonMembers(QJsonObject object, QString place, Mistake& mistake);

    const QString& place() const { return m_place; }
    QString placeOf(QLatin1StringView key) const;
    void complain(QLatin1StringView key, const QString& message);

    bool has(QLatin1StringView key) const { return m_object.contains(key); }
    bool isNull(QLatin1StringView key) const { return m_object.value(key).isNull(); }
    QString text(QLatin1StringView key, Need need = Need::Required);
    /// A GUID with dashes, in lower case.
    QString guid(QLatin1StringView key, Need need = Need::Required);
    int number(QLatin1StringView key);
    bool flag(QLatin1StringView key);
    /// An ISO 8601 time; invalid when absent.
    QDateTime time(QLatin1StringView key);
    QStringList texts(QLatin1StringView key, Need need = Need::Optional);
    QStringList guids(QLatin1StringView key, Need need = Need::Optional);
    Tags tags(QLatin1StringView key);
    /// Any object, as it stands.
    QJsonObject object(QLatin1StringView key);
    std::optional<JsonMembers> child(QLatin1StringView key, Need need = Need::Optional);
    std::vector<JsonMembers> list(QLatin1StringView key, Need need = Need::Optional);
    /// Complains about the first member that was never asked for.
    void finish();

private:
    QJsonValue take(QLatin1StringView key, Need need);

    QJsonObject m_object;
    QString m_place;
    Mistake* m_mistake;
    QSet<QString> m_asked;
};

/// "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx" in hexadecimal digits.
bool isGuid(QStringView text);

} // namespace rolescope::simulator
