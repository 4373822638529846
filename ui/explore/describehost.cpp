// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/explore/describe.h"

#include "models/items/entitytraits.h"
#include "models/items/texts.h"

#include <QCoreApplication>

#include <algorithm>

namespace rolescope::describe {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Describe
{
    Q_DECLARE_TR_FUNCTIONS(rolescope::Describe)
};

QString thisKind(const Inventory& inventory, HostHandle host)
{
    switch (inventory.host(host).kind) {
    case HostKind::VirtualMachine:
        return Describe::tr("this virtual machine");
    case HostKind::ScaleSet:
        return Describe::tr("this scale set");
    case HostKind::Other:
        break;
    }
    return Describe::tr("this resource");
}

/// "id-web (shared by 6 virtual machines)", "its own system-assigned identity"
QStringList runsAs(const RichPage& page, const std::vector<IdentityHandle>& identities)
{
    const Inventory& inventory = page.inventory();
    QStringList phrases;
    QString own;
    for (const IdentityHandle identity : identities) {
        if (inventory.identity(identity).systemAssigned) {
            own = page.link(identity, Describe::tr("its own system-assigned identity"));
            continue;
        }
        const bool shared = inventory.hostCount(identity) > 1;
        const QString by = shared ? Describe::tr("shared by %1").arg(usersOf(inventory, identity))
                                  : Describe::tr("used by it alone");
        if (phrases.size() < 4)
            phrases << u"%1 (%2)"_s.arg(page.link(identity), by);
    }
    const auto left = static_cast<int>(identities.size()) - static_cast<int>(phrases.size()) - (own.isEmpty() ? 0 : 1);
    if (left > 0)
        phrases << Describe::tr("%1 more").arg(left);
    if (!own.isEmpty())
        phrases << own;
    return phrases;
}

void powers(RichPage& page, const std::vector<IdentityHandle>& identities)
{
    const Inventory& inventory = page.inventory();
    std::vector<AssignmentHandle> all;
    for (const IdentityHandle identity : identities) {
        const auto held = inventory.assignmentsOf(identity);
        all.insert(all.end(), held.begin(), held.end());
    }
    if (all.empty()) {
        page.prose(
            Describe::tr("No role was granted to it directly, as far as could be read: it can sign in, but opens "
                         "nothing by role assignments of its own."));
        return;
    }
    sortByWeight(inventory, all);
    QStringList phrases;
    for (const AssignmentHandle assignment : all) {
        if (phrases.size() == 3)
            break;
        const AssignmentRow& row = inventory.assignment(assignment);
        const QString phrase
            = Describe::tr("%1 on %2")
                  .arg(page.link(assignment, inventory.displayName(row.role)), scopePhrase(page, row.scope));
        phrases << (row.condition == TextHandle{} ? phrase : Describe::tr("%1 under a condition").arg(phrase));
    }
    if (const auto left = static_cast<qsizetype>(all.size()) - phrases.size(); left > 0)
        phrases << Describe::tr("%1 more").arg(left);
    page.prose(Describe::tr("Through that it holds %1.").arg(conjunction(phrases)));
}

void card(RichPage& page, IdentityHandle identity)
{
    const Inventory& inventory = page.inventory();
    const IdentityRow& row = inventory.identity(identity);
    page.beginCard();
    QString head = page.iconLink(identity);
    if (row.systemAssigned)
        head += u" &nbsp;"_s + page.secondary(Describe::tr("system-assigned"));
    else
        head += u" &nbsp;"_s + page.secondary(Describe::tr("user-assigned, %1").arg(usersOf(inventory, identity)));
    page.line(head);
    if (inventory.assignmentCount(identity) == 0)
        page.line(page.secondary(Describe::tr("No role assignments were read for it.")));
    else
        grantsByScope(page, row.principal);
    page.endCard();
}

void facts(RichPage& page, HostHandle handle)
{
    const Inventory& inventory = page.inventory();
    const HostRow& row = inventory.host(handle);
    page.section(Describe::tr("Facts"));
    page.beginFacts();
    placeFacts(page, row.scope);
    page.textFact(Describe::tr("Location"), inventory.text(row.location));
    page.textFact(Describe::tr("Size"), inventory.text(row.size));
    page.textFact(Describe::tr("Operating system"), inventory.text(row.osType));
    if (row.kind != HostKind::Other)
        page.textFact(Describe::tr("Power"), texts::powerState(row.power));
    tagsFact(page, row.tags);
    page.endFacts();
}

} // namespace

void host(RichPage& page, HostHandle handle)
{
    const Inventory& inventory = page.inventory();
    const std::vector<IdentityHandle> identities = inventory.identitiesOf(handle);
    const QString name = RichPage::escaped(inventory.displayName(handle), 80);
    if (identities.empty()) {
        page.prose(Describe::tr("%1 has no managed identity: code on it can reach Azure only with a secret of its own.")
                       .arg(name));
    } else {
        page.prose(Describe::tr("%1 runs as %2.").arg(name, conjunction(runsAs(page, identities))));
        powers(page, identities);
        //: continues "… is a privileged grant: … has wide power"; %1: "this virtual machine"
        const QString subject = Describe::tr("whoever controls %1").arg(thisKind(inventory, handle));
        for (const IdentityHandle identity : identities)
            identityFindings(page, identity, subject);

        page.section(Describe::tr("Identities"));
        const auto shown = std::min(identities.size(), static_cast<size_t>(page.listLimit()));
        for (size_t i = 0; i < shown; ++i)
            card(page, identities[i]);
        page.moreLine(static_cast<qsizetype>(identities.size() - shown));
        page.note(Describe::tr("Grants that reach an identity through groups are not read yet."));
    }
    facts(page, handle);
}

} // namespace rolescope::describe
