// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/attach/planwizard.h"

#include "ui/attach/applypage.h"
#include "ui/attach/pagerail.h"
#include "ui/attach/planprogress.h"
#include "ui/attach/planreview.h"
#include "ui/attach/wizardpage.h"

#include <QMessageBox>
#include <QPushButton>
#include <QScreen>

namespace rolescope {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr QSize usualSize(1020, 720);

} // namespace

PlanWizard::PlanWizard(const Parts& parts, QWidget* parent)
    : QWizard(parent)
    , m_parts(parts)
    , m_review(new PlanReview(parts.plans, parts.store, this))
    , m_progress(new PlanProgress(parts.plans, this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWizardStyle(QWizard::ModernStyle);
    setOption(QWizard::NoBackButtonOnStartPage);
    setOption(QWizard::NoBackButtonOnLastPage);
    setOption(QWizard::NoCancelButtonOnLastPage);
    setButtonText(QWizard::FinishButton, tr("Close"));
    connect(m_progress, &PlanProgress::readBack, this, &PlanWizard::readBack);
    connect(m_progress, &PlanProgress::phaseChanged, this, [this] {
        if (m_closesAtEnd && !m_progress->isRunning())
            QWizard::reject();
    });
}

PlanWizard::PlanWizard(const Parts& parts, const Plan& plan, const QString& verb, const QString& undoes,
                       QWidget* parent)
    : PlanWizard(parts, parent)
{
    addReview([plan] { return Result<Plan>(plan); }, verb, undoes);
    finishSetup(plan.title);
}

PlanWizard::PlanWizard(const Parts& parts, const Operation& operation, QWidget* parent) : PlanWizard(parts, parent)
{
    addApply([this, operation] { m_progress->resume(operation); });
    finishSetup(operation.plan.title);
}

PlanWizard::~PlanWizard() = default;

void PlanWizard::addReview(ReviewPage::PlanMaker maker, const QString& verb, const QString& undoes)
{
    m_reviewPage = new ReviewPage(*m_review, m_parts.store, std::move(maker), this);
    m_reviewPage->setCommitPage(true);
    m_reviewPage->setButtonText(QWizard::CommitButton, verb);
    setPage(ReviewPageId, m_reviewPage);
    addApply([this, undoes] { m_progress->run(m_review->plan(), undoes); });
}

void PlanWizard::addApply(std::function<void()> start)
{
    auto* const page = new ApplyPage(*m_progress, m_parts.store, std::move(start), this);
    page->setFinalPage(true);
    connect(page, &ApplyPage::undoRequested, this, [this](const QString& operationId) {
        Q_EMIT undoRequested(operationId);
        accept();
    });
    setPage(ApplyPageId, page);
}

void PlanWizard::finishSetup(const QString& title)
{
    setWindowTitle(title);
    resize(screen() ? usualSize.boundedTo(screen()->availableSize() * 0.95) : usualSize);
    const QList<int> ids = pageIds();
    if (ids.size() > 1) {
        QStringList titles;
        for (const int id : ids)
            titles << page(id)->title();
        m_rail = new PageRail(this);
        m_rail->setPages(titles);
        setSideWidget(m_rail);
    }
    connect(this, &QWizard::currentIdChanged, this, [this, ids](int id) {
        if (m_rail && id >= 0)
            m_rail->setCurrent(static_cast<int>(ids.indexOf(id)));
        const auto* const opened = qobject_cast<WizardPage*>(page(id));
        if (opened && opened->firstControl())
            opened->firstControl()->setFocus();
    });
}

void PlanWizard::reject()
{
    if (m_progress->isRunning())
        askBeforeClosing();
    else
        QWizard::reject();
}

void PlanWizard::askBeforeClosing()
{
    auto* const box = new QMessageBox(QMessageBox::NoIcon, tr("Stop here?"), tr("The plan is still being carried out."),
                                      QMessageBox::NoButton, this);
    box->setObjectName(u"askBeforeClosing"_s);
    box->setInformativeText(tr("Stopping starts no further step and closes this window once what is under way in Azure "
                               "has ended. History keeps the rest, to go on with it or to undo it."));
    QPushButton* const stop = box->addButton(tr("Stop and close"), QMessageBox::AcceptRole);
    QPushButton* const stay = box->addButton(tr("Keep going"), QMessageBox::RejectRole);
    box->setDefaultButton(stay);
    box->setEscapeButton(stay);
    box->setAttribute(Qt::WA_DeleteOnClose);
    connect(stop, &QPushButton::clicked, this, [this] {
        m_closesAtEnd = true;
        if (m_progress->isRunning())
            m_progress->stop();
        else
            QWizard::reject();
    });
    box->open();
}

} // namespace rolescope
