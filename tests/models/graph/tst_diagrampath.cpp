// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/graph/diagrampath.h"

#include "models/graph/diagrambuilder.h"
#include "models/graph/diagramnavigation.h"
#include "models/graph/graphpicture.h"
#include "models/inventory/inventorystore.h"
#include "tests/models/graph/tinytenant.h"

#include <QtTest>

using namespace rolescope;
using namespace rolescope::test;
using namespace Qt::Literals::StringLiterals;

class DiagramPathTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void throughBox_data();
    void throughBox();
    void throughLine();
    void findsEntities();
    void arrowKeys();

private:
    QStringList names(const DiagramPath& path) const;
    quint32 box(const QString& name, Tier tier) const;

    InventoryStore m_store;
    std::unique_ptr<GraphPicture> m_picture;
};

void DiagramPathTest::init()
{
    m_store.clear();
    m_store.apply(tinyTenant(uR"(
id id-a s/g
id id-b s/g
vm vm-1 s/g id-a
vm vm-2 s/g id-a id-b
grant id-a Reader s/g
grant id-b Reader s/g
grant id-b Owner s
)"_s));
    m_picture = std::make_unique<GraphPicture>(buildDiagram(m_store.inventory()));
}

QStringList DiagramPathTest::names(const DiagramPath& path) const
{
    QStringList result;
    for (const quint32 index : path.boxes)
        result += m_picture->diagram.boxes[index].title;
    result.sort();
    return result;
}

quint32 DiagramPathTest::box(const QString& name, Tier tier) const
{
    const auto& boxes = m_picture->diagram.boxes;
    for (quint32 i = 0; i < boxes.size(); ++i) {
        if (boxes[i].title == name && boxes[i].tier == tier)
            return i;
    }
    qFatal("no box %s", qPrintable(name));
}

void DiagramPathTest::throughBox_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("tier");
    QTest::addColumn<QStringList>("boxes");
    QTest::addColumn<int>("lines");
    QTest::newRow("machine") << u"vm-1"_s << 0 << QStringList{u"Reader"_s, u"g"_s, u"id-a"_s, u"vm-1"_s} << 3;
    QTest::newRow("identity does not turn round")
        << u"id-a"_s << 1 << QStringList{u"Reader"_s, u"g"_s, u"id-a"_s, u"vm-1"_s, u"vm-2"_s} << 4;
    QTest::newRow("shared role") << u"Reader"_s << 2
                                 << QStringList{u"Reader"_s, u"g"_s, u"id-a"_s, u"id-b"_s, u"vm-1"_s, u"vm-2"_s} << 6;
    QTest::newRow("scope") << u"s"_s << 3 << QStringList{u"Owner"_s, u"id-b"_s, u"s"_s, u"vm-2"_s} << 3;
}

void DiagramPathTest::throughBox()
{
    QFETCH(QString, name);
    QFETCH(int, tier);
    QFETCH(QStringList, boxes);
    QFETCH(int, lines);
    const DiagramPath path = m_picture->links.pathThrough(m_picture->diagram, box(name, static_cast<Tier>(tier)));
    QCOMPARE(names(path), boxes);
    QCOMPARE(static_cast<int>(path.lines.size()), lines);
    QVERIFY(std::is_sorted(path.lines.begin(), path.lines.end()));
}

void DiagramPathTest::throughLine()
{
    const Diagram& diagram = m_picture->diagram;
    for (quint32 line = 0; line < diagram.lines.size(); ++line) {
        if (diagram.lines[line].from != box(u"vm-2"_s, Tier::Host)
            || diagram.lines[line].to != box(u"id-b"_s, Tier::Identity))
            continue;
        const DiagramPath path = m_picture->links.pathThroughLine(diagram, line);
        QCOMPARE(names(path), QStringList({u"Owner"_s, u"Reader"_s, u"g"_s, u"id-b"_s, u"s"_s, u"vm-2"_s}));
        QCOMPARE(path.lines.size(), size_t(5));
        return;
    }
    QFAIL("no such line");
}

void DiagramPathTest::findsEntities()
{
    const Inventory& inventory = m_store.inventory();
    const DiagramLinks& links = m_picture->links;
    const auto identity = inventory.find(u"id-a"_s);
    const quint32 identityBox = box(u"id-a"_s, Tier::Identity);
    QCOMPARE(links.find(m_picture->diagram.boxes[identityBox].entity).boxes, std::vector<quint32>{identityBox});
    QVERIFY(identity.isValid());
    // By its principal, by an assignment, and by nothing.
    const auto principal
        = inventory.identity(m_picture->diagram.boxes[identityBox].entity.as<EntityKind::Identity>()).principal;
    QCOMPARE(links.find(principal).boxes, std::vector<quint32>{identityBox});
    const EntityRef assignment = inventory.at(Table::Assignments, 0);
    const DiagramPath grant = links.find(assignment);
    QVERIFY(grant.boxes.empty());
    QVERIFY(!grant.lines.empty());
    QVERIFY(links.find({}).isEmpty());
    // One role at one scope each: both boxes of the role are found.
    QCOMPARE(links.find(inventory.findRole(u"Reader")).boxes.size(), size_t(1));
}

void DiagramPathTest::arrowKeys()
{
    const quint32 machine = box(u"vm-1"_s, Tier::Host);
    QCOMPARE(neighbourOf(*m_picture, machine, Direction::Right), std::optional(box(u"id-a"_s, Tier::Identity)));
    QCOMPARE(neighbourOf(*m_picture, machine, Direction::Left), std::optional<quint32>());
    const auto& boxes = m_picture->diagram.boxes;
    for (quint32 i = 0; i < boxes.size(); ++i) {
        const auto down = neighbourOf(*m_picture, i, Direction::Down);
        const bool last = i + 1 == boxes.size() || boxes[i + 1].tier != boxes[i].tier;
        QCOMPARE(down.has_value(), !last);
        if (down)
            QCOMPARE(neighbourOf(*m_picture, *down, Direction::Up), std::optional(i));
    }
    QCOMPARE(boxNearest(m_picture->diagram, boxes[3].rect.center() + QPointF(3, -4)), std::optional<quint32>(3));
    QCOMPARE(boxNearest({}, {}), std::optional<quint32>());
}

QTEST_GUILESS_MAIN(DiagramPathTest)
#include "tst_diagrampath.moc"
