// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/graph/boxtext.h"

#include "models/domain/resourcetypes.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <iterator>

namespace rolescope {

using namespace Qt::Literals::StringLiterals;

namespace {

QString number(int value)
{
    return QLocale().toString(value);
}

QString joined(const QString& first, const QString& second)
{
    if (first.isEmpty() || second.isEmpty())
        return first + second;
    return first + u" · "_s + second;
}

/// Types without a name of their own keep the last part of the type.
QString typeName(const QString& type)
{
    const QString name = resourceTypeName(type);
    return name.isEmpty() ? type.section(u'/', -1) : name;
}

QString hostCountText(const Inventory& inventory, IdentityHandle identity)
{
    const std::vector<HostHandle> hosts = inventory.hostsOf(identity);
    const bool machines = std::all_of(hosts.begin(), hosts.end(), [&](HostHandle host) {
        return inventory.host(host).kind == HostKind::VirtualMachine;
    });
    const auto count = static_cast<int>(hosts.size());
    if (machines)
        return BoxText::tr("%n virtual machine(s)", nullptr, count);
    return BoxText::tr("%n resource(s)", nullptr, count);
}

void add(QString& findings, const QString& text)
{
    if (!findings.isEmpty())
        findings += u'\n';
    findings += text;
}

/// What makes a shared identity worth a look: the first privileged grant that it holds, by name of role and scope.
QString privilegedGrant(const Inventory& inventory, IdentityHandle identity)
{
    QStringList grants;
    for (const AssignmentHandle handle : inventory.assignmentsOf(identity)) {
        const AssignmentRow& assignment = inventory.assignment(handle);
        if (inventory.role(assignment.role).privileged)
            grants += BoxText::tr("%1 at %2")
                          .arg(singleLine(inventory.displayName(assignment.role)),
                               singleLine(inventory.displayName(assignment.scope)));
    }
    grants.sort();
    return grants.isEmpty() ? QString() : grants.constFirst();
}

QString identityFindings(const Inventory& inventory, IdentityHandle handle)
{
    const IdentityRow& identity = inventory.identity(handle);
    const int hosts = inventory.hostCount(handle);
    QString findings;
    if (identity.placeholder)
        add(findings,
            BoxText::tr(
                "A resource names this identity, but it could not be read: it was deleted, or it lies where you "
                "may not read."));
    if (identity.principal.isValid() && inventory.principal(identity.principal).deleted)
        add(findings, BoxText::tr("The directory no longer knows this identity: what it was granted is orphaned."));
    if (!identity.systemAssigned && hosts == 0)
        add(findings,
            BoxText::tr(
                "Nothing that was read runs as this identity. It may still be used through a federated credential "
                "or by a resource that could not be read."));
    if (!identity.systemAssigned && hosts > 1) {
        const QString grant = privilegedGrant(inventory, handle);
        if (!grant.isEmpty())
            add(findings,
                BoxText::tr("Shared by %1 and holds %2: whoever controls one of them has that power.")
                    .arg(hostCountText(inventory, handle), grant));
    }
    return findings;
}

BoxText hostText(const Inventory& inventory, HostHandle handle)
{
    const HostRow& host = inventory.host(handle);
    BoxText text;
    text.title = inventory.displayName(handle);
    // The one kind that most boxes of the tier are of gets the short word, so that the place beside it is not cut off.
    const bool isMachine = host.kind == HostKind::VirtualMachine;
    //: Short for "virtual machine"
    const QString kind = isMachine ? BoxText::tr("VM") : typeName(inventory.typeOf(handle));
    text.subtitle = joined(kind, inventory.text(host.location));
    return text;
}

BoxText identityText(const Inventory& inventory, IdentityHandle handle)
{
    const IdentityRow& identity = inventory.identity(handle);
    BoxText text;
    text.title = inventory.displayName(handle);
    text.findingText = identityFindings(inventory, handle);
    if (identity.systemAssigned) {
        text.subtitle = BoxText::tr("System-assigned");
        return text;
    }
    text.shared = inventory.hostCount(handle);
    text.subtitle = text.shared > 0 ? hostCountText(inventory, handle) : BoxText::tr("User-assigned · unused");
    return text;
}

BoxText principalText(const Inventory& inventory, PrincipalHandle handle)
{
    const PrincipalRow& principal = inventory.principal(handle);
    BoxText text;
    text.title = inventory.displayName(handle);
    switch (principal.kind) {
    case PrincipalKind::User:
        text.subtitle = BoxText::tr("User");
        break;
    case PrincipalKind::Group:
    case PrincipalKind::ForeignGroup:
        text.subtitle = BoxText::tr("Group");
        break;
    case PrincipalKind::ServicePrincipal:
        text.subtitle = BoxText::tr("Application");
        break;
    case PrincipalKind::Device:
        text.subtitle = BoxText::tr("Device");
        break;
    case PrincipalKind::Unknown:
        text.subtitle = BoxText::tr("Principal of unknown kind");
        break;
    }
    if (principal.deleted)
        text.findingText
            = BoxText::tr("The directory no longer knows this principal: what it was granted is orphaned.");
    return text;
}

BoxText roleText(const Inventory& inventory, const AccessGraph::Node& node)
{
    const auto handle = node.entity.as<EntityKind::Role>();
    const RoleRow& role = inventory.role(handle);
    BoxText text;
    text.title = inventory.displayName(handle);
    const QString where = BoxText::tr("at %1").arg(inventory.displayName(node.at));
    text.subtitle = role.custom ? joined(BoxText::tr("Custom role"), where) : where;
    if (role.placeholder)
        text.findingText
            = BoxText::tr("The definition of this role could not be read, so what it allows is not known.");
    return text;
}

QString scopeKindText(const Inventory& inventory, ScopeHandle handle, BoxKind kind)
{
    switch (kind) {
    case BoxKind::TenantRoot:
        return BoxText::tr("Tenant");
    case BoxKind::ManagementGroup:
        return BoxText::tr("Management group");
    case BoxKind::Subscription:
        return BoxText::tr("Subscription");
    case BoxKind::ResourceGroup:
        return BoxText::tr("Resource group");
    default:
        return typeName(inventory.typeOf(handle));
    }
}

BoxText scopeText(const Inventory& inventory, const AccessGraph::Node& node)
{
    const auto handle = node.entity.as<EntityKind::Scope>();
    const ScopeRow& scope = inventory.scope(handle);
    BoxText text;
    text.title = inventory.displayName(handle);
    const bool named = scope.parent.isValid() && inventory.scope(scope.parent).kind != ScopeKind::Tenant;
    text.subtitle
        = joined(scopeKindText(inventory, handle, node.kind), named ? inventory.displayName(scope.parent) : QString());
    if (node.underDeny)
        text.findingText
            = BoxText::tr("A deny assignment binds everyone here, except those it excludes: some of what is granted "
                          "here does not count.");
    return text;
}

QString tierName(const AccessGraph& graph, Tier tier)
{
    const auto any = [&](BoxKind kind) {
        return std::any_of(graph.nodes.begin(), graph.nodes.end(),
                           [kind](const AccessGraph::Node& node) { return node.kind == kind; });
    };
    switch (tier) {
    case Tier::Host:
        return any(BoxKind::OtherHost) ? BoxText::tr("Resources") : BoxText::tr("Virtual machines");
    case Tier::Identity:
        return any(BoxKind::OtherPrincipal) ? BoxText::tr("Identities and other principals")
                                            : BoxText::tr("Managed identities");
    case Tier::Role:
        return BoxText::tr("Roles at a scope");
    case Tier::Scope:
        break;
    }
    return BoxText::tr("Scopes");
}

} // namespace

BoxText boxText(const Inventory& inventory, const AccessGraph::Node& node)
{
    BoxText text;
    switch (node.entity.kind) {
    case EntityKind::Host:
        text = hostText(inventory, node.entity.as<EntityKind::Host>());
        break;
    case EntityKind::Identity:
        text = identityText(inventory, node.entity.as<EntityKind::Identity>());
        break;
    case EntityKind::Principal:
        text = principalText(inventory, node.entity.as<EntityKind::Principal>());
        break;
    case EntityKind::Role:
        text = roleText(inventory, node);
        break;
    default:
        text = scopeText(inventory, node);
        break;
    }
    text.title = singleLine(text.title);
    text.subtitle = singleLine(text.subtitle);
    return text;
}

QString headingText(const AccessGraph& graph, Tier tier)
{
    const auto drawn = static_cast<int>(std::count_if(
        graph.nodes.begin(), graph.nodes.end(), [&](const AccessGraph::Node& node) { return node.tier == tier; }));
    int leftOut = 0;
    if (tier == Tier::Host)
        leftOut = graph.hostsWithoutIdentity;
    else if (tier == Tier::Identity)
        leftOut = graph.identitiesWithoutHosts;
    const int all = std::max(graph.total[static_cast<size_t>(tier)], drawn + leftOut);
    const QString name = tierName(graph, tier);
    if (drawn < all)
        return BoxText::tr("%1 · %2 of %3").arg(name, number(drawn), number(all));
    return BoxText::tr("%1 · %2").arg(name, number(drawn));
}

QString lineText(const Diagram& diagram, const Diagram::Line& line)
{
    const QString& from = diagram.boxes[line.from].title;
    const QString& to = diagram.boxes[line.to].title;
    const QString& where = diagram.boxes[line.to].subtitle;
    switch (line.meaning) {
    case LineMeaning::RunsAs:
        return BoxText::tr("%1 runs as %2.").arg(from, to);
    case LineMeaning::Grants:
        return BoxText::tr("%1 holds %2 (%3) through a role assignment.").arg(from, to, where);
    case LineMeaning::GrantsConditionally:
        return BoxText::tr("%1 holds %2 (%3) through a role assignment that counts only under a condition.")
            .arg(from, to, where);
    case LineMeaning::CountsAt:
        return BoxText::tr("%1 counts at %2 and everything below it.").arg(from, to);
    case LineMeaning::Denies:
        break;
    }
    return BoxText::tr("A deny assignment at %2 takes rights from %1.").arg(from, to);
}

QString singleLine(const QString& text)
{
    const auto breaksLine = [](QChar c) {
        const QChar::Category category = c.category();
        return category == QChar::Other_Control || category == QChar::Separator_Line
            || category == QChar::Separator_Paragraph;
    };
    // Halves of pairs and non-characters, which XML refuses, and marks that turn the direction of what follows.
    const auto isRefused = [](QChar c) {
        const char16_t code = c.unicode();
        return c.isSurrogate() || code == 0xFFFE || code == 0xFFFF || (code >= 0x202A && code <= 0x202E)
            || (code >= 0x2066 && code <= 0x2069);
    };
    QString result = text;
    for (qsizetype i = 0; i < result.size(); ++i) {
        const QChar c = result.at(i);
        if (c.isHighSurrogate() && i + 1 < result.size() && result.at(i + 1).isLowSurrogate())
            ++i;
        else if (breaksLine(c))
            result[i] = u' ';
        else if (isRefused(c))
            result[i] = QChar::ReplacementCharacter;
    }
    return result;
}

} // namespace rolescope
