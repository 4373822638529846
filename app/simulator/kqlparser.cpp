// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/kql.h"
#include "app/simulator/kqllexer.h"

#include <algorithm>
#include <iterator>

namespace rolescope::simulator::kql {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int maxDepth = 64;
constexpr size_t maxStages = 64;
constexpr size_t maxNodes = 4096;

struct Function
{
    QLatin1StringView name;
    Operation operation;
    int arguments; ///< -1: any number but none
    bool negated;
};

constexpr Function functions[] = {
    {"isnull"_L1, Operation::IsNull, 1, false},     {"isnotnull"_L1, Operation::IsNull, 1, true},
    {"isempty"_L1, Operation::IsEmpty, 1, false},   {"isnotempty"_L1, Operation::IsEmpty, 1, true},
    {"tostring"_L1, Operation::ToString, 1, false}, {"tolower"_L1, Operation::ToLower, 1, false},
    {"toupper"_L1, Operation::ToUpper, 1, false},   {"strcat"_L1, Operation::StrCat, -1, false},
    {"not"_L1, Operation::Not, 1, false},           {"array_length"_L1, Operation::ArrayLength, 1, false},
};

struct Comparison
{
    QLatin1StringView text;
    Operation operation;
    bool negated;
};

constexpr Comparison symbolComparisons[] = {
    {"=="_L1, Operation::Equal, false},       {"!="_L1, Operation::Equal, true},
    {"=~"_L1, Operation::EqualFolded, false}, {"!~"_L1, Operation::EqualFolded, true},
    {"<"_L1, Operation::Less, false},         {"<="_L1, Operation::LessOrEqual, false},
    {">"_L1, Operation::Greater, false},      {">="_L1, Operation::GreaterOrEqual, false},
};

constexpr Comparison wordComparisons[] = {
    {"has"_L1, Operation::Has, false},
    {"contains"_L1, Operation::Contains, false},
    {"startswith"_L1, Operation::StartsWith, false},
    {"endswith"_L1, Operation::EndsWith, false},
};

struct StageName
{
    QLatin1StringView text;
    Stage::Kind kind;
};

constexpr StageName stageNames[] = {
    {"where"_L1, Stage::Kind::Where},       {"filter"_L1, Stage::Kind::Where},
    {"project"_L1, Stage::Kind::Project},   {"project-away"_L1, Stage::Kind::ProjectAway},
    {"extend"_L1, Stage::Kind::Extend},     {"order"_L1, Stage::Kind::Sort},
    {"sort"_L1, Stage::Kind::Sort},         {"take"_L1, Stage::Kind::Take},
    {"limit"_L1, Stage::Kind::Take},        {"top"_L1, Stage::Kind::Top},
    {"count"_L1, Stage::Kind::Count},       {"summarize"_L1, Stage::Kind::Summarize},
    {"distinct"_L1, Stage::Kind::Distinct},
};

const StageName* stageNamed(const QString& word)
{
    const auto* it = std::find_if(std::begin(stageNames), std::end(stageNames),
                                  [&word](const StageName& stage) { return word == stage.text; });
    return it == std::end(stageNames) ? nullptr : it;
}

/// Recursive descent; after the first mistake every function returns at once with nothing.
class Parser
{
public:
    Parser(std::vector<Token> tokens, Error* error) : m_tokens(std::move(tokens)), m_error(error) { }
    std::optional<Query> run();

private:
    const Token& peek(size_t ahead = 0) const { return m_tokens[std::min(m_at + ahead, m_tokens.size() - 1)]; }
    const Token& next() { return m_tokens[std::min(m_at++, m_tokens.size() - 1)]; }
    bool accept(QLatin1StringView symbol);
    bool acceptWord(QLatin1StringView word);
    bool expect(QLatin1StringView symbol);
    bool expectWord(QLatin1StringView word);
    bool failed() const { return m_failed; }
    std::nullptr_t fail(const QString& message) { return fail(u"ParserFailure"_s, message, peek()); }
    std::nullptr_t unsupported(const QString& what, const Token& token);
    std::nullptr_t fail(const QString& code, const QString& message, const Token& token);

    void parseStage(Query& query);
    void parseBody(Stage& stage);
    void parseSummarize(Stage& stage);
    std::vector<NamedExpression> parseColumns();
    NamedExpression parseColumn();
    QString nameOf(const Node& expression);
    void parseNames(Stage& stage);
    void parseKeys(Stage& stage);
    void parseLimit(Stage& stage);
    std::optional<NamedAggregate> parseAggregate();

    NodePtr parseExpression();
    NodePtr parseAnd();
    NodePtr parseComparison();
    NodePtr parseList(NodePtr left, bool negated);
    NodePtr parseOperand();
    NodePtr parseLiteral();
    NodePtr parseColumnPath();
    NodePtr parseFunction();
    NodePtr make(Operation operation, std::vector<NodePtr> children);
    NodePtr negatedIf(bool negated, NodePtr node);

    std::vector<Token> m_tokens;
    Error* m_error;
    size_t m_at = 0;
    size_t m_nodes = 0;
    int m_depth = 0;
    int m_unnamed = 0;
    bool m_failed = false;
};

std::nullptr_t Parser::fail(const QString& code, const QString& message, const Token& token)
{
    if (!m_failed)
        *m_error = {code, message, token.text.left(40), token.line, token.column};
    m_failed = true;
    return nullptr;
}

std::nullptr_t Parser::unsupported(const QString& what, const Token& token)
{
    return fail(u"InvalidQueryLanguage"_s, what, token);
}

bool Parser::accept(QLatin1StringView symbol)
{
    const bool found = !m_failed && peek().isSymbol(symbol);
    m_at += found ? 1 : 0;
    return found;
}

bool Parser::acceptWord(QLatin1StringView word)
{
    const bool found = !m_failed && peek().isWord(word);
    m_at += found ? 1 : 0;
    return found;
}

bool Parser::expect(QLatin1StringView symbol)
{
    if (accept(symbol))
        return true;
    fail(u"Expected “%1”"_s.arg(symbol));
    return false;
}

bool Parser::expectWord(QLatin1StringView word)
{
    if (acceptWord(word))
        return true;
    fail(u"Expected “%1”"_s.arg(word));
    return false;
}

NodePtr Parser::make(Operation operation, std::vector<NodePtr> children)
{
    if (m_failed || std::any_of(children.begin(), children.end(), [](const NodePtr& child) { return !child; }))
        return nullptr;
    if (++m_nodes > maxNodes)
        return fail(u"The query is too long"_s);
    auto node = std::make_shared<Node>();
    node->operation = operation;
    for (const NodePtr& child : children)
        node->cost += child->cost;
    node->children = std::move(children);
    return node;
}

NodePtr Parser::negatedIf(bool negated, NodePtr node)
{
    return negated ? make(Operation::Not, {std::move(node)}) : node;
}

std::optional<Query> Parser::run()
{
    Query query;
    query.table = u"Resources"_s;
    if (peek().kind != Token::Kind::Word)
        fail(u"A query begins with a table or an operator"_s);
    // Without a table the query begins with an operator and means Resources.
    const bool hasTable = !stageNamed(peek().text);
    if (hasTable && !m_failed)
        query.table = next().text;
    while (!m_failed && peek().kind != Token::Kind::End && !peek().isSymbol(";"_L1)) {
        if (hasTable || !query.stages.empty())
            expect("|"_L1);
        parseStage(query);
    }
    if (accept(";"_L1) && peek().kind != Token::Kind::End)
        unsupported(u"More than one statement is not supported"_s, peek());
    return m_failed ? std::nullopt : std::optional(std::move(query));
}

void Parser::parseStage(Query& query)
{
    if (m_failed)
        return;
    const Token& word = next();
    const StageName* name = word.kind == Token::Kind::Word ? stageNamed(word.text) : nullptr;
    if (!name) {
        if (word.kind == Token::Kind::Word)
            unsupported(u"The operator “%1” is not supported"_s.arg(word.text), word);
        else
            fail(u"ParserFailure"_s, u"Expected an operator such as where or project"_s, word);
        return;
    }
    if (query.stages.size() >= maxStages) {
        fail(u"The query has too many operators"_s);
        return;
    }
    Stage stage;
    stage.kind = name->kind;
    parseBody(stage);
    query.stages.push_back(std::move(stage));
}

void Parser::parseBody(Stage& stage)
{
    switch (stage.kind) {
    case Stage::Kind::Where:
        stage.predicate = parseExpression();
        break;
    case Stage::Kind::Distinct:
    case Stage::Kind::Project:
    case Stage::Kind::Extend:
        stage.columns = parseColumns();
        break;
    case Stage::Kind::ProjectAway:
        parseNames(stage);
        break;
    case Stage::Kind::Sort:
        if (expectWord("by"_L1))
            parseKeys(stage);
        break;
    case Stage::Kind::Take:
        parseLimit(stage);
        break;
    case Stage::Kind::Top:
        parseLimit(stage);
        if (expectWord("by"_L1))
            parseKeys(stage);
        break;
    case Stage::Kind::Count:
        break;
    case Stage::Kind::Summarize:
        parseSummarize(stage);
        break;
    }
}

QString Parser::nameOf(const Node& expression)
{
    // Kusto names a path after its steps, and so its conversion to a text.
    const Node* node = &expression;
    while (node->operation == Operation::ToString)
        node = node->children.front().get();
    if (node->operation != Operation::Column)
        return u"Column%1"_s.arg(++m_unnamed);
    QString name = node->name;
    for (const Step& step : node->path)
        name += u'_' + (step.index >= 0 ? QString::number(step.index) : step.key);
    return name;
}

NamedExpression Parser::parseColumn()
{
    NamedExpression column;
    if (peek().kind == Token::Kind::Word && peek(1).isSymbol("="_L1)) {
        column.name = next().text;
        next();
    }
    column.expression = parseExpression();
    if (column.expression && column.name.isEmpty())
        column.name = nameOf(*column.expression);
    return column;
}

std::vector<NamedExpression> Parser::parseColumns()
{
    std::vector<NamedExpression> columns;
    do {
        columns.push_back(parseColumn());
    } while (accept(","_L1));
    return columns;
}

void Parser::parseNames(Stage& stage)
{
    do {
        if (peek().kind != Token::Kind::Word) {
            fail(u"Expected the name of a column"_s);
            return;
        }
        stage.names.append(next().text);
    } while (accept(","_L1));
}

void Parser::parseKeys(Stage& stage)
{
    do {
        SortKey key;
        key.expression = parseExpression();
        if (acceptWord("asc"_L1))
            key.descending = false;
        else
            acceptWord("desc"_L1);
        key.nullsFirst = !key.descending;
        if (acceptWord("nulls"_L1)) {
            key.nullsFirst = acceptWord("first"_L1);
            if (!key.nullsFirst)
                expectWord("last"_L1);
        }
        stage.keys.push_back(std::move(key));
    } while (accept(","_L1));
}

void Parser::parseLimit(Stage& stage)
{
    bool fits = false;
    if (!m_failed && peek().kind == Token::Kind::Number)
        stage.limit = peek().text.toLongLong(&fits);
    if (!fits) {
        fail(u"Expected a whole number"_s);
        return;
    }
    next();
}

std::optional<NamedAggregate> Parser::parseAggregate()
{
    NamedAggregate result;
    if (peek().kind == Token::Kind::Word && peek(1).isSymbol("="_L1)) {
        result.name = next().text;
        next();
    }
    const Token& word = next();
    if (word.isWord("count"_L1))
        result.aggregate = Aggregate::Count;
    else if (word.isWord("countif"_L1))
        result.aggregate = Aggregate::CountIf;
    else if (word.isWord("dcount"_L1))
        result.aggregate = Aggregate::DCount;
    else
        unsupported(u"The aggregate “%1” is not supported"_s.arg(word.text), word);
    expect("("_L1);
    if (result.aggregate != Aggregate::Count)
        result.argument = parseExpression();
    expect(")"_L1);
    if (m_failed)
        return std::nullopt;
    if (result.name.isEmpty()) {
        const bool counts = result.aggregate != Aggregate::DCount;
        result.name = counts ? word.text + u'_' : u"dcount_"_s + nameOf(*result.argument);
    }
    return result;
}

void Parser::parseSummarize(Stage& stage)
{
    if (!peek().isWord("by"_L1)) {
        do {
            if (std::optional<NamedAggregate> aggregate = parseAggregate())
                stage.aggregates.push_back(std::move(*aggregate));
        } while (accept(","_L1));
    }
    if (acceptWord("by"_L1))
        stage.columns = parseColumns();
}

NodePtr Parser::parseExpression()
{
    if (++m_depth > maxDepth)
        return fail(u"The expression is nested too deeply"_s);
    std::vector<NodePtr> children;
    do {
        children.push_back(parseAnd());
    } while (acceptWord("or"_L1));
    --m_depth;
    return children.size() == 1 ? children.front() : make(Operation::Or, std::move(children));
}

NodePtr Parser::parseAnd()
{
    std::vector<NodePtr> children;
    do {
        children.push_back(parseComparison());
    } while (acceptWord("and"_L1));
    return children.size() == 1 ? children.front() : make(Operation::And, std::move(children));
}

NodePtr Parser::parseComparison()
{
    NodePtr left = parseOperand();
    if (!left)
        return nullptr;
    for (const Comparison& comparison : symbolComparisons) {
        if (accept(comparison.text))
            return negatedIf(comparison.negated, make(comparison.operation, {left, parseOperand()}));
    }
    const bool negated = accept("!"_L1);
    for (const Comparison& comparison : wordComparisons) {
        if (acceptWord(comparison.text))
            return negatedIf(negated, make(comparison.operation, {left, parseOperand()}));
    }
    if (peek().isWord("in"_L1))
        return parseList(std::move(left), negated);
    const bool follows = peek().isWord("and"_L1) || peek().isWord("or"_L1) || peek().isWord("by"_L1)
        || peek().isWord("asc"_L1) || peek().isWord("desc"_L1) || peek().isWord("nulls"_L1);
    if (negated || (peek().kind == Token::Kind::Word && !follows))
        return unsupported(u"The operator “%1” is not supported"_s.arg(peek().text), peek());
    return left;
}

NodePtr Parser::parseList(NodePtr left, bool negated)
{
    next();
    const bool folded = accept("~"_L1);
    expect("("_L1);
    std::vector<NodePtr> children{std::move(left)};
    do {
        children.push_back(parseOperand());
    } while (accept(","_L1));
    expect(")"_L1);
    return negatedIf(negated, make(folded ? Operation::InFolded : Operation::In, std::move(children)));
}

NodePtr Parser::parseOperand()
{
    if (m_failed)
        return nullptr;
    if (++m_nodes > maxNodes)
        return fail(u"The query is too long"_s);
    if (accept("("_L1)) {
        NodePtr inner = parseExpression();
        return expect(")"_L1) ? inner : nullptr;
    }
    if (peek().kind != Token::Kind::Word || peek().isWord("true"_L1) || peek().isWord("false"_L1))
        return parseLiteral();
    return peek(1).isSymbol("("_L1) ? parseFunction() : parseColumnPath();
}

NodePtr Parser::parseLiteral()
{
    auto node = std::make_shared<Node>();
    const bool minus = accept("-"_L1);
    const Token& token = peek();
    if (token.kind == Token::Kind::Number)
        node->literal = (minus ? -1.0 : 1.0) * token.text.toDouble();
    else if (token.kind == Token::Kind::Text && !minus)
        node->literal = token.text;
    else if (token.kind == Token::Kind::Word && !minus)
        node->literal = token.isWord("true"_L1);
    else
        return fail(u"Expected a value"_s);
    next();
    return node;
}

NodePtr Parser::parseColumnPath()
{
    auto node = std::make_shared<Node>();
    node->operation = Operation::Column;
    node->line = peek().line;
    node->column = peek().column;
    node->name = next().text;
    while (!m_failed && node->path.size() < static_cast<size_t>(maxDepth)) {
        if (accept("."_L1)) {
            if (peek().kind != Token::Kind::Word)
                return fail(u"Expected the name of a member"_s);
            node->path.push_back({next().text, -1});
        } else if (accept("["_L1)) {
            const Token& key = next();
            bool isIndex = key.kind == Token::Kind::Number;
            const int index = isIndex ? key.text.toInt(&isIndex) : -1;
            if (!isIndex && key.kind != Token::Kind::Text)
                return fail(u"Expected a name in quotes or an index"_s);
            node->path.push_back({isIndex ? QString() : key.text, isIndex ? index : -1});
            expect("]"_L1);
        } else {
            return node;
        }
    }
    return fail(u"The path is too long"_s);
}

NodePtr Parser::parseFunction()
{
    const Token& word = next();
    const auto* function = std::find_if(std::begin(functions), std::end(functions),
                                        [&word](const Function& known) { return word.text == known.name; });
    if (function == std::end(functions))
        return unsupported(u"The function “%1” is not supported"_s.arg(word.text), word);
    expect("("_L1);
    std::vector<NodePtr> arguments;
    if (!peek().isSymbol(")"_L1)) {
        do {
            arguments.push_back(parseExpression());
        } while (accept(","_L1));
    }
    const auto count = static_cast<int>(arguments.size());
    if (function->arguments < 0 ? count == 0 : count != function->arguments)
        return fail(u"ParserFailure"_s, u"The function “%1” got %2 arguments"_s.arg(word.text).arg(count), word);
    expect(")"_L1);
    return negatedIf(function->negated, make(function->operation, std::move(arguments)));
}

} // namespace

std::optional<Query> parse(const QString& text, Error* error)
{
    Error unused;
    Error* const reason = error ? error : &unused;
    if (text.size() > maxQuery) {
        *reason = {u"ParserFailure"_s, u"The query is longer than %1 characters"_s.arg(maxQuery), {}, 1, 0};
        return std::nullopt;
    }
    std::optional<std::vector<Token>> tokens = tokenize(text, reason);
    return tokens ? Parser(std::move(*tokens), reason).run() : std::nullopt;
}

} // namespace rolescope::simulator::kql
