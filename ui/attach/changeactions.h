// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/attach/changemenu.h"
#include "ui/attach/planwizard.h"

#include <QObject>
#include <QPointer>

#include <functional>

class QAction;
class QMenu;

namespace rolescope {

class Banner;
class HistoryPanel;

/// All ways by which the window changes a tenant: its actions, its entries in context menus, the dialogs behind them,
/// the history, and the strip that tells of an interrupted operation. One change at a time: while its dialog is open,
/// it is raised instead of a second one. Everything of `Parts` must outlive it.
class ChangeActions : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        const InventoryStore& store;
        PlanService& plans;
        QString source; ///< label of what the window shows
        QWidget* window; ///< dialogs lie over it
        std::function<std::vector<EntityRef>()> chosen; ///< what is selected in the window now
    };

    explicit ChangeActions(Parts parts);
    ~ChangeActions() override;

    QAction* attachAction() const { return m_attach; }
    HistoryPanel* historyPanel() const { return m_history; } ///< to be put into the window, which then owns it
    Banner* banner() const { return m_banner; } ///< likewise
    /// Entries for `entity`, or for all that is selected where it is one of that. Adds nothing where nothing applies.
    void addTo(QMenu& menu, EntityRef entity);

    void attach(const std::vector<EntityRef>& entities);
    void review(const Plan& plan, const QString& verb, const QString& undoes = {});
    void undo(const QString& operationId);
    void resume(const Operation& operation);
    void abandon(const QString& operationId);
    /// The open dialog; null where there is none.
    PlanWizard* wizard() const { return m_wizard; }
    /// Icons of the theme that is shown now.
    void dress();

Q_SIGNALS:
    void readBack(const rolescope::SyncBatch& values, const rolescope::Coverage& coverage);
    void failed(const rolescope::Error& error);
    /// A person wants to see the history.
    void historyRequested();

private:
    bool raiseOpenOne();
    void open(PlanWizard* wizard);
    void addRemovals(QMenu& menu, const std::vector<ChangeOffer>& offers);
    void updateReadOnly();
    void tellInterrupted();
    void carryOut(const ChangeOffer& offer);

    Parts m_parts;
    QAction* m_attach;
    HistoryPanel* m_history;
    Banner* m_banner;
    QPointer<PlanWizard> m_wizard;
    QString m_toldOf; ///< the interrupted operation that the strip told of
};

} // namespace rolescope
