// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/export/diagramfacts.h"
#include "models/export/diagrampalette.h"
#include "models/export/diagramsource.h"
#include "models/export/xmltext.h"

namespace rolescope {

using namespace Qt::Literals::StringLiterals;
using xmltext::attribute;
using xmltext::number;

namespace {

const QString yFiles = u"http://www.yworks.com/xml/graphml"_s;

QString typeWord(diagramfacts::Type type)
{
    switch (type) {
    case diagramfacts::Type::Number:
        return u"int"_s;
    case diagramfacts::Type::Truth:
        return u"boolean"_s;
    case diagramfacts::Type::Text:
        break;
    }
    return u"string"_s;
}

QString shapeOf(Tier tier)
{
    switch (tier) {
    case Tier::Host:
        return u"roundrectangle"_s;
    case Tier::Identity:
        return u"ellipse"_s;
    case Tier::Role:
        return u"hexagon"_s;
    case Tier::Scope:
        break;
    }
    return u"rectangle"_s;
}

/// A node's attribute and an edge's of one name are two keys, since a key is for one of them only.
QString nodeKey(QLatin1StringView name)
{
    return u"n_"_s + name;
}

QString edgeKey(QLatin1StringView name)
{
    return u"e_"_s + name;
}

class GraphMlFile
{
public:
    explicit GraphMlFile(const DiagramSource& source)
        : m_source(source), m_palette(DiagramPalette::of(source.style)), m_writer(&m_bytes)
    { }

    QByteArray bytes()
    {
        m_writer.setAutoFormatting(true);
        m_writer.setAutoFormattingIndent(1);
        m_writer.writeStartDocument();
        m_writer.writeStartElement(u"graphml"_s);
        m_writer.writeDefaultNamespace(u"http://graphml.graphdrawing.org/xmlns"_s);
        m_writer.writeNamespace(yFiles, u"y"_s);
        writeKeys();
        m_writer.writeStartElement(u"graph"_s);
        attribute(m_writer, u"id"_s, u"access"_s);
        attribute(m_writer, u"edgedefault"_s, u"directed"_s);
        if (!m_source.title.isEmpty())
            writeData(u"g_title"_s, m_source.title);
        for (size_t i = 0; i < m_source.diagram.boxes.size(); ++i)
            writeNode(i, m_source.diagram.boxes[i]);
        for (size_t i = 0; i < m_source.diagram.lines.size(); ++i)
            writeEdge(i, m_source.diagram.lines[i]);
        m_writer.writeEndDocument();
        return m_bytes;
    }

private:
    void writeKeys()
    {
        writeKey(u"g_title"_s, u"graph"_s, u"title"_s, u"string"_s);
        // "label" is what Gephi and networkx show.
        writeKey(u"n_label"_s, u"node"_s, u"label"_s, u"string"_s);
        writeKey(u"n_x"_s, u"node"_s, u"x"_s, u"double"_s);
        writeKey(u"n_y"_s, u"node"_s, u"y"_s, u"double"_s);
        writeKey(u"e_label"_s, u"edge"_s, u"label"_s, u"string"_s);
        for (const diagramfacts::Key& key : diagramfacts::keys()) {
            if (key.ofBoxes)
                writeKey(nodeKey(key.name), u"node"_s, key.name, typeWord(key.type));
            if (key.ofLines)
                writeKey(edgeKey(key.name), u"edge"_s, key.name, typeWord(key.type));
        }
        m_writer.writeEmptyElement(u"key"_s);
        attribute(m_writer, u"id"_s, u"n_graphics"_s);
        attribute(m_writer, u"for"_s, u"node"_s);
        attribute(m_writer, u"yfiles.type"_s, u"nodegraphics"_s);
    }

    void writeKey(const QString& id, const QString& owner, const QString& name, const QString& type)
    {
        m_writer.writeEmptyElement(u"key"_s);
        attribute(m_writer, u"id"_s, id);
        attribute(m_writer, u"for"_s, owner);
        attribute(m_writer, u"attr.name"_s, name);
        attribute(m_writer, u"attr.type"_s, type);
    }

    void writeData(const QString& key, const QString& value)
    {
        m_writer.writeStartElement(u"data"_s);
        attribute(m_writer, u"key"_s, key);
        m_writer.writeCharacters(xmltext::safe(value));
        m_writer.writeEndElement();
    }

    void writeNode(size_t index, const Diagram::Box& box)
    {
        m_writer.writeStartElement(u"node"_s);
        attribute(m_writer, u"id"_s, u"b%1"_s.arg(index));
        writeData(u"n_label"_s, box.title);
        writeData(u"n_x"_s, number(box.rect.center().x()));
        writeData(u"n_y"_s, number(box.rect.center().y()));
        for (const diagramfacts::Fact& fact : diagramfacts::ofBox(m_source.inventory, box))
            writeData(nodeKey(fact.key), fact.text());
        writeGraphics(box);
        m_writer.writeEndElement();
    }

    void writeGraphics(const Diagram::Box& box)
    {
        m_writer.writeStartElement(u"data"_s);
        attribute(m_writer, u"key"_s, u"n_graphics"_s);
        m_writer.writeStartElement(yFiles, u"ShapeNode"_s);
        m_writer.writeEmptyElement(yFiles, u"Geometry"_s);
        attribute(m_writer, u"x"_s, number(box.rect.x()));
        attribute(m_writer, u"y"_s, number(box.rect.y()));
        attribute(m_writer, u"width"_s, number(box.rect.width()));
        attribute(m_writer, u"height"_s, number(box.rect.height()));
        m_writer.writeEmptyElement(yFiles, u"Fill"_s);
        attribute(m_writer, u"color"_s, QLatin1StringView(m_palette.surface));
        m_writer.writeEmptyElement(yFiles, u"BorderStyle"_s);
        attribute(m_writer, u"color"_s,
                  QLatin1StringView(box.finding ? m_palette.warning : m_palette.tierColor(box.kind)));
        attribute(m_writer, u"width"_s, box.kind == BoxKind::PrivilegedRole ? u"2.0"_s : u"1.0"_s);
        m_writer.writeStartElement(yFiles, u"NodeLabel"_s);
        attribute(m_writer, u"textColor"_s, QLatin1StringView(m_palette.text));
        m_writer.writeCharacters(xmltext::safe(box.title));
        m_writer.writeEndElement();
        m_writer.writeEmptyElement(yFiles, u"Shape"_s);
        attribute(m_writer, u"type"_s, shapeOf(box.tier));
        m_writer.writeEndElement();
        m_writer.writeEndElement();
    }

    void writeEdge(size_t index, const Diagram::Line& line)
    {
        m_writer.writeStartElement(u"edge"_s);
        attribute(m_writer, u"id"_s, u"l%1"_s.arg(index));
        attribute(m_writer, u"source"_s, u"b%1"_s.arg(line.from));
        attribute(m_writer, u"target"_s, u"b%1"_s.arg(line.to));
        if (const QString label = diagramfacts::meaningLabel(line.meaning); !label.isEmpty())
            writeData(u"e_label"_s, label);
        for (const diagramfacts::Fact& fact : diagramfacts::ofLine(m_source.inventory, m_source.diagram, line))
            writeData(edgeKey(fact.key), fact.text());
        m_writer.writeEndElement();
    }

    const DiagramSource& m_source;
    const DiagramPalette& m_palette;
    QByteArray m_bytes;
    QXmlStreamWriter m_writer;
};

} // namespace

Result<QByteArray> writeGraphMl(const DiagramSource& source)
{
    return GraphMlFile(source).bytes();
}

} // namespace rolescope
