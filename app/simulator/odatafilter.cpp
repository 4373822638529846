// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/odatafilter.h"

#include <algorithm>
#include <vector>

namespace rolescope::simulator {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int maxDepth = 32;
constexpr qsizetype maxLength = 8192;
constexpr int maxNodes = 512;

bool isWordPart(QChar character)
{
    return character.isLetterOrNumber() || character == u'_' || character == u'-' || character == u'@'
        || character == u'.' || character == u'$';
}

} // namespace

struct ODataFilter::Node
{
    enum class Kind { And, Or, Not, Equal, StartsWith, EndsWith };
    Kind kind = Kind::And;
    QString property;
    QStringList values; ///< of Equal any, of the others one
    std::vector<std::shared_ptr<const Node>> children;
};

/// Recursive descent over the text itself; a failure leaves m_error set and ends everything.
class ODataFilter::Parser
{
public:
    using NodePtr = std::shared_ptr<const Node>;

    Parser(const QString& text, QString* error) : m_text(text), m_error(error) { }

    NodePtr run()
    {
        NodePtr root = parseOr();
        skipBlanks();
        return root && m_at < m_text.size() ? fail() : root;
    }

private:
    NodePtr fail()
    {
        if (m_error->isEmpty())
            *m_error = u"Invalid filter clause: there is a syntax error at position %1."_s.arg(m_at);
        return nullptr;
    }
    void skipBlanks()
    {
        while (m_at < m_text.size() && m_text.at(m_at).isSpace())
            ++m_at;
    }
    bool accept(QChar character)
    {
        skipBlanks();
        const bool found = m_at < m_text.size() && m_text.at(m_at) == character;
        m_at += found ? 1 : 0;
        return found;
    }
    /// A word that stands here, left in place.
    QString peekWord()
    {
        skipBlanks();
        qsizetype end = m_at;
        while (end < m_text.size() && isWordPart(m_text.at(end)))
            ++end;
        return m_text.mid(m_at, end - m_at);
    }
    QString word()
    {
        const QString found = peekWord();
        m_at += found.size();
        return found;
    }
    bool acceptWord(QLatin1StringView wanted)
    {
        if (peekWord().compare(wanted, Qt::CaseInsensitive) != 0)
            return false;
        m_at += wanted.size();
        return true;
    }

    std::optional<QString> value();
    NodePtr parseOr();
    NodePtr parseAnd();
    NodePtr parseTerm();
    NodePtr parseFunction(Node::Kind kind, const QString& variable, const QString& collection);
    NodePtr parseComparison(const QString& variable, const QString& collection);
    NodePtr parseAny(const QString& collection);
    NodePtr join(Node::Kind kind, std::vector<NodePtr> children);

    const QString& m_text;
    QString* m_error;
    qsizetype m_at = 0;
    int m_depth = 0;
    int m_nodes = 0;
};

ODataFilter::Parser::NodePtr ODataFilter::Parser::join(Node::Kind kind, std::vector<NodePtr> children)
{
    if (++m_nodes > maxNodes
        || std::any_of(children.begin(), children.end(), [](const NodePtr& node) { return !node; }))
        return fail();
    if (children.size() == 1 && kind != Node::Kind::Not)
        return children.front();
    auto node = std::make_shared<Node>();
    node->kind = kind;
    node->children = std::move(children);
    return node;
}

ODataFilter::Parser::NodePtr ODataFilter::Parser::parseOr()
{
    if (++m_depth > maxDepth)
        return fail();
    std::vector<NodePtr> children;
    do {
        children.push_back(parseAnd());
    } while (children.back() && acceptWord("or"_L1));
    --m_depth;
    return join(Node::Kind::Or, std::move(children));
}

ODataFilter::Parser::NodePtr ODataFilter::Parser::parseAnd()
{
    std::vector<NodePtr> children;
    do {
        children.push_back(parseTerm());
    } while (children.back() && acceptWord("and"_L1));
    return join(Node::Kind::And, std::move(children));
}

ODataFilter::Parser::NodePtr ODataFilter::Parser::parseTerm()
{
    if (++m_nodes > maxNodes)
        return fail();
    if (acceptWord("not"_L1)) {
        if (++m_depth > maxDepth)
            return fail();
        NodePtr inner = parseTerm();
        --m_depth;
        return join(Node::Kind::Not, {std::move(inner)});
    }
    if (accept(u'(')) {
        NodePtr inner = parseOr();
        return accept(u')') ? inner : fail();
    }
    if (acceptWord("startswith"_L1))
        return parseFunction(Node::Kind::StartsWith, {}, {});
    if (acceptWord("endswith"_L1))
        return parseFunction(Node::Kind::EndsWith, {}, {});
    return parseComparison({}, {});
}

std::optional<QString> ODataFilter::Parser::value()
{
    if (!accept(u'\'')) {
        const QString bare = word();
        return bare.isEmpty() ? std::nullopt : std::optional(bare);
    }
    QString text;
    for (; m_at < m_text.size(); ++m_at) {
        if (m_text.at(m_at) != u'\'') {
            text += m_text.at(m_at);
            continue;
        }
        // A quote inside is written twice.
        ++m_at;
        if (m_at >= m_text.size() || m_text.at(m_at) != u'\'')
            return text;
        text += u'\'';
    }
    return std::nullopt;
}

ODataFilter::Parser::NodePtr ODataFilter::Parser::parseFunction(Node::Kind kind, const QString& variable,
                                                                const QString& collection)
{
    if (!accept(u'('))
        return fail();
    const QString property = word();
    if (property.isEmpty() || !accept(u','))
        return fail();
    const std::optional<QString> text = value();
    if (!text || !accept(u')'))
        return fail();
    auto node = std::make_shared<Node>();
    node->kind = kind;
    node->property = !variable.isEmpty() && property == variable ? collection : property;
    node->values = {*text};
    return node;
}

ODataFilter::Parser::NodePtr ODataFilter::Parser::parseAny(const QString& collection)
{
    if (!acceptWord("any"_L1) || !accept(u'('))
        return fail();
    const QString variable = word();
    if (variable.isEmpty() || !accept(u':'))
        return fail();
    NodePtr inner;
    if (acceptWord("startswith"_L1))
        inner = parseFunction(Node::Kind::StartsWith, variable, collection);
    else
        inner = parseComparison(variable, collection);
    return inner && accept(u')') ? inner : fail();
}

ODataFilter::Parser::NodePtr ODataFilter::Parser::parseComparison(const QString& variable, const QString& collection)
{
    const QString property = word();
    if (property.isEmpty())
        return fail();
    if (variable.isEmpty() && accept(u'/'))
        return parseAny(property);
    auto node = std::make_shared<Node>();
    node->kind = Node::Kind::Equal;
    node->property = !variable.isEmpty() && property == variable ? collection : property;
    const bool differs = acceptWord("ne"_L1);
    if (!differs && acceptWord("in"_L1)) {
        if (!accept(u'('))
            return fail();
        do {
            const std::optional<QString> text = value();
            if (!text)
                return fail();
            node->values.append(*text);
        } while (accept(u','));
        return accept(u')') ? NodePtr(node) : fail();
    }
    if (!differs && !acceptWord("eq"_L1))
        return fail();
    const std::optional<QString> text = value();
    if (!text)
        return fail();
    node->values = {*text};
    return differs ? join(Node::Kind::Not, {node}) : node;
}

std::optional<ODataFilter> ODataFilter::parse(const QString& text, QString* error)
{
    error->clear();
    if (text.size() > maxLength) {
        *error = u"Invalid filter clause: it is longer than %1 characters."_s.arg(maxLength);
        return std::nullopt;
    }
    ODataFilter filter;
    filter.m_root = Parser(text, error).run();
    return filter.m_root ? std::optional(filter) : std::nullopt;
}

std::optional<bool> ODataFilter::evaluate(const Node& node, const Properties& properties, QString* unknown)
{
    if (node.kind == Node::Kind::And || node.kind == Node::Kind::Or || node.kind == Node::Kind::Not) {
        const bool stops = node.kind == Node::Kind::Or;
        for (const auto& child : node.children) {
            const std::optional<bool> holds = evaluate(*child, properties, unknown);
            if (!holds || node.kind == Node::Kind::Not)
                return holds ? std::optional(!*holds) : holds;
            if (*holds == stops)
                return stops;
        }
        return !stops;
    }
    const std::optional<QStringList> texts = properties(node.property);
    if (!texts) {
        *unknown = node.property;
        return std::nullopt;
    }
    return std::any_of(texts->begin(), texts->end(), [&node](const QString& text) {
        if (node.kind == Node::Kind::StartsWith)
            return text.startsWith(node.values.constFirst(), Qt::CaseInsensitive);
        if (node.kind == Node::Kind::EndsWith)
            return text.endsWith(node.values.constFirst(), Qt::CaseInsensitive);
        return node.values.contains(text, Qt::CaseInsensitive);
    });
}

std::optional<bool> ODataFilter::matches(const Properties& properties, QString* unknown) const
{
    return evaluate(*m_root, properties, unknown);
}

} // namespace rolescope::simulator
