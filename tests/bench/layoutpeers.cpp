// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/layoutpeers.h"

#include <QProcess>
#include <QStandardPaths>

#include <algorithm>
#include <ctime>

#include <sys/resource.h>

#ifdef ROLESCOPE_BENCH_IGRAPH
#include <igraph.h>
#endif

namespace rolescope {

using namespace Qt::Literals::StringLiterals;

namespace {

QByteArray dotText(const LayoutInput& input)
{
    QByteArray text = "digraph g {\nrankdir=LR; ranksep=2; splines=line;\n"
                      "node [shape=box, width=1, height=0.3, fixedsize=true, "
                      "label=\"\"];\nedge [arrowhead=none];\n";
    const int tiers = input.layer.empty() ? 0 : *std::max_element(input.layer.begin(), input.layer.end()) + 1;
    // A chain of anchors holds the ranks where the tiers are.
    for (int tier = 0; tier + 1 < tiers; ++tier)
        text += "t" + QByteArray::number(tier) + " -> t" + QByteArray::number(tier + 1) + " [style=invis];\n";
    for (int tier = 0; tier < tiers; ++tier) {
        text += "{ rank=same; t" + QByteArray::number(tier) + ";";
        for (size_t node = 0; node < input.nodeCount(); ++node) {
            if (input.layer[node] == tier)
                text += " n" + QByteArray::number(qulonglong(node)) + ";";
        }
        text += " }\n";
    }
    for (size_t edge = 0; edge < input.edgeCount(); ++edge)
        text += "n" + QByteArray::number(input.from[edge]) + " -> n" + QByteArray::number(input.to[edge]) + ";\n";
    return text + "}\n";
}

} // namespace

double Stopwatch::processorTime() const
{
    rusage usage{};
    getrusage(m_of == Of::Children ? RUSAGE_CHILDREN : RUSAGE_SELF, &usage);
    const auto ms
        = [](const timeval& t) { return static_cast<double>(t.tv_sec) * 1e3 + static_cast<double>(t.tv_usec) / 1e3; };
    return ms(usage.ru_utime) + ms(usage.ru_stime);
}

std::optional<LayoutRun> runDot(const LayoutInput& input, int timeoutMs)
{
    if (QStandardPaths::findExecutable(u"dot"_s).isEmpty())
        return {};
    const QByteArray text = dotText(input);
    QProcess dot;
    const Stopwatch watch(Stopwatch::Of::Children);
    dot.start(u"dot"_s, {u"-Tplain"_s});
    dot.write(text);
    dot.closeWriteChannel();
    if (!dot.waitForFinished(timeoutMs)) {
        dot.kill();
        dot.waitForFinished();
        return {};
    }
    LayoutRun run{watch.wallMs(), watch.cpuMs(), std::vector<double>(input.nodeCount(), 0)};
    for (const QByteArray& line : dot.readAllStandardOutput().split('\n')) {
        if (!line.startsWith("node n"))
            continue;
        const QList<QByteArray> words = line.split(' ');
        run.y[words[1].mid(1).toUInt()] = words[3].toDouble();
    }
    return run;
}

#ifdef ROLESCOPE_BENCH_IGRAPH

std::optional<LayoutRun> runIgraph(const LayoutInput& input)
{
    igraph_vector_int_t ends;
    igraph_vector_int_t layers;
    igraph_vector_int_init(&ends, static_cast<igraph_integer_t>(2 * input.edgeCount()));
    igraph_vector_int_init(&layers, static_cast<igraph_integer_t>(input.nodeCount()));
    for (size_t edge = 0; edge < input.edgeCount(); ++edge) {
        VECTOR(ends)[2 * edge] = input.from[edge];
        VECTOR(ends)[2 * edge + 1] = input.to[edge];
    }
    for (size_t node = 0; node < input.nodeCount(); ++node)
        VECTOR(layers)[node] = input.layer[node];
    igraph_t graph;
    igraph_create(&graph, &ends, static_cast<igraph_integer_t>(input.nodeCount()), IGRAPH_DIRECTED);
    igraph_matrix_t places;
    igraph_matrix_init(&places, 0, 0);

    constexpr igraph_integer_t defaultIterations = 100;
    const Stopwatch watch;
    igraph_layout_sugiyama(&graph, &places, nullptr, nullptr, &layers, 1, 1, defaultIterations, nullptr);
    LayoutRun run{watch.wallMs(), watch.cpuMs(), {}};
    for (size_t node = 0; node < input.nodeCount(); ++node)
        run.y.push_back(MATRIX(places, static_cast<igraph_integer_t>(node), 0));

    igraph_matrix_destroy(&places);
    igraph_destroy(&graph);
    igraph_vector_int_destroy(&layers);
    igraph_vector_int_destroy(&ends);
    return run;
}

#else

std::optional<LayoutRun> runIgraph(const LayoutInput&)
{
    return {};
}

#endif

} // namespace rolescope
