// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/sourcespec.h"
#include "models/export/exportformat.h"
#include "models/plan/planner.h"
#include "models/plan/renderings.h"
#include "models/ports/diagramwriter.h"

#include <QString>
#include <QStringList>

#include <variant>
#include <vector>

/// What the command line asks for, as values; commandline.h makes them, composition and Runner carry them out.
namespace rolescope::cli {

struct WindowCommand
{
    SourceSpec from;

    bool operator==(const WindowCommand&) const = default;
};

/// Runs the simulator alone. It prints "listening on http://127.0.0.1:PORT" and then TENANT=…, CLIENT=… and SECRET=…
/// (a service principal of the simulated tenant), each on a line of its own.
struct SimulateCommand
{
    quint16 port = 0; ///< 0: any free one
    QString tenant = QStringLiteral("demo"); ///< "demo", "synthetic:vms=N,seed=S" or a file; read by the simulator
    QString faults; ///< read by the simulator; empty for none
    int pageSize = 0; ///< 0: as Azure's

    bool operator==(const SimulateCommand&) const = default;
};

struct SyncCommand
{
    SourceSpec from;
    QString output; ///< "-" for stdout

    bool operator==(const SyncCommand&) const = default;
};

enum class ListedThings { Subscriptions, VirtualMachines, Identities, Roles, Assignments };
enum class ListFormat { Table, Json, Csv };

struct ListCommand
{
    ListedThings what = ListedThings::VirtualMachines;
    ListFormat format = ListFormat::Table;
    SourceSpec from;

    bool operator==(const ListCommand&) const = default;
};

struct ExportCommand
{
    ExportFormat format = ExportFormat::Svg;
    SourceSpec from;
    QString focus; ///< an ARM id, an object id or an exact name; empty for everything
    int depth = 0; ///< lines away from the focus; 0: as far as they lead
    QString output; ///< "-" for stdout
    QString title; ///< empty: the focus, else the source
    DiagramStyle style = DiagramStyle::Light;
    double scale = 1.0;
    bool legend = false;
    DiagramWriter::Paper paper = DiagramWriter::Paper::OnePage;
    bool scrub = false;

    bool operator==(const ExportCommand&) const = default;
};

/// How a plan is shown and whether it is carried out.
struct PlanOptions
{
    bool dryRun = false;
    bool yes = false; ///< do not ask
    PlanLanguage as = PlanLanguage::Text;

    bool operator==(const PlanOptions&) const = default;
};

/// A role and where it is to count, as the person wrote them: names or ids.
struct WantedGrant
{
    QString role;
    QString scope;

    bool operator==(const WantedGrant&) const = default;
};

struct AttachCommand
{
    SourceSpec from;
    QStringList hosts; ///< ids or names
    AttachRequest::Identity kind = AttachRequest::Identity::Existing;
    QString identity; ///< of Existing: an id or a name; of New: its name
    QString resourceGroup; ///< of New
    QString location; ///< of New
    QString subscription; ///< of New: an id or a name; empty: that of the first host
    std::vector<WantedGrant> grants;
    PlanOptions options;

    bool operator==(const AttachCommand&) const = default;
};

struct DetachCommand
{
    SourceSpec from;
    QStringList hosts;
    QStringList identities;
    bool system = false;
    PlanOptions options;

    bool operator==(const DetachCommand&) const = default;
};

struct UndoCommand
{
    SourceSpec from;
    QString operation; ///< empty: the last one
    PlanOptions options;

    bool operator==(const UndoCommand&) const = default;
};

struct ResumeCommand
{
    SourceSpec from;
    QString operation; ///< empty: the last one that is open
    PlanOptions options; ///< nothing but `yes`

    bool operator==(const ResumeCommand&) const = default;
};

struct HistoryCommand
{
    bool json = false; ///< else a table
    SourceSpec from; ///< only what was run against this; Automatic: everything

    bool operator==(const HistoryCommand&) const = default;
};

struct HelpCommand
{
    QString text;

    bool operator==(const HelpCommand&) const = default;
};

struct VersionCommand
{
    QString text;

    bool operator==(const VersionCommand&) const = default;
};

using Command = std::variant<WindowCommand, SimulateCommand, SyncCommand, ListCommand, ExportCommand, AttachCommand,
                             DetachCommand, UndoCommand, ResumeCommand, HistoryCommand, HelpCommand, VersionCommand>;

} // namespace rolescope::cli
