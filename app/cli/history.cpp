// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/history.h"

#include <QCoreApplication>

#include <algorithm>

namespace rolescope::cli {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(rolescope::cli::History)
};

/// Part of the interface to scripts: not translated.
QString wordOf(OperationState state)
{
    switch (state) {
    case OperationState::Running:
        return u"running"_s;
    case OperationState::Open:
        return u"open"_s;
    case OperationState::Done:
        return u"done"_s;
    case OperationState::Undone:
        return u"undone"_s;
    case OperationState::Abandoned:
        break;
    }
    return u"abandoned"_s;
}

bool isOver(const StepReport& report)
{
    return report.state == StepState::Done || report.state == StepState::Satisfied;
}

ListingCell known(const QString& text)
{
    return text.isEmpty() ? ListingCell() : ListingCell(text);
}

ListingCell timeCell(const QDateTime& time)
{
    return time.isValid() ? known(time.toUTC().toString(Qt::ISODate)) : ListingCell();
}

ListingCell firstError(const Operation& operation)
{
    const auto failed
        = std::ranges::find_if(operation.steps, [](const StepReport& report) { return report.error.has_value(); });
    return failed == operation.steps.end() ? ListingCell() : known(failed->error->what);
}

std::vector<ListingCell> rowOf(const Operation& operation)
{
    return {operation.id,
            wordOf(operation.state),
            timeCell(operation.startedAt),
            timeCell(operation.endedAt),
            qint64(std::ranges::count_if(operation.steps, isOver)),
            qint64(operation.steps.size()),
            known(operation.undoes),
            known(operation.source),
            known(operation.account),
            known(operation.plan.title),
            firstError(operation)};
}

} // namespace

Listing historyListing(const std::vector<Operation>& operations)
{
    Listing listing;
    listing.columns = {{"operation"_ba, Texts::tr("No.", "number of an operation")},
                       {"state"_ba, Texts::tr("State")},
                       {"startedAt"_ba, Texts::tr("Started")},
                       {"endedAt"_ba, {}},
                       {"stepsDone"_ba, Texts::tr("Done", "number of steps that are done")},
                       {"steps"_ba, Texts::tr("Steps")},
                       {"undoes"_ba, Texts::tr("Undoes", "number of the operation that this one takes back")},
                       {"source"_ba, Texts::tr("Source")},
                       {"account"_ba, Texts::tr("Account")},
                       {"title"_ba, Texts::tr("What")},
                       {"error"_ba, Texts::tr("First error")}};
    for (const Operation& operation : operations)
        listing.rows.push_back(rowOf(operation));
    return listing;
}

} // namespace rolescope::cli
