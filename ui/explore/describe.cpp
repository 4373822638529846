// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/explore/describe.h"

#include "models/items/entitytraits.h"
#include "models/items/texts.h"

#include <QCoreApplication>

#include <algorithm>
#include <map>
#include <tuple>

namespace rolescope::describe {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Describe
{
    Q_DECLARE_TR_FUNCTIONS(rolescope::Describe)
};

struct HeldAt
{
    ScopeHandle scope;
    std::vector<AssignmentHandle> direct;
    std::vector<AssignmentHandle> inherited;
};

/// Widest scopes first, then by name: the order in which a person would read a list of powers.
std::vector<HeldAt> heldByScope(const Inventory& inventory, const std::vector<AssignmentHandle>& assignments)
{
    std::vector<HeldAt> places;
    const auto placeOf = [&places](ScopeHandle scope) {
        return std::find_if(places.begin(), places.end(),
                            [scope](const HeldAt& place) { return place.scope == scope; });
    };
    for (const AssignmentHandle assignment : assignments) {
        const ScopeHandle scope = inventory.assignment(assignment).scope;
        auto place = placeOf(scope);
        if (place == places.end())
            place = places.insert(places.end(), HeldAt{scope, {}, {}});
        place->direct.push_back(assignment);
    }
    std::stable_sort(places.begin(), places.end(), [&inventory](const HeldAt& a, const HeldAt& b) {
        const ScopeKind kindA = inventory.scope(a.scope).kind;
        const ScopeKind kindB = inventory.scope(b.scope).kind;
        return kindA != kindB
            ? kindA < kindB
            : inventory.displayName(a.scope).compare(inventory.displayName(b.scope), Qt::CaseInsensitive) < 0;
    });
    return places;
}

/// Adds to `place` what was granted at places above it.
void addInherited(const Inventory& inventory, const std::vector<HeldAt>& places, HeldAt& place)
{
    for (const HeldAt& other : places) {
        if (other.scope != place.scope && inventory.isAtOrBelow(place.scope, other.scope))
            place.inherited.insert(place.inherited.end(), other.direct.begin(), other.direct.end());
    }
}

void grantLine(RichPage& page, AssignmentHandle assignment, ScopeHandle context)
{
    const Inventory& inventory = page.inventory();
    const AssignmentRow& row = inventory.assignment(assignment);
    const QString how = texts::inheritedFrom(inventory, assignment, context);
    QString html = page.iconLink(row.role) + u" &nbsp;"_s + page.quietLink(assignment, how);
    if (const QString badges = grantBadges(page, assignment); !badges.isEmpty())
        html += u" &nbsp;"_s + badges;
    page.line(html, 1);
}

bool isAbove(ScopeKind kind, ScopeKind other)
{
    return kind < other;
}

} // namespace

void entity(RichPage& page, EntityRef entity)
{
    switch (entity.kind) {
    case EntityKind::None:
        return;
    case EntityKind::Scope:
        return scope(page, entity.as<EntityKind::Scope>());
    case EntityKind::Host:
        return host(page, entity.as<EntityKind::Host>());
    case EntityKind::Identity:
        return identity(page, entity.as<EntityKind::Identity>());
    case EntityKind::Principal:
        return principal(page, entity.as<EntityKind::Principal>());
    case EntityKind::Role:
        return role(page, entity.as<EntityKind::Role>());
    case EntityKind::Assignment:
        return assignment(page, entity.as<EntityKind::Assignment>());
    case EntityKind::Deny:
        return deny(page, entity.as<EntityKind::Deny>());
    }
}

void sortByWeight(const Inventory& inventory, std::vector<AssignmentHandle>& assignments)
{
    using Key = std::tuple<int, int, QString, QString, quint32>;
    std::vector<std::pair<Key, AssignmentHandle>> keyed;
    keyed.reserve(assignments.size());
    for (const AssignmentHandle handle : assignments) {
        const AssignmentRow& row = inventory.assignment(handle);
        keyed.emplace_back(Key{-static_cast<int>(severityOf(inventory, handle)),
                               static_cast<int>(inventory.scope(row.scope).kind),
                               inventory.displayName(row.role).toCaseFolded(),
                               inventory.displayName(row.scope).toCaseFolded(), handle.value},
                           handle);
    }
    std::sort(keyed.begin(), keyed.end());
    std::transform(keyed.begin(), keyed.end(), assignments.begin(), [](const auto& entry) { return entry.second; });
}

QString conjunction(const QStringList& pieces)
{
    if (pieces.size() < 2)
        return pieces.join(QString());
    //: joins the last two of a list: "a, b and c"
    return Describe::tr("%1 and %2").arg(pieces.mid(0, pieces.size() - 1).join(u", "_s), pieces.last());
}

QString scopePhrase(const RichPage& page, ScopeHandle scope)
{
    if (!scope.isValid())
        return page.link(EntityRef());
    const Inventory& inventory = page.inventory();
    const EntityRef thing
        = inventory.hostAtScope(scope).isValid() ? EntityRef(inventory.hostAtScope(scope)) : EntityRef(scope);
    const QString kind = inventory.scope(scope).kind == ScopeKind::Tenant ? Describe::tr("the tenant")
                                                                          : texts::kindOf(inventory, scope).toLower();
    return RichPage::escaped(kind) + u' ' + page.link(thing);
}

QString grantBadges(const RichPage& page, AssignmentHandle assignment)
{
    const Inventory& inventory = page.inventory();
    const AssignmentRow& row = inventory.assignment(assignment);
    QStringList badges;
    if (inventory.role(row.role).privileged)
        badges << page.badge(Describe::tr("Privileged"), severityOf(inventory, assignment));
    if (row.condition != TextHandle{})
        badges << page.badge(Describe::tr("Conditional"), Severity::Note);
    if (inventory.isOrphaned(assignment))
        badges << page.badge(Describe::tr("Orphaned"), Severity::Warning);
    return badges.join(u" &nbsp;"_s);
}

QString usersOf(const Inventory& inventory, IdentityHandle identity)
{
    int machines = 0;
    int others = 0;
    for (const HostHandle host : inventory.hostsOf(identity))
        ++(inventory.host(host).kind == HostKind::VirtualMachine ? machines : others);
    if (machines == 0 && others == 0)
        return Describe::tr("no resource");
    if (others == 0)
        return texts::virtualMachines(machines);
    if (machines == 0)
        return texts::hosts(others);
    const QString rest
        = others == 1 ? Describe::tr("1 other resource") : Describe::tr("%n other resources", nullptr, others);
    return Describe::tr("%1 and %2").arg(texts::virtualMachines(machines), rest);
}

void grantsByScope(RichPage& page, PrincipalHandle principal)
{
    const Inventory& inventory = page.inventory();
    std::vector<AssignmentHandle> assignments;
    if (principal.isValid())
        assignments = inventory.assignmentsOf(principal);
    sortByWeight(inventory, assignments);
    std::vector<HeldAt> places = heldByScope(inventory, assignments);
    int rows = 0;
    for (HeldAt& place : places) {
        if (rows >= page.listLimit()) {
            page.moreLine(static_cast<qsizetype>(assignments.size()) - rows);
            return;
        }
        addInherited(inventory, places, place);
        const ScopeKind kind = inventory.scope(place.scope).kind;
        page.line(page.icon(decorationOf(inventory, EntityRef(place.scope))) + u"&nbsp;"_s
                  + page.link(EntityRef(place.scope)) + u" &nbsp;"_s
                  + page.secondary(RichPage::escaped(texts::appliesTo(kind))));
        for (const AssignmentHandle assignment : place.direct) {
            grantLine(page, assignment, place.scope);
            ++rows;
        }
        constexpr size_t mostInherited = 4;
        for (size_t i = 0; i < std::min(mostInherited, place.inherited.size()); ++i)
            grantLine(page, place.inherited[i], place.scope);
    }
}

void identityFindings(RichPage& page, IdentityHandle identity, const QString& subject)
{
    const Inventory& inventory = page.inventory();
    std::vector<AssignmentHandle> assignments = inventory.assignmentsOf(identity);
    sortByWeight(inventory, assignments);
    const int users = inventory.hostCount(identity);
    int told = 0;
    for (const AssignmentHandle assignment : assignments) {
        const AssignmentRow& row = inventory.assignment(assignment);
        if (!inventory.role(row.role).privileged || ++told > 3)
            break; // sorted: the privileged ones are first
        const bool wide = isAbove(inventory.scope(row.scope).kind, ScopeKind::ResourceGroup);
        const QString grant
            = Describe::tr("%1 on %2")
                  .arg(page.link(assignment, inventory.displayName(row.role)), scopePhrase(page, row.scope));
        //: %1: "Owner on subscription Production"; %2: who, for instance "whoever controls this virtual machine"
        QString sentence = wide ? Describe::tr("%1 is a privileged grant: %2 has wide power over everything below.")
                                : Describe::tr("%1 is a privileged grant: %2 has wide power there.");
        sentence = sentence.arg(grant, subject);
        if (users > 1)
            sentence += u' ' + Describe::tr("%1 share it.").arg(usersOf(inventory, identity));
        page.finding(severityOf(inventory, assignment), sentence);
    }
    if (inventory.identity(identity).placeholder) {
        page.finding(Severity::Warning,
                     Describe::tr("%1 is attached but could not be read: it was deleted, or it lies where you may not "
                                  "read.")
                         .arg(page.link(identity)));
    }
}

void tagsFact(RichPage& page, TextHandle tags)
{
    const Tags all = page.inventory().tags(tags);
    if (all.isEmpty())
        return;
    QStringList shown;
    for (auto tag = all.begin(); tag != all.end() && shown.size() < page.listLimit(); ++tag)
        shown << RichPage::escaped(tag.key() + u'=' + tag.value(), 160);
    if (all.size() > shown.size())
        shown << Describe::tr("and %1 more").arg(all.size() - shown.size());
    page.fact(Describe::tr("Tags"), shown.join(u"<br>"_s));
}

void placeFacts(RichPage& page, ScopeHandle scope)
{
    const Inventory& inventory = page.inventory();
    const ScopeHandle group = enclosing(inventory, scope, ScopeKind::ResourceGroup);
    const ScopeHandle subscription = enclosing(inventory, scope, ScopeKind::Subscription);
    if (group.isValid() && group != scope)
        page.fact(Describe::tr("Resource group"), page.link(group));
    if (subscription.isValid() && subscription != scope)
        page.fact(Describe::tr("Subscription"), page.link(subscription));
}

} // namespace rolescope::describe
