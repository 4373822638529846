// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/export/xmltext.h"

#include <cmath>
#include <iterator>

namespace rolescope::xmltext {

using namespace Qt::Literals::StringLiterals;

QString safe(const QString& text)
{
    QString result = text;
    for (qsizetype i = 0; i < result.size(); ++i) {
        const QChar c = result.at(i);
        const char16_t code = c.unicode();
        if (c.isHighSurrogate() && i + 1 < result.size() && result.at(i + 1).isLowSurrogate())
            ++i;
        else if (c.isSurrogate() || code == 0xFFFE || code == 0xFFFF
                 || (code < 0x20 && code != '\n' && code != '\r' && code != '\t'))
            result[i] = QChar::ReplacementCharacter;
    }
    return result;
}

void attribute(QXmlStreamWriter& writer, const QString& name, const QString& value)
{
    writer.writeAttribute(name, safe(value));
}

/// By hand: pictures hold a million of these, and QString::number takes several times as long.
QString number(double value)
{
    constexpr double most = 1e12;
    if (!(std::abs(value) < most))
        return u"0"_s;
    const auto hundredths = static_cast<qint64>(std::llround(value * 100));
    const auto size = static_cast<quint64>(std::abs(hundredths));
    char16_t digits[24];
    char16_t* const end = std::end(digits);
    char16_t* first = end;
    if (const quint64 fraction = size % 100; fraction > 0) {
        if (fraction % 10 > 0)
            *--first = static_cast<char16_t>(u'0' + fraction % 10);
        *--first = static_cast<char16_t>(u'0' + fraction / 10);
        *--first = u'.';
    }
    quint64 whole = size / 100;
    do {
        *--first = static_cast<char16_t>(u'0' + whole % 10);
        whole /= 10;
    } while (whole > 0);
    if (hundredths < 0)
        *--first = u'-';
    return QStringView(first, end).toString();
}

} // namespace rolescope::xmltext
