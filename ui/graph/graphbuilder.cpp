// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/graph/graphbuilder.h"

#include "models/graph/diagrambuilder.h"
#include "models/graph/layeredlayout.h"
#include "models/graph/previousplaces.h"

#include <algorithm>

namespace rolescope {

namespace {

/// Smaller pictures are in their best order before anybody could see another one.
constexpr size_t firstOrderFrom = 600;
/// One in so many boxes may be new before all are arranged anew.
constexpr int mostNewShare = 10;

bool mayKeepPlaces(int newBoxes, const AccessGraph& graph)
{
    return newBoxes * mostNewShare <= static_cast<int>(graph.nodes.size());
}

} // namespace

GraphBuilder::GraphBuilder(InventoryStore& store, QObject* parent) : QObject(parent), m_store(store)
{
    m_pool.setMaxThreadCount(1);
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &GraphBuilder::start);
    connect(&store, &InventoryStore::changed, this, &GraphBuilder::schedule);
    schedule();
}

GraphBuilder::~GraphBuilder()
{
    m_cancel.cancel();
    // The worker posts its answer to this object: it must be done before this is gone.
    m_pool.waitForDone();
}

void GraphBuilder::setFilter(const GraphFilter& filter)
{
    if (filter == m_filter)
        return;
    m_filter = filter;
    changeView();
}

void GraphBuilder::setGrouping(Grouping grouping)
{
    if (grouping == m_grouping)
        return;
    m_grouping = grouping;
    changeView();
}

/// What is asked for differs: whatever runs is of no use any more.
void GraphBuilder::changeView()
{
    m_cancel.cancel();
    m_timer.start(0);
}

void GraphBuilder::schedule()
{
    if (m_running) {
        m_stale = true;
        return;
    }
    if (m_timer.isActive())
        return;
    const std::chrono::milliseconds pause = std::max(interval, 4 * m_lastDuration);
    const std::chrono::milliseconds passed
        = m_sinceStart.isValid() ? std::chrono::milliseconds(m_sinceStart.elapsed()) : pause;
    m_timer.start(std::max(std::chrono::milliseconds(0), pause - passed));
}

void GraphBuilder::start()
{
    m_running = true;
    m_stale = false;
    m_cancel = CancelToken();
    m_sinceStart.start();
    const bool sameView = m_last.picture && m_last.filter == m_filter && m_last.grouping == m_grouping;
    Job job{m_filter, m_grouping, {}, m_newSoFar, !sameView};
    if (m_keepsPlaces && sameView)
        job.previous = m_last.picture;
    // The snapshot goes with the job and is let go of before the answer is posted: while it is held, the store copies
    // rows for each change.
    m_pool.start([this, job, id = ++m_job, snapshot = m_store.snapshot(), cancel = m_cancel]() mutable {
        const Answer answer = build(*snapshot, job, cancel, id);
        snapshot.reset();
        post(id, answer);
    });
}

/// On the worker thread.
GraphBuilder::Answer GraphBuilder::build(const Inventory& inventory, const Job& job, const CancelToken& cancel,
                                         quint64 id)
{
    const AccessGraph graph = AccessGraph::build(inventory, job.filter, cancel);
    Answer answer;
    answer.graph.filter = job.filter;
    answer.graph.grouping = job.grouping;
    answer.graph.total = graph.totalNodes();
    answer.graph.hosts = inventory.rowCount(Table::VirtualMachines) + inventory.rowCount(Table::OtherHosts);
    answer.graph.identities = inventory.rowCount(Table::Identities);

    DiagramOptions options;
    options.grouping = job.grouping;
    if (job.previous) {
        answer.newSoFar = job.newSoFar + newNodes(inventory, graph, job.previous->diagram);
        if (mayKeepPlaces(answer.newSoFar, graph))
            options.previous = &job.previous->diagram;
        else
            answer.newSoFar = 0;
    }
    if (job.isNewToTheEye && graph.nodes.size() >= firstOrderFrom) {
        options.firstOrder = [&](Diagram diagram) {
            Answer first = answer;
            first.graph.picture = std::make_shared<GraphPicture>(std::move(diagram));
            first.graph.isFirstOrder = true;
            post(id, first);
        };
    }
    answer.graph.picture
        = std::make_shared<GraphPicture>(makeDiagram(inventory, graph, LayeredLayout(), cancel, options));
    return answer;
}

/// From the worker thread to this object's.
void GraphBuilder::post(quint64 id, const Answer& answer)
{
    QMetaObject::invokeMethod(
        this, [this, id, answer] { finish(id, answer); }, Qt::QueuedConnection);
}

void GraphBuilder::finish(quint64 job, const Answer& answer)
{
    if (job != m_job)
        return;
    // With a newer filter a start is under way; this answer may be a cancelled, empty one.
    if (answer.graph.isFirstOrder) {
        if (!m_cancel.isCancelled())
            Q_EMIT built(answer.graph);
        return;
    }
    m_running = false;
    m_lastDuration = std::chrono::milliseconds(m_sinceStart.elapsed());
    if (m_cancel.isCancelled())
        return;
    m_last = answer.graph;
    m_newSoFar = answer.newSoFar;
    if (m_stale)
        schedule();
    Q_EMIT built(answer.graph);
}

} // namespace rolescope
