// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/export/diagramsource.h"

#include "models/export/diagramfacts.h"
#include "models/graph/boxtext.h"
#include "models/graph/diagrambuilder.h"
#include "models/inventory/inventorystore.h"
#include "tests/models/export/fulltenant.h"
#include "tests/models/export/hostiletenant.h"
#include "tests/models/graph/tinytenant.h"
#include "tests/support/printers.h"
#include "tests/support/reader.h"
#include "tests/ui/graph/graphfixture.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

using namespace rolescope;
using namespace rolescope::test;
using namespace Qt::Literals::StringLiterals;

namespace {

/// A tenant and its picture.
struct Drawn
{
    explicit Drawn(const SyncBatch& batch)
    {
        store.apply(batch);
        diagram = buildDiagram(store.inventory());
    }

    Result<QByteArray> written(ExportFormat format, const QString& title = {},
                               DiagramStyle style = DiagramStyle::Light) const
    {
        return writeDiagramSource(format, {store.inventory(), diagram, title, style});
    }

    InventoryStore store;
    Diagram diagram;
};

struct XmlElement
{
    QString name;
    QXmlStreamAttributes attributes;
    QString text;
};

/// Every element, with the text directly in it; fails the test where it is no XML.
std::vector<XmlElement> elementsOf(const QByteArray& xml)
{
    std::vector<XmlElement> elements;
    std::vector<size_t> open;
    QXmlStreamReader reader(xml);
    while (!reader.atEnd()) {
        reader.readNext();
        if (reader.isStartElement()) {
            open.push_back(elements.size());
            elements.push_back({reader.name().toString(), reader.attributes(), {}});
        } else if (reader.isEndElement()) {
            open.pop_back();
        } else if (reader.isCharacters()) {
            elements[open.back()].text += reader.text();
        }
    }
    if (reader.hasError())
        return {};
    return elements;
}

int countOf(const std::vector<XmlElement>& elements, const QString& name)
{
    return static_cast<int>(std::count_if(elements.begin(), elements.end(),
                                          [&name](const XmlElement& element) { return element.name == name; }));
}

const ExportFormat sources[]
    = {ExportFormat::Dot, ExportFormat::Mermaid, ExportFormat::DrawIo, ExportFormat::GraphMl, ExportFormat::OpenGraph};

} // namespace

class TestDiagramSource : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_company = std::make_unique<Drawn>(tinyTenant(smallCompany()));
        m_hostile = std::make_unique<Drawn>(hostileTenant());
        m_hostileTitle = hostileNames().join(u' ');
        QVERIFY(m_folder.isValid());
    }

    void sameBytes_data() { formats(); }

    void sameBytes()
    {
        QFETCH(const ExportFormat, format);
        InventoryStore other;
        for (const SyncBatch& batch : shuffled(fullTenant(), 7))
            other.apply(batch);
        const Drawn full(fullTenant());
        const Diagram again = buildDiagram(other.inventory());
        const auto first = full.written(format, u"Title"_s);
        RS_VERIFY_OK(first);
        QCOMPARE(*writeDiagramSource(format, {other.inventory(), again, u"Title"_s, DiagramStyle::Light}), *first);
        QVERIFY(first->endsWith('\n'));
    }

    void refusesNothing_data() { formats(); }

    void refusesNothing()
    {
        QFETCH(const ExportFormat, format);
        const auto result = writeDiagramSource(format, {m_company->store.inventory(), {}, {}, {}});
        QVERIFY(!result);
        QCOMPARE(result.error().kind, ErrorKind::BadInput);
        QVERIFY(!result.error().advice.isEmpty());
    }

    /// Every name is there as it is, or without what the format cannot hold.
    void dotIsRead()
    {
        RS_NEED_READER(u"dot"_s);
        for (const Drawn* drawn : {m_company.get(), m_hostile.get()}) {
            const auto dot = drawn->written(ExportFormat::Dot, m_hostileTitle);
            RS_VERIFY_OK(dot);
            const Reading reading = readWith(u"dot"_s, {u"-Tjson0"_s}, *dot);
            RS_VERIFY_READ(reading);
            QVERIFY2(!reading.complaint.contains("arning"), reading.complaint.constData());
            const QJsonObject graph = QJsonDocument::fromJson(reading.output).object();
            QStringList toolTips;
            for (const QJsonValue& object : graph["objects"_L1].toArray()) {
                if (object["name"_L1].toString().startsWith(u'b'))
                    toolTips.append(object["tooltip"_L1].toString());
            }
            QCOMPARE(toolTips.size(), qsizetype(drawn->diagram.boxes.size()));
            QCOMPARE(graph["edges"_L1].toArray().size(), qsizetype(drawn->diagram.lines.size()));
            for (const Diagram::Box& box : drawn->diagram.boxes) {
                // Graphviz hands out what it was given, apart from quotes.
                QString title = singleLine(box.title);
                title.replace(u'\\', u"\\\\"_s).replace(u'&', u"&amp;"_s);
                const bool found = std::any_of(toolTips.begin(), toolTips.end(),
                                               [&](const QString& tip) { return tip.startsWith(title + u"\\n"_s); });
                QVERIFY2(found, qPrintable(title.left(100)));
            }
        }
    }

    void dotHasARankForEachTier()
    {
        const QByteArray dot = *m_company->written(ExportFormat::Dot);
        for (const char* tier : {"tier_host", "tier_identity", "tier_role", "tier_scope"})
            QVERIFY(dot.contains("subgraph "_ba + tier + " {\n    rank=same;"));
        QVERIFY(dot.contains("arrowhead=tee"));
        QVERIFY(dot.contains("arrowhead=odiamond"));
        QVERIFY(*m_company->written(ExportFormat::Dot, {}, DiagramStyle::Dark) != dot);
    }

    void mermaidLooksAsExpected()
    {
        const Drawn tiny(tinyTenant(u"id id-a s/g\nvm vm-1 s/g id-a\ngrant id-a Owner s/g if\ndeny id-a s"_s));
        const QString text = QString::fromUtf8(*tiny.written(ExportFormat::Mermaid, u"A \"title\""_s));
        const QStringList lines = text.split(u'\n');
        QCOMPARE(lines.mid(0, 4),
                 (QStringList{u"---"_s, u"title: \"A \\\"title\\\"\""_s, u"---"_s, u"flowchart LR"_s}));
        QVERIFY2(text.contains(u"  b0(\"vm-1<br/>"_s), qPrintable(text));
        QVERIFY2(text.contains(u"b1([\"id-a"_s), qPrintable(text));
        QVERIFY2(text.contains(u"\"}}:::privilegedRole\n"_s), qPrintable(text));
        QVERIFY2(text.contains(u"  b0 --> b1\n"_s), qPrintable(text));
        QVERIFY2(text.contains(u"  b1 -.-> b2\n"_s), qPrintable(text));
        QVERIFY2(text.contains(u"  b1 --x "_s), qPrintable(text));
    }

    /// No sign of ASCII that Mermaid could take for its own stands in a label.
    void mermaidLabelsAreHarmless()
    {
        const QString text = QString::fromUtf8(*m_hostile->written(ExportFormat::Mermaid, m_hostileTitle));
        static const QRegularExpression node(
            u"^  b\\d+(\\(|\\(\\[|\\{\\{|\\[)\"([^\"]*)\"(\\)|\\]\\)|\\}\\}|\\]):::\\w+$"_s);
        static const QRegularExpression label(u"^([^\\x00-\\x7f]|[A-Za-z0-9 \\-_./,()@+]|#\\d+;|<br/>)*$"_s);
        int nodes = 0;
        for (const QString& line : text.split(u'\n')) {
            if (!line.contains(u":::"_s))
                continue;
            const auto match = node.match(line);
            QVERIFY2(match.hasMatch(), qPrintable(line));
            QVERIFY2(label.match(match.captured(2)).hasMatch(), qPrintable(match.captured(2)));
            ++nodes;
        }
        QCOMPARE(nodes, int(m_hostile->diagram.boxes.size()));
    }

    void mermaidKnowsItsBounds()
    {
        const Drawn large(tinyTenant(largeCompany(400)));
        QVERIFY(large.diagram.lines.size() > 500);
        const auto refused = large.written(ExportFormat::Mermaid);
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, ErrorKind::BadInput);
        QVERIFY(refused.error().what.contains(u"500"_s));
        QVERIFY(!refused.error().advice.isEmpty());

        // Few lines, but long words.
        Drawn wordy(tinyTenant(largeCompany(100)));
        for (Diagram::Box& box : wordy.diagram.boxes)
            box.title = QString(200, u'"');
        wordy.diagram.lines.resize(std::min<size_t>(wordy.diagram.lines.size(), 500));
        const auto tooLong = wordy.written(ExportFormat::Mermaid);
        QVERIFY(!tooLong);
        QVERIFY(tooLong.error().what.contains(u"characters"_s));
    }

    void drawIoHoldsTheScreen()
    {
        const auto xml = m_company->written(ExportFormat::DrawIo, u"Contoso"_s);
        RS_VERIFY_OK(xml);
        const std::vector<XmlElement> elements = elementsOf(*xml);
        QVERIFY(!elements.empty());
        const Diagram& diagram = m_company->diagram;
        QCOMPARE(countOf(elements, u"object"_s), int(diagram.boxes.size() + diagram.lines.size()));
        QCOMPARE(elements[0].name, u"mxfile"_s);
        QCOMPARE(elements[4].attributes.value("id"_L1), u"0"_s);
        QCOMPARE(elements[5].attributes.value("id"_L1), u"1"_s);

        QSet<QString> ids;
        QPointF offset;
        for (size_t i = 0; i < elements.size(); ++i) {
            const QString id = elements[i].attributes.value("id"_L1).toString();
            if (!id.isEmpty()) {
                QVERIFY2(!ids.contains(id), qPrintable(id));
                ids.insert(id);
            }
            if (elements[i].name != "object"_L1 || !id.startsWith(u'b'))
                continue;
            const Diagram::Box& box = diagram.boxes[id.mid(1).toUInt()];
            QCOMPARE(elements[i].attributes.value("name"_L1), box.title);
            QCOMPARE(elements[i].attributes.value("azureId"_L1), m_company->store.inventory().armId(box.entity));
            const QXmlStreamAttributes& cell = elements[i + 1].attributes;
            QCOMPARE(cell.value("parent"_L1), u"layer-"_s + diagramfacts::tierWord(box.tier));
            QVERIFY(cell.value("style"_L1).contains(u"html=0"_s));
            const QXmlStreamAttributes& at = elements[i + 2].attributes;
            QCOMPARE(at.value("width"_L1).toDouble(), box.rect.width());
            const QPointF here(at.value("x"_L1).toDouble() - box.rect.x(), at.value("y"_L1).toDouble() - box.rect.y());
            if (id == "b0"_L1)
                offset = here;
            QVERIFY((here - offset).manhattanLength() < 0.1);
        }
        for (const XmlElement& element : elements) {
            if (element.attributes.value("edge"_L1) == "1"_L1) {
                QVERIFY(ids.contains(element.attributes.value("source"_L1).toString()));
                QVERIFY(ids.contains(element.attributes.value("target"_L1).toString()));
            }
        }
    }

    void xmlIsRead_data()
    {
        QTest::addColumn<ExportFormat>("format");
        QTest::newRow("drawio") << ExportFormat::DrawIo;
        QTest::newRow("graphml") << ExportFormat::GraphMl;
    }

    void xmlIsRead()
    {
        RS_NEED_READER(u"xmllint"_s);
        QFETCH(const ExportFormat, format);
        const auto xml = m_hostile->written(format, m_hostileTitle);
        RS_VERIFY_OK(xml);
        RS_VERIFY_READ(readWith(u"xmllint"_s, {u"--noout"_s, u"-"_s}, *xml));
    }

    void graphMlKeysAreDeclared()
    {
        const Drawn full(fullTenant());
        for (const Drawn* drawn : std::initializer_list<const Drawn*>{m_company.get(), m_hostile.get(), &full}) {
            const std::vector<XmlElement> elements = elementsOf(*drawn->written(ExportFormat::GraphMl, m_hostileTitle));
            QCOMPARE(countOf(elements, u"node"_s), int(drawn->diagram.boxes.size()));
            QCOMPARE(countOf(elements, u"edge"_s), int(drawn->diagram.lines.size()));
            QSet<QString> keys;
            for (const XmlElement& element : elements) {
                if (element.name == "key"_L1)
                    keys.insert(element.attributes.value("id"_L1).toString());
                else if (element.name == "data"_L1)
                    QVERIFY(keys.contains(element.attributes.value("key"_L1).toString()));
            }
        }
    }

    void graphMlIsReadByGraphviz()
    {
        RS_NEED_READER(u"graphml2gv"_s);
        RS_NEED_READER(u"gc"_s);
        const QString path = fileWith(*m_hostile->written(ExportFormat::GraphMl, m_hostileTitle), u"g.graphml"_s);
        const Reading graph = readWith(u"graphml2gv"_s, {path});
        RS_VERIFY_READ(graph);
        const Reading counts = readWith(u"gc"_s, {u"-n"_s, u"-e"_s}, graph.output);
        RS_VERIFY_READ(counts);
        const QList<QByteArray> words = counts.output.simplified().split(' ');
        QCOMPARE(words.value(0).toInt(), int(m_hostile->diagram.boxes.size()));
        QCOMPARE(words.value(1).toInt(), int(m_hostile->diagram.lines.size()));
    }

    void graphMlIsReadByNetworkx()
    {
        const QString python = u"/usr/bin/python3"_s;
        RS_NEED_READER(python);
        if (!readWith(python, {u"-c"_s, u"import networkx"_s}).ok)
            QSKIP("python3-networkx is not installed");
        const QString path = fileWith(*m_hostile->written(ExportFormat::GraphMl, m_hostileTitle), u"n.graphml"_s);
        const Reading reading = readWith(python,
                                         {u"-c"_s, uR"(
import json, sys, networkx
graph = networkx.read_graphml(sys.argv[1])
print(json.dumps({"nodes": dict(graph.nodes(data=True)), "edges": graph.number_of_edges()}))
)"_s,
                                          path});
        RS_VERIFY_READ(reading);
        const QJsonObject graph = QJsonDocument::fromJson(reading.output).object();
        QCOMPARE(graph["edges"_L1].toInt(), int(m_hostile->diagram.lines.size()));
        const QJsonObject nodes = graph["nodes"_L1].toObject();
        QCOMPARE(nodes.size(), qsizetype(m_hostile->diagram.boxes.size()));
        for (size_t i = 0; i < m_hostile->diagram.boxes.size(); ++i) {
            const Diagram::Box& box = m_hostile->diagram.boxes[i];
            const QJsonObject node = nodes[u"b%1"_s.arg(i)].toObject();
            QCOMPARE(node["label"_L1].toString(), box.title);
            QCOMPARE(node["kind"_L1].toString(), QString(diagramfacts::kindWord(box.kind)));
            // networkx takes yEd's geometry for the better one, as text.
            QCOMPARE(node["x"_L1].toVariant().toDouble(), box.rect.x());
            if (box.kind == BoxKind::UserIdentity)
                QCOMPARE(node["sharedBy"_L1].toInt(), box.shared);
        }
    }

    /// As BloodHound's own schemas demand: docs/assets/opengraph/opengraph-{node,edge}.json.
    void openGraphKeepsTheSchema()
    {
        for (const Drawn* drawn : {m_company.get(), m_hostile.get()}) {
            const auto bytes = drawn->written(ExportFormat::OpenGraph, m_hostileTitle);
            RS_VERIFY_OK(bytes);
            const QJsonObject file = QJsonDocument::fromJson(*bytes).object();
            QCOMPARE(file.keys(), (QStringList{u"graph"_s, u"metadata"_s}));
            QCOMPARE(file["metadata"_L1].toObject().keys(), QStringList{u"source_kind"_s});
            const QJsonObject graph = file["graph"_L1].toObject();
            QCOMPARE(graph["edges"_L1].toArray().size(), qsizetype(drawn->diagram.lines.size()));
            QSet<QString> ids;
            for (const QJsonValue& value : graph["nodes"_L1].toArray())
                checkNode(value.toObject(), ids);
            for (const QJsonValue& value : graph["edges"_L1].toArray())
                checkEdge(value.toObject(), ids);
        }
    }

    /// A machine at which a role is held is one node, not two.
    void openGraphJoinsWhatIsOne()
    {
        SyncBatch batch = tinyTenant(u"id id-a s/g\nvm vm-1 s/g id-a\ngrant id-a Reader s/g"_s);
        batch.assignments[0].scope = batch.hosts[0].id;
        batch.assignments[0].id = batch.hosts[0].id + u"/providers/Microsoft.Authorization/roleAssignments/a"_s;
        const Drawn drawn(batch);
        const QJsonArray nodes
            = QJsonDocument::fromJson(*drawn.written(ExportFormat::OpenGraph))["graph"_L1]["nodes"_L1].toArray();
        QCOMPARE(nodes.size(), qsizetype(drawn.diagram.boxes.size()) - 1);
        QCOMPARE(nodes[0]["kinds"_L1].toArray().size(), 2);
    }

private:
    static void formats()
    {
        QTest::addColumn<ExportFormat>("format");
        for (const ExportFormat format : sources)
            QTest::newRow(exportFormatInfo(format).word.data()) << format;
    }

    QString fileWith(const QByteArray& bytes, const QString& name) const
    {
        QFile file(m_folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            return {};
        return file.fileName();
    }

    static void checkProperties(const QJsonValue& properties)
    {
        QVERIFY(properties.isObject());
        QVERIFY(!properties.toObject().contains("objectid"_L1));
        for (const QJsonValue& value : properties.toObject())
            QVERIFY(value.isString() || value.isBool() || value.isDouble());
    }

    static void checkNode(const QJsonObject& node, QSet<QString>& ids)
    {
        QCOMPARE(node.keys(), (QStringList{u"id"_s, u"kinds"_s, u"properties"_s}));
        const QString id = node["id"_L1].toString();
        QVERIFY2(!id.isEmpty() && !id.contains(u':') && !ids.contains(id), qPrintable(id));
        ids.insert(id);
        const qsizetype kinds = node["kinds"_L1].toArray().size();
        QVERIFY(kinds >= 1 && kinds <= 3);
        checkProperties(node["properties"_L1]);
    }

    static void checkEdge(const QJsonObject& edge, const QSet<QString>& ids)
    {
        static const QRegularExpression kind(u"^[A-Za-z0-9_]+$"_s);
        QCOMPARE(edge.keys(), (QStringList{u"end"_s, u"kind"_s, u"properties"_s, u"start"_s}));
        QVERIFY(kind.match(edge["kind"_L1].toString()).hasMatch());
        for (const auto end : {"start"_L1, "end"_L1}) {
            QCOMPARE(edge[end]["match_by"_L1].toString(), u"id"_s);
            QVERIFY(ids.contains(edge[end]["value"_L1].toString()));
        }
        checkProperties(edge["properties"_L1]);
    }

    QTemporaryDir m_folder;
    std::unique_ptr<Drawn> m_company;
    std::unique_ptr<Drawn> m_hostile;
    QString m_hostileTitle;
};

QTEST_GUILESS_MAIN(TestDiagramSource)
#include "tst_diagramsource.moc"
