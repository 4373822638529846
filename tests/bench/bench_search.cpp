// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// bench_search — latency of the search box's query over 100,000 virtual machines, and the inventory's bytes per object.

#include "models/inventory/inventorystore.h"

#include <QElapsedTimer>
#include <QTextStream>

#include <algorithm>

using namespace rolescope;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int machines = 100'000;
constexpr int assignmentsEach = 4;

SyncBatch slice(int first, int count)
{
    static const QStringList trades{u"web"_s, u"api"_s, u"batch"_s, u"build"_s, u"report"_s, u"queue"_s, u"cache"_s};
    SyncBatch batch;
    for (int i = first; i < first + count; ++i) {
        const QString group = u"/subscriptions/%1/resourceGroups/rg-%2"_s.arg(i / 600).arg(i / 40);
        Host host;
        host.id = group
            + u"/providers/Microsoft.Compute/virtualMachines/vm-%1-%2"_s.arg(trades.at(i % trades.size())).arg(i);
        host.location = u"westeurope"_s;
        host.identity.systemAssigned = true;
        host.identity.principalId = u"00000000-0000-4000-8000-%1"_s.arg(i, 12, 10, QChar(u'0'));
        batch.hosts.push_back(host);
        for (int a = 0; a < assignmentsEach; ++a) {
            RoleAssignment assignment;
            assignment.scope = group;
            assignment.id = group
                + u"/providers/Microsoft.Authorization/roleAssignments/00000000-0000-4000-9000-%1"_s.arg(
                    i * assignmentsEach + a, 12, 10, QChar(u'0'));
            assignment.roleGuid = u"acdd72a7-3385-48ef-bd42-f606fba81ae%1"_s.arg(a);
            assignment.principalId = host.identity.principalId;
            batch.assignments.push_back(assignment);
        }
    }
    return batch;
}

double milliseconds(const QElapsedTimer& timer)
{
    return static_cast<double>(timer.nsecsElapsed()) / 1e6;
}

} // namespace

int main()
{
    QTextStream out(stdout);
    InventoryStore store;
    double longestApply = 0;
    for (int i = 0; i < machines; i += 100) {
        const SyncBatch batch = slice(i, 100);
        QElapsedTimer timer;
        timer.start();
        store.apply(batch);
        longestApply = std::max(longestApply, milliseconds(timer));
    }
    const MemoryUse use = store.inventory().memoryUse();
    out << machines << " virtual machines, " << machines * assignmentsEach << " role assignments: " << use.bytesPerHost
        << " bytes a host, " << use.bytesPerAssignment << " bytes an assignment, " << use.total / 1'000'000
        << " MB in all; longest apply of 500 rows " << longestApply << " ms" << Qt::endl;

    for (const QString& query : {u"v"_s, u"web"_s, u"99999"_s, u"vm-report-5"_s, u"nothing like it"_s}) {
        std::vector<double> times;
        size_t found = 0;
        for (int round = 0; round < 21; ++round) {
            QElapsedTimer timer;
            timer.start();
            found = store.inventory().search(query, 20).size();
            times.push_back(milliseconds(timer));
        }
        std::nth_element(times.begin(), times.begin() + 10, times.end());
        out << "search \"" << query << "\": " << found << " shown, median " << times[10] << " ms" << Qt::endl;
    }
    return 0;
}
