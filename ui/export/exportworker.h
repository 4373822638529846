// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/export/exportdocument.h"

#include <QObject>
#include <QThreadPool>

namespace rolescope {

/// What came of an export.
struct ExportResult
{
    ExportRequest request;
    Result<QByteArray> bytes;
    size_t boxes = 0; ///< of the picture
};

/// Makes exports on a thread of its own, one at a time. A new one cancels what runs, and only the answer to the newest
/// is heard: one that was overtaken may be in the event queue already. Lives on the GUI thread; `pictures` must outlive
/// it. Destroying it cancels and waits.
class ExportWorker : public QObject
{
    Q_OBJECT

public:
    enum class Purpose : quint8 { File, Preview };

    explicit ExportWorker(const DiagramWriter& pictures, QObject* parent = nullptr);
    ~ExportWorker() override;

    /// A preview of a painted format is a PNG that fits into `longestSide` pixels.
    void start(std::shared_ptr<const Inventory> inventory, const ExportRequest& request, Purpose purpose,
               double longestSide = 0);
    void cancel();
    bool isRunning() const { return m_running; }

Q_SIGNALS:
    /// Once for each start that was neither overtaken nor cancelled.
    void finished(const rolescope::ExportResult& result);

private:
    void finish(quint64 job, const ExportResult& result);

    const DiagramWriter& m_pictures;
    QThreadPool m_pool; ///< one thread
    CancelToken m_cancel;
    quint64 m_job = 0;
    bool m_running = false;
};

} // namespace rolescope
