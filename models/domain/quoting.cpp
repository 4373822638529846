// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/quoting.h"

#include <algorithm>

namespace rolescope {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Calls `take(codePoint)` for each character; halves of surrogate pairs come as U+FFFD, NUL not at all.
template <typename Take> void forEachCharacter(const QString& text, Take take)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar unit = text[i];
        if (unit.isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate())
            take(QChar::surrogateToUcs4(unit, text[++i]));
        else if (unit.isSurrogate())
            take(char32_t{QChar::ReplacementCharacter});
        else if (!unit.isNull())
            take(char32_t{unit.unicode()});
    }
}

void append(QString& result, char32_t character)
{
    result += QStringView(QChar::fromUcs4(character));
}

/// Control characters, line ends of every alphabet, and those that have no shape or turn the direction of others.
bool mustBeEscaped(char32_t character)
{
    switch (QChar::category(character)) {
    case QChar::Other_Control:
    case QChar::Other_Format:
    case QChar::Other_NotAssigned:
    case QChar::Other_PrivateUse:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return true;
    default:
        return false;
    }
}

/// The escapes that all three languages have in common; empty for other characters.
QLatin1StringView commonEscape(char32_t character)
{
    switch (character) {
    case U'\\':
        return "\\\\"_L1;
    case U'\n':
        return "\\n"_L1;
    case U'\r':
        return "\\r"_L1;
    case U'\t':
        return "\\t"_L1;
    default:
        return {};
    }
}

QString hexadecimal(quint32 value, int digits)
{
    return QString::number(value, 16).rightJustified(digits, u'0');
}

QString hclEscape(char32_t character)
{
    return character > 0xFFFF ? "\\U"_L1 + hexadecimal(character, 8) : "\\u"_L1 + hexadecimal(character, 4);
}

/// "${" and "%{" begin a template in HCL; doubled they stand for themselves. A sign before them is written as an
/// escape, for readers disagree on what more than two in a row mean.
void appendHclSigns(QString& result, char32_t sign, qsizetype count, bool braceFollows)
{
    if (!braceFollows) {
        result += QString(count, QChar(static_cast<char16_t>(sign)));
        return;
    }
    for (qsizetype i = 1; i < count; ++i)
        result += hclEscape(sign);
    append(result, sign);
    append(result, sign);
}

bool isShellSafe(char32_t character)
{
    if (character >= 0x80)
        return false;
    const auto c = static_cast<char>(character);
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
        || "_@%+=:,./-"_L1.contains(QLatin1Char(c));
}

/// `$'…'`, in which bash knows escapes. Bytes instead of \u, whose meaning hangs on the locale; exactly two digits, so
/// that none of what follows is taken for a third.
QString ansiQuoted(const QString& text)
{
    QString result = u"$'"_s;
    forEachCharacter(text, [&result](char32_t character) {
        if (const QLatin1StringView escape = commonEscape(character); !escape.isEmpty()) {
            result += escape;
        } else if (character == U'\'') {
            result += "\\'"_L1;
        } else if (mustBeEscaped(character)) {
            const QString one = QStringView(QChar::fromUcs4(character)).toString();
            for (const char byte : one.toUtf8())
                result += "\\x"_L1 + hexadecimal(static_cast<quint8>(byte), 2);
        } else {
            append(result, character);
        }
    });
    return result + u'\'';
}

} // namespace

QString hclString(const QString& text)
{
    QString result = u"\""_s;
    char32_t sign = 0;
    qsizetype signCount = 0;
    const auto flush = [&](bool braceFollows) {
        if (signCount > 0)
            appendHclSigns(result, sign, signCount, braceFollows);
        signCount = 0;
    };
    forEachCharacter(text, [&](char32_t character) {
        if (signCount > 0 && character != sign)
            flush(character == U'{');
        if (character == U'$' || character == U'%') {
            sign = character;
            ++signCount;
        } else if (const QLatin1StringView escape = commonEscape(character); !escape.isEmpty()) {
            result += escape;
        } else if (character == U'"') {
            result += "\\\""_L1;
        } else if (mustBeEscaped(character)) {
            result += hclEscape(character);
        } else {
            append(result, character);
        }
    });
    flush(false);
    return result + u'"';
}

QString bicepString(const QString& text)
{
    QString result = u"'"_s;
    bool afterDollar = false;
    forEachCharacter(text, [&](char32_t character) {
        if (afterDollar && character == U'{')
            result.insert(result.size() - 1, u'\\');
        afterDollar = character == U'$';
        if (const QLatin1StringView escape = commonEscape(character); !escape.isEmpty())
            result += escape;
        else if (character == U'\'')
            result += "\\'"_L1;
        else if (mustBeEscaped(character))
            result += "\\u{"_L1 + hexadecimal(character, 1) + u'}';
        else
            append(result, character);
    });
    return result + u'\'';
}

QString shellWord(const QString& text)
{
    bool safe = true;
    bool escaped = false;
    QString word;
    forEachCharacter(text, [&](char32_t character) {
        safe = safe && isShellSafe(character);
        escaped = escaped || mustBeEscaped(character);
        append(word, character);
    });
    // "a=b" at the beginning of a command would be an assignment.
    if (safe && !word.isEmpty() && !word.contains(u'='))
        return word;
    if (escaped)
        return ansiQuoted(word);
    return u'\'' + word.replace(u'\'', "'\\''"_L1) + u'\'';
}

QString commentText(const QString& text)
{
    QString result;
    forEachCharacter(text,
                     [&result](char32_t character) { append(result, mustBeEscaped(character) ? U' ' : character); });
    return result;
}

QString identifierFor(const QString& text)
{
    constexpr qsizetype most = 60;
    QString name;
    for (const QChar unit : text.toLower()) {
        if ((unit >= u'a' && unit <= u'z') || (unit >= u'0' && unit <= u'9'))
            name += unit;
        else if (!name.isEmpty() && !name.endsWith(u'_'))
            name += u'_';
        if (name.size() > most)
            break;
    }
    name.truncate(most);
    while (name.endsWith(u'_'))
        name.chop(1);
    if (name.isEmpty())
        return u"item"_s;
    return name.front().isDigit() ? "n_"_L1 + name.left(most - 2) : name;
}

} // namespace rolescope
