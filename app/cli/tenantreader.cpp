// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/tenantreader.h"

#include "models/items/texts.h"

namespace rolescope::cli {

using namespace Qt::Literals::StringLiterals;

TenantReader::TenantReader(InventorySource& source, InventoryStore& store, Console& console)
    : m_store(store), m_console(console)
{
    m_console.say(tr("Reading from %1").arg(source.label()));
    m_store.beginRefresh();
    m_job = source.sync();
    connect(m_job.get(), &SyncJob::batchRead, &m_store, &InventoryStore::apply);
    connect(m_job.get(), &SyncJob::progressed, this, &TenantReader::showProgress);
    connect(m_job.get(), &SyncJob::finished, this, &TenantReader::end);
}

TenantReader::~TenantReader() = default;

void TenantReader::showProgress(const SyncProgress& progress)
{
    QString line = tr("%L1 read").arg(progress.items);
    if (progress.subscriptionsTotal > 0)
        line += u" · "_s + tr("subscription %1 of %2").arg(progress.subscriptionsDone).arg(progress.subscriptionsTotal);
    if (progress.waiting)
        line += u" · "_s + tr("waiting %1 s, as Azure asks").arg((progress.waiting->count() + 999) / 1000);
    else if (!progress.step.isEmpty())
        line += u" · "_s + progress.step;
    m_console.progress(line);
}

void TenantReader::end(const SyncOutcome& outcome)
{
    if (!outcome.error)
        m_store.finishRefresh(outcome.coverage);
    Q_EMIT finished(outcome.error);
}

int TenantReader::reportGaps(const Inventory& inventory, Console& console)
{
    const std::vector<ReadGap>& gaps = inventory.gaps();
    if (gaps.empty())
        return 0;
    const auto count = static_cast<int>(gaps.size());
    console.say(texts::gaps(count) + u':');
    for (const ReadGap& gap : gaps) {
        QStringList parts{gap.error.what, gap.hides, gap.wouldHelp};
        parts.removeAll(QString());
        console.say(u"- "_s + tr("%1 at %2: %3").arg(texts::readKind(gap.kind), gap.scope, parts.join(u' ')));
    }
    return count;
}

} // namespace rolescope::cli
