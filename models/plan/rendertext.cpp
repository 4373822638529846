// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/quoting.h"
#include "models/plan/planjson.h"
#include "models/plan/renderparts.h"

#include <QCoreApplication>

#include <nlohmann/json.hpp>

#include <algorithm>

/// The renderings for people at a terminal and for programs.
namespace rolescope::renderparts {

using namespace Qt::Literals::StringLiterals;

namespace {

struct PlanText
{
    Q_DECLARE_TR_FUNCTIONS(rolescope::PlanText)
};

QString afterText(const std::vector<int>& after)
{
    QStringList numbers;
    for (const int step : after)
        numbers << QString::number(step + 1);
    //: %1: numbers of steps: "1, 2"
    return PlanText::tr("after %1").arg(numbers.join(u", "_s));
}

/// What the one-line description leaves out but a reviewer must see.
QStringList details(const StepAction& action)
{
    QStringList lines{targetOf(action)};
    if (const auto* grant = std::get_if<AssignRole>(&action)) {
        if (!grant->condition.isEmpty())
            lines << PlanText::tr("condition: %1").arg(grant->condition);
    }
    if (const auto* creation = std::get_if<CreateIdentity>(&action)) {
        lines << (creation->regional ? PlanText::tr("region: %1, for machines of that region only")
                                     : PlanText::tr("region: %1"))
                     .arg(creation->location);
        for (auto tag = creation->tags.begin(); tag != creation->tags.end(); ++tag)
            //: of a resource: %1: name, %2: value
            lines << PlanText::tr("tag: %1 = %2").arg(tag.key(), tag.value());
    }
    return lines;
}

/// Characters that no eye sees or that turn the direction of text, as JSON's escapes. They stand in strings only.
QString withEscapes(const QString& json)
{
    QString result;
    result.reserve(json.size());
    for (const QChar unit : json) {
        const QChar::Category category = unit.category();
        const bool hidden = category == QChar::Other_Format || category == QChar::Separator_Line
            || category == QChar::Separator_Paragraph || (category == QChar::Other_Control && unit != u'\n');
        if (hidden)
            result += u"\\u%1"_s.arg(static_cast<uint>(unit.unicode()), 4, 16, QChar(u'0'));
        else
            result += unit;
    }
    return result;
}

QString summary(const Plan& plan)
{
    const auto all = static_cast<int>(plan.steps.size());
    const auto done = static_cast<int>(std::ranges::count_if(plan.steps, &PlanStep::satisfied));
    if (all == done)
        return PlanText::tr("Nothing is left to do.");
    const QString steps = all == 1 ? PlanText::tr("1 step") : PlanText::tr("%n steps", nullptr, all);
    if (done == 0)
        return steps + u'.';
    //: %1: "5 steps", %2: a number
    return PlanText::tr("%1, of which %2 already done.").arg(steps, QString::number(done));
}

} // namespace

QString text(const Plan& plan, const Inventory& /*inventory*/)
{
    QString result = commentText(plan.title) + "\n\n"_L1;
    const auto width = QString::number(plan.steps.size()).size();
    for (std::size_t i = 0; i < plan.steps.size(); ++i) {
        const PlanStep& step = plan.steps[i];
        const QString number = QString::number(i + 1).rightJustified(width);
        QString line = u"  %1. %2"_s.arg(number, commentText(describeStep(step.action)));
        if (step.satisfied)
            line += " ("_L1 + PlanText::tr("already so") + u')';
        else if (!step.after.empty())
            line += " ("_L1 + afterText(step.after) + u')';
        result += line + u'\n';
        for (const QString& detail : details(step.action))
            result += QString(width + 4, u' ') + commentText(detail) + u'\n';
    }
    return result + u'\n' + summary(plan) + u'\n';
}

QString json(const Plan& plan, const Inventory& /*inventory*/)
{
    auto whole = nlohmann::json::parse(planToJson(plan).toStdString());
    for (std::size_t i = 0; i < plan.steps.size(); ++i)
        whole["steps"][i]["summary"] = describeStep(plan.steps[i].action).toStdString();
    return withEscapes(QString::fromStdString(whole.dump(2, ' ', false, nlohmann::json::error_handler_t::replace)))
        + u'\n';
}

} // namespace rolescope::renderparts
