// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/inventory/inventorystore.h"
#include "models/ports/planservice.h"
#include "ui/attach/reviewpage.h"

#include <QWizard>

namespace rolescope {

class PageRail;
class PlanProgress;
class PlanReview;

/// The end of each way to a change: Review, then Apply, with what belongs to both. By itself it is the short dialog for
/// changes that need no questions (detach, take a role away, delete, undo, resume); AttachWizard puts its pages before.
/// Deletes itself when closed. Store and service must outlive it.
class PlanWizard : public QWizard
{
    Q_OBJECT

public:
    struct Parts
    {
        const InventoryStore& store;
        PlanService& plans;
    };
    enum Page : int { MachinesPageId, IdentityPageId, RolesPageId, ReviewPageId, ApplyPageId };

    /// Reviews `plan`, then carries it out. `verb` is written on the button that does so: "Detach". `undoes` names
    /// the operation that the plan takes back.
    PlanWizard(const Parts& parts, const Plan& plan, const QString& verb, const QString& undoes, QWidget* parent);
    /// Goes on with an open operation at once.
    PlanWizard(const Parts& parts, const Operation& operation, QWidget* parent);
    ~PlanWizard() override;

    PlanReview& review() { return *m_review; }
    PlanProgress& progress() { return *m_progress; }

    /// While a plan is carried out, asks before it closes.
    void reject() override;

Q_SIGNALS:
    void readBack(const rolescope::SyncBatch& values, const rolescope::Coverage& coverage);
    void undoRequested(const QString& operationId);

protected:
    explicit PlanWizard(const Parts& parts, QWidget* parent);
    void addReview(ReviewPage::PlanMaker maker, const QString& verb, const QString& undoes = {});
    void addApply(std::function<void()> start);
    /// Call once all pages are there.
    void finishSetup(const QString& title);

    ReviewPage* m_reviewPage = nullptr;
    Parts m_parts;

private:
    void askBeforeClosing();

    PlanReview* m_review;
    PlanProgress* m_progress;
    PageRail* m_rail = nullptr;
    bool m_closesAtEnd = false; ///< a person wants to be out as soon as what is under way has ended
};

} // namespace rolescope
