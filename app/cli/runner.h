// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"
#include "app/cli/console.h"
#include "app/cli/exitcode.h"
#include "app/cli/output.h"
#include "app/cli/tenantreader.h"

#include <QObject>

#include <functional>
#include <memory>
#include <variant>

namespace rolescope {
class DiagramWriter;
}

namespace rolescope::cli {

/// Carries out the commands that need no window: reads a source into an inventory, then writes what was asked for.
/// Data goes to the console's `out` or to a file that is written whole or not at all; progress, errors and the list of
/// what could not be read go to `err`.
class Runner : public QObject
{
    Q_OBJECT

public:
    using SourceFactory = std::function<Result<std::unique_ptr<InventorySource>>(const SourceSpec&)>;
    using Task = std::variant<SyncCommand, ListCommand, ExportCommand>;

    /// `pictures` draws the formats that are painted; it and `console` must outlive this.
    Runner(SourceFactory makeSource, const DiagramWriter& pictures, Console& console, QObject* parent = nullptr);
    ~Runner() override;

    /// Starts the one task of this runner; returns at once. Destroying the runner ends it, with nothing written.
    void run(const Task& task);

Q_SIGNALS:
    /// The one terminal signal, with an ExitCode; never from within run().
    void finished(int exitCode);

private:
    void read();
    void deliver(const std::optional<Error>& error);
    Result<void> write();
    Result<void> writeSync(const SyncCommand& command);
    Result<void> writeList(const ListCommand& command);
    Result<void> writeExport(const ExportCommand& command);
    void fail(const Error& error);

    SourceFactory m_makeSource;
    const DiagramWriter& m_pictures;
    Console& m_console;
    Task m_task;
    InventoryStore m_store;
    std::unique_ptr<InventorySource> m_source;
    std::unique_ptr<TenantReader> m_reader;
};

} // namespace rolescope::cli
