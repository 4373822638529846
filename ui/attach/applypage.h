// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/inventory/inventorystore.h"
#include "ui/attach/stepsmodel.h"

#include <QWizardPage>

#include <functional>

class QLabel;
class QProgressBar;
class QPushButton;

namespace rolescope {

class PlanProgress;
class StepsView;

/// A plan while it is carried out, and what can be done when it has ended. Complete at the end. Progress and store must
/// outlive it.
class ApplyPage : public QWizardPage
{
    Q_OBJECT

public:
    ApplyPage(PlanProgress& progress, const InventoryStore& store, std::function<void()> start,
              QWidget* parent = nullptr);

    void initializePage() override;
    bool isComplete() const override;

Q_SIGNALS:
    void undoRequested(const QString& operationId);

protected:
    void changeEvent(QEvent* event) override;

private:
    void showPlan();
    void showStep(int step);
    void showPhase();
    void dress();

    PlanProgress& m_progress;
    std::function<void()> m_start;
    StepsModel m_model;
    StepsView* m_steps;
    QLabel* m_icon;
    QLabel* m_headline;
    QLabel* m_summary;
    QProgressBar* m_bar;
    QPushButton* m_stop;
    QPushButton* m_retry;
    QPushButton* m_undo;
    QPushButton* m_copy;
};

} // namespace rolescope
