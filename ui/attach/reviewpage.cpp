// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/attach/reviewpage.h"

#include "ui/attach/findingsview.h"
#include "ui/attach/planreview.h"
#include "ui/attach/plantexts.h"
#include "ui/attach/stepsview.h"
#include "ui/common/fonts.h"
#include "ui/common/icons.h"
#include "ui/common/theme.h"

#include <QCheckBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QTabWidget>
#include <QVBoxLayout>

namespace rolescope {

using namespace Qt::Literals::StringLiterals;

namespace {

/// A small heading over one part of a page.
QLabel* heading(const QString& text, QWidget* parent)
{
    auto* const label = new QLabel(text, parent);
    label->setFont(fonts::medium(label->font()));
    return label;
}

QWidget* titled(const QString& title, QWidget* content, QWidget* parent)
{
    auto* const box = new QWidget(parent);
    auto* const layout = new QVBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(heading(title, box));
    layout->addWidget(content, 1);
    return box;
}

} // namespace

ReviewPage::ReviewPage(PlanReview& review, const InventoryStore& store, PlanMaker maker, QWidget* parent)
    : QWizardPage(parent)
    , m_review(review)
    , m_store(store)
    , m_maker(std::move(maker))
    , m_steps(store)
    , m_tabs(new QTabWidget(this))
{
    setTitle(tr("Review"));
    setSubTitle(tr("Nothing has been written yet. This is what will be done, in this order."));
    m_tabs->setObjectName(u"reviewTabs"_s);
    m_tabs->setAccessibleName(tr("Plan"));
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(buildOverview(), tr("Steps and checks"));
    for (const PlanLanguage language : {PlanLanguage::Text, PlanLanguage::Rest, PlanLanguage::AzureCli,
                                        PlanLanguage::Terraform, PlanLanguage::Bicep}) {
        m_texts.push_back(new PlanText(m_store, language, m_tabs));
        m_tabs->addTab(m_texts.back(), PlanText::title(language));
    }
    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 8, 0, 8);
    layout->setSpacing(8);
    layout->addWidget(m_tabs, 1);
    layout->addWidget(buildFoot());
    connect(&m_review, &PlanReview::changed, this, &ReviewPage::update);
}

QWidget* ReviewPage::buildOverview()
{
    auto* const page = new QWidget(m_tabs);
    auto* const steps = new StepsView(page);
    steps->setObjectName(u"planSteps"_s);
    steps->setModel(&m_steps);
    m_findings = new FindingsView(m_store, page);
    connect(m_findings, &FindingsView::roleSuggested, this, &ReviewPage::roleSuggested);
    auto* const halves = new QHBoxLayout;
    halves->setSpacing(16);
    halves->addWidget(titled(tr("Steps"), steps, page), 1);
    halves->addWidget(titled(tr("Checks"), m_findings, page), 1);
    m_headline = new QLabel(page);
    m_headline->setForegroundRole(QPalette::PlaceholderText);
    auto* const layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 8, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_headline);
    layout->addLayout(halves, 1);
    return page;
}

QWidget* ReviewPage::buildFoot()
{
    auto* const foot = new QWidget(this);
    m_acknowledge = new QCheckBox(tr("I have read the warnings"), foot);
    m_acknowledge->setObjectName(u"acknowledge"_s);
    connect(m_acknowledge, &QCheckBox::toggled, &m_review, &PlanReview::setAcknowledged);
    m_verdictIcon = new QLabel(foot);
    m_verdict = new QLabel(foot);
    m_verdict->setObjectName(u"verdict"_s);
    m_verdict->setWordWrap(true);
    m_verdict->setTextFormat(Qt::PlainText);
    auto* const layout = new QHBoxLayout(foot);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_verdictIcon, 0, Qt::AlignTop);
    layout->addWidget(m_verdict, 1);
    layout->addWidget(m_acknowledge, 0, Qt::AlignTop);
    return foot;
}

void ReviewPage::initializePage()
{
    m_tabs->setCurrentIndex(0);
    makePlan();
}

void ReviewPage::makePlan()
{
    const Result<Plan> plan = m_maker();
    if (plan)
        m_review.setPlan(*plan);
    else
        m_review.setError(plan.error());
    m_steps.showPlan(m_review.plan());
    for (PlanText* const text : m_texts)
        text->setPlan(m_review.plan());
}

bool ReviewPage::isComplete() const
{
    return m_review.whyNot().isEmpty();
}

void ReviewPage::changeEvent(QEvent* event)
{
    QWizardPage::changeEvent(event);
    if (Theme::isThemeChange(*event) && m_verdict)
        updateFoot();
}

QString ReviewPage::headline() const
{
    const int toDo = m_review.stepsToDo();
    const int already = static_cast<int>(m_review.plan().steps.size()) - toDo;
    const QString text = tr("%n step(s) to do", nullptr, toDo);
    //: %1: how many steps are to be done
    return already > 0 ? tr("%1, %n so already", nullptr, already).arg(text) : text;
}

void ReviewPage::update()
{
    m_headline->setText(headline());
    if (m_review.isChecking())
        m_findings->showNote(tr("Azure is being asked about rights, locks and limits…"));
    else
        m_findings->showFindings(m_review.findings(), m_mayReplaceRoles);
    m_acknowledge->setVisible(m_review.count(FindingSeverity::Warning) > 0
                              && m_review.count(FindingSeverity::Blocking) == 0);
    m_acknowledge->setChecked(m_review.isAcknowledged());
    updateFoot();
    Q_EMIT completeChanged();
}

void ReviewPage::updateFoot()
{
    const Theme& theme = Theme::current();
    const QString whyNot = m_review.whyNot();
    const bool blocked = m_review.count(FindingSeverity::Blocking) > 0;
    const bool waits = m_review.isChecking();
    const QString icon = whyNot.isEmpty() ? u"good"_s : blocked ? u"error"_s : waits ? u"clock"_s : u"info"_s;
    const QColor color = whyNot.isEmpty() ? theme.good : blocked ? theme.danger : theme.secondary;
    m_verdictIcon->setPixmap(icons::pixmap(icon, color, 16, devicePixelRatioF()));
    m_verdict->setText(whyNot.isEmpty() ? tr("Nothing stands in the way.") : whyNot);
    QPalette palette = m_verdict->palette();
    palette.setColor(QPalette::WindowText, whyNot.isEmpty() || blocked ? theme.text : theme.secondary);
    m_verdict->setPalette(palette);
}

} // namespace rolescope
