// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/azure/slicequeue.h"

namespace rolescope::azure {

SliceQueue::SliceQueue(QObject* parent) : QObject(parent)
{
    m_timer.setInterval(0);
    connect(&m_timer, &QTimer::timeout, this, &SliceQueue::handOut);
}

template <typename Row> void SliceQueue::move(std::vector<Row>& rows, std::vector<Row> SyncBatch::*list)
{
    for (Row& row : rows) {
        if (m_slices.empty() || m_slices.back().rows >= SyncBatch::preferredRows)
            m_slices.emplace_back();
        (m_slices.back().batch.*list).push_back(std::move(row));
        ++m_slices.back().rows;
    }
}

void SliceQueue::add(SyncBatch&& batch)
{
    move(batch.tenants, &SyncBatch::tenants);
    move(batch.managementGroups, &SyncBatch::managementGroups);
    move(batch.subscriptions, &SyncBatch::subscriptions);
    move(batch.resourceGroups, &SyncBatch::resourceGroups);
    move(batch.hosts, &SyncBatch::hosts);
    move(batch.identities, &SyncBatch::identities);
    move(batch.principals, &SyncBatch::principals);
    move(batch.roles, &SyncBatch::roles);
    move(batch.assignments, &SyncBatch::assignments);
    move(batch.denyAssignments, &SyncBatch::denyAssignments);
    move(batch.gaps, &SyncBatch::gaps);
    if (!m_slices.empty())
        m_timer.start();
}

void SliceQueue::clear()
{
    m_slices.clear();
    m_timer.stop();
}

void SliceQueue::handOut()
{
    const Slice slice = std::move(m_slices.front());
    m_slices.pop_front();
    if (m_slices.empty())
        m_timer.stop();
    Q_EMIT this->slice(slice.batch);
}

} // namespace rolescope::azure
