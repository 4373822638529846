// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/export/diagramfacts.h"
#include "models/export/diagrampalette.h"
#include "models/export/diagramsource.h"
#include "models/export/xmltext.h"
#include "models/graph/boxtext.h"

#include <QCoreApplication>

namespace rolescope {

using namespace Qt::Literals::StringLiterals;
using xmltext::attribute;
using xmltext::number;

namespace {

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(rolescope::DrawIo)
};

constexpr double margin = 40;
constexpr double titleHeight = 40;
constexpr double headingHeight = 40;

QLatin1StringView shapeOf(BoxKind kind)
{
    switch (kind) {
    case BoxKind::VirtualMachine:
    case BoxKind::ScaleSet:
    case BoxKind::OtherHost:
        return "rounded=1;arcSize=14;"_L1;
    case BoxKind::SystemIdentity:
    case BoxKind::UserIdentity:
    case BoxKind::OtherPrincipal:
        return "rounded=1;arcSize=50;"_L1;
    case BoxKind::Role:
    case BoxKind::PrivilegedRole:
        return "shape=hexagon;perimeter=hexagonPerimeter2;fixedSize=1;size=12;"_L1;
    case BoxKind::ManagementGroup:
    case BoxKind::Subscription:
    case BoxKind::ResourceGroup:
    case BoxKind::Resource:
    case BoxKind::TenantRoot:
        break;
    }
    return "shape=folder;tabWidth=64;tabHeight=5;tabPosition=left;"_L1;
}

QLatin1StringView endOf(LineMeaning meaning)
{
    switch (meaning) {
    case LineMeaning::GrantsConditionally:
        return "endArrow=diamond;endFill=0;dashed=1;"_L1;
    case LineMeaning::Denies:
        return "endArrow=dash;strokeWidth=2;"_L1;
    case LineMeaning::RunsAs:
    case LineMeaning::Grants:
    case LineMeaning::CountsAt:
        break;
    }
    return "endArrow=classic;endSize=4;"_L1;
}

class DrawIoFile
{
public:
    explicit DrawIoFile(const DiagramSource& source)
        : m_source(source), m_palette(DiagramPalette::of(source.style)), m_writer(&m_bytes)
    { }

    QByteArray bytes()
    {
        m_writer.setAutoFormatting(true);
        m_writer.setAutoFormattingIndent(1);
        m_writer.writeStartDocument();
        m_writer.writeStartElement(u"mxfile"_s);
        attribute(m_writer, u"host"_s, u"Rolescope"_s);
        m_writer.writeStartElement(u"diagram"_s);
        attribute(m_writer, u"id"_s, u"access"_s);
        attribute(m_writer, u"name"_s, m_source.title.isEmpty() ? Texts::tr("Access") : singleLine(m_source.title));
        writeModel();
        m_writer.writeEndDocument();
        return m_bytes;
    }

private:
    void writeModel()
    {
        const QRectF& bounds = m_source.diagram.bounds;
        m_top = margin + headingHeight + (m_source.title.isEmpty() ? 0 : titleHeight);
        m_writer.writeStartElement(u"mxGraphModel"_s);
        attribute(m_writer, u"grid"_s, u"0"_s);
        attribute(m_writer, u"page"_s, u"1"_s);
        attribute(m_writer, u"pageWidth"_s, number(bounds.width() + 2 * margin));
        attribute(m_writer, u"pageHeight"_s, number(bounds.height() + m_top + margin));
        attribute(m_writer, u"background"_s, QLatin1StringView(m_palette.background));
        m_writer.writeStartElement(u"root"_s);
        writeLayers();
        writeCaptions();
        // Lines first: they lie in the layer at the bottom, and shapes cover their ends.
        for (size_t i = 0; i < m_source.diagram.lines.size(); ++i)
            writeLine(i, m_source.diagram.lines[i]);
        for (size_t i = 0; i < m_source.diagram.boxes.size(); ++i)
            writeBox(i, m_source.diagram.boxes[i]);
        m_writer.writeEndElement();
        m_writer.writeEndElement();
    }

    void writeLayers()
    {
        m_writer.writeEmptyElement(u"mxCell"_s);
        attribute(m_writer, u"id"_s, u"0"_s);
        writeLayer(u"1"_s, Texts::tr("Lines"));
        const QString names[tierCount]
            = {Texts::tr("Machines"), Texts::tr("Identities"), Texts::tr("Roles"), Texts::tr("Scopes")};
        for (int tier = 0; tier < tierCount; ++tier)
            writeLayer(layerOf(static_cast<Tier>(tier)), names[tier]);
    }

    void writeLayer(const QString& id, const QString& name)
    {
        m_writer.writeEmptyElement(u"mxCell"_s);
        attribute(m_writer, u"id"_s, id);
        attribute(m_writer, u"value"_s, name);
        attribute(m_writer, u"parent"_s, u"0"_s);
    }

    static QString layerOf(Tier tier) { return u"layer-"_s + diagramfacts::tierWord(tier); }

    void writeCaptions()
    {
        const QRectF& bounds = m_source.diagram.bounds;
        if (!m_source.title.isEmpty())
            writeCaption(u"title"_s, u"1"_s, singleLine(m_source.title), 17,
                         QRectF(margin, margin, bounds.width(), titleHeight - 10));
        for (const Diagram::Heading& heading : m_source.diagram.headings)
            writeCaption(u"heading-"_s + diagramfacts::tierWord(heading.tier), layerOf(heading.tier), heading.text, 13,
                         QRectF(margin + heading.left - bounds.left(), m_top - headingHeight, heading.width, 26));
    }

    void writeCaption(const QString& id, const QString& layer, const QString& text, int size, const QRectF& rect)
    {
        m_writer.writeStartElement(u"mxCell"_s);
        attribute(m_writer, u"id"_s, id);
        attribute(m_writer, u"value"_s, text);
        attribute(m_writer, u"style"_s,
                  u"text;html=0;align=left;verticalAlign=middle;fontStyle=1;overflow=hidden;fontSize=%1;fontColor=%2;"_s
                      .arg(size)
                      .arg(QLatin1StringView(m_palette.text)));
        attribute(m_writer, u"vertex"_s, u"1"_s);
        attribute(m_writer, u"parent"_s, layer);
        writeGeometry(rect);
        m_writer.writeEndElement();
    }

    void writeGeometry(const QRectF& rect)
    {
        m_writer.writeEmptyElement(u"mxGeometry"_s);
        attribute(m_writer, u"x"_s, number(rect.x()));
        attribute(m_writer, u"y"_s, number(rect.y()));
        attribute(m_writer, u"width"_s, number(rect.width()));
        attribute(m_writer, u"height"_s, number(rect.height()));
        attribute(m_writer, u"as"_s, u"geometry"_s);
    }

    QPointF onPage(const QPointF& point) const
    {
        return point - m_source.diagram.bounds.topLeft() + QPointF(margin, m_top);
    }

    void writeFacts(const std::vector<diagramfacts::Fact>& facts)
    {
        for (const diagramfacts::Fact& fact : facts)
            attribute(m_writer, fact.key, fact.text());
    }

    void writeBox(size_t index, const Diagram::Box& box)
    {
        m_writer.writeStartElement(u"object"_s);
        attribute(m_writer, u"id"_s, u"b%1"_s.arg(index));
        QString label = diagramfacts::shortened(box.title, 34);
        if (!box.subtitle.isEmpty())
            label += u'\n' + diagramfacts::shortened(box.subtitle, 38);
        attribute(m_writer, u"label"_s, label);
        attribute(m_writer, u"tooltip"_s, box.findingText.isEmpty() ? box.title : box.title + u'\n' + box.findingText);
        if (const QString url = diagramfacts::portalUrl(m_source.inventory, box); !url.isEmpty())
            attribute(m_writer, u"link"_s, url);
        writeFacts(diagramfacts::ofBox(m_source.inventory, box));
        m_writer.writeStartElement(u"mxCell"_s);
        const bool strong = box.kind == BoxKind::PrivilegedRole;
        attribute(
            m_writer, u"style"_s,
            shapeOf(box.kind)
                + u"whiteSpace=wrap;html=0;overflow=hidden;fillColor=%1;strokeColor=%2;fontColor=%3;strokeWidth=%4;fontSize=11;"_s
                      .arg(QLatin1StringView(m_palette.surface),
                           QLatin1StringView(box.finding ? m_palette.warning : m_palette.tierColor(box.kind)),
                           QLatin1StringView(m_palette.text), strong ? u"2"_s : u"1"_s));
        attribute(m_writer, u"vertex"_s, u"1"_s);
        attribute(m_writer, u"parent"_s, layerOf(box.tier));
        writeGeometry(QRectF(onPage(box.rect.topLeft()), box.rect.size()));
        m_writer.writeEndElement();
        m_writer.writeEndElement();
    }

    void writeLine(size_t index, const Diagram::Line& line)
    {
        m_writer.writeStartElement(u"object"_s);
        attribute(m_writer, u"id"_s, u"l%1"_s.arg(index));
        attribute(m_writer, u"label"_s, {});
        attribute(m_writer, u"tooltip"_s, lineText(m_source.diagram, line));
        writeFacts(diagramfacts::ofLine(m_source.inventory, m_source.diagram, line));
        m_writer.writeStartElement(u"mxCell"_s);
        attribute(m_writer, u"style"_s,
                  u"curved=1;html=0;exitX=1;exitY=0.5;entryX=0;entryY=0.5;strokeColor=%1;"_s.arg(
                      QLatin1StringView(m_palette.lineColor(line.meaning)))
                      + endOf(line.meaning));
        attribute(m_writer, u"edge"_s, u"1"_s);
        attribute(m_writer, u"parent"_s, u"1"_s);
        attribute(m_writer, u"source"_s, u"b%1"_s.arg(line.from));
        attribute(m_writer, u"target"_s, u"b%1"_s.arg(line.to));
        writeWay(line);
        m_writer.writeEndElement();
        m_writer.writeEndElement();
    }

    void writeWay(const Diagram::Line& line)
    {
        m_writer.writeStartElement(u"mxGeometry"_s);
        attribute(m_writer, u"relative"_s, u"1"_s);
        attribute(m_writer, u"as"_s, u"geometry"_s);
        if (line.bendCount > 0) {
            m_writer.writeStartElement(u"Array"_s);
            attribute(m_writer, u"as"_s, u"points"_s);
            for (quint32 i = 0; i < line.bendCount; ++i) {
                const QPointF bend = onPage(m_source.diagram.bends[line.firstBend + i]);
                m_writer.writeEmptyElement(u"mxPoint"_s);
                attribute(m_writer, u"x"_s, number(bend.x()));
                attribute(m_writer, u"y"_s, number(bend.y()));
            }
            m_writer.writeEndElement();
        }
        m_writer.writeEndElement();
    }

    const DiagramSource& m_source;
    const DiagramPalette& m_palette;
    QByteArray m_bytes;
    QXmlStreamWriter m_writer;
    double m_top = 0;
};

} // namespace

Result<QByteArray> writeDrawIo(const DiagramSource& source)
{
    return DrawIoFile(source).bytes();
}

} // namespace rolescope
