// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/rowcondition.h"

#include "models/items/texts.h"

#include <QCollator>
#include <QCoreApplication>
#include <QSet>

#include <algorithm>
#include <array>

namespace rolescope {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(rolescope::RowCondition)
};

struct Word
{
    ConditionKind kind;
    QLatin1StringView prefix;
    QLatin1StringView word; ///< after "is:"
};

constexpr std::array<Word, 8> words{{
    {ConditionKind::Kind, "kind"_L1, {}},
    {ConditionKind::Role, "role"_L1, {}},
    {ConditionKind::Location, "location"_L1, {}},
    {ConditionKind::Tag, "tag"_L1, {}},
    {ConditionKind::Privileged, "is"_L1, "privileged"_L1},
    {ConditionKind::Orphaned, "is"_L1, "orphaned"_L1},
    {ConditionKind::Conditional, "is"_L1, "conditional"_L1},
    {ConditionKind::Unused, "is"_L1, "unused"_L1},
}};

/// The grants that a thing has to do with.
std::vector<AssignmentHandle> grantsOf(const Inventory& inventory, EntityRef entity)
{
    switch (entity.kind) {
    case EntityKind::Host: {
        std::vector<AssignmentHandle> grants;
        for (const IdentityHandle identity : inventory.identitiesOf(entity.as<EntityKind::Host>())) {
            const std::vector<AssignmentHandle> more = inventory.assignmentsOf(identity);
            grants.insert(grants.end(), more.begin(), more.end());
        }
        return grants;
    }
    case EntityKind::Identity:
        return inventory.assignmentsOf(entity.as<EntityKind::Identity>());
    case EntityKind::Assignment:
        return {entity.as<EntityKind::Assignment>()};
    default:
        return {};
    }
}

template <class Test> bool anyGrant(const Inventory& inventory, EntityRef entity, Test test)
{
    const std::vector<AssignmentHandle> grants = grantsOf(inventory, entity);
    return std::any_of(grants.begin(), grants.end(), test);
}

TextHandle locationOf(const Inventory& inventory, EntityRef entity)
{
    if (const auto host = entity.as<EntityKind::Host>(); host.isValid())
        return inventory.host(host).location;
    const auto identity = entity.as<EntityKind::Identity>();
    return identity.isValid() ? inventory.identity(identity).location : TextHandle();
}

TextHandle tagsOf(const Inventory& inventory, EntityRef entity)
{
    if (const auto host = entity.as<EntityKind::Host>(); host.isValid())
        return inventory.host(host).tags;
    const auto identity = entity.as<EntityKind::Identity>();
    return identity.isValid() ? inventory.identity(identity).tags : TextHandle();
}

/// What a thing is; of an assignment the one whom it names.
EntityRef subjectOf(const Inventory& inventory, EntityRef entity)
{
    const auto assignment = entity.as<EntityKind::Assignment>();
    return assignment.isValid() ? EntityRef(inventory.assignment(assignment).principal) : entity;
}

QString kindOf(const Inventory& inventory, EntityRef entity)
{
    const EntityRef subject = subjectOf(inventory, entity);
    const auto role = subject.as<EntityKind::Role>();
    return role.isValid() ? texts::roleKind(inventory.role(role)) : texts::kindOf(inventory, subject);
}

bool hasTag(const Inventory& inventory, EntityRef entity, const QString& value)
{
    const TextHandle handle = tagsOf(inventory, entity);
    if (handle == TextHandle())
        return false;
    const qsizetype split = value.indexOf(u'=');
    const QString key = split < 0 ? value : value.left(split);
    const Tags tags = inventory.tags(handle);
    for (const auto& [name, content] : tags.asKeyValueRange()) {
        const bool sameValue = split < 0 || content.compare(value.mid(split + 1), Qt::CaseInsensitive) == 0;
        if (sameValue && name.compare(key, Qt::CaseInsensitive) == 0)
            return true;
    }
    return false;
}

bool hasRole(const Inventory& inventory, EntityRef entity, const QString& name)
{
    const auto fits = [&](RoleHandle role) { return inventory.displayName(role).contains(name, Qt::CaseInsensitive); };
    if (const auto role = entity.as<EntityKind::Role>(); role.isValid())
        return fits(role);
    return anyGrant(inventory, entity, [&](AssignmentHandle grant) { return fits(inventory.assignment(grant).role); });
}

bool isPrivileged(const Inventory& inventory, EntityRef entity)
{
    if (const auto role = entity.as<EntityKind::Role>(); role.isValid())
        return inventory.role(role).privileged;
    return anyGrant(inventory, entity, [&](AssignmentHandle grant) {
        return inventory.role(inventory.assignment(grant).role).privileged;
    });
}

bool isUnused(const Inventory& inventory, EntityRef entity)
{
    if (const auto role = entity.as<EntityKind::Role>(); role.isValid())
        return inventory.assignmentCount(role) == 0;
    const auto identity = entity.as<EntityKind::Identity>();
    return identity.isValid() && inventory.hostCount(identity) == 0;
}

QStringList sorted(const QSet<QString>& values)
{
    QStringList list(values.begin(), values.end());
    QCollator collator;
    collator.setNumericMode(true);
    collator.setCaseSensitivity(Qt::CaseInsensitive);
    std::sort(list.begin(), list.end(), collator);
    return list;
}

/// Texts behind the handles that rows hold, each looked up once.
template <class HandleOf, class Add>
void eachTextOnce(const Inventory& inventory, Table table, HandleOf handleOf, Add add)
{
    QSet<quint32> seen;
    const int rows = inventory.rowCount(table);
    for (int row = 0; row < rows; ++row) {
        const TextHandle handle = handleOf(inventory, inventory.at(table, row));
        if (handle == TextHandle() || seen.contains(handle.value))
            continue;
        seen.insert(handle.value);
        add(handle);
    }
}

/// The next word of a typed filter; blanks inside of quotes do not end it.
QString nextWord(const QString& typed, qsizetype& at)
{
    QString word;
    bool quoted = false;
    for (; at < typed.size() && (quoted || !typed[at].isSpace()); ++at) {
        quoted ^= typed[at] == u'"';
        word += typed[at];
    }
    return word;
}

} // namespace

bool takesValue(ConditionKind kind)
{
    return kind < ConditionKind::Privileged;
}

bool holds(const RowCondition& condition, const Inventory& inventory, EntityRef entity)
{
    switch (condition.kind) {
    case ConditionKind::Kind:
        return kindOf(inventory, entity).compare(condition.value, Qt::CaseInsensitive) == 0;
    case ConditionKind::Role:
        return hasRole(inventory, entity, condition.value);
    case ConditionKind::Location:
        return inventory.text(locationOf(inventory, entity)).compare(condition.value, Qt::CaseInsensitive) == 0;
    case ConditionKind::Tag:
        return hasTag(inventory, entity, condition.value);
    case ConditionKind::Privileged:
        return isPrivileged(inventory, entity);
    case ConditionKind::Orphaned:
        return anyGrant(inventory, entity, [&](AssignmentHandle grant) { return inventory.isOrphaned(grant); });
    case ConditionKind::Conditional:
        return anyGrant(inventory, entity,
                        [&](AssignmentHandle grant) { return inventory.assignment(grant).condition != TextHandle(); });
    case ConditionKind::Unused:
        return isUnused(inventory, entity);
    }
    return true;
}

QString conditionTitle(ConditionKind kind)
{
    switch (kind) {
    case ConditionKind::Kind:
        return Texts::tr("Kind");
    case ConditionKind::Role:
        return Texts::tr("Role");
    case ConditionKind::Location:
        return Texts::tr("Location");
    case ConditionKind::Tag:
        return Texts::tr("Tag");
    case ConditionKind::Privileged:
        return Texts::tr("Privileged");
    case ConditionKind::Orphaned:
        return Texts::tr("Orphaned");
    case ConditionKind::Conditional:
        return Texts::tr("Conditional");
    case ConditionKind::Unused:
        return Texts::tr("Unused");
    }
    return {};
}

QString conditionText(const RowCondition& condition)
{
    const QString title = conditionTitle(condition.kind);
    //: A condition of a filter: %1 is what is asked about ("Location"), %2 the answer wanted ("westeurope")
    return takesValue(condition.kind) ? Texts::tr("%1: %2").arg(title, condition.value) : title;
}

QString writtenCondition(const RowCondition& condition)
{
    const auto found
        = std::find_if(words.begin(), words.end(), [&](const Word& word) { return word.kind == condition.kind; });
    if (!takesValue(condition.kind))
        return found->prefix + u':' + found->word;
    const bool plain = !condition.value.contains(u' ');
    return found->prefix + (plain ? u':' + condition.value : u":\""_s + condition.value + u'"');
}

std::optional<RowCondition> readCondition(const QString& written)
{
    const qsizetype colon = written.indexOf(u':');
    if (colon <= 0)
        return {};
    const QString prefix = written.left(colon);
    const QString value = written.mid(colon + 1).remove(u'"').trimmed();
    if (value.isEmpty())
        return {};
    for (const Word& word : words) {
        const bool samePrefix = prefix.compare(word.prefix, Qt::CaseInsensitive) == 0;
        if (samePrefix && takesValue(word.kind))
            return RowCondition{word.kind, value};
        if (samePrefix && value.compare(word.word, Qt::CaseInsensitive) == 0)
            return RowCondition{word.kind, {}};
    }
    return {};
}

TypedFilter readFilter(const QString& typed)
{
    TypedFilter result;
    QStringList rest;
    for (qsizetype at = 0; at < typed.size(); ++at) {
        const QString word = nextWord(typed, at);
        if (const auto condition = readCondition(word))
            result.conditions.push_back(*condition);
        else if (!word.isEmpty())
            rest << word;
    }
    result.rest = rest.join(u' ');
    return result;
}

std::vector<ConditionKind> conditionsFor(Table table)
{
    using enum ConditionKind;
    switch (table) {
    case Table::VirtualMachines:
    case Table::OtherHosts:
        return {Kind, Role, Location, Tag, Privileged, Conditional};
    case Table::Identities:
        return {Kind, Role, Location, Tag, Privileged, Conditional, Unused};
    case Table::Assignments:
        return {Kind, Role, Privileged, Orphaned, Conditional};
    case Table::Roles:
        return {Kind, Privileged, Unused};
    case Table::Principals:
    case Table::Denies:
        break;
    }
    return {};
}

QStringList valuesFor(const Inventory& inventory, Table table, ConditionKind kind)
{
    QSet<QString> values;
    const int rows = inventory.rowCount(table);
    switch (kind) {
    case ConditionKind::Kind:
        for (int row = 0; row < rows; ++row)
            values.insert(kindOf(inventory, inventory.at(table, row)));
        break;
    case ConditionKind::Role:
        for (int row = 0; row < inventory.rowCount(Table::Roles); ++row) {
            const auto role = inventory.at(Table::Roles, row).as<EntityKind::Role>();
            if (inventory.assignmentCount(role) > 0)
                values.insert(inventory.displayName(role));
        }
        break;
    case ConditionKind::Location:
        eachTextOnce(inventory, table, locationOf, [&](TextHandle handle) { values.insert(inventory.text(handle)); });
        break;
    case ConditionKind::Tag:
        eachTextOnce(inventory, table, tagsOf, [&](TextHandle handle) {
            const Tags tags = inventory.tags(handle);
            for (const auto& [name, content] : tags.asKeyValueRange())
                values.insert(name + u'=' + content);
        });
        break;
    default:
        break;
    }
    return sorted(values);
}

} // namespace rolescope
