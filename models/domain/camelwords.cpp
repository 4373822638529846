// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/camelwords.h"

namespace rolescope::camelwords {

namespace {

enum class Letters : quint8 { AsWritten, Lower };

QString spaced(QStringView camelCase, Letters letters)
{
    QString words;
    for (qsizetype i = 0; i < camelCase.size(); ++i) {
        const QChar c = camelCase[i];
        const bool nextIsLower = i + 1 < camelCase.size() && camelCase[i + 1].isLower();
        const bool startsWord = c.isUpper() && i > 0 && (camelCase[i - 1].isLower() || nextIsLower);
        if (startsWord)
            words += u' ';
        const bool startsPlainWord = c.isUpper() && (i == 0 || startsWord) && nextIsLower;
        words += startsPlainWord && letters == Letters::Lower ? c.toLower() : c;
    }
    return words;
}

} // namespace

QString lowerCase(QStringView camelCase)
{
    return spaced(camelCase, Letters::Lower);
}

QString asWritten(QStringView camelCase)
{
    return spaced(camelCase, Letters::AsWritten);
}

} // namespace rolescope::camelwords
