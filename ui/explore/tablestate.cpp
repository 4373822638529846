// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/explore/tablestate.h"

#include <QDataStream>
#include <QIODevice>

namespace rolescope {

namespace {

constexpr quint32 magic = 0x52535450; // "RSTP"
constexpr quint16 version = 2;

} // namespace

QByteArray written(const TableState& state)
{
    QByteArray bytes;
    QDataStream stream(&bytes, QIODevice::WriteOnly);
    stream.setVersion(QDataStream::Qt_6_4);
    stream << magic << version << qint32(state.columns) << state.fitted << state.header
           << quint32(state.sortKeys.size());
    for (const SortKey& key : state.sortKeys)
        stream << qint32(key.column) << (key.direction == Qt::DescendingOrder);
    return bytes;
}

std::optional<TableState> readTableState(const QByteArray& bytes)
{
    QDataStream stream(bytes);
    stream.setVersion(QDataStream::Qt_6_4);
    quint32 foundMagic = 0;
    quint16 foundVersion = 0;
    stream >> foundMagic >> foundVersion;
    if (foundMagic != magic || foundVersion != version)
        return {};
    TableState state;
    qint32 columns = 0;
    quint32 count = 0;
    stream >> columns >> state.fitted >> state.header >> count;
    state.columns = columns;
    for (quint32 i = 0; i < count && stream.status() == QDataStream::Ok; ++i) {
        qint32 column = 0;
        bool descending = false;
        stream >> column >> descending;
        if (column < 0 || column >= columns)
            return {};
        state.sortKeys.push_back({column, descending ? Qt::DescendingOrder : Qt::AscendingOrder});
    }
    return stream.status() == QDataStream::Ok ? std::optional(state) : std::nullopt;
}

} // namespace rolescope
