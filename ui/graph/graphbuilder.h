// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/graph/accessgraph.h"
#include "models/graph/diagrambuilder.h"
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
    Grouping grouping = Grouping::None; ///< likewise
    bool isFirstOrder = false; ///< a better picture of the same follows
    int total = 0; ///< boxes that the filter lets through; more than are drawn where the limit cut some off
    int hosts = 0; ///< of the whole inventory, drawn or not
    int identities = 0;

    int drawn() const { return static_cast<int>(picture->diagram.boxes.size()); }
    bool isLimited() const { return drawn() < total; }
};

/// Keeps a picture of a store up to date. Graph, layout and indexes are made on a worker thread from a snapshot, so the
/// GUI thread only swaps pointers. While the store keeps changing, pictures come at most every 300 ms and take no more
/// than a quarter of the time; a changed filter cancels what runs and is answered at once. Large pictures that are new
/// to the eye come in a first order at once, and in their best one when that is found.
///
/// Where places are to be kept, a picture of what was shown before moves only what it must, until so much is new since
/// the last one that was arranged anew that another order would serve better.
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
    Grouping grouping() const { return m_grouping; }
    void setGrouping(Grouping grouping);
    /// From now on, while filter and grouping stay the same. Off at first: what comes in while a tenant is read for the
    /// first time is best arranged anew each time.
    void setKeepsPlaces(bool keeps) { m_keepsPlaces = keeps; }
    bool isBusy() const { return m_running || m_timer.isActive(); }

Q_SIGNALS:
    void built(const rolescope::BuiltGraph& graph);

private:
    struct Job
    {
        GraphFilter filter;
        Grouping grouping = Grouping::None;
        std::shared_ptr<const GraphPicture> previous; ///< to keep places of; null to arrange anew
        int newSoFar = 0; ///< boxes that came since the last picture that was arranged anew
        bool isNewToTheEye = false;
    };

    struct Answer
    {
        BuiltGraph graph;
        int newSoFar = 0;
    };

    Answer build(const Inventory& inventory, const Job& job, const CancelToken& cancel, quint64 id);
    void post(quint64 id, const Answer& answer);
    void changeView();
    void schedule();
    void start();
    void finish(quint64 job, const Answer& answer);

    InventoryStore& m_store;
    GraphFilter m_filter;
    Grouping m_grouping = Grouping::None;
    BuiltGraph m_last; ///< without a picture before the first
    int m_newSoFar = 0;
    bool m_keepsPlaces = false;
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
