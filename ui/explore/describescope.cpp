// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/explore/describe.h"

#include "models/items/entitytraits.h"
#include "models/items/texts.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>

namespace rolescope::describe {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Describe
{
    Q_DECLARE_TR_FUNCTIONS(rolescope::Describe)
};

void accessLine(RichPage& page, AssignmentHandle assignment, ScopeHandle context)
{
    const Inventory& inventory = page.inventory();
    const AssignmentRow& row = inventory.assignment(assignment);
    QString html = page.iconLink(row.principal) + u" &nbsp;"_s + page.link(assignment, inventory.displayName(row.role));
    if (const QString badges = grantBadges(page, assignment); !badges.isEmpty())
        html += u" &nbsp;"_s + badges;
    if (row.scope != context)
        html += u"<br>"_s + page.secondary(RichPage::escaped(texts::inheritedFrom(inventory, assignment, context)));
    page.line(html);
}

void accessSection(RichPage& page, const QString& title, std::vector<AssignmentHandle> assignments, ScopeHandle context)
{
    if (assignments.empty())
        return;
    sortByWeight(page.inventory(), assignments);
    page.section(u"%1 (%2)"_s.arg(title).arg(assignments.size()));
    const auto shown = std::min(assignments.size(), static_cast<size_t>(page.listLimit()));
    for (size_t i = 0; i < shown; ++i)
        accessLine(page, assignments[i], context);
    page.moreLine(static_cast<qsizetype>(assignments.size() - shown));
}

void denials(RichPage& page, ScopeHandle handle)
{
    const Inventory& inventory = page.inventory();
    std::vector<DenyHandle> found;
    for (int row = 0; row < inventory.rowCount(Table::Denies); ++row) {
        const DenyHandle deny = inventory.at(Table::Denies, row).as<EntityKind::Deny>();
        const DenyRow& it = inventory.deny(deny);
        if (it.scope == handle || (it.appliesToChildScopes && inventory.isAtOrBelow(handle, it.scope)))
            found.push_back(deny);
    }
    if (found.empty())
        return;
    page.section(Describe::tr("Denied here"));
    const auto shown = std::min(found.size(), static_cast<size_t>(page.listLimit()));
    for (size_t i = 0; i < shown; ++i)
        page.line(page.iconLink(found[i]));
    page.moreLine(static_cast<qsizetype>(found.size() - shown));
}

/// "Resource group in subscription Production. 3 principals hold a role on it: …"
void words(RichPage& page, ScopeHandle handle, const std::vector<AssignmentHandle>& direct,
           const std::vector<AssignmentHandle>& inherited)
{
    const Inventory& inventory = page.inventory();
    const ScopeRow& row = inventory.scope(handle);
    const QString name = RichPage::escaped(inventory.displayName(handle), 80);
    const QString kind = RichPage::escaped(texts::kindOf(inventory, handle));
    //: %1 is a kind of thing: "Resource group"; %2 where it is: "subscription Production"
    QString what = row.parent.isValid() ? Describe::tr("%1 in %2.").arg(kind, scopePhrase(page, row.parent))
                                        : Describe::tr("%1 is the whole tenant.").arg(name);
    QSet<PrincipalHandle> principals;
    for (const auto* const list : {&direct, &inherited}) {
        for (const AssignmentHandle assignment : *list)
            principals.insert(inventory.assignment(assignment).principal);
    }
    const auto who = static_cast<int>(principals.size());
    const QString count
        = who == 1 ? Describe::tr("1 principal holds") : Describe::tr("%n principals hold", nullptr, who);
    if (who == 0)
        what += u' ' + Describe::tr("No role assignment that could be read reaches it.");
    else
        what += u' '
            + Describe::tr("%1 a role on it: %2 granted here, %3 inherited from above.")
                  .arg(count, QString::number(direct.size()), QString::number(inherited.size()));
    page.prose(what);
    if (row.placeholder)
        page.finding(Severity::Note, Describe::tr("It is only known by name, because something else refers to it."));
}

} // namespace

void scope(RichPage& page, ScopeHandle handle)
{
    const Inventory& inventory = page.inventory();
    const ScopeRow& row = inventory.scope(handle);
    const std::vector<AssignmentHandle> direct = inventory.assignmentsAt(handle);
    std::vector<AssignmentHandle> inherited;
    for (const ScopeHandle above : inventory.chainAbove(handle)) {
        if (above == handle)
            continue;
        const auto there = inventory.assignmentsAt(above);
        inherited.insert(inherited.end(), there.begin(), there.end());
    }
    words(page, handle, direct, inherited);
    if (const IdentityHandle identity = inventory.identityAtScope(handle); identity.isValid())
        page.line(Describe::tr("See what it is and holds: %1").arg(page.iconLink(identity)));
    accessSection(page, Describe::tr("Granted here"), direct, handle);
    accessSection(page, Describe::tr("Inherited from above"), std::move(inherited), handle);
    denials(page, handle);

    page.section(Describe::tr("Facts"));
    page.beginFacts();
    if (row.parent.isValid() && row.kind < ScopeKind::ResourceGroup)
        page.fact(Describe::tr("In"), page.iconLink(row.parent));
    placeFacts(page, handle);
    page.textFact(Describe::tr("Location"), inventory.text(row.location));
    if (const int children = inventory.childCount(handle); children > 0)
        page.textFact(Describe::tr("Directly below"), QLocale().toString(children));
    tagsFact(page, row.tags);
    page.endFacts();
}

} // namespace rolescope::describe
