// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/export/diagramfacts.h"
#include "models/export/diagrampalette.h"
#include "models/export/diagramsource.h"
#include "models/graph/boxtext.h"

#include <QCoreApplication>

namespace rolescope {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Mermaid's "maxEdges" and "maxTextSize".
constexpr size_t mostLines = 500;
constexpr qsizetype mostCharacters = 50'000;

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(rolescope::Mermaid)
};

/// Between quotes. All signs of ASCII that mean something somewhere in Mermaid, Markdown or HTML become entities:
/// Mermaid strips "%%{…}%%" and reads "#…;" before it ever looks at quotes.
QString escaped(const QString& text)
{
    QString result;
    for (const QChar c : singleLine(text)) {
        const bool plain = c.unicode() >= 0x80 || c.isLetterOrNumber() || " -_./,()@+"_L1.contains(c);
        if (plain)
            result += c;
        else
            result += u'#' + QString::number(c.unicode()) + u';';
    }
    return result;
}

/// YAML's double quotes understand what JSON's do.
QString yamlString(const QString& text)
{
    QString result = singleLine(text);
    result.replace(u'\\', "\\\\"_L1).replace(u'"', "\\\""_L1);
    return u'"' + result + u'"';
}

std::pair<QLatin1StringView, QLatin1StringView> bracketsOf(const Diagram::Box& box)
{
    switch (box.tier) {
    case Tier::Host:
        return {"(\""_L1, "\")"_L1};
    case Tier::Identity:
        return {"([\""_L1, "\"])"_L1};
    case Tier::Role:
        return {"{{\""_L1, "\"}}"_L1};
    case Tier::Scope:
        break;
    }
    return {"[\""_L1, "\"]"_L1};
}

QLatin1StringView arrowOf(LineMeaning meaning)
{
    switch (meaning) {
    case LineMeaning::GrantsConditionally:
        return "-.->"_L1;
    case LineMeaning::Denies:
        return "--x"_L1;
    case LineMeaning::RunsAs:
    case LineMeaning::Grants:
    case LineMeaning::CountsAt:
        break;
    }
    return "-->"_L1;
}

QString node(size_t index, const Diagram::Box& box)
{
    const auto [open, close] = bracketsOf(box);
    QString label = escaped(diagramfacts::shortened(box.title));
    if (!box.subtitle.isEmpty())
        label += "<br/>"_L1 + escaped(diagramfacts::shortened(box.subtitle));
    return "  b"_L1 + QString::number(index) + open + label + close + ":::"_L1 + diagramfacts::kindWord(box.kind)
        + u'\n';
}

QString edge(const Diagram::Line& line)
{
    return "  b"_L1 + QString::number(line.from) + u' ' + arrowOf(line.meaning) + " b"_L1 + QString::number(line.to)
        + u'\n';
}

/// Only for the kinds that occur, so that small diagrams stay small.
QString classes(const DiagramSource& source)
{
    const DiagramPalette& palette = DiagramPalette::of(source.style);
    std::vector<bool> seen(static_cast<size_t>(BoxKind::OtherPrincipal) + 1);
    for (const Diagram::Box& box : source.diagram.boxes)
        seen[static_cast<size_t>(box.kind)] = true;
    QString text;
    for (size_t i = 0; i < seen.size(); ++i) {
        if (!seen[i])
            continue;
        const auto kind = static_cast<BoxKind>(i);
        text += u"  classDef %1 fill:%2,stroke:%3,color:%4,stroke-width:%5px\n"_s.arg(
            diagramfacts::kindWord(kind), QLatin1StringView(palette.surface),
            QLatin1StringView(palette.tierColor(kind)), QLatin1StringView(palette.text),
            kind == BoxKind::PrivilegedRole ? u"3"_s : u"1"_s);
    }
    return text;
}

Error tooLarge(const QString& what)
{
    return makeError(ErrorKind::BadInput, what,
                     Texts::tr("Choose a smaller part of the graph, or another format such as SVG, draw.io or DOT."));
}

} // namespace

Result<QByteArray> writeMermaid(const DiagramSource& source)
{
    const Diagram& diagram = source.diagram;
    if (diagram.lines.size() > mostLines) {
        const auto count = static_cast<int>(diagram.lines.size());
        return tl::unexpected(tooLarge(
            Texts::tr("This graph has %L1 lines, and Mermaid draws no more than %L2.").arg(count).arg(mostLines)));
    }
    QString text;
    if (!source.title.isEmpty())
        text += "---\ntitle: "_L1 + yamlString(diagramfacts::shortened(source.title)) + "\n---\n"_L1;
    text += "flowchart LR\n"_L1;
    for (size_t i = 0; i < diagram.boxes.size(); ++i)
        text += node(i, diagram.boxes[i]);
    for (const Diagram::Line& line : diagram.lines)
        text += edge(line);
    text += classes(source);
    if (text.size() > mostCharacters) {
        return tl::unexpected(tooLarge(Texts::tr("This graph takes %L1 characters, and Mermaid reads no more than %L2.")
                                           .arg(text.size())
                                           .arg(mostCharacters)));
    }
    return text.toUtf8();
}

} // namespace rolescope
