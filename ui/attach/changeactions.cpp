// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/attach/changeactions.h"

#include "ui/attach/attachwizard.h"
#include "ui/attach/historypanel.h"
#include "ui/attach/planprogress.h"
#include "ui/common/banner.h"
#include "ui/common/icons.h"
#include "ui/common/theme.h"

#include <QAction>
#include <QMenu>

#include <algorithm>

namespace rolescope {

using namespace Qt::Literals::StringLiterals;

ChangeActions::ChangeActions(Parts parts)
    : QObject(parts.window)
    , m_parts(std::move(parts))
    , m_attach(new QAction(tr("Attach identity…"), this))
    , m_history(new HistoryPanel(m_parts.plans, m_parts.store, m_parts.source, m_parts.window))
    , m_banner(new Banner(m_parts.window))
{
    m_attach->setObjectName(u"attachAction"_s);
    m_attach->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_I));
    connect(m_attach, &QAction::triggered, this, [this] { attach(m_parts.chosen()); });
    connect(m_history, &HistoryPanel::undoRequested, this, &ChangeActions::undo);
    connect(m_history, &HistoryPanel::resumeRequested, this, &ChangeActions::resume);
    connect(m_history, &HistoryPanel::abandonRequested, this, &ChangeActions::abandon);
    connect(&m_parts.plans, &PlanService::historyChanged, this, &ChangeActions::tellInterrupted);
    updateReadOnly();
    tellInterrupted();
}

ChangeActions::~ChangeActions() = default;

void ChangeActions::updateReadOnly()
{
    const QString why = m_parts.plans.whyReadOnly();
    m_attach->setEnabled(why.isEmpty());
    m_attach->setToolTip(why.isEmpty() ? tr("Give virtual machines an identity and the roles that it needs (%1)")
                                             .arg(m_attach->shortcut().toString())
                                       : why);
}

void ChangeActions::dress()
{
    const Theme& theme = Theme::current();
    m_attach->setIcon(icons::icon(u"attach"_s, theme.onAccent, theme.secondary));
}

void ChangeActions::addTo(QMenu& menu, EntityRef entity)
{
    const ChangeOffers offers = offersFor(m_parts.store.inventory(), entity);
    const QString whyReadOnly = m_parts.plans.whyReadOnly();
    menu.setToolTipsVisible(true);
    if (offers.attach) {
        QAction* const attachHere = menu.addAction(tr("Attach identity…"));
        attachHere->setEnabled(whyReadOnly.isEmpty());
        attachHere->setToolTip(whyReadOnly);
        std::vector<EntityRef> entities = m_parts.chosen();
        if (std::ranges::find(entities, entity) == entities.end())
            entities = {entity};
        connect(attachHere, &QAction::triggered, this, [this, entities] { attach(entities); });
    }
    if (!offers.removals.empty())
        addRemovals(menu, offers.removals);
}

/// A few stand in the menu itself, more in one of their own.
void ChangeActions::addRemovals(QMenu& menu, const std::vector<ChangeOffer>& offers)
{
    constexpr size_t inMenu = 3;
    const QString whyReadOnly = m_parts.plans.whyReadOnly();
    QMenu* const into = offers.size() > inMenu ? menu.addMenu(tr("Detach or delete")) : &menu;
    into->setToolTipsVisible(true);
    for (const ChangeOffer& offer : offers) {
        QAction* const action = into->addAction(QString(offer.text).replace(u'&', u"&&"_s));
        action->setEnabled(whyReadOnly.isEmpty());
        action->setToolTip(whyReadOnly);
        connect(action, &QAction::triggered, this, [this, offer] { carryOut(offer); });
    }
}

void ChangeActions::carryOut(const ChangeOffer& offer)
{
    const Result<Plan> plan = planOf(offer, m_parts.store.inventory());
    if (plan)
        review(*plan, offer.verb);
    else
        Q_EMIT failed(plan.error());
}

bool ChangeActions::raiseOpenOne()
{
    // One that a person has just closed is still there until the event loop comes round.
    if (!m_wizard || !m_wizard->isVisible())
        return false;
    m_wizard->raise();
    m_wizard->activateWindow();
    return true;
}

void ChangeActions::open(PlanWizard* wizard)
{
    m_wizard = wizard;
    connect(wizard, &PlanWizard::readBack, this, &ChangeActions::readBack);
    // Once the dialog is closed, so that there is never a second one.
    connect(wizard, &PlanWizard::undoRequested, this, &ChangeActions::undo, Qt::QueuedConnection);
    wizard->open();
}

void ChangeActions::attach(const std::vector<EntityRef>& entities)
{
    if (m_attach->isEnabled() && !raiseOpenOne())
        open(new AttachWizard({m_parts.store, m_parts.plans}, entities, m_parts.window));
}

void ChangeActions::review(const Plan& plan, const QString& verb, const QString& undoes)
{
    if (!raiseOpenOne())
        open(new PlanWizard({m_parts.store, m_parts.plans}, plan, verb, undoes, m_parts.window));
}

void ChangeActions::undo(const QString& operationId)
{
    const Result<Plan> plan = m_parts.plans.undoPlan(operationId);
    if (plan)
        review(*plan, tr("&Undo", "carry out the plan"), operationId);
    else
        Q_EMIT failed(plan.error());
}

void ChangeActions::resume(const Operation& operation)
{
    if (!raiseOpenOne())
        open(new PlanWizard({m_parts.store, m_parts.plans}, operation, m_parts.window));
}

void ChangeActions::abandon(const QString& operationId)
{
    if (const Result<void> done = m_parts.plans.abandon(operationId); !done)
        Q_EMIT failed(done.error());
}

/// Once for each operation: whoever closes the strip has decided to look later.
void ChangeActions::tellInterrupted()
{
    const Operation* const found = m_history->model().interrupted(m_parts.source);
    if (!found || (m_wizard && m_wizard->isVisible()) || !m_parts.plans.whyReadOnly().isEmpty()) {
        if (!found)
            m_banner->clear();
        return;
    }
    if (m_toldOf == found->id)
        return;
    m_toldOf = found->id;
    const Operation operation = *found;
    m_banner->showMessage(
        Severity::Warning,
        tr("A change was interrupted: %1. What was done until then stays as it is.").arg(operation.plan.title),
        {{tr("Resume"), [this, operation] { resume(operation); }},
         {tr("Undo…"), [this, operation] { undo(operation.id); }},
         {tr("Details"), [this, operation] {
              m_history->showOperation(operation.id);
              Q_EMIT historyRequested();
          }}});
}

} // namespace rolescope
