// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/attach/applypage.h"

#include "ui/attach/planprogress.h"
#include "ui/attach/stepsview.h"
#include "ui/common/fonts.h"
#include "ui/common/icons.h"
#include "ui/common/theme.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

namespace rolescope {

using namespace Qt::Literals::StringLiterals;

namespace {

QPushButton* button(const QString& name, const QString& text, const QString& toolTip, QWidget* parent)
{
    auto* const made = new QPushButton(text, parent);
    made->setObjectName(name);
    made->setToolTip(toolTip);
    made->setAutoDefault(false);
    return made;
}

} // namespace

ApplyPage::ApplyPage(PlanProgress& progress, const InventoryStore& store, std::function<void()> start, QWidget* parent)
    : QWizardPage(parent)
    , m_progress(progress)
    , m_start(std::move(start))
    , m_model(store)
    , m_steps(new StepsView(this))
    , m_icon(new QLabel(this))
    , m_headline(new QLabel(this))
    , m_summary(new QLabel(this))
    , m_bar(new QProgressBar(this))
    , m_stop(
          button(u"stopRun"_s, tr("Stop"), tr("Start no further step. What is under way in Azure ends first."), this))
    , m_retry(button(u"retryRun"_s, tr("Retry"), tr("Go on from here: what is done already stays."), this))
    , m_undo(button(u"undoRun"_s, tr("Undo…"), tr("Review what would take this back, then decide."), this))
    , m_copy(button(u"copyRun"_s, tr("Copy as text"), tr("Copies the steps and how each ended."), this))
{
    setTitle(tr("Apply"));
    setSubTitle(
        tr("Each step is written down before and after it runs, so that it can be gone on with or taken back."));
    m_headline->setObjectName(u"runHeadline"_s);
    m_headline->setFont(fonts::title(m_headline->font()));
    m_summary->setObjectName(u"runSummary"_s);
    m_summary->setWordWrap(true);
    m_summary->setTextFormat(Qt::PlainText);
    m_summary->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_bar->setTextVisible(false);
    m_bar->setAccessibleName(tr("Steps done"));
    m_steps->setObjectName(u"runSteps"_s);
    m_steps->setModel(&m_model);

    auto* const head = new QHBoxLayout;
    head->setSpacing(8);
    head->addWidget(m_icon);
    head->addWidget(m_headline, 1);
    auto* const buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_copy);
    buttons->addStretch(1);
    for (QPushButton* const each : {m_stop, m_retry, m_undo})
        buttons->addWidget(each);
    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 8, 0, 8);
    layout->setSpacing(8);
    layout->addLayout(head);
    layout->addWidget(m_bar);
    layout->addWidget(m_summary);
    layout->addWidget(m_steps, 1);
    layout->addLayout(buttons);

    connect(m_stop, &QPushButton::clicked, &m_progress, &PlanProgress::stop);
    connect(m_retry, &QPushButton::clicked, &m_progress, [this] { m_progress.resume(); });
    connect(m_undo, &QPushButton::clicked, this, [this] { Q_EMIT undoRequested(m_progress.operationId()); });
    connect(m_copy, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(m_progress.headline() + u'\n' + m_progress.summary() + u'\n'
                                              + m_model.toText());
    });
    connect(&m_progress, &PlanProgress::planChanged, this, &ApplyPage::showPlan);
    connect(&m_progress, &PlanProgress::stepChanged, this, &ApplyPage::showStep);
    connect(&m_progress, &PlanProgress::phaseChanged, this, &ApplyPage::showPhase);
}

void ApplyPage::initializePage()
{
    m_start();
}

bool ApplyPage::isComplete() const
{
    return m_progress.phase() == PlanProgress::Phase::Ended;
}

void ApplyPage::changeEvent(QEvent* event)
{
    QWizardPage::changeEvent(event);
    if (Theme::isThemeChange(*event) && m_icon)
        dress();
}

void ApplyPage::showPlan()
{
    m_model.showRun(m_progress.plan(), m_progress.steps());
    m_bar->setRange(0, qMax(1, static_cast<int>(m_progress.steps().size())));
}

void ApplyPage::showStep(int step)
{
    const StepReport& report = m_progress.steps()[static_cast<size_t>(step)];
    m_model.showReport(report);
    m_bar->setValue(m_progress.finishedSteps());
    m_headline->setText(m_progress.headline());
    if (report.state == StepState::Running && !m_steps->hasFocus())
        m_steps->scrollTo(m_model.index(step));
}

void ApplyPage::showPhase()
{
    const bool ended = isComplete();
    if (ended)
        showPlan(); // steps that never ran have no word of their own
    m_bar->setValue(m_progress.finishedSteps());
    m_headline->setText(m_progress.headline());
    m_summary->setText(m_progress.summary());
    m_summary->setVisible(!m_summary->text().isEmpty());
    m_bar->setVisible(!ended);
    m_stop->setVisible(!ended);
    m_stop->setEnabled(m_progress.phase() == PlanProgress::Phase::Running);
    m_retry->setVisible(m_progress.canResume());
    m_undo->setVisible(m_progress.canUndo());
    m_copy->setVisible(ended);
    dress();
    Q_EMIT completeChanged();
}

void ApplyPage::dress()
{
    const Theme& theme = Theme::current();
    const bool ended = isComplete();
    const QString name = !ended ? u"running"_s : m_progress.isDone() ? u"good"_s : u"warning"_s;
    const QColor color = !ended ? theme.accent : m_progress.isDone() ? theme.good : theme.warning;
    m_icon->setPixmap(icons::pixmap(name, color, 24, devicePixelRatioF()));
}

} // namespace rolescope
