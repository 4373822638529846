// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/inventory/inventorystore.h"
#include "models/items/savedview.h"
#include "ui/common/selection.h"

#include <QObject>
#include <QPointer>
#include <QVector>

class QSettings;
class QTabWidget;

namespace rolescope {

class GraphPage;
class ScopeChoice;
class TablePage;
class ViewsPanel;

/// Takes down what the window shows as a view, shows views, and keeps them in the settings and in files. What is passed
/// in must outlive it.
class ViewKeeper : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        const InventoryStore& store;
        Selection& selection;
        ScopeChoice& choice;
        QSettings& settings;
        ViewsPanel& panel;
        QTabWidget& tabs;
        GraphPage& graph;
        QVector<TablePage*> tables;
    };

    explicit ViewKeeper(const Parts& parts, QObject* parent = nullptr);

    /// Without name and appearance.
    SavedView current() const;
    /// Things that the tenant does not hold are passed over.
    void show(const SavedView& view);
    /// Adds the view in a file to the panel.
    void read(const QString& path);
    void write(const SavedView& view, const QString& path);

Q_SIGNALS:
    void appearanceTaken(QString* appearance) const; ///< asks for the present one
    void appearanceWanted(const QString& appearance);
    void failed(const rolescope::Error& error);

private:
    void restore();
    void keep() const;
    void askForFile();
    void askWhereToWrite(const SavedView& view);
    void showScopes(const SavedView& view);
    void showTables(const SavedView& view);
    void showGraph(const SavedView& view);

    Parts m_parts;
};

} // namespace rolescope
