// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/kqllexer.h"

#include <algorithm>
#include <iterator>

namespace rolescope::simulator::kql {

using namespace Qt::Literals::StringLiterals;

namespace {

bool isWordStart(QChar character)
{
    return character.isLetter() || character == u'_' || character == u'$';
}

bool isWordPart(QChar character)
{
    return isWordStart(character) || character.isDigit();
}

bool isDigit(QChar character)
{
    return character >= u'0' && character <= u'9';
}

class Lexer
{
public:
    Lexer(const QString& text, Error* error) : m_text(text), m_error(error) { }
    std::optional<std::vector<Token>> run();

private:
    QChar peek(qsizetype ahead = 0) const { return m_at + ahead < m_text.size() ? m_text.at(m_at + ahead) : QChar(); }
    void advance();
    void skipBlanks();
    Token start(Token::Kind kind) const { return {kind, {}, m_line, m_column}; }
    bool readToken();
    bool readText(bool verbatim);
    bool readEscape(QString& out);
    void readWord();
    void readNumber();
    bool readSymbol();
    bool fail(const QString& message, const QString& token);

    const QString& m_text;
    Error* m_error;
    std::vector<Token> m_tokens;
    qsizetype m_at = 0;
    int m_line = 1;
    int m_column = 0;
};

void Lexer::advance()
{
    if (peek() == u'\n') {
        ++m_line;
        m_column = -1;
    }
    ++m_at;
    ++m_column;
}

bool Lexer::fail(const QString& message, const QString& token)
{
    *m_error = {u"ParserFailure"_s, message, token.left(40), m_line, m_column};
    return false;
}

void Lexer::skipBlanks()
{
    while (m_at < m_text.size()) {
        if (peek() == u'/' && peek(1) == u'/') {
            while (m_at < m_text.size() && peek() != u'\n')
                advance();
        } else if (peek().isSpace()) {
            advance();
        } else {
            return;
        }
    }
}

std::optional<std::vector<Token>> Lexer::run()
{
    for (skipBlanks(); m_at < m_text.size(); skipBlanks()) {
        if (!readToken())
            return std::nullopt;
    }
    m_tokens.push_back(start(Token::Kind::End));
    return std::move(m_tokens);
}

bool Lexer::readToken()
{
    const QChar character = peek();
    if (character == u'@' && (peek(1) == u'\'' || peek(1) == u'"')) {
        advance();
        return readText(true);
    }
    if (character == u'\'' || character == u'"')
        return readText(false);
    if (isWordStart(character))
        readWord();
    else if (isDigit(character))
        readNumber();
    else
        return readSymbol();
    return true;
}

bool Lexer::readEscape(QString& out)
{
    advance();
    switch (peek().unicode()) {
    case u'n':
        out += u'\n';
        break;
    case u't':
        out += u'\t';
        break;
    case u'r':
        out += u'\r';
        break;
    case u'\\':
    case u'\'':
    case u'"':
        out += peek();
        break;
    default:
        return fail(u"The escape sequence is not supported"_s, u"\\"_s + peek());
    }
    advance();
    return true;
}

bool Lexer::readText(bool verbatim)
{
    Token token = start(Token::Kind::Text);
    const QChar quote = peek();
    advance();
    while (m_at < m_text.size() && peek() != u'\n') {
        if (peek() == u'\\' && !verbatim) {
            if (!readEscape(token.text))
                return false;
            continue;
        }
        const bool closes = peek() == quote;
        // In verbatim texts a quote is written twice.
        if (closes && !(verbatim && peek(1) == quote)) {
            advance();
            m_tokens.push_back(std::move(token));
            return true;
        }
        if (closes)
            advance();
        token.text += peek();
        advance();
    }
    return fail(u"The text is not closed with %1"_s.arg(quote), token.text);
}

void Lexer::readWord()
{
    Token token = start(Token::Kind::Word);
    const auto takeWord = [&] {
        while (isWordPart(peek())) {
            token.text += peek();
            advance();
        }
    };
    takeWord();
    // Only operators have a dash in their names; elsewhere it is a minus.
    const bool dashed = token.text == "project"_L1 || token.text == "mv"_L1;
    if (dashed && peek() == u'-' && isWordStart(peek(1))) {
        token.text += u'-';
        advance();
        takeWord();
    }
    m_tokens.push_back(std::move(token));
}

void Lexer::readNumber()
{
    Token token = start(Token::Kind::Number);
    while (isDigit(peek()) || (peek() == u'.' && isDigit(peek(1)))) {
        token.text += peek();
        advance();
    }
    m_tokens.push_back(std::move(token));
}

bool Lexer::readSymbol()
{
    static constexpr QLatin1StringView doubles[] = {"=="_L1, "!="_L1, "=~"_L1, "!~"_L1, "<="_L1, ">="_L1};
    Token token = start(Token::Kind::Symbol);
    const QStringView pair = QStringView(m_text).mid(m_at, 2);
    const bool isDouble = std::any_of(std::begin(doubles), std::end(doubles),
                                      [pair](QLatin1StringView symbol) { return pair == symbol; });
    if (!isDouble && !u"|(),=.[]<>!~-;"_s.contains(peek()))
        return fail(u"The character is not part of what is supported"_s, peek());
    token.text = isDouble ? pair.toString() : QString(peek());
    for (qsizetype i = 0; i < token.text.size(); ++i)
        advance();
    m_tokens.push_back(std::move(token));
    return true;
}

} // namespace

std::optional<std::vector<Token>> tokenize(const QString& text, Error* error)
{
    return Lexer(text, error).run();
}

} // namespace rolescope::simulator::kql
