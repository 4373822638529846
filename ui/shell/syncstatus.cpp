// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/syncstatus.h"

#include "models/items/texts.h"
#include "ui/shell/synccontroller.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QStringList>
#include <QTimer>
#include <QToolButton>

namespace rolescope {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

SyncStatus::SyncStatus(SyncController& controller, QWidget* parent)
    : QWidget(parent)
    , m_controller(controller)
    , m_label(new QLabel(this))
    , m_bar(new QProgressBar(this))
    , m_cancel(new QToolButton(this))
    , m_gaps(new QToolButton(this))
    , m_ageTimer(new QTimer(this))
{
    m_label->setObjectName(u"syncStatusLabel"_s);
    m_bar->setObjectName(u"syncProgressBar"_s);
    m_bar->setAccessibleName(tr("Sync progress"));
    m_bar->setTextVisible(false);
    m_bar->setFixedSize(140, 6);
    m_cancel->setObjectName(u"cancelSyncButton"_s);
    m_cancel->setText(tr("Cancel"));
    m_cancel->setToolTip(tr("Stop reading. What was read so far stays."));

    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(8, 0, 8, 0);
    layout->setSpacing(8);
    layout->addWidget(m_label);
    layout->addWidget(m_bar);
    layout->addWidget(m_cancel);
    layout->addStretch(1);
    layout->addWidget(m_gaps);

    m_gaps->setObjectName(u"gapsButton"_s);
    m_gaps->setToolTip(tr("Show what could not be read, what that hides and what would help"));
    m_gaps->hide();
    connect(m_gaps, &QToolButton::clicked, this, &SyncStatus::gapsRequested);

    connect(m_cancel, &QToolButton::clicked, &m_controller, &SyncController::cancel);
    connect(&m_controller, &SyncController::started, this, [this] {
        setBusy(true);
        showProgress();
    });
    connect(&m_controller, &SyncController::progressed, this, &SyncStatus::showProgress);
    connect(&m_controller, &SyncController::finished, this, [this] {
        setBusy(false);
        showAge();
    });
    m_ageTimer->setInterval(30s);
    connect(m_ageTimer, &QTimer::timeout, this, &SyncStatus::showAge);
    m_ageTimer->start();
    setBusy(m_controller.isRunning());
    showAge();
}

QString SyncStatus::text() const
{
    return m_label->text();
}

void SyncStatus::setGaps(int count)
{
    m_gaps->setText(texts::gaps(count));
    m_gaps->setVisible(count > 0);
}

QString SyncStatus::ageText(const QDateTime& last, const QDateTime& now)
{
    constexpr qint64 hour = 60;
    constexpr qint64 day = 24 * hour;
    const qint64 minutes = last.secsTo(now) / 60;
    if (minutes < 1)
        return tr("Synced just now");
    if (minutes < hour)
        return tr("Synced %n minute(s) ago", nullptr, static_cast<int>(minutes));
    if (minutes < 2 * day)
        return tr("Synced %n hour(s) ago", nullptr, static_cast<int>(minutes / hour));
    return tr("Synced %n day(s) ago", nullptr, static_cast<int>(minutes / day));
}

void SyncStatus::setBusy(bool busy)
{
    m_bar->setVisible(busy);
    m_cancel->setVisible(busy);
}

void SyncStatus::showProgress()
{
    const SyncProgress& progress = m_controller.progress();
    const QLocale locale;
    QStringList parts;
    if (progress.waiting) {
        const auto seconds = std::chrono::ceil<std::chrono::seconds>(*progress.waiting).count();
        parts << tr("Waiting for Azure, which asked for a pause of %n second(s)", nullptr, static_cast<int>(seconds));
    } else {
        parts << (progress.step.isEmpty() ? tr("Connecting…") : progress.step);
    }
    if (progress.subscriptionsTotal > 0) {
        //: Progress of a sync, for instance "3 of 17 subscriptions"
        parts << tr("%1 of %n subscription(s)", nullptr, progress.subscriptionsTotal)
                     .arg(locale.toString(progress.subscriptionsDone));
    }
    if (progress.items > 0)
        parts << tr("%n item(s) read", nullptr, progress.items);
    m_label->setText(parts.join(u"  ·  "_s));
    m_bar->setRange(0, progress.subscriptionsTotal);
    m_bar->setValue(progress.subscriptionsDone);
}

void SyncStatus::showAge()
{
    if (m_controller.isRunning())
        return;
    const QDateTime last = m_controller.lastFinished();
    if (!last.isValid()) {
        m_label->setText(m_controller.lastError() ? tr("Not synced; what is shown may be incomplete")
                                                  : tr("Not synced yet"));
        return;
    }
    QString text = ageText(last, QDateTime::currentDateTimeUtc());
    if (m_controller.lastError())
        text += u"  ·  "_s + tr("the last try did not come to its end");
    m_label->setText(text);
    m_label->setToolTip(QLocale().toString(last.toLocalTime(), QLocale::LongFormat));
}

} // namespace rolescope
