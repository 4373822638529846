// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/attach/historymodel.h"

#include "models/items/roles.h"
#include "models/items/texts.h"
#include "ui/attach/stepsmodel.h"

#include <algorithm>

namespace rolescope {

using namespace Qt::Literals::StringLiterals;

namespace {

bool isSettled(const StepReport& report)
{
    return report.state == StepState::Done || report.state == StepState::Satisfied;
}

Severity severityOf(OperationState state)
{
    return state == OperationState::Open ? Severity::Warning : Severity::None;
}

bool wroteSomething(const Operation& operation)
{
    return std::ranges::any_of(operation.steps,
                               [](const StepReport& each) { return each.outcome && each.outcome->changed; });
}

} // namespace

HistoryModel::HistoryModel(PlanService& service, QObject* parent) : QAbstractTableModel(parent), m_service(service)
{
    connect(&m_service, &PlanService::historyChanged, this, &HistoryModel::reload);
    reload();
}

/// New operations come at the top and old ones only change, so that a reload is an insertion and a change; whatever
/// else the journal tells is a reset.
void HistoryModel::reload()
{
    Result<std::vector<Operation>> read = m_service.history();
    m_error = read ? std::optional<Error>() : read.error();
    std::vector<Operation> operations = read ? std::move(*read) : std::vector<Operation>();
    const auto added = static_cast<qsizetype>(operations.size()) - static_cast<qsizetype>(m_operations.size());
    const bool grows = added >= 0
        && std::equal(m_operations.begin(), m_operations.end(), operations.begin() + added,
                      [](const Operation& a, const Operation& b) { return a.id == b.id; });
    if (!grows) {
        beginResetModel();
        m_operations = std::move(operations);
        endResetModel();
        return;
    }
    if (added > 0)
        beginInsertRows({}, 0, static_cast<int>(added) - 1);
    m_operations = std::move(operations);
    if (added > 0)
        endInsertRows();
    if (const int rows = rowCount(); rows > added)
        Q_EMIT dataChanged(index(static_cast<int>(added), 0), index(rows - 1, ColumnCount - 1));
}

int HistoryModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_operations.size());
}

int HistoryModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant HistoryModel::data(const QModelIndex& index, int role) const
{
    Q_ASSERT(checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid));
    const Operation& operation = operationAt(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
    case ItemRole::FullTextRole:
        return text(operation, index.column());
    case ItemRole::SeverityRole:
        return QVariant::fromValue(index.column() == State ? severityOf(operation.state) : Severity::None);
    default:
        return {};
    }
}

QVariant HistoryModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case When:
        return tr("When (UTC)");
    case What:
        return tr("What");
    case State:
        return tr("State");
    case Steps:
        return tr("Steps");
    case Who:
        return tr("Who");
    default:
        return {};
    }
}

QString HistoryModel::text(const Operation& operation, int column) const
{
    switch (column) {
    case When:
        return texts::moment(operation.startedAt.toMSecsSinceEpoch());
    case What:
        return operation.plan.title;
    case State:
        return stateText(operation.state);
    case Steps: {
        const auto done = std::ranges::count_if(operation.steps, isSettled);
        //: how many steps of a plan are done
        return tr("%1 of %2").arg(done).arg(operation.plan.steps.size());
    }
    case Who:
        return operation.account;
    default:
        return {};
    }
}

int HistoryModel::rowOf(const QString& operationId) const
{
    const auto found = std::ranges::find(m_operations, operationId, &Operation::id);
    return found == m_operations.end() ? -1 : static_cast<int>(found - m_operations.begin());
}

const Operation* HistoryModel::interrupted(const QString& source) const
{
    const auto found = std::ranges::find_if(m_operations, [&source](const Operation& each) {
        return each.state == OperationState::Open && each.source == source;
    });
    return found == m_operations.end() ? nullptr : &*found;
}

QString HistoryModel::stateText(OperationState state)
{
    switch (state) {
    case OperationState::Running:
        return tr("Running");
    case OperationState::Open:
        return tr("Interrupted", "an operation that was stopped amid its steps");
    case OperationState::Done:
        return tr("Done");
    case OperationState::Undone:
        return tr("Undone");
    case OperationState::Abandoned:
        return tr("Left as it is", "an operation that was stopped and will not be gone on with");
    }
    return {};
}

OperationChoices OperationChoices::of(const Operation& operation, const QString& source, const QString& whyReadOnly)
{
    OperationChoices choices;
    const bool here = operation.source == source;
    const bool open = operation.state == OperationState::Open;
    choices.abandon = open && here;
    choices.resume = open && here && whyReadOnly.isEmpty();
    if (!whyReadOnly.isEmpty())
        choices.whyNotUndo = whyReadOnly;
    else if (!here)
        choices.whyNotUndo = tr("It was run against %1; open that to undo it.").arg(operation.source);
    else if (operation.state == OperationState::Running)
        choices.whyNotUndo = tr("It still runs.");
    else if (operation.state == OperationState::Undone)
        choices.whyNotUndo = tr("It is undone already.");
    else if (!wroteSomething(operation))
        choices.whyNotUndo = tr("It changed nothing, so there is nothing to undo.");
    choices.undo = choices.whyNotUndo.isEmpty();
    return choices;
}

QString operationText(const Operation& operation)
{
    QString text = operation.plan.title + u'\n';
    text += u"%1, %2"_s.arg(texts::moment(operation.startedAt.toMSecsSinceEpoch()) + u" UTC"_s,
                            HistoryModel::stateText(operation.state));
    if (!operation.account.isEmpty())
        text += u", "_s + operation.account;
    text += u", "_s + operation.source + u'\n';
    const QDateTime now = QDateTime::currentDateTimeUtc();
    for (size_t i = 0; i < operation.plan.steps.size(); ++i) {
        const QString state = i < operation.steps.size() ? StepsModel::stateText(operation.steps[i], now) : QString();
        text += u"%1. %2 [%3]\n"_s.arg(i + 1).arg(describeStep(operation.plan.steps[i].action), state);
    }
    return text;
}

} // namespace rolescope
