// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/inventory/inventorystore.h"
#include "tests/models/inventory/inventorydump.h"
#include "tests/models/inventory/inventorymirror.h"
#include "tests/models/items/mutations.h"
#include "tests/models/items/tenanttext.h"

#include <QTest>

#include <atomic>
#include <thread>

using namespace rolescope;
using namespace Qt::Literals::StringLiterals;

namespace {

const QStringList nothing;

/// A snapshot and what it told when it was taken.
struct Kept
{
    explicit Kept(const InventoryStore& store)
        : inventory(store.snapshot()), dump(test::dump(*inventory)), found(inventory->search(u"e", 100))
    { }

    bool isAsItWas() const
    {
        return test::dump(*inventory) == dump && inventory->search(u"e", 100) == found
            && test::contradictions(*inventory).isEmpty();
    }

    std::shared_ptr<const Inventory> inventory;
    QStringList dump;
    std::vector<EntityRef> found;
};

/// Reads a snapshot again and again on a thread of its own until it is told to stop; then lets go of it there.
class Reader
{
public:
    explicit Reader(Kept kept)
        : m_thread([this, mine = std::make_unique<Kept>(std::move(kept))]() mutable {
            do {
                m_sound = m_sound && mine->isAsItWas();
                m_rounds.fetch_add(1);
            } while (!m_stop);
            mine.reset();
        })
    { }
    ~Reader() { finish(); }

    int rounds() const { return m_rounds; }
    bool finish()
    {
        m_stop = true;
        if (m_thread.joinable())
            m_thread.join();
        return m_sound;
    }

private:
    std::atomic<bool> m_stop = false;
    std::atomic<int> m_rounds = 0;
    bool m_sound = true; ///< the thread's until it was joined
    std::thread m_thread;
};

/// Something of everything: insertion, change, removal and insertion where handles are given again.
void rewrite(InventoryStore& store, int round)
{
    store.beginRefresh();
    store.apply(test::tenant(test::company()));
    store.apply(test::machines(u"vm-round-%1"_s.arg(round), 1, 40));
    store.apply(test::tenant(u"vm prod/rg-web/vm-web-2 system size=Round-%1\n"
                             "grant g-%1 uai:id-web Role-%1 at=prod/rg-%1\n"
                             "sub prod under=platform title=Round-%1"_s.arg(round)));
    store.finishRefresh(test::everything());
}

} // namespace

class TestInventorySnapshot : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isTheInventoryWhileNothingChanges()
    {
        InventoryStore store;
        store.apply(test::tenant(test::company()));
        const auto one = store.snapshot();
        const auto two = store.snapshot();
        QCOMPARE(one, two);
        QCOMPARE(one.get(), &store.inventory());
        store.apply(test::tenant(u"vm s/g/vm-1"));
        QVERIFY(one.get() != &store.inventory());
        QVERIFY(!test::machine(*one, u"s/g/vm-1"_s).isValid());
        QVERIFY(test::machine(store.inventory(), u"s/g/vm-1"_s).isValid());
    }

    void staysAsItWas()
    {
        InventoryStore store;
        test::InventoryMirror mirror(store);
        store.apply(test::tenant(test::company()));
        std::vector<Kept> kept;
        kept.emplace_back(store);
        test::mutate(store, [&](const char*) {
            kept.emplace_back(store);
            QCOMPARE(mirror.problems(), nothing);
        });
        for (const Kept& one : kept)
            QVERIFY(one.isAsItWas());
    }

    void outlivesTheStore()
    {
        auto store = std::make_unique<InventoryStore>();
        store->apply(test::tenant(test::company()));
        const Kept kept(*store);
        store.reset();
        QVERIFY(kept.isAsItWas());
    }

    void keepsReferencesToRows()
    {
        InventoryStore store;
        store.apply(test::tenant(test::company()));
        const auto snapshot = store.snapshot();
        const HostRow& row = snapshot->host(test::machine(*snapshot, u"prod/rg-web/vm-web-1"_s));
        const auto identities = snapshot->userIdentities(test::machine(*snapshot, u"prod/rg-web/vm-web-1"_s));
        const std::vector<IdentityHandle> before(identities.begin(), identities.end());
        for (int round = 0; round < 5; ++round)
            rewrite(store, round);
        store.clear();
        QCOMPARE(snapshot->text(row.size), u"Standard_D4s_v5"_s);
        QVERIFY(std::equal(identities.begin(), identities.end(), before.begin(), before.end()));
    }

    void mayBeTakenAmidstAChange()
    {
        InventoryStore store;
        store.apply(test::tenant(test::company()));
        store.apply(test::machines(u"vm"_s, 1, 50));
        test::InventoryMirror mirror(store);
        std::vector<std::shared_ptr<const Inventory>> taken;
        const auto take = [&] { taken.push_back(store.snapshot()); };
        connect(&store, &InventoryStore::rowsAboutToBeInserted, this, take);
        connect(&store, &InventoryStore::rowsInserted, this, take);
        connect(&store, &InventoryStore::rowsAboutToBeRemoved, this, take);
        connect(&store, &InventoryStore::rowsRemoved, this, take);
        connect(&store, &InventoryStore::scopesAboutToBeInserted, this, take);
        connect(&store, &InventoryStore::scopesInserted, this, take);
        connect(&store, &InventoryStore::scopesAboutToBeRemoved, this, take);
        connect(&store, &InventoryStore::scopesRemoved, this, take);
        connect(&store, &InventoryStore::scopeAboutToBeMoved, this, take);
        connect(&store, &InventoryStore::scopeMoved, this, take);
        rewrite(store, 1);
        QCOMPARE(mirror.problems(), nothing);
        QCOMPARE(test::contradictions(store.inventory()), nothing);
        QVERIFY(taken.size() > 20);
        for (const auto& one : taken)
            QVERIFY(!test::dump(*one).isEmpty());
    }

    void isReadElsewhereWhileTheStoreGoesOn()
    {
        InventoryStore store;
        test::InventoryMirror mirror(store);
        rewrite(store, 0);
        for (int round = 1; round <= 6; ++round) {
            Reader first{Kept(store)};
            rewrite(store, 2 * round);
            Reader second{Kept(store)};
            rewrite(store, 2 * round + 1);
            QTRY_VERIFY(first.rounds() > 1 && second.rounds() > 1);
            QVERIFY(first.finish());
            rewrite(store, 2 * round); // with the second one still reading
            QVERIFY(second.finish());
            QCOMPARE(mirror.problems(), nothing);
            QCOMPARE(test::contradictions(store.inventory()), nothing);
        }
    }

    void mayBeLetGoElsewhereWhileTheStoreGoesOn()
    {
        InventoryStore store;
        rewrite(store, 0);
        for (int round = 1; round <= 30; ++round) {
            auto snapshot = store.snapshot();
            std::thread reader([held = std::exchange(snapshot, {})]() mutable {
                static_cast<void>(held->search(u"vm", 50));
                held.reset();
            });
            rewrite(store, round);
            reader.join();
        }
        QCOMPARE(test::contradictions(store.inventory()), nothing);
    }
};

QTEST_GUILESS_MAIN(TestInventorySnapshot)
#include "tst_inventorysnapshot.moc"
