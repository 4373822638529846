// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/tablecopy.h"

#include <QAbstractItemModel>

#include <algorithm>
#include <iterator>

namespace rolescope::tablecopy {

using namespace Qt::Literals::StringLiterals;

namespace {

QString fullText(const QModelIndex& index)
{
    const QVariant full = index.data(ItemRole::FullTextRole);
    return full.isValid() ? full.toString() : index.data(Qt::DisplayRole).toString();
}

QStringList titlesOf(const QAbstractItemModel& model, const std::vector<int>& columns)
{
    QStringList titles;
    for (const int column : columns)
        titles << model.headerData(column, Qt::Horizontal).toString();
    return titles;
}

QString csvField(const QString& cell)
{
    QString field = withoutFormula(cell);
    const bool needsQuotes
        = field.contains(u',') || field.contains(u'"') || field.contains(u'\n') || field.contains(u'\r');
    return needsQuotes ? u'"' + field.replace(u'"', u"\"\""_s) + u'"' : field;
}

QString tsvField(const QString& cell)
{
    QString field = withoutFormula(cell);
    for (const QChar separator : {u'\t', u'\n', u'\r'})
        field.replace(separator, u' ');
    return field;
}

QString written(const Sheet& sheet, QString (*field)(const QString&), QChar separator, const QString& lineEnd)
{
    QString text;
    for (qsizetype column = 0; column < sheet.titles.size(); ++column) {
        if (column > 0)
            text += separator;
        text += field(sheet.titles[column]);
    }
    text += lineEnd;
    for (qsizetype row = 0; row < sheet.rows; ++row) {
        for (qsizetype column = 0; column < sheet.titles.size(); ++column) {
            if (column > 0)
                text += separator;
            text += field(sheet.text(row, column));
        }
        text += lineEnd;
    }
    return text;
}

} // namespace

Sheet sheetOf(const QModelIndexList& rows, const std::vector<int>& columns)
{
    if (rows.isEmpty())
        return {};
    const auto text = [rows, columns](qsizetype row, qsizetype column) {
        return fullText(rows[row].siblingAtColumn(columns[static_cast<size_t>(column)]));
    };
    return {titlesOf(*rows.first().model(), columns), rows.size(), text};
}

Sheet sheetOf(const QAbstractItemModel& model, const std::vector<int>& columns, const QModelIndex& parent)
{
    const auto text = [&model, columns, parent](qsizetype row, qsizetype column) {
        return fullText(model.index(static_cast<int>(row), columns[static_cast<size_t>(column)], parent));
    };
    return {titlesOf(model, columns), model.rowCount(parent), text};
}

Sheet sheetOf(std::shared_ptr<const Inventory> inventory, std::shared_ptr<const TableContent> content,
              const std::vector<quint32>& keys, const std::vector<int>& columns)
{
    std::vector<quint32> living;
    living.reserve(keys.size());
    std::copy_if(keys.begin(), keys.end(), std::back_inserter(living),
                 [&](quint32 key) { return content->rowOfKey(*inventory, key) >= 0; });
    QStringList titles;
    for (const int column : columns)
        titles << content->column(column).title;
    const auto count = static_cast<qsizetype>(living.size());
    const auto text = [inventory, content, columns, living = std::move(living)](qsizetype row, qsizetype column) {
        return content->fullText(*inventory, living[static_cast<size_t>(row)], columns[static_cast<size_t>(column)]);
    };
    return {titles, count, text};
}

QString toTsv(const Sheet& sheet)
{
    return written(sheet, tsvField, u'\t', u"\n"_s);
}

QByteArray toCsv(const Sheet& sheet)
{
    return written(sheet, csvField, u',', u"\r\n"_s).toUtf8();
}

QString withoutFormula(const QString& cell)
{
    if (cell.isEmpty() || !u"=+-@\t\r\n"_s.contains(cell.front()))
        return cell;
    return u'\'' + cell;
}

} // namespace rolescope::tablecopy
