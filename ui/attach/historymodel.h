// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/ports/planservice.h"

#include <QAbstractTableModel>
#include <QCoreApplication>

#include <optional>
#include <vector>

namespace rolescope {

/// What was done to the tenant from here, newest first, as the journal tells it, in this session and in earlier ones.
/// Follows the service by itself; rows that stay keep their indexes, so that the selection survives. The service must
/// outlive it.
class HistoryModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { When, What, State, Steps, Who, ColumnCount };
    Q_ENUM(Column)

    explicit HistoryModel(PlanService& service, QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

    const Operation& operationAt(int row) const { return m_operations.at(static_cast<size_t>(row)); }
    int rowOf(const QString& operationId) const; ///< -1 where there is none
    /// The newest one against `source` that was stopped amid its steps and is still to be decided; null where there is
    /// none.
    const Operation* interrupted(const QString& source) const;
    /// Why the journal could not be read; nothing while it can.
    const std::optional<Error>& error() const { return m_error; }

    static QString stateText(OperationState state);

private:
    void reload();
    QString text(const Operation& operation, int column) const;

    PlanService& m_service;
    std::vector<Operation> m_operations;
    std::optional<Error> m_error;
};

/// What can be done about an operation of the journal, and if not, why not.
struct OperationChoices
{
    Q_DECLARE_TR_FUNCTIONS(rolescope::OperationChoices)

public:
    bool undo = false;
    bool resume = false;
    bool abandon = false;
    QString whyNotUndo; ///< a sentence; empty where it can be undone

    /// `source` is the label of what the window shows: elsewhere nothing can be done from here.
    static OperationChoices of(const Operation& operation, const QString& source, const QString& whyReadOnly);
};

/// Title, when, who, state, and each step with where it stands: for the clipboard and for reports.
QString operationText(const Operation& operation);

} // namespace rolescope
