// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/access/patternweight.h"

#include "models/domain/actionpattern.h"

#include <algorithm>

namespace rolescope {

namespace {

constexpr std::array<qint64, verbCount> unit{1, 3, 3, 3}; // by verb
/// How many kinds of things a wildcard stands for, by how many segments stand before it. Azure has about 200 providers
/// with about 20 types each.
constexpr std::array<qint64, 5> kindsBelow{4000, 200, 20, 6, 3};

constexpr QStringView commonActions[] = {
    u"Microsoft.Authorization/*/read",
    u"Microsoft.Insights/alertRules/*",
    u"Microsoft.Resources/deployments/*",
    u"Microsoft.Resources/subscriptions/resourceGroups/read",
    u"Microsoft.Support/*",
};

qint64 wildcardWeight(size_t depth, size_t verb)
{
    return kindsBelow.at(std::min(depth, kindsBelow.size() - 1)) * unit.at(verb);
}

/// A single action by name, wherever below: "…/userAssignedIdentities/*/assign/action".
bool namesOneAction(QStringView pattern)
{
    const QStringView tail = pattern.sliced(pattern.lastIndexOf(u'*') + 1);
    return tail.count(u'/') >= 2 && tail.endsWith(u"/action", Qt::CaseInsensitive);
}

/// The segments before the first wildcard and before what says what is done: "…/read" or "…/restart/action".
QList<QStringView> placeOf(QStringView pattern)
{
    QList<QStringView> segments = pattern.trimmed().split(u'/');
    const auto wildcard = std::find_if(segments.begin(), segments.end(), actionpattern::hasWildcard);
    if (wildcard != segments.end()) {
        segments.erase(wildcard, segments.end());
    } else {
        const qsizetype verbs = segments.last().compare(u"action", Qt::CaseInsensitive) == 0 ? 2 : 1;
        segments.resize(std::max<qsizetype>(0, segments.size() - verbs));
    }
    if (segments.size() >= qsizetype(kindsBelow.size()))
        segments.resize(qsizetype(kindsBelow.size()) - 1);
    return segments;
}

} // namespace

Verb verbOf(QStringView pattern, bool* anyVerb)
{
    const QStringView whole = pattern.trimmed();
    const QStringView last = whole.sliced(whole.lastIndexOf(u'/') + 1);
    if (anyVerb)
        *anyVerb = actionpattern::hasWildcard(last);
    const auto is = [last](QStringView name) { return last.compare(name, Qt::CaseInsensitive) == 0; };
    if (is(u"read"))
        return Verb::Read;
    if (is(u"write"))
        return Verb::Write;
    return is(u"delete") ? Verb::Delete : Verb::Other;
}

bool isCommonAction(QStringView pattern)
{
    return std::any_of(std::begin(commonActions), std::end(commonActions),
                       [pattern](QStringView common) { return actionpattern::covers(common, pattern); });
}

void PatternWeight::add(QStringView pattern)
{
    bool anyVerb = false;
    const auto verb = static_cast<size_t>(verbOf(pattern, &anyVerb));
    const QList<QStringView> segments = placeOf(pattern);
    Place* place = &m_root;
    for (const QStringView segment : segments)
        place = &place->below[segment.toString().toLower()];
    if (!actionpattern::hasWildcard(pattern) || namesOneAction(pattern.trimmed())) {
        if (place->operations.emplace(pattern.trimmed().toString().toLower(), true).second)
            place->own.at(verb) += unit.at(verb);
        return;
    }
    for (size_t each = 0; each < verbCount; ++each) {
        if (anyVerb || each == verb)
            place->own.at(each) = wildcardWeight(static_cast<size_t>(segments.size()), each);
    }
}

qint64 PatternWeight::total() const
{
    qint64 total = 0;
    for (const qint64 weight : sum(m_root, 0))
        total += weight;
    return total;
}

PatternWeight::Weights PatternWeight::sum(const Place& place, size_t depth)
{
    Weights weights = place.own;
    for (const auto& [name, below] : place.below) {
        const Weights more = sum(below, depth + 1);
        for (size_t verb = 0; verb < verbCount; ++verb)
            weights.at(verb) += more.at(verb);
    }
    for (size_t verb = 0; verb < verbCount; ++verb)
        weights.at(verb) = std::min(weights.at(verb), wildcardWeight(depth, verb));
    return weights;
}

} // namespace rolescope
