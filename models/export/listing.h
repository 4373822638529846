// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <variant>
#include <vector>

/// A list as rows of typed cells, and its three ways onto stdout.
namespace rolescope {

/// Not known, a text, a number, a truth, or several texts.
using ListingCell = std::variant<std::monostate, QString, qint64, bool, QStringList>;

struct ListingColumn
{
    QByteArray key; ///< of JSON members and CSV titles, part of the interface to scripts; empty: only in the table
    QString title; ///< of the table, translated; empty: not in the table
};

struct Listing
{
    std::vector<ListingColumn> columns;
    std::vector<std::vector<ListingCell>> rows; ///< each as long as columns
};

/// A JSON array of objects, one to a line; members whose value is not known are left out.
QByteArray listingToJson(const Listing& listing);
/// RFC 4180, safe to open in a spreadsheet (see tablecopy::withoutFormula); several texts are parted by spaces.
QByteArray listingToCsv(const Listing& listing);
/// Aligned columns for people, without anything that could steer a terminal. `width`: the longest line in columns of
/// the terminal, to which the widest ones are shortened with "…"; 0 for no bound.
QByteArray listingToTable(const Listing& listing, int width);

} // namespace rolescope
