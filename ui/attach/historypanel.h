// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/attach/historymodel.h"
#include "ui/attach/stepsmodel.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QStackedLayout;
class QTreeView;

namespace rolescope {

class EmptyState;
class StepsView;

/// What was done from here, and the way back: operations of the journal, the steps of the one that is selected, and
/// what can be done about it. Service and store must outlive it.
class HistoryPanel : public QWidget
{
    Q_OBJECT

public:
    /// `source` is the label of what the window shows.
    HistoryPanel(PlanService& service, const InventoryStore& store, QString source, QWidget* parent = nullptr);

    HistoryModel& model() { return m_model; }
    void showOperation(const QString& operationId);

    QSize sizeHint() const override { return {720, 220}; }

Q_SIGNALS:
    void undoRequested(const QString& operationId);
    void resumeRequested(const rolescope::Operation& operation);
    void abandonRequested(const QString& operationId);

private:
    QWidget* buildContent();
    QWidget* buildButtons();
    QPushButton* addButton(QWidget& box, const QString& name, const QString& text, const QString& toolTip);
    const Operation* current() const;
    void showCurrent();
    void updateEmptyState();

    PlanService& m_service;
    QString m_source;
    HistoryModel m_model;
    StepsModel m_stepsModel;
    QTreeView* m_list = nullptr;
    StepsView* m_steps = nullptr;
    EmptyState* m_empty;
    QStackedLayout* m_stack;
    QPushButton* m_undo = nullptr;
    QPushButton* m_resume = nullptr;
    QPushButton* m_abandon = nullptr;
    QPushButton* m_copy = nullptr;
};

} // namespace rolescope
