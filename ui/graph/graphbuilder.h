// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/graph/accessgraph.h"
#include "models/graph/graphpicture.h"
#include "models/inventory/inventorystore.h"

#include <QElapsedTimer>
#include <QObject>
#include <QThreadPool>
#include <QTimer>

#include <chrono>
#include <memory>

namespace rolescope {

/// A finished picture and what is to be said about it.
struct BuiltGraph
{
    std::shared_ptr<const GraphPicture> picture;
    GraphFilter filter; ///< that it was made with
    int total = 0; ///< boxes that the filter lets through; more than are drawn where the limit cut some off
    int hosts = 0; ///< of the whole inventory, drawn or not
    int identities = 0;

    int drawn() const { return static_cast<int>(picture->diagram.boxes.size()); }
    bool isLimited() const { return drawn() < total; }
};

/// Keeps a picture of a store up to date. Graph, layout and indexes are made on a worker thread from a snapshot, so the
/// GUI thread only swaps pointers. While the store keeps changing, pictures come at most every 300 ms and take no more
/// than a quarter of the time; a changed filter cancels what runs and is answered at once.
///
/// Each job has an id, and only the answer to the newest is heard: one that was overtaken by a filter may still end,
/// and its answer may be in the event queue already. GUI thread. `store` must outlive it; destroying it cancels and
/// waits.
class GraphBuilder : public QObject
{
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds interval{300};

    explicit GraphBuilder(InventoryStore& store, QObject* parent = nullptr);
    ~GraphBuilder() override;

    const GraphFilter& filter() const { return m_filter; }
    void setFilter(const GraphFilter& filter);
    bool isBusy() const { return m_running || m_timer.isActive(); }

Q_SIGNALS:
    void built(const rolescope::BuiltGraph& graph);

private:
    void schedule();
    void start();
    void finish(quint64 job, const BuiltGraph& graph);

    InventoryStore& m_store;
    GraphFilter m_filter;
    QThreadPool m_pool; ///< one thread
    QTimer m_timer;
    QElapsedTimer m_sinceStart;
    std::chrono::milliseconds m_lastDuration{0};
    CancelToken m_cancel;
    quint64 m_job = 0;
    bool m_running = false;
    bool m_stale = false; ///< the store changed while a job ran
};

} // namespace rolescope

Q_DECLARE_METATYPE(rolescope::BuiltGraph)
