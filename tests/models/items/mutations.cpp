// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/items/mutations.h"

#include "tests/models/items/tenanttext.h"

namespace rolescope::test {

using namespace Qt::Literals::StringLiterals;

namespace {

/// The company without its idle identity, its second machine, its last grants and a gap; the first machine is renamed
/// in its size and the new machines are left out but for some.
SyncBatch companyLater()
{
    SyncBatch batch = tenant(company());
    batch.hosts.erase(batch.hosts.begin() + 1);
    batch.hosts.front().size = u"Standard_E8s_v5"_s;
    batch.identities.pop_back();
    batch.assignments.resize(4);
    batch.gaps.clear();
    return batch;
}

} // namespace

void mutate(InventoryStore& store, const std::function<void(const char* step)>& check)
{
    const auto step = [&](const char* name, const std::function<void()>& change) {
        change();
        check(name);
    };
    step("a batch of machines", [&] { store.apply(machines(u"vm-new"_s, 1, 30)); });
    step("update in place", [&] {
        store.apply(tenant(u"vm prod/rg-web/vm-web-2 system size=Standard_D96s_v5 power=running\n"
                           "sub prod under=online title=Renamed\n"
                           "uai prod/rg-web/id-new"));
    });
    step("references before what they name", [&] {
        store.apply(tenant(u"grant g9 uai:id-late Writer at=late/rg-late/kv-late\n"
                           "vm late/rg-late/vm-late id=late/rg-late/id-late"));
        store.apply(tenant(u"mg latecomers under=platform\nsub late under=latecomers\nrole Writer action=*/write\n"
                           "uai late/rg-late/id-late"));
    });
    step("a subscription moves", [&] { store.apply(tenant(u"sub prod under=platform title=Renamed")); });
    step("a management group moves",
         [&] { store.apply(tenant(u"mg online under=latecomers\nsub prod under=online")); });
    step("a cancelled refresh", [&] {
        store.beginRefresh();
        store.apply(tenant(u"gap prod cancelled"));
        store.finishRefresh({});
    });
    step("a refresh that removes some", [&] {
        store.beginRefresh();
        store.apply(companyLater());
        store.apply(machines(u"vm-new"_s, 3, 20));
        store.apply(machines(u"vm-newer"_s, 1, 5));
        store.finishRefresh(everything());
    });
    step("a refresh that removes all", [&] {
        store.beginRefresh();
        store.finishRefresh(everything());
    });
    step("filled again", [&] { store.apply(tenant(company())); });
    step("clear", [&] { store.clear(); });
    step("filled once more", [&] { store.apply(tenant(company())); });
}

} // namespace rolescope::test
