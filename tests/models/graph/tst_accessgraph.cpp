// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/graph/accessgraph.h"

#include "models/graph/boxtext.h"
#include "models/graph/diagrambuilder.h"
#include "models/inventory/inventorystore.h"
#include "tests/models/graph/tinytenant.h"

#include <QtTest>

using namespace rolescope;
using namespace rolescope::test;
using namespace Qt::Literals::StringLiterals;

namespace {

const auto company = uR"(
id id-web prod/rg-app
id id-idle prod/rg-app
vm vm-1 prod/rg-app id-web
vm vm-2 prod/rg-app system id-web
vm vm-bare prod/rg-app
vm vm-dev dev/rg-lab system
grant id-web Reader prod/rg-data
grant id-web Reader prod/rg-app
grant vm-2.system Owner prod
grant vm-dev.system Reader dev/rg-lab if
grant group:Admins Owner prod
)"_s;

Inventory const& filled(InventoryStore& store, const QString& text)
{
    store.apply(tinyTenant(text));
    return store.inventory();
}

QStringList names(const Inventory& inventory, const AccessGraph& graph, Tier tier)
{
    QStringList result;
    for (const AccessGraph::Node& node : graph.nodes) {
        if (node.tier == tier)
            result += boxText(inventory, node).title;
    }
    return result;
}

/// Handles of the scope "subscription/group" by its own name.
ScopeHandle scopeNamed(const Inventory& inventory, const QString& name)
{
    return inventory.find(name).as<EntityKind::Scope>();
}

} // namespace

class AccessGraphTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void roleNodesArePairs();
    void countsWhatIsLeftOut();
    void showsHostsWithoutIdentityWhenAsked();
    void focusByDepth_data();
    void focusByDepth();
    void otherPrincipalsOnlyInFocus();
    void scopeAndTextFilters();
    void deniesAreLinesAndMarks();
    void limitKeepsWholePaths();
    void limitKeepsNearestToAnchor();
    void orderDoesNotDependOnArrival();
    void cancelled();
    void findings_data();
    void findings();
    void wordsOnBoxes();
    void headings();
    void singleLineNames();
    void lineBehindOneAssignment();
};

void AccessGraphTest::roleNodesArePairs()
{
    InventoryStore store;
    const Inventory& inventory = filled(store, company);
    const AccessGraph graph = AccessGraph::build(inventory, {});
    const QStringList expected{u"Owner@prod > prod"_s,
                               u"Reader@rg-app > rg-app"_s,
                               u"Reader@rg-data > rg-data"_s,
                               u"Reader@rg-lab > rg-lab"_s,
                               u"id-idle"_s,
                               u"id-web > Reader@rg-app"_s,
                               u"id-web > Reader@rg-data"_s,
                               u"vm-1 > id-web"_s,
                               u"vm-2 > id-web"_s,
                               u"vm-2 > vm-2.system"_s,
                               u"vm-2.system > Owner@prod"_s,
                               u"vm-dev > vm-dev.system"_s,
                               u"vm-dev.system ?> Reader@rg-lab"_s};
    QCOMPARE(printed(inventory, graph), expected);
    for (const AccessGraph::Edge& edge : graph.edges)
        QVERIFY(graph.nodes[edge.from].tier < graph.nodes[edge.to].tier);
}

void AccessGraphTest::countsWhatIsLeftOut()
{
    InventoryStore store;
    const Inventory& inventory = filled(store, company);
    GraphFilter filter;
    filter.identitiesWithoutHosts = false;
    const AccessGraph graph = AccessGraph::build(inventory, filter);
    QCOMPARE(graph.hostsWithoutIdentity, 1);
    QCOMPARE(graph.identitiesWithoutHosts, 1);
    QVERIFY(!names(inventory, graph, Tier::Identity).contains(u"id-idle"_s));
    QCOMPARE(graph.totalNodes(), static_cast<int>(graph.nodes.size()));
    QVERIFY(!graph.isLimited());
}

void AccessGraphTest::showsHostsWithoutIdentityWhenAsked()
{
    InventoryStore store;
    const Inventory& inventory = filled(store, company);
    GraphFilter filter;
    filter.hostsWithoutIdentity = true;
    QVERIFY(names(inventory, AccessGraph::build(inventory, filter), Tier::Host).contains(u"vm-bare"_s));
    filter = {};
    filter.focus = inventory.find(u"vm-bare"_s);
    QVERIFY(filter.focus.isValid());
    QCOMPARE(printed(inventory, AccessGraph::build(inventory, filter)), QStringList(u"vm-bare"_s));
}

void AccessGraphTest::focusByDepth_data()
{
    QTest::addColumn<QString>("focus");
    QTest::addColumn<int>("depth");
    QTest::addColumn<QStringList>("expected");
    QTest::newRow("machine, 1 line") << u"vm-1"_s << 1 << QStringList{u"vm-1 > id-web"_s};
    QTest::newRow("machine, 2 lines") << u"vm-1"_s << 2
                                      << QStringList{u"id-web > Reader@rg-app"_s, u"id-web > Reader@rg-data"_s,
                                                     u"vm-1 > id-web"_s, u"vm-2 > id-web"_s};
    QTest::newRow("identity") << u"id-web"_s << 1
                              << QStringList{u"id-web > Reader@rg-app"_s, u"id-web > Reader@rg-data"_s,
                                             u"vm-1 > id-web"_s, u"vm-2 > id-web"_s};
    QTest::newRow("no bound") << u"vm-dev"_s << 0
                              << QStringList{u"Reader@rg-lab > rg-lab"_s, u"vm-dev > vm-dev.system"_s,
                                             u"vm-dev.system ?> Reader@rg-lab"_s};
}

void AccessGraphTest::focusByDepth()
{
    QFETCH(QString, focus);
    QFETCH(int, depth);
    QFETCH(QStringList, expected);
    InventoryStore store;
    const Inventory& inventory = filled(store, company);
    GraphFilter filter;
    // A machine's system identity and scope have its name as well: take the host.
    for (const EntityRef found : inventory.search(focus, 20)) {
        if (found.kind == EntityKind::Host || (found.kind == EntityKind::Identity && focus.startsWith("id"_L1)))
            filter.focus = found;
    }
    QVERIFY(filter.focus.isValid());
    filter.depth = depth;
    QCOMPARE(printed(inventory, AccessGraph::build(inventory, filter)), expected);
}

void AccessGraphTest::otherPrincipalsOnlyInFocus()
{
    InventoryStore store;
    const Inventory& inventory = filled(store, company);
    QVERIFY(!names(inventory, AccessGraph::build(inventory, {}), Tier::Identity).contains(u"Admins"_s));
    GraphFilter filter;
    filter.focus = inventory.findPrincipal(inventory.armId(inventory.find(u"Admins"_s)));
    QVERIFY(filter.focus.isValid());
    filter.depth = 1;
    QCOMPARE(printed(inventory, AccessGraph::build(inventory, filter)), QStringList(u"Admins > Owner@prod"_s));
    filter.focus = inventory.findRole(u"Owner");
    QCOMPARE(printed(inventory, AccessGraph::build(inventory, filter)),
             QStringList({u"Admins > Owner@prod"_s, u"Owner@prod > prod"_s, u"vm-2.system > Owner@prod"_s}));
}

void AccessGraphTest::scopeAndTextFilters()
{
    InventoryStore store;
    const Inventory& inventory = filled(store, company);
    GraphFilter filter;
    const ScopeHandle dev = scopeNamed(inventory, u"dev"_s);
    QVERIFY(dev.isValid());
    filter.within = ScopeSet::only(inventory, {dev});
    QCOMPARE(
        printed(inventory, AccessGraph::build(inventory, filter)),
        QStringList({u"Reader@rg-lab > rg-lab"_s, u"vm-dev > vm-dev.system"_s, u"vm-dev.system ?> Reader@rg-lab"_s}));
    // What reaches in from elsewhere is drawn, but no machine that is not asked for.
    filter.within = ScopeSet::only(inventory, {scopeNamed(inventory, u"rg-data"_s)});
    QCOMPARE(printed(inventory, AccessGraph::build(inventory, filter)),
             QStringList({u"Reader@rg-data > rg-data"_s, u"id-web > Reader@rg-data"_s}));
    filter = {};
    filter.text = u"VM-1"_s;
    QCOMPARE(printed(inventory, AccessGraph::build(inventory, filter)),
             QStringList({u"Reader@rg-app > rg-app"_s, u"Reader@rg-data > rg-data"_s, u"id-web > Reader@rg-app"_s,
                          u"id-web > Reader@rg-data"_s, u"vm-1 > id-web"_s}));
}

void AccessGraphTest::deniesAreLinesAndMarks()
{
    InventoryStore store;
    const Inventory& inventory = filled(store, company + u"deny id-web prod/rg-data\ndeny everyone prod/rg-app\n"_s);
    const AccessGraph graph = AccessGraph::build(inventory, {});
    QVERIFY(printed(inventory, graph).contains(u"id-web |> rg-data"_s));
    for (const AccessGraph::Node& node : graph.nodes)
        QCOMPARE(node.underDeny, node.tier == Tier::Scope && inventory.displayName(node.entity) == "rg-app"_L1);
    // The line passes over the tier of roles by two bends.
    const Diagram diagram = buildDiagram(inventory);
    const auto line = std::find_if(diagram.lines.begin(), diagram.lines.end(),
                                   [](const Diagram::Line& each) { return each.meaning == LineMeaning::Denies; });
    QVERIFY(line != diagram.lines.end());
    QCOMPARE(line->bendCount, 2u);
    QCOMPARE(diagram.bends.size(), size_t(2));
    QVERIFY(line->start.x() < diagram.bends[0].x() && diagram.bends[1].x() < line->end.x());
}

void AccessGraphTest::limitKeepsWholePaths()
{
    InventoryStore store;
    const Inventory& inventory = filled(store, company);
    GraphFilter filter;
    filter.boxLimit = 6;
    const AccessGraph graph = AccessGraph::build(inventory, filter);
    QVERIFY(graph.isLimited());
    QCOMPARE(graph.totalNodes(), static_cast<int>(AccessGraph::build(inventory, {}).nodes.size()));
    QVERIFY(graph.nodes.size() <= 6 && !graph.nodes.empty());
    // Whatever is drawn leads as far to the right as it does in truth.
    const QStringList whole = printed(inventory, AccessGraph::build(inventory, {}));
    const QStringList part = printed(inventory, graph);
    for (const QString& line : whole) {
        const QString from = line.section(u' ', 0, 0);
        const bool drawn = std::any_of(part.begin(), part.end(), [&](const QString& each) {
            return each.startsWith(from + u' ') || each.endsWith(u' ' + from);
        });
        if (drawn)
            QVERIFY2(part.contains(line), qPrintable(line));
    }
}

void AccessGraphTest::limitKeepsNearestToAnchor()
{
    InventoryStore store;
    const Inventory& inventory = filled(store, company);
    GraphFilter filter;
    filter.boxLimit = 3;
    for (const EntityRef found : inventory.search(u"vm-dev", 9)) {
        if (found.kind == EntityKind::Host)
            filter.anchor = found;
    }
    const AccessGraph graph = AccessGraph::build(inventory, filter);
    QCOMPARE(printed(inventory, graph),
             QStringList({u"vm-dev > vm-dev.system"_s, u"vm-dev.system ?> Reader@rg-lab"_s}));
    QVERIFY(graph.isLimited());
}

void AccessGraphTest::orderDoesNotDependOnArrival()
{
    InventoryStore forward;
    filled(forward, company);
    QStringList lines = company.split(u'\n', Qt::SkipEmptyParts);
    // Identities must be told of before the machines that name them by their short name only here, in the language.
    std::reverse(lines.begin() + 2, lines.end());
    InventoryStore backward;
    for (const QString& line : std::as_const(lines))
        filled(backward, u"id id-web prod/rg-app\n"_s + line);

    const Diagram a = buildDiagram(forward.inventory());
    const Diagram b = buildDiagram(backward.inventory());
    QCOMPARE(a.boxes.size(), b.boxes.size());
    for (size_t i = 0; i < a.boxes.size(); ++i) {
        QCOMPARE(b.boxes[i].title, a.boxes[i].title);
        QCOMPARE(b.boxes[i].rect, a.boxes[i].rect);
    }
    QCOMPARE(a.lines.size(), b.lines.size());
    for (size_t i = 0; i < a.lines.size(); ++i)
        QVERIFY(a.lines[i].from == b.lines[i].from && a.lines[i].start == b.lines[i].start);
}

void AccessGraphTest::cancelled()
{
    InventoryStore store;
    CancelToken cancel;
    cancel.cancel();
    QVERIFY(AccessGraph::build(filled(store, company), {}, cancel).nodes.empty());
}

void AccessGraphTest::findings_data()
{
    QTest::addColumn<QString>("tenant");
    QTest::addColumn<QString>("box");
    QTest::addColumn<QString>("finding"); // a part of it; empty for none
    QTest::newRow("unused") << u"id idle s/g"_s << u"idle"_s << u"Nothing that was read runs as this identity"_s;
    QTest::newRow("used") << u"id used s/g\nvm v s/g used"_s << u"used"_s << QString();
    QTest::newRow("shared owner") << u"id i s/g\nvm v s/g i\nvm w s/g i\ngrant i Owner s"_s << u"i"_s
                                  << u"holds Owner at s"_s;
    QTest::newRow("owner of one") << u"id i s/g\nvm v s/g i\ngrant i Owner s"_s << u"i"_s << QString();
    QTest::newRow("shared reader") << u"id i s/g\nvm v s/g i\nvm w s/g i\ngrant i Reader s"_s << u"i"_s << QString();
    QTest::newRow("placeholder") << u"vm v s/g lost"_s << u"lost"_s << u"could not be read"_s;
    QTest::newRow("under deny") << u"id i s/g\ngrant i Reader s/g\ndeny everyone s"_s << u"g"_s << u"deny assignment"_s;
}

void AccessGraphTest::findings()
{
    QFETCH(QString, tenant);
    QFETCH(QString, box);
    QFETCH(QString, finding);
    InventoryStore store;
    const Diagram diagram = buildDiagram(filled(store, tenant));
    const auto found = std::find_if(diagram.boxes.begin(), diagram.boxes.end(),
                                    [&](const Diagram::Box& each) { return each.title == box; });
    QVERIFY(found != diagram.boxes.end());
    QCOMPARE(found->finding, !finding.isEmpty());
    QVERIFY2(found->findingText.contains(finding), qPrintable(found->findingText));
}

void AccessGraphTest::wordsOnBoxes()
{
    InventoryStore store;
    const Diagram diagram = buildDiagram(filled(store, company));
    QStringList lines;
    for (const Diagram::Box& box : diagram.boxes) {
        lines += u"%1 | %2"_s.arg(box.title, box.subtitle);
        QVERIFY(box.also != box.entity);
    }
    for (const QString& expected :
         {u"vm-1 | VM · westeurope"_s, u"id-idle | User-assigned · unused"_s, u"vm-2 | System-assigned"_s,
          u"Reader | at rg-data"_s, u"rg-app | Resource group · prod"_s, u"prod | Subscription"_s})
        QVERIFY2(lines.contains(expected), qPrintable(lines.join(u'\n')));
    const auto shared = std::find_if(diagram.boxes.begin(), diagram.boxes.end(),
                                     [](const Diagram::Box& box) { return box.title == "id-web"_L1; });
    QCOMPARE(shared->shared, 2);
}

void AccessGraphTest::headings()
{
    InventoryStore store;
    const Inventory& inventory = filled(store, company);
    const AccessGraph graph = AccessGraph::build(inventory, {});
    QCOMPARE(headingText(graph, Tier::Host), u"Virtual machines · 3 of 4"_s);
    QCOMPARE(headingText(graph, Tier::Identity), u"Managed identities · 4"_s);
    GraphFilter filter;
    filter.boxLimit = 3;
    filter.anchor = inventory.find(u"vm-1"_s);
    const AccessGraph part = AccessGraph::build(inventory, filter);
    QVERIFY2(headingText(part, Tier::Scope).contains("of 4"_L1), qPrintable(headingText(part, Tier::Scope)));
}

void AccessGraphTest::singleLineNames()
{
    QCOMPARE(singleLine(u"a\nb\tc"_s), u"a b c"_s);
    QCOMPARE(singleLine(u"ab"_s + QChar(0x202E) + u"c"_s), u"ab\uFFFDc"_s);
    QCOMPARE(singleLine(QString(QChar(0xD800)) + u"x"_s), u"\uFFFDx"_s);
    QCOMPARE(singleLine(u"😀 שלום"_s), u"😀 שלום"_s);
}

void AccessGraphTest::lineBehindOneAssignment()
{
    InventoryStore store;
    const Inventory& inventory
        = filled(store, u"id a s/g\nid b s/g\ngrant a Reader s/g\ngrant b Reader s/g\ngrant a Owner s"_s);
    const AccessGraph graph = AccessGraph::build(inventory, {});
    int grants = 0;
    for (const AccessGraph::Edge& edge : graph.edges) {
        const bool shared = edge.meaning == LineMeaning::CountsAt
            && inventory.displayName(graph.nodes[edge.from].entity) == "Reader"_L1;
        QCOMPARE(edge.entity.isValid(), !shared);
        grants += edge.meaning == LineMeaning::Grants ? 1 : 0;
    }
    QCOMPARE(grants, 3);
}

QTEST_GUILESS_MAIN(AccessGraphTest)
#include "tst_accessgraph.moc"
