// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/runner.h"

#include "app/cli/focus.h"
#include "models/export/exportdocument.h"
#include "models/export/inventoryjson.h"
#include "models/export/listings.h"
#include "models/items/texts.h"
#include "models/ports/diagramwriter.h"

#include <QIODevice>

#include <utility>

namespace rolescope::cli {

using namespace Qt::Literals::StringLiterals;

namespace {

SourceSpec sourceOf(const Runner::Task& task)
{
    return std::visit([](const auto& command) { return command.from; }, task);
}

/// Where the task writes to; lists always go to standard output.
QString outputOf(const Runner::Task& task)
{
    if (const auto* command = std::get_if<SyncCommand>(&task))
        return command->output;
    if (const auto* command = std::get_if<ExportCommand>(&task))
        return command->output;
    return u"-"_s;
}

ListKind kindOf(ListedThings things)
{
    switch (things) {
    case ListedThings::Subscriptions:
        return ListKind::Subscriptions;
    case ListedThings::VirtualMachines:
        return ListKind::VirtualMachines;
    case ListedThings::Identities:
        return ListKind::Identities;
    case ListedThings::Roles:
        return ListKind::Roles;
    case ListedThings::Assignments:
        break;
    }
    return ListKind::Assignments;
}

Result<void> put(QIODevice& device, const QByteArray& bytes)
{
    if (device.write(bytes) == bytes.size())
        return {};
    return failure(ErrorKind::Io, Runner::tr("Writing failed: %1.").arg(device.errorString()),
                   Runner::tr("Check that there is room for it."));
}

} // namespace

Runner::Runner(SourceFactory makeSource, const DiagramWriter& pictures, Console& console, QObject* parent)
    : QObject(parent), m_makeSource(std::move(makeSource)), m_pictures(pictures), m_console(console)
{ }

Runner::~Runner() = default;

void Runner::run(const Task& task)
{
    m_task = task;
    QMetaObject::invokeMethod(this, &Runner::read, Qt::QueuedConnection);
}

void Runner::read()
{
    // Before the long work, so that nobody waits for a result that cannot be kept.
    if (const Result<void> writable = Output(outputOf(m_task), m_console.out()).check(); !writable)
        return fail(writable.error());
    Result<std::unique_ptr<InventorySource>> source = m_makeSource(sourceOf(m_task));
    if (!source)
        return fail(source.error());
    m_source = std::move(*source);
    m_reader = std::make_unique<TenantReader>(*m_source, m_store, m_console);
    connect(m_reader.get(), &TenantReader::finished, this, &Runner::deliver);
}

void Runner::deliver(const std::optional<Error>& error)
{
    if (error)
        return fail(*error);
    if (const Result<void> written = write(); !written)
        return fail(written.error());
    const int gaps = TenantReader::reportGaps(m_store.inventory(), m_console);
    Q_EMIT finished(gaps > 0 ? PartlyRead : Done);
}

Result<void> Runner::write()
{
    if (const auto* command = std::get_if<SyncCommand>(&m_task))
        return writeSync(*command);
    if (const auto* command = std::get_if<ListCommand>(&m_task))
        return writeList(*command);
    return writeExport(std::get<ExportCommand>(m_task));
}

Result<void> Runner::writeSync(const SyncCommand& command)
{
    const Inventory& inventory = m_store.inventory();
    const Output output(command.output, m_console.out());
    Result<void> written = output.write([&inventory](QIODevice& device) { return writeInventory(inventory, device); });
    if (written && !output.isStandardOutput()) {
        m_console.say(tr("Wrote %1: %2, %3, %4")
                          .arg(command.output, texts::virtualMachines(inventory.rowCount(Table::VirtualMachines)),
                               texts::identities(inventory.rowCount(Table::Identities)),
                               texts::roleAssignments(inventory.rowCount(Table::Assignments))));
    }
    return written;
}

Result<void> Runner::writeList(const ListCommand& command)
{
    const Listing listing = makeListing(m_store.inventory(), kindOf(command.what));
    const QByteArray text = command.format == ListFormat::Json ? listingToJson(listing)
        : command.format == ListFormat::Csv                    ? listingToCsv(listing)
                                                               : listingToTable(listing, m_console.tableWidth());
    return Output(u"-"_s, m_console.out()).write([&text](QIODevice& device) { return put(device, text); });
}

Result<void> Runner::writeExport(const ExportCommand& command)
{
    ExportRequest request;
    request.format = command.format;
    request.title = command.title;
    request.sourceLabel = m_source->label();
    request.style = command.style;
    request.scale = command.scale;
    request.legend = command.legend;
    request.paper = command.paper;
    request.scrub = command.scrub;
    if (!command.focus.isEmpty()) {
        const Result<EntityRef> found = resolveFocus(m_store.inventory(), command.focus);
        if (!found)
            return tl::unexpected(found.error());
        request.filter.focus = *found;
        request.filter.depth = command.depth;
        request.everything = false;
    }
    // Whatever can go wrong before the file is opened has gone wrong by then.
    const Result<QByteArray> bytes = ExportDocument::prepared(m_store.snapshot(), request).write(m_pictures);
    if (!bytes)
        return tl::unexpected(bytes.error());
    const Output output(command.output, m_console.out());
    Result<void> written = output.write([&bytes](QIODevice& device) { return put(device, *bytes); });
    if (written && !output.isStandardOutput())
        m_console.say(tr("Wrote %1").arg(command.output));
    return written;
}

void Runner::fail(const Error& error)
{
    m_console.complain(error);
    const int code = exitCodeFor(error.kind);
    QMetaObject::invokeMethod(
        this, [this, code] { Q_EMIT finished(code); }, Qt::QueuedConnection);
}

} // namespace rolescope::cli
