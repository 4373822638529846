// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/explore/tablewriter.h"

#include "models/export/listing.h"
#include "models/items/tablecopy.h"

#include <QApplication>
#include <QClipboard>
#include <QDir>
#include <QSaveFile>
#include <QtConcurrentRun>

namespace rolescope {

namespace {

/// Copies of more rows than this are put together on a worker thread.
constexpr size_t copiedAtOnce = 500;

/// Members are called as the columns are.
Listing listingOf(const tablecopy::Sheet& sheet)
{
    Listing listing;
    for (const QString& title : sheet.titles)
        listing.columns.push_back({title.toUtf8(), title});
    for (qsizetype row = 0; row < sheet.rows; ++row) {
        std::vector<ListingCell>& cells = listing.rows.emplace_back();
        for (qsizetype column = 0; column < sheet.titles.size(); ++column) {
            const QString text = sheet.text(row, column);
            cells.push_back(text.isEmpty() ? ListingCell() : ListingCell(text));
        }
    }
    return listing;
}

QByteArray written(const std::shared_ptr<const Inventory>& inventory, const TableWriter::Part& part, TableFormat format)
{
    const tablecopy::Sheet sheet = tablecopy::sheetOf(inventory, part.content, part.keys, part.columns);
    switch (format) {
    case TableFormat::Tsv:
        return tablecopy::toTsv(sheet).toUtf8();
    case TableFormat::Csv:
        return tablecopy::toCsv(sheet);
    case TableFormat::Json:
        break;
    }
    return listingToJson(listingOf(sheet));
}

} // namespace

TableWriter::TableWriter(const InventoryStore& store, QObject* parent) : QObject(parent), m_store(store)
{
    connect(&m_copying, &QFutureWatcherBase::finished, this, [this] {
        if (!m_copying.isCanceled())
            QApplication::clipboard()->setText(m_copying.result());
    });
    connect(&m_saving, &QFutureWatcherBase::finished, this, [this] {
        const Saved result = m_saving.result();
        if (result.error.isEmpty()) {
            Q_EMIT saved(result.path, result.rows);
            return;
        }
        Error error
            = makeError(ErrorKind::Io, tr("%1 could not be written.").arg(QDir::toNativeSeparators(result.path)));
        error.advice = tr("Choose another place, or see whether the folder may be written to.");
        error.detail = result.error;
        Q_EMIT failed(error);
    });
}

TableWriter::~TableWriter() = default;

void TableWriter::copy(const Part& part, TableFormat format)
{
    if (part.keys.empty())
        return;
    const auto write = [inventory = m_store.snapshot(), part, format] {
        return QString::fromUtf8(written(inventory, part, format));
    };
    if (part.keys.size() <= copiedAtOnce)
        QApplication::clipboard()->setText(write());
    else
        m_copying.setFuture(QtConcurrent::run(write));
}

void TableWriter::save(const Part& part, TableFormat format, const QString& path)
{
    m_saving.setFuture(QtConcurrent::run([inventory = m_store.snapshot(), part, format, path] {
        Saved result{path, static_cast<int>(part.keys.size()), {}};
        QSaveFile file(path);
        const QByteArray bytes = written(inventory, part, format);
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
            result.error = file.errorString();
        return result;
    }));
}

} // namespace rolescope
