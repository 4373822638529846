// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/attach/stepsmodel.h"

#include "models/items/texts.h"

#include <algorithm>
#include <chrono>

namespace rolescope {

using namespace Qt::Literals::StringLiterals;

namespace {

QString iconOf(StepState state)
{
    switch (state) {
    case StepState::Waiting:
        return u"minus"_s;
    case StepState::Running:
        return u"running"_s;
    case StepState::Retrying:
        return u"clock"_s;
    case StepState::Done:
        return u"good"_s;
    case StepState::Satisfied:
        return u"check"_s;
    case StepState::Failed:
        return u"error"_s;
    case StepState::Skipped:
        return u"cancel"_s;
    }
    return {};
}

StepsModel::Tone toneOf(StepState state)
{
    switch (state) {
    case StepState::Running:
        return StepsModel::Tone::Active;
    case StepState::Retrying:
        return StepsModel::Tone::Warning;
    case StepState::Done:
        return StepsModel::Tone::Good;
    case StepState::Failed:
        return StepsModel::Tone::Bad;
    case StepState::Waiting:
    case StepState::Satisfied:
    case StepState::Skipped:
        break;
    }
    return StepsModel::Tone::Quiet;
}

} // namespace

StepsModel::StepsModel(const InventoryStore& store, QObject* parent) : QAbstractListModel(parent), m_store(store)
{
    m_clock.setInterval(std::chrono::seconds(1));
    connect(&m_clock, &QTimer::timeout, this, &StepsModel::countDown);
}

void StepsModel::showPlan(const Plan& plan)
{
    beginResetModel();
    m_plan = plan;
    m_reports.clear();
    endResetModel();
    m_clock.stop();
}

void StepsModel::showRun(const Plan& plan, const std::vector<StepReport>& reports)
{
    Q_ASSERT(reports.size() == plan.steps.size());
    beginResetModel();
    m_plan = plan;
    m_reports = reports;
    endResetModel();
    countDown();
}

void StepsModel::showReport(const StepReport& report)
{
    const auto row = static_cast<size_t>(report.step);
    if (report.step < 0 || row >= m_reports.size())
        return;
    m_reports[row] = report;
    const QModelIndex changed = index(report.step);
    Q_EMIT dataChanged(changed, changed);
    if (report.state == StepState::Retrying && !m_clock.isActive())
        m_clock.start();
}

void StepsModel::countDown()
{
    bool waits = false;
    for (const StepReport& report : m_reports) {
        if (report.state != StepState::Retrying)
            continue;
        waits = true;
        Q_EMIT dataChanged(index(report.step), index(report.step), {StateTextRole, Qt::AccessibleTextRole});
    }
    if (waits && !m_clock.isActive())
        m_clock.start();
    else if (!waits)
        m_clock.stop();
}

int StepsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_plan.steps.size());
}

QVariant StepsModel::data(const QModelIndex& index, int role) const
{
    Q_ASSERT(checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid));
    const PlanStep& step = m_plan.steps[static_cast<size_t>(index.row())];
    const bool runs = !m_reports.empty();
    const StepState state = runs ? m_reports[static_cast<size_t>(index.row())].state
                                 : (step.satisfied ? StepState::Satisfied : StepState::Waiting);
    switch (role) {
    case Qt::DisplayRole:
        return describeStep(step.action);
    case Qt::ToolTipRole:
        return QString(describeStep(step.action) + u'\n' + targetOf(step.action));
    case Qt::AccessibleTextRole:
        //: a step of a plan and where it stands
        return stateOf(index.row()).isEmpty() ? describeStep(step.action)
                                              : tr("%1. %2").arg(describeStep(step.action), stateOf(index.row()));
    case StateTextRole:
        return stateOf(index.row());
    case IconRole:
        return !runs && state == StepState::Waiting ? u"plus"_s : iconOf(state);
    case ToneRole:
        return static_cast<int>(!runs && state == StepState::Waiting ? Tone::Active : toneOf(state));
    case TargetRole:
        return targetText(step.action);
    default:
        return {};
    }
}

QString StepsModel::stateOf(int row) const
{
    if (!m_reports.empty())
        return stateText(m_reports[static_cast<size_t>(row)], QDateTime::currentDateTimeUtc());
    return m_plan.steps[static_cast<size_t>(row)].satisfied ? tr("Already so") : QString();
}

QString StepsModel::stateText(const StepReport& report, const QDateTime& now)
{
    switch (report.state) {
    case StepState::Waiting:
        return tr("Waiting");
    case StepState::Running:
        return tr("Running…");
    case StepState::Retrying: {
        const qint64 left = qMax<qint64>(0, (now.msecsTo(report.until) + 999) / 1000);
        //: %1: seconds, %2: why
        return report.reason.isEmpty() ? tr("Asks again in %1 s").arg(left)
                                       : tr("Asks again in %1 s: %2").arg(QString::number(left), report.reason);
    }
    case StepState::Done:
        return tr("Done");
    case StepState::Satisfied:
        return tr("Already so");
    case StepState::Failed:
        if (!report.error)
            return tr("Failed");
        //: %1: what went wrong, a sentence
        return tr("Failed: %1").arg(QString(report.error->what + u' ' + report.error->advice).trimmed());
    case StepState::Skipped:
        return tr("Not done");
    }
    return {};
}

/// "Virtual machine vm-web-01, in rg-web": names as the inventory knows them rather than GUIDs.
QString StepsModel::targetText(const StepAction& action) const
{
    const Inventory& inventory = m_store.inventory();
    QString id = targetOf(action);
    if (const auto* const revoked = std::get_if<RevokeRole>(&action))
        id = revoked->assignment.scope;
    const QString group = armid::resourceGroupOf(id);
    const ScopeHandle scope = inventory.findScope(id);
    const QString name = scope.isValid() ? tr("%1 %2", "%1: kind of thing, %2: its name")
                                               .arg(texts::kindOf(inventory, scope), inventory.displayName(scope))
                                         : armid::nameOf(id);
    const bool inGroup = !group.isEmpty() && armid::kindOf(id) == ScopeKind::Resource;
    return inGroup ? tr("%1, in %2", "%1: a resource, %2: its resource group").arg(name, group) : name;
}

QString StepsModel::toText() const
{
    QString text;
    for (int row = 0; row < rowCount(); ++row) {
        const QString state = stateOf(row);
        text += u"%1. %2"_s.arg(row + 1).arg(describeStep(m_plan.steps[static_cast<size_t>(row)].action));
        text += state.isEmpty() ? u"\n"_s : u" [%1]\n"_s.arg(state);
    }
    return text;
}

} // namespace rolescope
