// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/access/actioncondition.h"

#include "models/domain/actionpattern.h"

#include <algorithm>
#include <optional>
#include <vector>

namespace rolescope {

namespace {

constexpr qsizetype longestCondition = 8 * 1024;
constexpr int deepest = 100;

enum class Kind : quint8 { Open, Close, Not, And, Or, Word, Text, Block, End };

struct Token
{
    Kind kind;
    QStringView text; ///< of a Text or Block without what encloses it
};

bool isWord(QStringView text, QStringView word)
{
    return text.compare(word, Qt::CaseInsensitive) == 0;
}

/// Takes a condition apart; nothing where something in it is not closed.
class Lexer
{
public:
    explicit Lexer(QStringView condition) : m_rest(condition) { }

    std::optional<std::vector<Token>> run()
    {
        std::vector<Token> tokens;
        for (m_rest = m_rest.trimmed(); !m_rest.isEmpty(); m_rest = m_rest.trimmed()) {
            const std::optional<Token> token = next();
            if (!token)
                return {};
            tokens.push_back(*token);
        }
        tokens.push_back({Kind::End, {}});
        return tokens;
    }

private:
    std::optional<Token> next()
    {
        switch (m_rest.front().unicode()) {
        case u'(':
            return symbol(Kind::Open, 1);
        case u')':
            return symbol(Kind::Close, 1);
        case u'!':
            return symbol(Kind::Not, 1);
        case u'\'':
            return enclosed(Kind::Text, u'\'');
        case u'{':
            return enclosed(Kind::Block, u'}');
        case u'[':
            return enclosed(Kind::Block, u']');
        default:
            break;
        }
        if (m_rest.startsWith(u"&&"))
            return symbol(Kind::And, 2);
        if (m_rest.startsWith(u"||"))
            return symbol(Kind::Or, 2);
        return word();
    }

    Token symbol(Kind kind, qsizetype length)
    {
        const Token token{kind, m_rest.first(length)};
        m_rest = m_rest.sliced(length);
        return token;
    }

    /// Up to the closing character; texts within a block may hold it.
    std::optional<Token> enclosed(Kind kind, char16_t closing)
    {
        bool inText = false;
        for (qsizetype at = 1; at < m_rest.size(); ++at) {
            if (m_rest[at] == closing && !inText) {
                const Token token{kind, m_rest.sliced(1, at - 1)};
                m_rest = m_rest.sliced(at + 1);
                return token;
            }
            if (m_rest[at] == u'\'')
                inText = !inText;
        }
        return {};
    }

    std::optional<Token> word()
    {
        const auto* const end = std::find_if(m_rest.begin(), m_rest.end(), [](QChar c) {
            return c.isSpace() || QStringView(u"()[]{}'!&|").contains(c);
        });
        if (end == m_rest.begin())
            return {};
        const Token token = symbol(Kind::Word, end - m_rest.begin());
        if (isWord(token.text, u"AND"))
            return Token{Kind::And, token.text};
        if (isWord(token.text, u"OR"))
            return Token{Kind::Or, token.text};
        return isWord(token.text, u"NOT") ? Token{Kind::Not, token.text} : token;
    }

    QStringView m_rest;
};

/// Reads and decides in one go; nothing where the text is not understood.
class Evaluation
{
public:
    Evaluation(const std::vector<Token>& tokens, QStringView action) : m_tokens(tokens), m_action(action) { }

    std::optional<Truth> run()
    {
        const std::optional<Truth> truth = expression(0);
        return current().kind == Kind::End ? truth : std::nullopt;
    }

private:
    const Token& current() const { return m_tokens[m_at]; }
    bool take(Kind kind)
    {
        if (current().kind != kind)
            return false;
        ++m_at;
        return true;
    }

    /// Terms joined by AND only, or by OR only.
    std::optional<Truth> expression(int depth)
    {
        std::optional<Truth> truth = term(depth);
        const Kind joint = current().kind;
        if (joint != Kind::And && joint != Kind::Or)
            return truth;
        while (truth && take(joint)) {
            const std::optional<Truth> other = term(depth);
            if (!other)
                return {};
            truth = joint == Kind::And ? std::min(*truth, *other) : std::max(*truth, *other);
        }
        return truth;
    }

    std::optional<Truth> term(int depth)
    {
        if (depth > deepest)
            return {};
        if (take(Kind::Not)) {
            const std::optional<Truth> truth = term(depth + 1);
            return truth ? std::optional(opposite(*truth)) : std::nullopt;
        }
        if (take(Kind::Open)) {
            const std::optional<Truth> truth = expression(depth + 1);
            return take(Kind::Close) ? truth : std::nullopt;
        }
        if (current().kind == Kind::Word && isWord(current().text, u"ActionMatches"))
            return actionMatches();
        return comparison();
    }

    std::optional<Truth> actionMatches()
    {
        ++m_at;
        if (current().kind != Kind::Block)
            return {};
        const QList<QStringView> parts = m_tokens[m_at++].text.split(u'\'');
        if (parts.size() < 3)
            return {};
        Truth truth = Truth::No;
        for (qsizetype i = 1; i < parts.size(); i += 2) // what is between quotes
            truth = std::max(truth, matches(parts[i]));
        return truth;
    }

    Truth matches(QStringView pattern) const
    {
        if (actionpattern::covers(pattern, m_action))
            return Truth::Yes;
        return actionpattern::overlaps(pattern, m_action) ? Truth::Unknown : Truth::No;
    }

    /// Of attributes or suboperations.
    std::optional<Truth> comparison()
    {
        const size_t from = m_at;
        while (take(Kind::Word) || take(Kind::Text) || take(Kind::Block)) { }
        return m_at > from ? std::optional(Truth::Unknown) : std::nullopt;
    }

    static Truth opposite(Truth truth)
    {
        if (truth == Truth::Unknown)
            return truth;
        return truth == Truth::Yes ? Truth::No : Truth::Yes;
    }

    const std::vector<Token>& m_tokens;
    QStringView m_action;
    size_t m_at = 0;
};

} // namespace

Truth conditionHolds(QStringView condition, QStringView action)
{
    if (condition.trimmed().isEmpty())
        return Truth::Yes;
    if (condition.size() > longestCondition)
        return Truth::Unknown;
    const std::optional<std::vector<Token>> tokens = Lexer(condition).run();
    return tokens ? Evaluation(*tokens, action).run().value_or(Truth::Unknown) : Truth::Unknown;
}

} // namespace rolescope
