// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/exportworker.h"

namespace rolescope {

ExportWorker::ExportWorker(const DiagramWriter& pictures, QObject* parent) : QObject(parent), m_pictures(pictures)
{
    m_pool.setMaxThreadCount(1);
}

ExportWorker::~ExportWorker()
{
    m_cancel.cancel();
    // The worker posts its answer to this object: it must be done before this is gone.
    m_pool.waitForDone();
}

void ExportWorker::start(std::shared_ptr<const Inventory> inventory, const ExportRequest& request, Purpose purpose,
                         double longestSide)
{
    m_cancel.cancel();
    m_cancel = CancelToken();
    m_running = true;
    m_pool.start([this, job = ++m_job, inventory = std::move(inventory), request, purpose, longestSide,
                  cancel = m_cancel]() mutable {
        if (cancel.isCancelled())
            return;
        const ExportDocument document = ExportDocument::prepared(std::move(inventory), request, cancel);
        if (cancel.isCancelled())
            return;
        ExportResult result{request,
                            purpose == Purpose::File ? document.write(m_pictures)
                                                     : document.writePreview(m_pictures, longestSide),
                            document.diagram().boxes.size()};
        QMetaObject::invokeMethod(
            this, [this, job, result = std::move(result)] { finish(job, result); }, Qt::QueuedConnection);
    });
}

void ExportWorker::cancel()
{
    m_cancel.cancel();
    ++m_job;
    m_running = false;
}

void ExportWorker::finish(quint64 job, const ExportResult& result)
{
    if (job != m_job)
        return;
    m_running = false;
    Q_EMIT finished(result);
}

} // namespace rolescope
