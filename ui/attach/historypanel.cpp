// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/attach/historypanel.h"

#include "ui/attach/stepsview.h"
#include "ui/common/decorations.h"
#include "ui/common/emptystate.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QSplitter>
#include <QStackedLayout>
#include <QTreeView>

namespace rolescope {

using namespace Qt::Literals::StringLiterals;

HistoryPanel::HistoryPanel(PlanService& service, const InventoryStore& store, QString source, QWidget* parent)
    : QWidget(parent)
    , m_service(service)
    , m_source(std::move(source))
    , m_model(service)
    , m_stepsModel(store)
    , m_empty(new EmptyState(this))
    , m_stack(new QStackedLayout(this))
{
    setObjectName(u"historyPanel"_s);
    m_stack->addWidget(buildContent());
    m_stack->addWidget(m_empty);
    const auto refresh = [this] {
        updateEmptyState();
        // The newest is what people come for.
        if (!m_list->currentIndex().isValid())
            m_list->setCurrentIndex(m_model.index(0, 0));
        showCurrent();
    };
    connect(&m_model, &QAbstractItemModel::modelReset, this, refresh);
    connect(&m_model, &QAbstractItemModel::rowsInserted, this, refresh);
    connect(&m_model, &QAbstractItemModel::dataChanged, this, &HistoryPanel::showCurrent);
    connect(m_list->selectionModel(), &QItemSelectionModel::selectionChanged, this, &HistoryPanel::showCurrent);
    refresh();
}

QWidget* HistoryPanel::buildContent()
{
    auto* const content = new QWidget(this);
    auto* const splitter = new QSplitter(Qt::Horizontal, content);
    m_list = new QTreeView(splitter);
    m_list->setObjectName(u"operations"_s);
    m_list->setAccessibleName(tr("History"));
    m_list->setModel(&m_model);
    m_list->setItemDelegate(new CellDelegate(m_list));
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setAllColumnsShowFocus(true);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->header()->setStretchLastSection(true);
    const int em = fontMetrics().averageCharWidth();
    for (const auto& [column, characters] : {std::pair(HistoryModel::When, 20), std::pair(HistoryModel::What, 44),
                                             std::pair(HistoryModel::State, 16), std::pair(HistoryModel::Steps, 10)})
        m_list->header()->resizeSection(column, characters * em);
    m_steps = new StepsView(splitter);
    m_steps->setObjectName(u"operationSteps"_s);
    m_steps->setFrameShape(QFrame::NoFrame);
    m_steps->setModel(&m_stepsModel);
    splitter->addWidget(m_list);
    splitter->addWidget(m_steps);
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 2);
    splitter->setChildrenCollapsible(false);

    auto* const layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(splitter, 1);
    layout->addWidget(buildButtons());
    return content;
}

QPushButton* HistoryPanel::addButton(QWidget& box, const QString& name, const QString& text, const QString& toolTip)
{
    auto* const button = new QPushButton(text, &box);
    button->setObjectName(name);
    button->setToolTip(toolTip);
    box.layout()->addWidget(button);
    return button;
}

QWidget* HistoryPanel::buildButtons()
{
    auto* const box = new QWidget(this);
    auto* const layout = new QHBoxLayout(box);
    layout->setContentsMargins(8, 8, 8, 8);
    layout->setSpacing(8);
    m_undo = addButton(*box, u"undoOperation"_s, tr("Undo…"), {});
    m_resume = addButton(*box, u"resumeOperation"_s, tr("Resume"), tr("Go on from where it was stopped."));
    m_abandon = addButton(*box, u"abandonOperation"_s, tr("Leave as it is"),
                          tr("What is done stays, the rest is given up, and nobody asks again."));
    m_copy = addButton(*box, u"copyOperation"_s, tr("Copy as text"), tr("Copies what was done, with every step."));
    layout->addStretch(1);
    connect(m_undo, &QPushButton::clicked, this, [this] {
        if (const Operation* const operation = current())
            Q_EMIT undoRequested(operation->id);
    });
    connect(m_resume, &QPushButton::clicked, this, [this] {
        if (const Operation* const operation = current())
            Q_EMIT resumeRequested(Operation(*operation));
    });
    connect(m_abandon, &QPushButton::clicked, this, [this] {
        if (const Operation* const operation = current())
            Q_EMIT abandonRequested(QString(operation->id));
    });
    connect(m_copy, &QPushButton::clicked, this, [this] {
        if (const Operation* const operation = current())
            QGuiApplication::clipboard()->setText(operationText(*operation));
    });
    return box;
}

const Operation* HistoryPanel::current() const
{
    const QModelIndexList rows = m_list->selectionModel()->selectedRows();
    return rows.isEmpty() ? nullptr : &m_model.operationAt(rows.front().row());
}

void HistoryPanel::showOperation(const QString& operationId)
{
    if (const int row = m_model.rowOf(operationId); row >= 0)
        m_list->setCurrentIndex(m_model.index(row, HistoryModel::When));
}

void HistoryPanel::showCurrent()
{
    const Operation* const operation = current();
    OperationChoices choices;
    if (operation)
        choices = OperationChoices::of(*operation, m_source, m_service.whyReadOnly());
    m_undo->setEnabled(choices.undo);
    m_undo->setToolTip(choices.whyNotUndo.isEmpty() ? tr("Review what would take this back, then decide.")
                                                    : choices.whyNotUndo);
    m_resume->setEnabled(choices.resume);
    m_abandon->setEnabled(choices.abandon);
    m_copy->setEnabled(operation);
    if (operation && operation->steps.size() == operation->plan.steps.size())
        m_stepsModel.showRun(operation->plan, operation->steps);
    else
        m_stepsModel.showPlan(operation ? operation->plan : Plan());
}

void HistoryPanel::updateEmptyState()
{
    if (m_model.error())
        m_empty->setContent(u"warning"_s, m_model.error()->what + u' ' + m_model.error()->advice);
    else
        m_empty->setContent(u"clock"_s,
                            tr("Nothing was changed from here yet. What you attach, detach or grant is "
                               "listed here, and can be undone."));
    m_stack->setCurrentIndex(m_model.rowCount() > 0 ? 0 : 1);
}

} // namespace rolescope
