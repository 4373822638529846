// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"
#include "models/inventory/inventory.h"

#include <QByteArray>
#include <QMap>
#include <QString>
#include <QStringList>

#include <vector>

namespace rolescope {

/// What a window shows of a tenant, by ids and words only: it can be kept, and given to somebody else who looks at the
/// same tenant.
struct SavedView
{
    struct ScopeMark
    {
        QString scope; ///< ARM id
        bool in = false;
        bool operator==(const ScopeMark&) const = default;
    };

    struct TableFilter
    {
        QString text;
        QStringList conditions; ///< as writtenCondition gives them
        bool operator==(const TableFilter&) const = default;
    };

    QString name;
    std::vector<ScopeMark> scopes; ///< see ScopeSet; empty: the whole tenant
    QMap<QString, TableFilter> tables; ///< by object name of the page; those without a filter are left out
    QString grouping; ///< of the graph: "none", "subscription", "resourceGroup", "location"
    QString focus; ///< of the graph, as entityKey gives it; empty for the whole tenant
    int depth = 2;
    QString selection; ///< as entityKey gives it; may be empty
    QString page; ///< object name of the page that is shown
    QString appearance; ///< "System", "Light" or "Dark"

    bool operator==(const SavedView&) const = default;
};

/// JSON for people and programs, with a version.
QByteArray written(const SavedView& view);
/// Refuses, in plain words, what is no view, is damaged, or comes from a newer Rolescope.
Result<SavedView> readSavedView(const QByteArray& json);

/// Several, as the settings keep them.
QByteArray written(const std::vector<SavedView>& views);
/// Those that can be read; nothing where `json` holds no list.
std::vector<SavedView> readSavedViews(const QByteArray& json);

/// A name of a thing that outlives its handle: "host:/subscriptions/…". Empty for nothing.
QString entityKey(const Inventory& inventory, EntityRef entity);
/// Invalid where the inventory does not hold it.
EntityRef entityOfKey(const Inventory& inventory, const QString& key);

} // namespace rolescope
