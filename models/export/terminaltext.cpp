// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/export/terminaltext.h"

#include <algorithm>
#include <array>
#include <utility>

namespace rolescope::terminaltext {

namespace {

using Range = std::pair<char32_t, char32_t>;

/// Wide and fullwidth characters of UAX #11 "East Asian Width", in whole blocks; emoji that are wide by themselves.
constexpr std::array wideRanges{
    Range{0x1100, 0x115f},   Range{0x231a, 0x231b},   Range{0x2329, 0x232a},   Range{0x23e9, 0x23ec},
    Range{0x25fd, 0x25fe},   Range{0x2614, 0x2615},   Range{0x2648, 0x2653},   Range{0x26a1, 0x26a1},
    Range{0x26d4, 0x26d4},   Range{0x2705, 0x2705},   Range{0x270a, 0x270b},   Range{0x2728, 0x2728},
    Range{0x274c, 0x274c},   Range{0x2753, 0x2757},   Range{0x2795, 0x2797},   Range{0x2b1b, 0x2b1c},
    Range{0x2b50, 0x2b50},   Range{0x2e80, 0x303e},   Range{0x3041, 0x33ff},   Range{0x3400, 0x4dbf},
    Range{0x4e00, 0xa4cf},   Range{0xa960, 0xa97f},   Range{0xac00, 0xd7a3},   Range{0xf900, 0xfaff},
    Range{0xfe10, 0xfe19},   Range{0xfe30, 0xfe6f},   Range{0xff00, 0xff60},   Range{0xffe0, 0xffe6},
    Range{0x16fe0, 0x18dff}, Range{0x1aff0, 0x1b2ff}, Range{0x1f300, 0x1f64f}, Range{0x1f680, 0x1f6ff},
    Range{0x1f7e0, 0x1f7eb}, Range{0x1f900, 0x1faff}, Range{0x20000, 0x3fffd},
};

/// Calls `take(codePoint, units)` for each character for as long as that returns true.
template <typename Take> void forEach(const QString& text, Take take)
{
    for (qsizetype i = 0; i < text.size();) {
        const bool pair = text[i].isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate();
        const char32_t character = pair ? QChar::surrogateToUcs4(text[i], text[i + 1]) : text[i].unicode();
        const QStringView units = QStringView(text).sliced(i, pair ? 2 : 1);
        if (!take(character, units))
            return;
        i += units.size();
    }
}

int columnsOf(char32_t character)
{
    const QChar::Category category = QChar::category(character);
    if (category == QChar::Mark_NonSpacing || category == QChar::Mark_Enclosing || category == QChar::Other_Format)
        return 0;
    const auto next = std::upper_bound(wideRanges.begin(), wideRanges.end(), character,
                                       [](char32_t wanted, const Range& range) { return wanted < range.first; });
    return next != wideRanges.begin() && character <= std::prev(next)->second ? 2 : 1;
}

} // namespace

QString harmless(const QString& text)
{
    QString result;
    result.reserve(text.size());
    forEach(text, [&result](char32_t character, QStringView units) {
        switch (QChar::category(character)) {
        case QChar::Other_Control:
        case QChar::Other_Format:
        case QChar::Other_Surrogate:
        case QChar::Separator_Line:
        case QChar::Separator_Paragraph:
            result += QChar(QChar::ReplacementCharacter);
            break;
        default:
            result += units;
        }
        return true;
    });
    return result;
}

int columns(const QString& text)
{
    int sum = 0;
    forEach(text, [&sum](char32_t character, QStringView) {
        sum += columnsOf(character);
        return true;
    });
    return sum;
}

QString cut(const QString& text, int most)
{
    if (columns(text) <= most)
        return text;
    QString result;
    int room = most - 1;
    forEach(text, [&result, &room](char32_t character, QStringView units) {
        room -= columnsOf(character);
        if (room >= 0)
            result += units;
        return room >= 0;
    });
    return result + u'…';
}

} // namespace rolescope::terminaltext
