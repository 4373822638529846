// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/items/tablecontent.h"

#include <QByteArray>
#include <QModelIndexList>
#include <QString>
#include <QStringList>

#include <functional>
#include <memory>
#include <vector>

class QAbstractItemModel;

/// Rows of tables as text. Pure functions; what comes out is the full text of cells, not the shortened one.
namespace rolescope::tablecopy {

/// A rectangle of texts, with titles.
struct Sheet
{
    QStringList titles;
    qsizetype rows = 0;
    std::function<QString(qsizetype row, qsizetype column)> text;
};

/// `rows` are indexes of any column, in the order wanted; they and the model must live as long as the sheet. GUI
/// thread.
Sheet sheetOf(const QModelIndexList& rows, const std::vector<int>& columns);
/// All rows directly below `parent`.
Sheet sheetOf(const QAbstractItemModel& model, const std::vector<int>& columns, const QModelIndex& parent);
/// Rows of a table by their keys, for a worker thread: with SortFilterProxy::keys() and InventoryStore::snapshot() what
/// a window shows, however long, without holding it up.
Sheet sheetOf(std::shared_ptr<const Inventory> inventory, std::shared_ptr<const TableContent> content,
              const std::vector<quint32>& keys, const std::vector<int>& columns);

/// For pasting: columns parted by tabs, rows by line feeds; tabs and line breaks inside of cells become spaces.
QString toTsv(const Sheet& sheet);
/// RFC 4180: commas, CRLF, UTF-8, first row the titles.
QByteArray toCsv(const Sheet& sheet);

/// Names in Azure are other people's: a cell that a spreadsheet would run as a formula (one that begins with = + - @,
/// tab, carriage return or line feed) gets an apostrophe in front. Both formats do so.
QString withoutFormula(const QString& cell);

} // namespace rolescope::tablecopy
