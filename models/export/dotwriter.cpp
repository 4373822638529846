// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/export/diagramfacts.h"
#include "models/export/diagrampalette.h"
#include "models/export/diagramsource.h"
#include "models/graph/boxtext.h"

namespace rolescope {

using namespace Qt::Literals::StringLiterals;

namespace {

/// A quoted string of the DOT language that is shown to people: there Graphviz reads backslashes and HTML entities.
QString shown(const QString& text)
{
    QString result = singleLine(text);
    result.replace(u'\\', "\\\\"_L1).replace(u'"', "\\\""_L1).replace(u'&', "&amp;"_L1);
    return result;
}

QString quoted(const QString& text)
{
    return u'"' + shown(text) + u'"';
}

QLatin1StringView shapeOf(BoxKind kind)
{
    switch (kind) {
    case BoxKind::VirtualMachine:
    case BoxKind::ScaleSet:
    case BoxKind::OtherHost:
        return "shape=box, style=\"rounded,filled\""_L1;
    case BoxKind::SystemIdentity:
    case BoxKind::UserIdentity:
    case BoxKind::OtherPrincipal:
        return "shape=ellipse, style=filled"_L1;
    case BoxKind::Role:
        return "shape=hexagon, style=filled"_L1;
    case BoxKind::PrivilegedRole:
        return "shape=hexagon, style=filled, penwidth=2"_L1;
    case BoxKind::ManagementGroup:
    case BoxKind::Subscription:
    case BoxKind::ResourceGroup:
    case BoxKind::Resource:
    case BoxKind::TenantRoot:
        break;
    }
    return "shape=folder, style=filled"_L1;
}

QLatin1StringView headOf(LineMeaning meaning)
{
    switch (meaning) {
    case LineMeaning::GrantsConditionally:
        return "arrowhead=odiamond, style=dashed"_L1;
    case LineMeaning::Denies:
        return "arrowhead=tee"_L1;
    case LineMeaning::RunsAs:
    case LineMeaning::Grants:
    case LineMeaning::CountsAt:
        break;
    }
    return "arrowhead=normal"_L1;
}

class DotText
{
public:
    explicit DotText(const DiagramSource& source) : m_source(source), m_palette(DiagramPalette::of(source.style)) { }

    QByteArray text()
    {
        addHead();
        for (int tier = 0; tier < tierCount; ++tier)
            addTier(static_cast<Tier>(tier));
        for (const Diagram::Line& line : m_source.diagram.lines)
            addLine(line);
        m_text += "}\n"_L1;
        return m_text.toUtf8();
    }

private:
    void addHead()
    {
        m_text += u"digraph %1 {\n"_s.arg(quoted(m_source.title.isEmpty() ? u"Rolescope"_s : m_source.title));
        m_text
            += u"  graph [rankdir=LR, newrank=true, ranksep=1.5, nodesep=0.15, bgcolor=\"%1\", fontname=\"Helvetica\", "
               u"fontcolor=\"%2\""_s.arg(QLatin1StringView(m_palette.background), QLatin1StringView(m_palette.text));
        if (!m_source.title.isEmpty())
            m_text += u", labelloc=t, label="_s + quoted(diagramfacts::shortened(m_source.title));
        m_text += u"];\n  node [fontname=\"Helvetica\", fontsize=11, fillcolor=\"%1\", fontcolor=\"%2\", height=0.5];\n"
                  u"  edge [fontname=\"Helvetica\", fontsize=9];\n"_s.arg(QLatin1StringView(m_palette.surface),
                                                                          QLatin1StringView(m_palette.text));
    }

    void addTier(Tier tier)
    {
        QString nodes;
        for (size_t i = 0; i < m_source.diagram.boxes.size(); ++i) {
            if (m_source.diagram.boxes[i].tier == tier)
                nodes += node(i, m_source.diagram.boxes[i]);
        }
        if (!nodes.isEmpty())
            m_text
                += u"  subgraph tier_%1 {\n    rank=same;\n"_s.arg(diagramfacts::tierWord(tier)) + nodes + u"  }\n"_s;
    }

    QString node(size_t index, const Diagram::Box& box) const
    {
        QString label = shown(diagramfacts::shortened(box.title));
        if (!box.subtitle.isEmpty())
            label += "\\n"_L1 + shown(diagramfacts::shortened(box.subtitle));
        QString toolTip = shown(box.title) + "\\n"_L1 + shown(m_source.inventory.armId(box.entity));
        for (const QString& finding : box.findingText.split(u'\n', Qt::SkipEmptyParts))
            toolTip += "\\n"_L1 + shown(finding);
        QString text = "    b"_L1 + QString::number(index) + " [label=\""_L1 + label + "\", "_L1 + shapeOf(box.kind)
            + ", color=\""_L1 + QLatin1StringView(box.finding ? m_palette.warning : m_palette.tierColor(box.kind))
            + "\", tooltip=\""_L1 + toolTip + u'"';
        if (const QString url = diagramfacts::portalUrl(m_source.inventory, box); !url.isEmpty())
            text += ", URL=\""_L1 + shown(url) + u'"';
        return text + "];\n"_L1;
    }

    void addLine(const Diagram::Line& line)
    {
        m_text += "  b"_L1 + QString::number(line.from) + " -> b"_L1 + QString::number(line.to) + " ["_L1
            + headOf(line.meaning) + ", color=\""_L1 + QLatin1StringView(m_palette.lineColor(line.meaning))
            + "\", tooltip="_L1 + quoted(lineText(m_source.diagram, line)) + "];\n"_L1;
    }

    const DiagramSource& m_source;
    const DiagramPalette& m_palette;
    QString m_text;
};

} // namespace

Result<QByteArray> writeDot(const DiagramSource& source)
{
    return DotText(source).text();
}

} // namespace rolescope
