// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/batch.h"

#include <QObject>
#include <QTimer>

#include <deque>

namespace rolescope::azure {

/// Cuts what was read into slices of at most SyncBatch::preferredRows rows and hands out one with each turn of the
/// event loop, so that applying a large page never holds up a frame.
class SliceQueue : public QObject
{
    Q_OBJECT

public:
    explicit SliceQueue(QObject* parent = nullptr);

    void add(SyncBatch&& batch);
    void clear();
    bool isEmpty() const { return m_slices.empty(); }
    qsizetype size() const { return static_cast<qsizetype>(m_slices.size()); }

Q_SIGNALS:
    void slice(const rolescope::SyncBatch& batch);

private:
    struct Slice
    {
        SyncBatch batch;
        int rows = 0;
    };

    template <typename Row> void move(std::vector<Row>& rows, std::vector<Row> SyncBatch::*list);
    void handOut();

    std::deque<Slice> m_slices; ///< only the last one may take more rows
    QTimer m_timer;
};

} // namespace rolescope::azure
