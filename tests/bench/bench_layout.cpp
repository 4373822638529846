// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// bench_layout [NODES…] [--dot-up-to NODES] — the layered layout on seeded
// tiered graphs of about 2.5 edges a node, beside Graphviz dot and igraph where
// they are installed: the same graph and the same crossing counter for all.
// Time is that of the best of several rounds (dot has one), memory the peak of
// what the layout allocates, with its result and without its input.

#include "models/graph/layeredlayout.h"
#include "tests/bench/layoutpeers.h"
#include "tests/bench/tieredgraph.h"

#include <QString>
#include <QTextStream>

#include <algorithm>
#include <atomic>
#include <cstdlib>
#include <cstring>
#include <new>

#include <malloc.h>

using namespace rolescope;
using namespace Qt::Literals::StringLiterals;

namespace {

std::atomic<qint64> liveBytes{0};
std::atomic<qint64> peakBytes{0};

void* allocate(size_t size)
{
    void* memory = std::malloc(size);
    if (!memory)
        throw std::bad_alloc();
    const qint64 live = liveBytes += static_cast<qint64>(malloc_usable_size(memory));
    if (live > peakBytes)
        peakBytes = live;
    return memory;
}

void release(void* memory)
{
    liveBytes -= static_cast<qint64>(malloc_usable_size(memory));
    std::free(memory);
}

} // namespace

void* operator new(size_t size)
{
    return allocate(size);
}

void* operator new[](size_t size)
{
    return allocate(size);
}

void operator delete(void* memory) noexcept
{
    release(memory);
}

void operator delete[](void* memory) noexcept
{
    release(memory);
}

void operator delete(void* memory, size_t) noexcept
{
    release(memory);
}

void operator delete[](void* memory, size_t) noexcept
{
    release(memory);
}

namespace {

constexpr int dotTimeoutMs = 120'000;

struct Measured
{
    double wallMs = 1e300;
    double cpuMs = 1e300;
    double megabytes = 0;
    LayoutResult result;
};

template <typename Work> Measured best(int rounds, Work work)
{
    Measured measured;
    for (int round = 0; round < rounds; ++round) {
        measured.result = {};
        const qint64 before = liveBytes;
        peakBytes = before;
        const Stopwatch watch;
        measured.result = work();
        measured.wallMs = std::min(measured.wallMs, watch.wallMs());
        measured.cpuMs = std::min(measured.cpuMs, watch.cpuMs());
        measured.megabytes = static_cast<double>(peakBytes - before) / 1e6;
    }
    return measured;
}

class Table
{
public:
    explicit Table(QTextStream& out) : m_out(out) { }

    void heading(const QString& text) { m_out << '\n' << text << '\n'; }

    void row(const QString& method, double wallMs, double cpuMs, quint64 crossings, const QString& more)
    {
        m_out << "  " << method.leftJustified(30) << QString::number(wallMs, 'f', 1).rightJustified(10) << " ms wall"
              << QString::number(cpuMs, 'f', 1).rightJustified(10) << " ms cpu"
              << QString::number(crossings).rightJustified(13) << " crossings  " << more << Qt::endl;
    }

    /// A peer's row, and how many times longer it takes than ours and with how
    /// many more crossings.
    void peer(const QString& method, const std::optional<LayoutRun>& run, const LayoutInput& input,
              const Measured& ours)
    {
        if (!run) {
            m_out << "  " << method.leftJustified(30) << " not installed, or not done in time" << Qt::endl;
            return;
        }
        const quint64 crossings = crossingsByHeight(input, run->y);
        row(method, run->wallMs, run->cpuMs, crossings,
            u"Rolescope: %1 × as fast, %2 × the crossings"_s.arg(run->cpuMs / ours.cpuMs, 0, 'f', 0)
                .arg(static_cast<double>(ours.result.crossings) / static_cast<double>(crossings), 0, 'f', 3));
    }

private:
    QTextStream& m_out;
};

int roundsFor(quint32 nodes)
{
    return nodes <= 3000 ? 9 : nodes <= 10'000 ? 5 : 3;
}

QString megabytes(const Measured& measured)
{
    return u"%1 MB"_s.arg(measured.megabytes, 0, 'f', 1);
}

void compare(Table& table, const TieredGraphSpec& spec, quint32 dotUpTo)
{
    const LayoutInput input = tieredGraph(spec);
    table.heading(u"%1 nodes, %2 edges, %3 % of them local"_s.arg(spec.nodes).arg(spec.edges).arg(spec.local * 100));
    const Measured ours = best(roundsFor(spec.nodes), [&] { return LayeredLayout().layout(input, {}); });
    if (crossingsByHeight(input, ours.result.y) != ours.result.crossings)
        qFatal("the layout does not count as the bench does");
    table.row(u"Rolescope"_s, ours.wallMs, ours.cpuMs, ours.result.crossings, megabytes(ours));
    if (spec.nodes <= dotUpTo)
        table.peer(u"dot"_s, runDot(input, dotTimeoutMs), input, ours);
    std::optional<LayoutRun> igraph = runIgraph(input);
    for (int round = 1; igraph && round < std::min(roundsFor(spec.nodes), 20'000 / static_cast<int>(spec.nodes));
         ++round) {
        if (const auto again = runIgraph(input); again->cpuMs < igraph->cpuMs)
            igraph = again;
    }
    table.peer(u"igraph"_s, igraph, input, ours);
}

/// The same graph again with ten more nodes, each with two edges; what was
/// there says where it was.
LayoutInput withTenMore(const LayoutInput& input, const LayoutResult& result)
{
    LayoutInput more = input;
    more.previousY = result.y;
    for (quint32 i = 0; i < 10; ++i) {
        const auto node = static_cast<quint32>(more.layer.size());
        more.layer.push_back(0);
        more.height.push_back(more.height.front());
        more.previousY.push_back(LayoutInput::noPlace);
        for (const quint32 edge : {17 * i, 23 * i + 5}) {
            quint32 to = input.to[edge % input.edgeCount()];
            for (size_t other = 0; input.layer[to] != 1; ++other)
                to = input.to[other];
            more.from.push_back(node);
            more.to.push_back(to);
        }
    }
    return more;
}

void measureOtherWays(Table& table, quint32 nodes, quint32 edges)
{
    table.heading(u"%1 nodes, %2 edges, 95 % of them local: other ways to ask"_s.arg(nodes).arg(edges));
    const LayoutInput input = tieredGraph({nodes, edges});
    const auto time = [&](const QString& name, const LayoutInput& asked) {
        const Measured measured = best(roundsFor(nodes), [&] { return LayeredLayout().layout(asked, {}); });
        table.row(name, measured.wallMs, measured.cpuMs, measured.result.crossings, megabytes(measured));
        return measured.result;
    };
    const Measured first = best(roundsFor(nodes), [&] {
        // Stops at the first picture, as somebody would who shows that one.
        CancelToken cancel;
        LayoutResult picture;
        LayeredLayout().layoutProgressively(input, cancel, [&](const LayoutResult& early) {
            picture = early;
            cancel.cancel();
        });
        return picture;
    });
    table.row(u"first picture"_s, first.wallMs, first.cpuMs, first.result.crossings, megabytes(first));
    const LayoutResult whole = time(u"whole"_s, input);
    time(u"ten nodes added to it"_s, withTenMore(input, whole));
    time(u"in bands of groups"_s, tieredGraph({nodes, edges, 0.95, 0, true}));
    time(u"5 % of edges skip a tier"_s, tieredGraph({nodes, edges, 0.95, 0.05}));
    LayoutInput thorough = input;
    thorough.effort = LayoutEffort::Thorough;
    time(u"thorough"_s, thorough);
}

quint32 edgesFor(quint32 nodes)
{
    // 7,304 is what figures for 3,000 nodes are usually given with.
    return nodes == 3000 ? 7304 : nodes * 5 / 2;
}

} // namespace

int main(int argc, char** argv)
{
    std::vector<quint32> sizes;
    quint32 dotUpTo = 3000;
    for (int i = 1; i < argc; ++i) {
        if (std::strcmp(argv[i], "--dot-up-to") == 0 && i + 1 < argc)
            dotUpTo = static_cast<quint32>(std::max(0, std::atoi(argv[++i])));
        else
            sizes.push_back(static_cast<quint32>(std::max(40, std::atoi(argv[i]))));
    }
    if (sizes.empty())
        sizes = {300, 1000, 3000, 10'000, 100'000};
    QTextStream out(stdout);
    Table table(out);
    for (const quint32 nodes : sizes) {
        for (const double local : {0.95, 0.8, 0.0})
            compare(table, {nodes, edgesFor(nodes), local}, dotUpTo);
        measureOtherWays(table, nodes, edgesFor(nodes));
    }
    return 0;
}
