// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// bench_inventory [vms=100000] — what the inventory takes for a virtual machine and for a role assignment, by the
// heap's own account and by the inventory's, and how long it holds its thread: the longest apply of a batch of 100
// machines and 400 grants, alone and while snapshots are taken and held, and refreshes that find a part gone.

#include "models/inventory/inventorystore.h"

#include <QCoreApplication>
#include <QTextStream>
#include <QTimeZone>
#include <QUuid>

#include <algorithm>
#include <ctime>
#include <malloc.h>

using namespace rolescope;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int machinesInBatch = 100;
constexpr int grantsEach = 4;
constexpr int machinesInGroup = 40;
constexpr int groupsInSubscription = 15;
constexpr int machinesPerSharedIdentity = 20;

/// SplitMix64: far-off numbers for near ones.
quint64 scattered(quint64 number)
{
    number += 0x9E3779B97F4A7C15ULL;
    number = (number ^ (number >> 30)) * 0xBF58476D1CE4E5B9ULL;
    number = (number ^ (number >> 27)) * 0x94D049BB133111EBULL;
    return number ^ (number >> 31);
}

/// GUIDs as a cloud gives them out, the same on every run.
QString guid(quint32 kind, quint32 number)
{
    const quint64 high = scattered((quint64(kind) << 32) | number);
    const quint64 low = scattered(high);
    const auto byte = [low](int index) { return static_cast<uchar>(low >> (8 * index)); };
    return QUuid(static_cast<uint>(high >> 32), static_cast<ushort>(high >> 16), static_cast<ushort>(high), byte(0),
                 byte(1), byte(2), byte(3), byte(4), byte(5), byte(6), byte(7))
        .toString(QUuid::WithoutBraces);
}

QString numbered(const QString& prefix, int number)
{
    return prefix + QString::number(number).rightJustified(6, u'0');
}

QString groupOf(int machine)
{
    const int group = machine / machinesInGroup;
    return armid::resourceGroupScope(guid(0, static_cast<quint32>(group / groupsInSubscription)),
                                     numbered(u"rg-"_s, group));
}

QString principalOf(int machine)
{
    return guid(1, static_cast<quint32>(machine));
}

Host machine(int number)
{
    static const QStringList trades{u"web"_s, u"api"_s, u"batch"_s, u"build"_s, u"report"_s};
    static const QStringList sizes{u"Standard_D2s_v5"_s, u"Standard_D4s_v5"_s, u"Standard_E8s_v5"_s};
    Host host;
    const QString trade = trades.at(number % static_cast<int>(trades.size()));
    host.id = groupOf(number) + u"/providers/Microsoft.Compute/virtualMachines/"_s
        + numbered(u"vm-"_s + trade + u'-', number);
    host.location = number % 3 == 0 ? u"westeurope"_s : u"northeurope"_s;
    host.size = sizes.at(number % static_cast<int>(sizes.size()));
    host.osType = u"Linux"_s;
    host.power = PowerState::Running;
    host.tags = {{u"env"_s, number % 4 == 0 ? u"test"_s : u"prod"_s}, {u"team"_s, trade}};
    host.identity.systemAssigned = true;
    host.identity.principalId = principalOf(number);
    const int shared = number / machinesPerSharedIdentity;
    host.identity.userAssigned.push_back(
        {groupOf(shared * machinesPerSharedIdentity) + u"/providers/Microsoft.ManagedIdentity/userAssignedIdentities/"_s
             + numbered(u"id-"_s, shared),
         guid(2, static_cast<quint32>(shared)), guid(3, static_cast<quint32>(shared))});
    return host;
}

RoleAssignment grant(int machine, int index)
{
    RoleAssignment grant;
    grant.scope = groupOf(machine + index * machinesInGroup);
    grant.id = grant.scope + u"/providers/Microsoft.Authorization/roleAssignments/"_s
        + guid(4, static_cast<quint32>(machine * grantsEach + index));
    grant.roleGuid = guid(5, static_cast<quint32>((machine + index) % 40));
    grant.principalId = principalOf(machine);
    grant.principalKind = PrincipalKind::ServicePrincipal;
    grant.createdOn = QDateTime::fromMSecsSinceEpoch(1769868300000 + machine, QTimeZone::utc());
    return grant;
}

Principal directoryEntry(int number)
{
    Principal principal;
    principal.id = principalOf(number);
    principal.kind = PrincipalKind::ServicePrincipal;
    principal.displayName = armid::nameOf(machine(number).id);
    principal.appId = guid(6, static_cast<quint32>(number));
    return principal;
}

enum Part { Hosts = 1, Grants = 2, Names = 4 };

/// The machines first … first + machinesInBatch - 1 but for those that `skips`, and what belongs to them.
template <typename Skips> SyncBatch batchOf(int first, int parts, Skips&& skips)
{
    SyncBatch batch;
    for (int number = first; number < first + machinesInBatch; ++number) {
        if (skips(number))
            continue;
        if (parts & Hosts)
            batch.hosts.push_back(machine(number));
        for (int i = 0; i < grantsEach && (parts & Grants); ++i)
            batch.assignments.push_back(grant(number, i));
        if (parts & Names)
            batch.principals.push_back(directoryEntry(number));
    }
    return batch;
}

bool skipsNone(int)
{
    return false;
}

/// One in a hundred, here and there.
bool skipsScattered(int machine)
{
    return scattered(static_cast<quint64>(machine)) % 100 == 0;
}

/// Processor time of this thread: on a machine that others use too, the clock on the wall tells of them.
double millisecondsOfThread()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

double allocated()
{
    const struct mallinfo2 info = mallinfo2();
    return static_cast<double>(info.uordblks + info.hblkhd);
}

/// Times of many calls.
class Times
{
public:
    template <typename Call> void take(Call&& call)
    {
        const double start = millisecondsOfThread();
        call();
        m_times.push_back(millisecondsOfThread() - start);
    }
    QString text()
    {
        std::sort(m_times.begin(), m_times.end());
        const auto at = [this](double share) {
            return QString::number(m_times[static_cast<size_t>(share * static_cast<double>(m_times.size() - 1))], 'f',
                                   2);
        };
        return u"median %1, 99 % %2, longest %3"_s.arg(at(0.5), at(0.99), at(1));
    }

private:
    std::vector<double> m_times;
};

class Bench
{
public:
    explicit Bench(int machines) : m_machines(machines), m_out(stdout) { }

    void run()
    {
        m_out << "| " << m_machines << " machines, " << m_machines * grantsEach << " grants | |\n|---|---|\n";
        measureMemory();
        measureGrowth();
        measureGrowthUnderSnapshots();
        measureRefresh("1 % of the machines and their grants gone, scattered", skipsScattered);
        measureRefresh("1 % gone, one subscription or more",
                       [this](int machine) { return machine < m_machines / 100; });
        measureRefresh("half gone, every other one", [](int machine) { return machine % 2 == 0; });
        measureRefresh("everything gone", [](int) { return true; });
    }

private:
    template <typename Skips> void fill(InventoryStore& store, int parts, Times& times, Skips&& skips)
    {
        for (int first = 0; first < m_machines; first += machinesInBatch) {
            const SyncBatch batch = batchOf(first, parts, skips);
            times.take([&] { store.apply(batch); });
        }
    }

    void row(const QString& what, const QString& figure)
    {
        m_out << "| " << what << " | " << figure << " |" << Qt::endl;
    }

    void rowOfBytes(const QString& what, double bytes, double things)
    {
        row(what, QString::number(bytes / things, 'f', 1) + u" bytes"_s);
    }

    void measureMemory()
    {
        Times times;
        const double before = allocated();
        InventoryStore store;
        fill(store, Hosts, times, skipsNone);
        const double hosts = allocated();
        rowOfBytes(u"heap for a machine with its identity and principal"_s, hosts - before, m_machines);
        fill(store, Grants, times, skipsNone);
        const double grants = allocated();
        rowOfBytes(u"heap for a grant"_s, grants - hosts, m_machines * grantsEach);
        fill(store, Names, times, skipsNone);
        rowOfBytes(u"heap for a machine with what the directory tells"_s, hosts - before + allocated() - grants,
                   m_machines);
        row(u"heap in all"_s, QString::number((allocated() - before) / 1e6, 'f', 1) + u" MB"_s);
        const MemoryUse use = store.inventory().memoryUse();
        row(u"by the inventory's own account"_s,
            u"%1 bytes a machine, %2 bytes a grant, %3 MB in all, %4 MB of them texts"_s.arg(use.bytesPerHost)
                .arg(use.bytesPerAssignment)
                .arg(static_cast<double>(use.total) / 1e6, 0, 'f', 1)
                .arg(static_cast<double>(use.texts) / 1e6, 0, 'f', 1));
    }

    void measureGrowth()
    {
        InventoryStore store;
        Times times;
        fill(store, Hosts | Grants, times, skipsNone);
        row(u"apply, milliseconds"_s, times.text());
        Times again;
        fill(store, Hosts | Grants, again, skipsNone);
        row(u"apply of what is known already"_s, again.text());
    }

    /// As item models and the graph do while a sync runs.
    void measureGrowthUnderSnapshots()
    {
        InventoryStore store;
        std::shared_ptr<const Inventory> snapshot;
        Times times;
        for (int first = 0; first < m_machines; first += machinesInBatch) {
            const SyncBatch batch = batchOf(first, Hosts | Grants, skipsNone);
            snapshot = store.snapshot();
            times.take([&] { store.apply(batch); });
        }
        row(u"apply with a new snapshot held each time"_s, times.text());
    }

    template <typename Skips> void measureRefresh(const char* what, Skips&& skips)
    {
        InventoryStore store;
        Times times;
        fill(store, Hosts | Grants, times, skipsNone);
        store.beginRefresh();
        Times refresh;
        fill(store, Hosts | Grants, refresh, skips);
        Coverage coverage;
        for (const ReadKind kind : {ReadKind::VirtualMachines, ReadKind::Identities, ReadKind::RoleAssignments})
            coverage.push_back({kind, u"/"_s, false});
        Times finish;
        finish.take([&] { store.finishRefresh(coverage); });
        row(u"finishRefresh, "_s + QString::fromLatin1(what), finish.text().section(u' ', -1));
    }

    int m_machines;
    QTextStream m_out;
};

} // namespace

int main(int argc, char* argv[])
{
    const QCoreApplication application(argc, argv);
    int machines = 100'000;
    for (const QString& argument : QCoreApplication::arguments().mid(1)) {
        if (argument.startsWith(u"vms="))
            machines = argument.mid(4).toInt();
    }
    if (machines < machinesInBatch) {
        QTextStream(stderr) << "usage: bench_inventory [vms=NUMBER], at least " << machinesInBatch << Qt::endl;
        return 2;
    }
    Bench(machines - machines % machinesInBatch).run();
    return 0;
}
