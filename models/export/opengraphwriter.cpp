// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/armid.h"
#include "models/export/diagramfacts.h"
#include "models/export/diagramsource.h"

#include <nlohmann/json.hpp>

#include <QHash>

#include <algorithm>

namespace rolescope {

using namespace Qt::Literals::StringLiterals;
using Json = nlohmann::ordered_json;

namespace {

/// What BloodHound lets a node have.
constexpr size_t mostKinds = 3;

std::string utf8(const QString& text)
{
    return text.toStdString();
}

/// BloodHound's search stumbles over ":" in ids.
QString withoutColons(QString id)
{
    return id.replace(u':', u'_');
}

/// Azure's own ids, folded so that uploads of several programs meet; identities by their object id, as BloodHound's
/// collector names service principals. A role is the role at its scope.
QString idOf(const Inventory& inventory, const Diagram::Box& box)
{
    if (const auto identity = box.entity.as<EntityKind::Identity>(); identity.isValid()) {
        const PrincipalHandle principal = inventory.identity(identity).principal;
        if (principal.isValid())
            return withoutColons(inventory.text(inventory.principal(principal).id).toUpper());
        return withoutColons(armid::folded(inventory.armId(box.entity)) + "#identity"_L1);
    }
    if (box.entity.kind == EntityKind::Principal)
        return withoutColons(inventory.armId(box.entity).toUpper());
    const QString id = armid::folded(inventory.armId(box.entity));
    const bool isRoleAtScope = box.entity.kind == EntityKind::Role && box.also.kind == EntityKind::Scope;
    return withoutColons(isRoleAtScope ? id + u'@' + armid::folded(inventory.armId(box.also)) : id);
}

std::string capitalized(QLatin1StringView word)
{
    std::string text(word.data(), static_cast<size_t>(word.size()));
    text.front() = static_cast<char>(text.front() - 'a' + 'A');
    return text;
}

std::string nodeKind(QLatin1StringView word)
{
    return "Rolescope" + capitalized(word);
}

Json valueOf(const diagramfacts::Fact& fact)
{
    if (const auto* number = std::get_if<int>(&fact.value))
        return *number;
    if (const auto* truth = std::get_if<bool>(&fact.value))
        return *truth;
    return utf8(std::get<QString>(fact.value));
}

Json propertiesOf(const std::vector<diagramfacts::Fact>& facts)
{
    Json properties = Json::object();
    for (const diagramfacts::Fact& fact : facts)
        properties[std::string(fact.key.data(), static_cast<size_t>(fact.key.size()))] = valueOf(fact);
    return properties;
}

class OpenGraphFile
{
public:
    explicit OpenGraphFile(const DiagramSource& source) : m_source(source) { }

    QByteArray bytes()
    {
        Json nodes = Json::array();
        for (const Diagram::Box& box : m_source.diagram.boxes)
            addNode(nodes, box);
        Json edges = Json::array();
        for (const Diagram::Line& line : m_source.diagram.lines)
            edges.push_back(edge(line));
        const Json file{{"metadata", {{"source_kind", "Rolescope"}}},
                        {"graph", {{"nodes", std::move(nodes)}, {"edges", std::move(edges)}}}};
        const std::string text = file.dump(1, ' ', false, Json::error_handler_t::replace);
        return QByteArray::fromStdString(text) + '\n';
    }

private:
    /// A machine that somebody holds a role at stands in the picture twice, and is one node here, of both kinds.
    void addNode(Json& nodes, const Diagram::Box& box)
    {
        const QString id = idOf(m_source.inventory, box);
        const auto known = m_nodes.constFind(id);
        if (known != m_nodes.constEnd()) {
            Json& kinds = nodes[*known]["kinds"];
            const std::string kind = nodeKind(diagramfacts::kindWord(box.kind));
            if (kinds.size() < mostKinds && std::find(kinds.begin(), kinds.end(), kind) == kinds.end())
                kinds.push_back(kind);
            return;
        }
        m_nodes.insert(id, nodes.size());
        Json node = Json::object();
        node["id"] = utf8(id);
        node["kinds"] = Json::array({nodeKind(diagramfacts::kindWord(box.kind))});
        node["properties"] = propertiesOf(diagramfacts::ofBox(m_source.inventory, box));
        nodes.push_back(std::move(node));
    }

    Json edge(const Diagram::Line& line) const
    {
        const auto end = [this](quint32 box) {
            return Json{{"match_by", "id"}, {"value", utf8(idOf(m_source.inventory, m_source.diagram.boxes[box]))}};
        };
        return {{"kind", "Rolescope" + capitalized(diagramfacts::meaningWord(line.meaning))},
                {"start", end(line.from)},
                {"end", end(line.to)},
                {"properties", propertiesOf(diagramfacts::ofLine(m_source.inventory, m_source.diagram, line))}};
    }

    const DiagramSource& m_source;
    QHash<QString, size_t> m_nodes;
};

} // namespace

Result<QByteArray> writeOpenGraph(const DiagramSource& source)
{
    return OpenGraphFile(source).bytes();
}

} // namespace rolescope
