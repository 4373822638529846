// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/export/listing.h"

#include "models/export/terminaltext.h"
#include "models/items/tablecopy.h"
#include "models/items/texts.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace rolescope {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int narrowest = 8; ///< terminal columns that a shortened column keeps
constexpr int gapWidth = 2;

struct ToJson
{
    nlohmann::ordered_json operator()(std::monostate) const { return nullptr; }
    nlohmann::ordered_json operator()(const QString& text) const { return text.toStdString(); }
    nlohmann::ordered_json operator()(qint64 number) const { return number; }
    nlohmann::ordered_json operator()(bool flag) const { return flag; }
    nlohmann::ordered_json operator()(const QStringList& texts) const
    {
        auto list = nlohmann::ordered_json::array();
        for (const QString& text : texts)
            list.push_back(text.toStdString());
        return list;
    }
};

/// For scripts: no translation.
struct ToPlainText
{
    QString operator()(std::monostate) const { return {}; }
    QString operator()(const QString& text) const { return text; }
    QString operator()(qint64 number) const { return QString::number(number); }
    QString operator()(bool flag) const { return flag ? u"true"_s : u"false"_s; }
    QString operator()(const QStringList& list) const { return list.join(u' '); }
};

/// For people.
struct ToShownText
{
    QString operator()(std::monostate) const { return {}; }
    QString operator()(const QString& text) const { return text; }
    QString operator()(qint64 number) const { return QString::number(number); }
    QString operator()(bool flag) const { return texts::yesNo(flag); }
    QString operator()(const QStringList& list) const { return list.join(u", "_s); }
};

struct TableColumn
{
    QStringList cells; ///< the title first
    bool number = false;
    int width = 0; ///< in terminal columns
};

std::vector<TableColumn> tableColumns(const Listing& listing)
{
    std::vector<TableColumn> columns;
    for (size_t i = 0; i < listing.columns.size(); ++i) {
        if (listing.columns[i].title.isEmpty())
            continue;
        TableColumn column;
        column.cells.append(listing.columns[i].title);
        for (const auto& row : listing.rows) {
            column.number = column.number || std::holds_alternative<qint64>(row[i]);
            column.cells.append(terminaltext::harmless(std::visit(ToShownText(), row[i])));
        }
        for (const QString& cell : column.cells)
            column.width = std::max(column.width, terminaltext::columns(cell));
        columns.push_back(std::move(column));
    }
    return columns;
}

/// Takes from the widest column, again and again, until the line fits.
void fit(std::vector<TableColumn>& columns, int width)
{
    int total = gapWidth * (static_cast<int>(columns.size()) - 1);
    for (const TableColumn& column : columns)
        total += column.width;
    while (total > width) {
        const auto widest = std::max_element(columns.begin(), columns.end(),
                                             [](const auto& a, const auto& b) { return a.width < b.width; });
        if (widest->width <= narrowest)
            return;
        --widest->width;
        --total;
    }
}

QString padded(const QString& cell, const TableColumn& column)
{
    const QString shown = terminaltext::cut(cell, column.width);
    const QString blanks(column.width - terminaltext::columns(shown), u' ');
    return column.number ? blanks + shown : shown + blanks;
}

} // namespace

QByteArray listingToJson(const Listing& listing)
{
    QByteArray json = "[";
    for (size_t i = 0; i < listing.rows.size(); ++i) {
        auto object = nlohmann::ordered_json::object();
        for (size_t column = 0; column < listing.columns.size(); ++column) {
            const ListingCell& cell = listing.rows[i][column];
            if (!listing.columns[column].key.isEmpty() && !std::holds_alternative<std::monostate>(cell))
                object[listing.columns[column].key.toStdString()] = std::visit(ToJson(), cell);
        }
        json += (i == 0 ? "\n" : ",\n") + QByteArray::fromStdString(object.dump());
    }
    return json + "\n]\n";
}

QByteArray listingToCsv(const Listing& listing)
{
    tablecopy::Sheet sheet;
    std::vector<size_t> shown;
    for (size_t column = 0; column < listing.columns.size(); ++column) {
        if (listing.columns[column].key.isEmpty())
            continue;
        shown.push_back(column);
        sheet.titles.append(QString::fromLatin1(listing.columns[column].key));
    }
    sheet.rows = static_cast<qsizetype>(listing.rows.size());
    sheet.text = [&listing, &shown](qsizetype row, qsizetype column) {
        return std::visit(ToPlainText(), listing.rows[static_cast<size_t>(row)][shown[static_cast<size_t>(column)]]);
    };
    return tablecopy::toCsv(sheet);
}

QByteArray listingToTable(const Listing& listing, int width)
{
    std::vector<TableColumn> columns = tableColumns(listing);
    if (width > 0)
        fit(columns, width);
    QString table;
    for (qsizetype row = 0; row <= static_cast<qsizetype>(listing.rows.size()); ++row) {
        QString line;
        for (const TableColumn& column : columns) {
            if (!line.isEmpty())
                line += QString(gapWidth, u' ');
            line += padded(column.cells[row], column);
        }
        while (line.endsWith(u' '))
            line.chop(1);
        table += line + u'\n';
    }
    return table.toUtf8();
}

} // namespace rolescope
