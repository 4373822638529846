// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/graph/graphbuilder.h"

#include "models/graph/diagrambuilder.h"
#include "models/graph/layeredlayout.h"

#include <algorithm>

namespace rolescope {

namespace {

BuiltGraph build(const Inventory& inventory, const GraphFilter& filter, const CancelToken& cancel)
{
    const AccessGraph graph = AccessGraph::build(inventory, filter, cancel);
    BuiltGraph result;
    result.picture = std::make_shared<GraphPicture>(makeDiagram(inventory, graph, LayeredLayout(), cancel));
    result.filter = filter;
    result.total = graph.totalNodes();
    result.hosts = inventory.rowCount(Table::VirtualMachines) + inventory.rowCount(Table::OtherHosts);
    result.identities = inventory.rowCount(Table::Identities);
    return result;
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
    // The snapshot goes with the job and is let go of before the answer is posted: while it is held, the store copies
    // rows for each change.
    m_pool.start([this, job = ++m_job, snapshot = m_store.snapshot(), filter = m_filter, cancel = m_cancel]() mutable {
        const BuiltGraph graph = build(*snapshot, filter, cancel);
        snapshot.reset();
        QMetaObject::invokeMethod(
            this, [this, job, graph] { finish(job, graph); }, Qt::QueuedConnection);
    });
}

void GraphBuilder::finish(quint64 job, const BuiltGraph& graph)
{
    if (job != m_job)
        return;
    m_running = false;
    m_lastDuration = std::chrono::milliseconds(m_sinceStart.elapsed());
    // With a newer filter a start is under way; this answer may be a cancelled, empty one.
    if (m_cancel.isCancelled())
        return;
    if (m_stale)
        schedule();
    Q_EMIT built(graph);
}

} // namespace rolescope
