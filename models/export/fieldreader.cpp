// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/export/fieldreader.h"

#include "models/domain/armid.h"

#include <QCoreApplication>

#include <limits>

namespace rolescope {

namespace {

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(rolescope::FieldReader)
};

QString named(const char* name)
{
    return QString::fromLatin1(name);
}

} // namespace

FieldReader::FieldReader(const nlohmann::json& object) : m_object(object)
{ }

void FieldReader::note(const QString& problem)
{
    if (m_problem.isEmpty())
        m_problem = problem;
}

void FieldReader::noteUnknown(const char* name)
{
    note(Texts::tr("\"%1\" has a value that is not known here").arg(named(name)));
}

const nlohmann::json* FieldReader::member(const char* name)
{
    if (!m_object.is_object()) {
        note(Texts::tr("it is no object"));
        return nullptr;
    }
    const auto found = m_object.find(name);
    return found == m_object.end() || found->is_null() ? nullptr : &*found;
}

QString FieldReader::text(const char* name)
{
    const nlohmann::json* found = member(name);
    if (!found)
        return {};
    if (!found->is_string()) {
        note(Texts::tr("\"%1\" is not a text").arg(named(name)));
        return {};
    }
    return QString::fromStdString(found->get_ref<const std::string&>());
}

QString FieldReader::requiredText(const char* name)
{
    QString found = text(name);
    if (found.isEmpty())
        note(Texts::tr("\"%1\" is missing").arg(named(name)));
    return found;
}

QString FieldReader::requiredScopeId(const char* name)
{
    QString found = requiredText(name);
    if (!found.startsWith(u'/'))
        note(Texts::tr("\"%1\" is no ARM id").arg(named(name)));
    return found;
}

QString FieldReader::requiredResourceId(const char* name)
{
    QString found = requiredScopeId(name);
    if (armid::kindOf(found) == ScopeKind::Tenant)
        note(Texts::tr("\"%1\" names the whole tenant").arg(named(name)));
    return found;
}

QDateTime FieldReader::moment(const char* name)
{
    const QString written = text(name);
    const QDateTime found = QDateTime::fromString(written, Qt::ISODateWithMs).toUTC();
    if (!written.isEmpty() && !found.isValid())
        note(Texts::tr("\"%1\" is no moment").arg(named(name)));
    return found;
}

bool FieldReader::flag(const char* name, bool fallback)
{
    const nlohmann::json* found = member(name);
    if (!found)
        return fallback;
    if (!found->is_boolean()) {
        note(Texts::tr("\"%1\" is neither true nor false").arg(named(name)));
        return fallback;
    }
    return found->get<bool>();
}

int FieldReader::number(const char* name)
{
    const nlohmann::json* found = member(name);
    if (!found)
        return 0;
    if (!found->is_number_unsigned()
        || found->get<std::uint64_t>() > static_cast<std::uint64_t>(std::numeric_limits<int>::max())) {
        note(Texts::tr("\"%1\" is not a whole number").arg(named(name)));
        return 0;
    }
    return found->get<int>();
}

QStringList FieldReader::texts(const char* name)
{
    const nlohmann::json* found = array(name);
    if (!found)
        return {};
    QStringList list;
    list.reserve(static_cast<qsizetype>(found->size()));
    for (const nlohmann::json& item : *found) {
        if (!item.is_string()) {
            note(Texts::tr("\"%1\" holds something that is not a text").arg(named(name)));
            return {};
        }
        list.append(QString::fromStdString(item.get_ref<const std::string&>()));
    }
    return list;
}

Tags FieldReader::tags(const char* name)
{
    const nlohmann::json* found = object(name);
    if (!found)
        return {};
    Tags tags;
    for (const auto& [key, value] : found->items()) {
        if (!value.is_string()) {
            note(Texts::tr("\"%1\" holds something that is not a text").arg(named(name)));
            return {};
        }
        tags.insert(QString::fromStdString(key), QString::fromStdString(value.get_ref<const std::string&>()));
    }
    return tags;
}

const nlohmann::json* FieldReader::object(const char* name)
{
    const nlohmann::json* found = member(name);
    if (found && !found->is_object()) {
        note(Texts::tr("\"%1\" is no object").arg(named(name)));
        return nullptr;
    }
    return found;
}

const nlohmann::json* FieldReader::array(const char* name)
{
    const nlohmann::json* found = member(name);
    if (found && !found->is_array()) {
        note(Texts::tr("\"%1\" is no list").arg(named(name)));
        return nullptr;
    }
    return found;
}

} // namespace rolescope
