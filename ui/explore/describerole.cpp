// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/explore/describe.h"

#include "models/items/entitytraits.h"
#include "models/items/texts.h"

#include <QCoreApplication>
#include <QMap>

#include <algorithm>

namespace rolescope::describe {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Describe
{
    Q_DECLARE_TR_FUNCTIONS(rolescope::Describe)
};

QStringList gathered(const std::vector<Permission>& permissions, QStringList Permission::*part)
{
    QStringList all;
    for (const Permission& permission : permissions)
        all += permission.*part;
    all.removeDuplicates();
    return all;
}

/// Operations of one kind, grouped by the service that they belong to.
void operations(RichPage& page, const QString& title, const QStringList& all, const QString& explanation)
{
    if (all.isEmpty())
        return;
    page.section(u"%1 (%2)"_s.arg(title).arg(all.size()));
    if (!explanation.isEmpty())
        page.line(page.secondary(RichPage::escaped(explanation, 200)));
    QMap<QString, QStringList> byService;
    for (const QString& operation : all)
        byService[texts::providerOf(operation)] << operation;
    int rows = 0;
    for (auto service = byService.cbegin(); service != byService.cend(); ++service) {
        if (rows >= page.listLimit() * 2)
            break;
        page.line(page.secondary(RichPage::escaped(service.key())));
        for (const QString& operation : service.value()) {
            if (++rows > page.listLimit() * 2)
                break;
            const QString words = texts::operation(operation);
            page.line(words == operation
                          ? page.fixed(operation)
                          : RichPage::escaped(words) + u" &nbsp;"_s + page.secondary(page.fixed(operation)),
                      1);
        }
    }
    page.moreLine(all.size() - std::min<qsizetype>(rows, page.listLimit() * 2));
}

void whoHolds(RichPage& page, RoleHandle handle)
{
    const Inventory& inventory = page.inventory();
    std::vector<AssignmentHandle> assignments = inventory.assignmentsOf(handle);
    if (assignments.empty())
        return;
    sortByWeight(inventory, assignments);
    page.section(Describe::tr("Granted to"));
    const auto shown = std::min(assignments.size(), static_cast<size_t>(page.listLimit()));
    for (size_t i = 0; i < shown; ++i) {
        const AssignmentRow& row = inventory.assignment(assignments[i]);
        QString html = page.iconLink(row.principal) + u" &nbsp;"_s
            + page.quietLink(assignments[i], Describe::tr("on %1").arg(inventory.displayName(row.scope)));
        if (row.condition != TextHandle{})
            html += u" &nbsp;"_s + page.badge(Describe::tr("Conditional"), Severity::Note);
        page.line(html);
    }
    page.moreLine(static_cast<qsizetype>(assignments.size() - shown));
}

} // namespace

void role(RichPage& page, RoleHandle handle)
{
    const Inventory& inventory = page.inventory();
    const RoleRow& row = inventory.role(handle);
    const RoleDefinition definition = inventory.roleDefinition(handle);
    if (!definition.description.isEmpty())
        page.prose(RichPage::escaped(definition.description, 600));
    const int count = inventory.assignmentCount(handle);
    const QString kind = row.custom ? Describe::tr("A custom role of this tenant") : Describe::tr("A built-in role");
    if (!row.placeholder) {
        page.prose(count == 0 ? Describe::tr("%1, granted nowhere that could be read.").arg(kind)
                              : Describe::tr("%1, granted by %2.").arg(kind, texts::roleAssignments(count)));
    } else {
        page.finding(Severity::Warning,
                     Describe::tr("This role's definition could not be read, so what it permits is not known."));
    }
    if (row.privileged) {
        page.finding(Severity::Warning,
                     Describe::tr("Privileged: it can grant access to others, or do nearly everything."));
    }

    operations(page, Describe::tr("Actions"), gathered(definition.permissions, &Permission::actions),
               Describe::tr("Control plane: managing resources."));
    operations(page, Describe::tr("Not actions"), gathered(definition.permissions, &Permission::notActions),
               Describe::tr("Taken off the actions above; another role may still permit them."));
    operations(page, Describe::tr("Data actions"), gathered(definition.permissions, &Permission::dataActions),
               Describe::tr("Data plane: what is inside of resources."));
    operations(page, Describe::tr("Not data actions"), gathered(definition.permissions, &Permission::notDataActions),
               Describe::tr("Taken off the data actions above; another role may still permit them."));
    whoHolds(page, handle);

    page.section(Describe::tr("Facts"));
    page.beginFacts();
    page.idFact(Describe::tr("Role ID"), inventory.text(row.guid));
    page.textFact(Describe::tr("Kind"), texts::roleKind(row));
    if (row.custom && !definition.assignableScopes.isEmpty()) {
        page.textFact(Describe::tr("Assignable at"),
                      texts::nameList(definition.assignableScopes, definition.assignableScopes.size(), 5));
    }
    page.endFacts();
}

void assignment(RichPage& page, AssignmentHandle handle)
{
    const Inventory& inventory = page.inventory();
    const AssignmentRow& row = inventory.assignment(handle);
    const bool conditional = row.condition != TextHandle{};
    const QString who = page.link(row.principal);
    const QString what = page.link(row.role);
    const QString where = scopePhrase(page, row.scope);
    page.prose(conditional ? Describe::tr("%1 holds %2 on %3 and everything below, but only where a condition is met.")
                                 .arg(who, what, where)
                           : Describe::tr("%1 holds %2 on %3 and everything below.").arg(who, what, where));
    const Severity severity = severityOf(inventory, handle);
    if (inventory.role(row.role).privileged)
        page.finding(severity, Describe::tr("A privileged role: it can grant access, or do nearly everything there."));
    if (inventory.isOrphaned(handle)) {
        page.finding(Severity::Warning,
                     Describe::tr("Orphaned: the directory no longer knows who it was granted to. It "
                                  "opens nothing and can be removed."));
    }
    const IdentityHandle identity = inventory.principal(row.principal).identity;
    if (identity.isValid() && inventory.hostCount(identity) > 0) {
        page.prose(Describe::tr("%1 run as %2 and act with this grant.")
                       .arg(usersOf(inventory, identity), page.link(identity)));
    }
    if (conditional) {
        page.section(Describe::tr("Condition"));
        page.code(inventory.text(row.condition));
        page.note(Describe::tr("Conditions are shown as they are; they are not evaluated here."));
    }
    page.section(Describe::tr("Facts"));
    page.beginFacts();
    page.fact(Describe::tr("Principal"), page.iconLink(row.principal));
    page.fact(Describe::tr("Role"), page.iconLink(row.role));
    page.fact(Describe::tr("Scope"), page.iconLink(row.scope));
    page.textFact(Describe::tr("Reaches"), texts::appliesTo(inventory.scope(row.scope).kind));
    page.textFact(Describe::tr("Description"), inventory.text(row.description));
    page.textFact(Describe::tr("Created (UTC)"), texts::moment(row.createdOn));
    page.idFact(Describe::tr("Scope ID"), inventory.armId(row.scope));
    page.endFacts();
}

void deny(RichPage& page, DenyHandle handle)
{
    const Inventory& inventory = page.inventory();
    const DenyRow& row = inventory.deny(handle);
    const DenyAssignment denial = inventory.denyAssignment(handle);
    const QString name = RichPage::escaped(inventory.text(row.name), 80);
    const QString where = scopePhrase(page, row.scope);
    page.prose(
        row.appliesToChildScopes
            ? Describe::tr("“%1” denies what is listed here on %2 and everything below, whatever roles grant.")
                  .arg(name, where)
            : Describe::tr("“%1” denies what is listed here on %2 only, whatever roles grant.").arg(name, where));
    page.section(Describe::tr("Applies to"));
    if (row.everyone)
        page.line(Describe::tr("Everyone"));
    const auto list = [&page, &inventory](const QStringList& ids) {
        for (const QString& id : ids.mid(0, page.listLimit())) {
            const PrincipalHandle principal = inventory.findPrincipal(id);
            page.line(principal.isValid() ? page.iconLink(principal) : page.fixed(id));
        }
        page.moreLine(ids.size() - page.listLimit());
    };
    if (!row.everyone)
        list(denial.principalIds);
    if (!denial.excludedPrincipalIds.isEmpty()) {
        page.section(Describe::tr("Except"));
        list(denial.excludedPrincipalIds);
    }
    operations(page, Describe::tr("Denied actions"), gathered(denial.permissions, &Permission::actions), {});
    operations(page, Describe::tr("Not denied"), gathered(denial.permissions, &Permission::notActions), {});
    operations(page, Describe::tr("Denied data actions"), gathered(denial.permissions, &Permission::dataActions), {});
    if (denial.systemProtected)
        page.note(Describe::tr("Protected by the system: it cannot be changed by hand."));
}

} // namespace rolescope::describe
