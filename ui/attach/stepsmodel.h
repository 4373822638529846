// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/inventory/inventorystore.h"
#include "models/ports/planservice.h"

#include <QAbstractListModel>
#include <QTimer>

#include <vector>

namespace rolescope {

/// The steps of a plan, one a row: what each does, what it is about, and where it stands. Before a run only what is so
/// already is told apart. While a step waits to ask again its row counts down.
class StepsModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role : int {
        StateTextRole = Qt::UserRole + 64, ///< QString: "Retrying in 12 s: …"; empty before a run
        IconRole, ///< QString: name of a line icon
        ToneRole, ///< int: Tone
        TargetRole, ///< QString: what the step writes to, for people
    };
    enum class Tone : quint8 { Quiet, Active, Good, Warning, Bad };

    /// The store must outlive the model.
    explicit StepsModel(const InventoryStore& store, QObject* parent = nullptr);

    /// Before the run.
    void showPlan(const Plan& plan);
    /// During and after it: one report for each step.
    void showRun(const Plan& plan, const std::vector<StepReport>& reports);
    void showReport(const StepReport& report);

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;

    /// One line for each step, for the clipboard.
    QString toText() const;

    /// "Retrying in 12 s: the identity is not known everywhere yet." `now` decides what is left of the wait.
    static QString stateText(const StepReport& report, const QDateTime& now);

private:
    QString targetText(const StepAction& action) const;
    QString stateOf(int row) const;
    void countDown();

    const InventoryStore& m_store;
    Plan m_plan;
    std::vector<StepReport> m_reports; ///< empty before a run
    QTimer m_clock; ///< ticks while a step waits to ask again
};

} // namespace rolescope
