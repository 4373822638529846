// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/graph/graphtooltip.h"

#include "models/graph/boxtext.h"

#include <QStringList>

namespace rolescope {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype longestLine = 600;

QString escaped(const QString& text)
{
    const QString line = singleLine(text);
    return (line.size() > longestLine ? singleLine(line.first(longestLine)) + u"…"_s : line).toHtmlEscaped();
}

} // namespace

QString boxToolTip(const Diagram& diagram, quint32 box)
{
    const Diagram::Box& value = diagram.boxes[box];
    QStringList lines{u"<b>%1</b>"_s.arg(escaped(value.title))};
    if (!value.subtitle.isEmpty())
        lines += escaped(value.subtitle);
    if (value.finding) {
        const QStringList findings = value.findingText.split(u'\n');
        for (const QString& finding : findings)
            lines += escaped(finding);
    }
    return u"<qt>%1</qt>"_s.arg(lines.join("<br>"_L1));
}

QString lineToolTip(const Diagram& diagram, quint32 line)
{
    return u"<qt>%1</qt>"_s.arg(escaped(lineText(diagram, diagram.lines[line])));
}

} // namespace rolescope
