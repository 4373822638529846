// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/export/xmltext.h"

#include <cmath>

namespace rolescope::xmltext {

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

QString number(double value)
{
    const double rounded = std::round(value * 100) / 100;
    // Zero has a sign that nobody wants to read.
    return QString::number(rounded == 0 ? 0.0 : rounded, 'g', 12);
}

} // namespace rolescope::xmltext
