// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/export/diagramfacts.h"

#include <QCoreApplication>
#include <QUrl>

#include <array>

namespace rolescope::diagramfacts {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(rolescope::DiagramFacts)
};

constexpr Key keyTable[] = {
    {"name"_L1, Type::Text, true, false},        {"detail"_L1, Type::Text, true, false},
    {"tier"_L1, Type::Text, true, false},        {"kind"_L1, Type::Text, true, false},
    {"meaning"_L1, Type::Text, false, true},     {"azureId"_L1, Type::Text, true, true},
    {"azureType"_L1, Type::Text, true, false},   {"location"_L1, Type::Text, true, false},
    {"principalId"_L1, Type::Text, true, false}, {"clientId"_L1, Type::Text, true, false},
    {"scope"_L1, Type::Text, true, true},        {"condition"_L1, Type::Text, false, true},
    {"sharedBy"_L1, Type::Number, true, false},  {"privileged"_L1, Type::Truth, true, false},
    {"finding"_L1, Type::Text, true, false},
};

/// Collects what is known.
class Facts
{
public:
    void add(QLatin1StringView key, const QString& value)
    {
        if (!value.isEmpty())
            m_facts.push_back({key, value});
    }
    void add(QLatin1StringView key, int value) { m_facts.push_back({key, value}); }
    void add(QLatin1StringView key, bool value) { m_facts.push_back({key, value}); }
    std::vector<Fact> take() { return std::move(m_facts); }

private:
    std::vector<Fact> m_facts;
};

QString locationOf(const Inventory& inventory, EntityRef entity)
{
    if (const auto host = entity.as<EntityKind::Host>(); host.isValid())
        return inventory.text(inventory.host(host).location);
    if (const auto identity = entity.as<EntityKind::Identity>(); identity.isValid())
        return inventory.text(inventory.identity(identity).location);
    if (const auto scope = entity.as<EntityKind::Scope>(); scope.isValid())
        return inventory.text(inventory.scope(scope).location);
    return {};
}

QString principalIdOf(const Inventory& inventory, EntityRef entity)
{
    PrincipalHandle principal = entity.as<EntityKind::Principal>();
    if (const auto identity = entity.as<EntityKind::Identity>(); identity.isValid())
        principal = inventory.identity(identity).principal;
    return principal.isValid() ? inventory.text(inventory.principal(principal).id) : QString();
}

QString clientIdOf(const Inventory& inventory, EntityRef entity)
{
    const auto identity = entity.as<EntityKind::Identity>();
    return identity.isValid() ? inventory.text(inventory.identity(identity).clientId) : QString();
}

/// Where it is held, of a role; where it is or lies, of all else.
ScopeHandle scopeOf(const Inventory& inventory, const Diagram::Box& box)
{
    if (const auto scope = box.entity.as<EntityKind::Scope>(); scope.isValid())
        return scope;
    if (const auto identity = box.entity.as<EntityKind::Identity>(); identity.isValid())
        return inventory.identity(identity).scope;
    return box.also.as<EntityKind::Scope>();
}

} // namespace

QString Fact::text() const
{
    if (const auto* number = std::get_if<int>(&value))
        return QString::number(*number);
    if (const auto* truth = std::get_if<bool>(&value))
        return *truth ? u"true"_s : u"false"_s;
    return std::get<QString>(value);
}

std::span<const Key> keys()
{
    return keyTable;
}

std::vector<Fact> ofBox(const Inventory& inventory, const Diagram::Box& box)
{
    Facts facts;
    facts.add("name"_L1, box.title);
    facts.add("detail"_L1, box.subtitle);
    facts.add("tier"_L1, QString(tierWord(box.tier)));
    facts.add("kind"_L1, QString(kindWord(box.kind)));
    facts.add("azureId"_L1, inventory.armId(box.entity));
    const bool isPlace = box.entity.kind == EntityKind::Host || box.entity.kind == EntityKind::Scope;
    facts.add("azureType"_L1, isPlace ? inventory.typeOf(box.entity) : QString());
    facts.add("location"_L1, locationOf(inventory, box.entity));
    facts.add("principalId"_L1, principalIdOf(inventory, box.entity));
    facts.add("clientId"_L1, clientIdOf(inventory, box.entity));
    if (box.entity.kind == EntityKind::Role && box.also.kind == EntityKind::Scope)
        facts.add("scope"_L1, inventory.armId(box.also));
    if (box.kind == BoxKind::UserIdentity)
        facts.add("sharedBy"_L1, box.shared);
    if (box.tier == Tier::Role)
        facts.add("privileged"_L1, box.kind == BoxKind::PrivilegedRole);
    facts.add("finding"_L1, box.findingText);
    return facts.take();
}

std::vector<Fact> ofLine(const Inventory& inventory, const Diagram& diagram, const Diagram::Line& line)
{
    Q_UNUSED(diagram)
    Facts facts;
    facts.add("meaning"_L1, QString(meaningWord(line.meaning)));
    if (line.entity.isValid())
        facts.add("azureId"_L1, inventory.armId(line.entity));
    if (const auto grant = line.entity.as<EntityKind::Assignment>(); grant.isValid()) {
        facts.add("scope"_L1, inventory.armId(inventory.assignment(grant).scope));
        facts.add("condition"_L1, inventory.text(inventory.assignment(grant).condition));
    } else if (const auto deny = line.entity.as<EntityKind::Deny>(); deny.isValid()) {
        facts.add("scope"_L1, inventory.armId(inventory.deny(deny).scope));
    }
    return facts.take();
}

QLatin1StringView tierWord(Tier tier)
{
    static constexpr std::array<QLatin1StringView, tierCount> words{"host"_L1, "identity"_L1, "role"_L1, "scope"_L1};
    return words[static_cast<size_t>(tier)];
}

QLatin1StringView kindWord(BoxKind kind)
{
    switch (kind) {
    case BoxKind::VirtualMachine:
        return "virtualMachine"_L1;
    case BoxKind::ScaleSet:
        return "scaleSet"_L1;
    case BoxKind::OtherHost:
        return "otherHost"_L1;
    case BoxKind::SystemIdentity:
        return "systemIdentity"_L1;
    case BoxKind::UserIdentity:
        return "userIdentity"_L1;
    case BoxKind::Role:
        return "role"_L1;
    case BoxKind::PrivilegedRole:
        return "privilegedRole"_L1;
    case BoxKind::ManagementGroup:
        return "managementGroup"_L1;
    case BoxKind::Subscription:
        return "subscription"_L1;
    case BoxKind::ResourceGroup:
        return "resourceGroup"_L1;
    case BoxKind::Resource:
        return "resource"_L1;
    case BoxKind::TenantRoot:
        return "tenantRoot"_L1;
    case BoxKind::OtherPrincipal:
        break;
    }
    return "principal"_L1;
}

QLatin1StringView meaningWord(LineMeaning meaning)
{
    switch (meaning) {
    case LineMeaning::RunsAs:
        return "runsAs"_L1;
    case LineMeaning::Grants:
        return "holds"_L1;
    case LineMeaning::GrantsConditionally:
        return "holdsConditionally"_L1;
    case LineMeaning::CountsAt:
        return "countsAt"_L1;
    case LineMeaning::Denies:
        break;
    }
    return "deniedAt"_L1;
}

QString meaningLabel(LineMeaning meaning)
{
    switch (meaning) {
    case LineMeaning::RunsAs:
        //: Beside a line from a virtual machine to its identity
        return Texts::tr("runs as");
    case LineMeaning::Grants:
        //: Beside a line from an identity to a role
        return Texts::tr("holds");
    case LineMeaning::GrantsConditionally:
        //: Beside a line from an identity to a role that it holds only under a condition
        return Texts::tr("holds if");
    case LineMeaning::CountsAt:
        return {};
    case LineMeaning::Denies:
        break;
    }
    //: Beside a line from an identity to a scope at which a deny assignment takes rights from it
    return Texts::tr("denied at");
}

QString shortened(const QString& text, qsizetype most)
{
    return text.size() <= most ? text : text.left(most / 2) + u'…' + text.right(most / 2 - 1);
}

QString portalUrl(const Inventory& inventory, const Diagram::Box& box)
{
    const ScopeHandle scope = scopeOf(inventory, box);
    if (!scope.isValid())
        return {};
    const ScopeKind kind = inventory.scope(scope).kind;
    if (kind == ScopeKind::Tenant || kind == ScopeKind::ManagementGroup)
        return {};
    const QString tenant = inventory.tenants().empty() ? QString() : u'@' + inventory.tenants().front().id;
    QUrl url(u"https://portal.azure.com/"_s);
    url.setFragment(tenant + u"/resource"_s + inventory.armId(scope), QUrl::DecodedMode);
    return url.toString(QUrl::FullyEncoded);
}

} // namespace rolescope::diagramfacts
