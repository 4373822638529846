// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/inventory/inventorystore.h"
#include "ui/attach/stepsmodel.h"

#include <QWizardPage>

#include <functional>
#include <vector>

class QCheckBox;
class QLabel;
class QTabWidget;

namespace rolescope {

class FindingsView;
class PlanReview;
class PlanText;

/// What will be done, what was found about it, and the same in the languages that people use: the last look before
/// anything is written. Complete when nothing blocks and the warnings were read. Store and review must outlive it.
class ReviewPage : public QWizardPage
{
    Q_OBJECT

public:
    /// Makes the plan anew each time that the page is entered.
    using PlanMaker = std::function<Result<Plan>()>;

    ReviewPage(PlanReview& review, const InventoryStore& store, PlanMaker maker, QWidget* parent = nullptr);

    void setMayReplaceRoles(bool may) { m_mayReplaceRoles = may; }
    void makePlan();

    void initializePage() override;
    bool isComplete() const override;

Q_SIGNALS:
    void roleSuggested(int step, const QString& roleGuid);

protected:
    void changeEvent(QEvent* event) override;

private:
    QWidget* buildOverview();
    QWidget* buildFoot();
    void update();
    void updateFoot();
    QString headline() const;

    PlanReview& m_review;
    const InventoryStore& m_store;
    PlanMaker m_maker;
    bool m_mayReplaceRoles = false;
    StepsModel m_steps;
    QTabWidget* m_tabs;
    QLabel* m_headline = nullptr;
    FindingsView* m_findings = nullptr;
    std::vector<PlanText*> m_texts;
    QCheckBox* m_acknowledge = nullptr;
    QLabel* m_verdictIcon = nullptr;
    QLabel* m_verdict = nullptr;
};

} // namespace rolescope
