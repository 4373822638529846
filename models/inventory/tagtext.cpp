// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/inventory/tagtext.h"

namespace rolescope::tagtext {

using namespace Qt::Literals::StringLiterals;

namespace {

void append(QString& text, QStringView part, bool isName)
{
    for (const QChar c : part) {
        if (c == u'\\' || (isName && c == u'='))
            text += u'\\';
        else if (c == u'\n') {
            text += "\\n"_L1;
            continue;
        }
        text += c;
    }
}

} // namespace

QString toText(const Tags& tags)
{
    QString text;
    for (auto tag = tags.begin(); tag != tags.end(); ++tag) {
        if (!text.isEmpty())
            text += u'\n';
        append(text, tag.key(), true);
        text += u'=';
        append(text, tag.value(), false);
    }
    return text;
}

Tags fromText(QStringView text)
{
    Tags tags;
    for (const QStringView line : text.split(u'\n', Qt::SkipEmptyParts)) {
        QString name;
        QString value;
        bool inName = true;
        for (qsizetype i = 0; i < line.size(); ++i) {
            QString& part = inName ? name : value;
            if (line[i] == u'\\' && i + 1 < line.size()) {
                ++i;
                part += line[i] == u'n' ? u'\n' : line[i];
            } else if (inName && line[i] == u'=') {
                inName = false;
            } else {
                part += line[i];
            }
        }
        tags.insert(name, value);
    }
    return tags;
}

} // namespace rolescope::tagtext
