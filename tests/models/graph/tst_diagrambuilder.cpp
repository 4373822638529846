// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/graph/diagrambuilder.h"

#include "models/graph/layeredlayout.h"
#include "models/inventory/inventorystore.h"
#include "tests/models/graph/tinytenant.h"

#include <QtTest>

using namespace rolescope;
using namespace rolescope::test;
using namespace Qt::Literals::StringLiterals;

namespace {

/// Groups of machines that share identities, in two subscriptions.
QString company(int machines)
{
    QString text;
    for (int i = 0; i < machines / 4; ++i)
        text += u"id id-%1 sub%2/rg-%3\n"_s.arg(i).arg(i % 2).arg(i % 6);
    for (int i = 0; i < machines; ++i)
        text += u"vm vm-%1 sub%2/rg-%3 id-%4\n"_s.arg(i).arg(i % 2).arg(i % 6).arg((i * 5) % (machines / 4));
    for (int i = 0; i < machines / 4; ++i)
        text += u"grant id-%1 Role%2 sub%3\n"_s.arg(i).arg(i % 3).arg(i % 2);
    return text;
}

QHash<QString, double> heights(const Diagram& diagram)
{
    QHash<QString, double> result;
    for (const Diagram::Box& box : diagram.boxes)
        result.insert(box.title + u'|' + box.subtitle, box.rect.center().y());
    return result;
}

Diagram made(const Inventory& inventory, const DiagramOptions& options)
{
    return makeDiagram(inventory, AccessGraph::build(inventory, {}), LayeredLayout(), {}, options);
}

} // namespace

class DiagramBuilderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsPlacesOfAnEarlierPicture();
    void bandsHoldTheirBoxes_data();
    void bandsHoldTheirBoxes();
    void firstOrderIsAWholePicture();
};

void DiagramBuilderTest::keepsPlacesOfAnEarlierPicture()
{
    InventoryStore store;
    store.apply(tinyTenant(company(60)));
    const Diagram before = made(store.inventory(), {});
    store.apply(tinyTenant(u"id id-new sub0/rg-0\nvm vm-new sub0/rg-0 id-new id-3\ngrant id-new Role1 sub0\n"_s));
    DiagramOptions options;
    options.previous = &before;
    const Diagram after = made(store.inventory(), options);
    QVERIFY(after.boxes.size() > before.boxes.size());
    const QHash<QString, double> old = heights(before);
    const QHash<QString, double> now = heights(after);
    int stayed = 0;
    for (auto box = old.begin(); box != old.end(); ++box)
        stayed += std::abs(now.value(box.key(), 1e9) - box.value()) < 0.01 ? 1 : 0;
    QVERIFY2(stayed * 10 >= old.size() * 6, qPrintable(u"%1 of %2 stayed"_s.arg(stayed).arg(old.size())));
    // The order within a tier is the old one, whatever had to make room.
    QStringList order;
    for (const Diagram::Box& box : before.boxes) {
        if (box.tier == Tier::Host)
            order << box.title;
    }
    QStringList orderNow;
    for (const Diagram::Box& box : after.boxes) {
        if (box.tier == Tier::Host && box.title != u"vm-new")
            orderNow << box.title;
    }
    QCOMPARE(orderNow, order);
}

void DiagramBuilderTest::bandsHoldTheirBoxes_data()
{
    QTest::addColumn<Grouping>("grouping");
    QTest::addColumn<int>("bands");
    QTest::newRow("none") << Grouping::None << 0;
    QTest::newRow("subscriptions") << Grouping::Subscription << 2;
    QTest::newRow("resource groups") << Grouping::ResourceGroup << 6;
}

void DiagramBuilderTest::bandsHoldTheirBoxes()
{
    QFETCH(const Grouping, grouping);
    InventoryStore store;
    store.apply(tinyTenant(company(24)));
    const Inventory& inventory = store.inventory();
    DiagramOptions options;
    options.grouping = grouping;
    const Diagram diagram = made(inventory, options);
    QTEST(static_cast<int>(diagram.bands.size()), "bands");
    for (size_t i = 1; i < diagram.bands.size(); ++i)
        QVERIFY(diagram.bands[i - 1].bottom <= diagram.bands[i].top);
    for (const Diagram::Band& band : diagram.bands) {
        const auto group = band.entity.as<EntityKind::Scope>();
        QVERIFY(band.title.startsWith(inventory.displayName(group)));
        for (const Diagram::Box& box : diagram.boxes) {
            const auto host = box.entity.as<EntityKind::Host>();
            if (!host.isValid())
                continue;
            const bool inside = box.rect.top() > band.top && box.rect.bottom() < band.bottom;
            QCOMPARE(inside, inventory.isAtOrBelow(inventory.host(host).scope, group));
        }
    }
    QVERIFY(diagram.bands.empty() || diagram.bounds.bottom() >= diagram.bands.back().bottom);
}

void DiagramBuilderTest::firstOrderIsAWholePicture()
{
    InventoryStore store;
    store.apply(tinyTenant(company(200)));
    DiagramOptions options;
    std::vector<size_t> boxes;
    options.firstOrder = [&](const Diagram& diagram) { boxes.push_back(diagram.boxes.size()); };
    const Diagram best = made(store.inventory(), options);
    QVERIFY(!boxes.empty());
    for (const size_t count : boxes)
        QCOMPARE(count, best.boxes.size());
    QCOMPARE(heights(best), heights(made(store.inventory(), {}))); // it ends where it would have ended anyway
}

QTEST_GUILESS_MAIN(DiagramBuilderTest)
#include "tst_diagrambuilder.moc"
