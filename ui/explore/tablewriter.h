// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"
#include "models/inventory/inventorystore.h"
#include "models/items/tablecontent.h"

#include <QFutureWatcher>
#include <QObject>

#include <memory>
#include <vector>

namespace rolescope {

enum class TableFormat : quint8 { Tsv, Csv, Json };

/// Rows of a table as the window shows them, as text: to the clipboard or into a file. Long ones are put together on a
/// worker thread from a snapshot; a later copy takes the place of one under way. The store must outlive it.
class TableWriter : public QObject
{
    Q_OBJECT

public:
    /// Which rows and columns, in order.
    struct Part
    {
        std::shared_ptr<const TableContent> content;
        std::vector<quint32> keys;
        std::vector<int> columns;
    };

    explicit TableWriter(const InventoryStore& store, QObject* parent = nullptr);
    ~TableWriter() override;

    void copy(const Part& part, TableFormat format);
    /// Replaces the file as a whole or, where that fails, leaves it as it was.
    void save(const Part& part, TableFormat format, const QString& path);

Q_SIGNALS:
    void saved(const QString& path, int rows);
    void failed(const rolescope::Error& error);

private:
    struct Saved
    {
        QString path;
        int rows = 0;
        QString error; ///< empty where all went well
    };

    const InventoryStore& m_store;
    QFutureWatcher<QString> m_copying;
    QFutureWatcher<Saved> m_saving;
};

} // namespace rolescope
