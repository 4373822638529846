// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/explore/describe.h"

#include "models/items/entitytraits.h"
#include "models/items/texts.h"

#include <QCoreApplication>

#include <algorithm>
#include <set>

namespace rolescope::describe {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Describe
{
    Q_DECLARE_TR_FUNCTIONS(rolescope::Describe)
};

/// "It holds 3 role assignments at 2 scopes, Owner on subscription Production among them."
QString reach(const RichPage& page, std::vector<AssignmentHandle> assignments)
{
    const Inventory& inventory = page.inventory();
    if (assignments.empty())
        return Describe::tr("No role assignments were read for it.");
    std::set<ScopeHandle> scopes;
    for (const AssignmentHandle assignment : assignments)
        scopes.insert(inventory.assignment(assignment).scope);
    const auto grants = static_cast<int>(assignments.size());
    const auto places = static_cast<int>(scopes.size());
    const QString at = places == 1 ? Describe::tr("1 scope") : Describe::tr("%n scopes", nullptr, places);
    sortByWeight(inventory, assignments);
    const AssignmentRow& first = inventory.assignment(assignments.front());
    const QString gravest
        = Describe::tr("%1 on %2")
              .arg(page.link(assignments.front(), inventory.displayName(first.role)), scopePhrase(page, first.scope));
    if (grants == 1)
        return Describe::tr("It holds %1.").arg(gravest);
    return Describe::tr("It holds %1 at %2, %3 among them.").arg(texts::roleAssignments(grants), at, gravest);
}

void usersSection(RichPage& page, IdentityHandle handle)
{
    const Inventory& inventory = page.inventory();
    std::vector<HostHandle> hosts = inventory.hostsOf(handle);
    page.section(Describe::tr("Used by"));
    if (hosts.empty())
        page.line(page.secondary(Describe::tr("No resource that could be read.")));
    const auto shown = std::min(hosts.size(), static_cast<size_t>(page.listLimit()));
    for (size_t i = 0; i < shown; ++i) {
        const ScopeHandle group = enclosing(inventory, inventory.host(hosts[i]).scope, ScopeKind::ResourceGroup);
        QString html = page.iconLink(hosts[i]);
        if (group.isValid())
            html += u" &nbsp;"_s + page.secondary(RichPage::escaped(inventory.displayName(group), 40));
        page.line(html);
    }
    page.moreLine(static_cast<qsizetype>(hosts.size() - shown));
}

void holdsSection(RichPage& page, PrincipalHandle principal)
{
    page.section(Describe::tr("Holds"));
    if (!principal.isValid() || page.inventory().assignmentsOf(principal).empty())
        page.line(page.secondary(Describe::tr("No role assignments were read for it.")));
    else
        grantsByScope(page, principal);
}

} // namespace

void identity(RichPage& page, IdentityHandle handle)
{
    const Inventory& inventory = page.inventory();
    const IdentityRow& row = inventory.identity(handle);
    const QString name = RichPage::escaped(inventory.displayName(handle), 80);
    const int users = inventory.hostCount(handle);
    const int grants = inventory.assignmentCount(handle);
    QString words;
    if (row.systemAssigned && row.owner.isValid())
        words = Describe::tr("This is the system-assigned identity of %1: it lives and dies with that one resource.")
                    .arg(page.link(row.owner));
    else if (users == 0)
        words = Describe::tr("%1 is a user-assigned identity that no resource uses.").arg(name);
    else if (users == 1)
        words = Describe::tr("%1 is a user-assigned identity that one resource uses: %2.")
                    .arg(name, page.link(inventory.hostsOf(handle).front()));
    else
        words
            = Describe::tr("%1 is a user-assigned identity that %2 share: whoever controls one of them can do what it "
                           "may do.")
                  .arg(name, usersOf(inventory, handle));
    page.prose(words);
    page.prose(reach(page, inventory.assignmentsOf(handle)));

    identityFindings(page, handle, Describe::tr("whoever controls a resource that uses it"));
    if (!row.systemAssigned && users == 0 && !row.placeholder) {
        page.finding(Severity::Note,
                     grants == 0
                         ? Describe::tr("Unused: nothing that could be read runs as it, and it holds no role.")
                         : Describe::tr("Unused, but it still holds %1. If nothing outside of Azure signs in as "
                                        "it, it can go.")
                               .arg(texts::roleAssignments(grants)));
    }
    usersSection(page, handle);
    holdsSection(page, row.principal);
    page.note(Describe::tr("Grants that reach an identity through groups are not read yet."));

    page.section(Describe::tr("Facts"));
    page.beginFacts();
    page.idFact(Describe::tr("Client ID"), inventory.text(row.clientId));
    if (row.principal.isValid())
        page.idFact(Describe::tr("Principal ID"), inventory.text(inventory.principal(row.principal).id));
    if (!row.systemAssigned) {
        placeFacts(page, row.scope);
        page.textFact(Describe::tr("Location"), inventory.text(row.location));
        tagsFact(page, row.tags);
    }
    page.endFacts();
}

void principal(RichPage& page, PrincipalHandle handle)
{
    const Inventory& inventory = page.inventory();
    const PrincipalRow& row = inventory.principal(handle);
    const QString name = RichPage::escaped(inventory.displayName(handle), 80);
    if (row.identity.isValid()) {
        page.prose(
            Describe::tr("%1 is the directory's side of the managed identity %2.").arg(name, page.link(row.identity)));
    } else {
        page.prose(Describe::tr("%1 is a principal of the directory: %2.")
                       .arg(name, RichPage::escaped(texts::principalKind(row.kind).toLower())));
    }
    page.prose(reach(page, inventory.assignmentsOf(handle)));
    if (row.deleted) {
        page.finding(Severity::Warning,
                     Describe::tr("The directory no longer knows it. Its role assignments are orphaned: they open "
                                  "nothing and can be removed."));
    } else if (row.displayName == TextHandle{} && !row.identity.isValid()) {
        page.finding(Severity::Note, Describe::tr("Its name could not be read from the directory."));
    }
    if (row.kind == PrincipalKind::Group)
        page.finding(Severity::Note,
                     Describe::tr("Every member of this group has what it holds. Members are not read."));
    holdsSection(page, handle);
    page.section(Describe::tr("Facts"));
    page.beginFacts();
    page.idFact(Describe::tr("Object ID"), inventory.text(row.id));
    page.idFact(Describe::tr("Application ID"), inventory.text(row.appId));
    page.textFact(Describe::tr("Sign-in name"), inventory.text(row.userPrincipalName));
    page.endFacts();
}

} // namespace rolescope::describe
