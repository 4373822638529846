// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// bench_export — time and size of each format for a picture of about 10,000 boxes.

#include "models/export/exportdocument.h"
#include "models/inventory/inventorystore.h"
#include "ui/graph/diagramimage.h"

#include <QElapsedTimer>
#include <QGuiApplication>
#include <QTextStream>

using namespace rolescope;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int machines = 6000;

/// Machines that share identities, each of which holds a role at a group.
SyncBatch tenant()
{
    SyncBatch batch;
    batch.roles.push_back({u"acdd72a7-3385-48ef-bd42-f606fba81ae7"_s, u"Reader"_s, {}, false, {}, {u"/"_s}});
    for (int i = 0; i < machines; ++i) {
        const QString group = u"/subscriptions/00000000-0000-0000-0000-0000000000a1/resourceGroups/rg-%1"_s.arg(i / 5);
        Host host;
        host.id = group + u"/providers/Microsoft.Compute/virtualMachines/vm-worker-%1"_s.arg(i);
        host.location = u"westeurope"_s;
        const QString identity
            = group + u"/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id-worker-%1"_s.arg(i / 4);
        const QString principal = u"00000000-0000-4000-8000-%1"_s.arg(i / 4, 12, 10, QChar(u'0'));
        host.identity.userAssigned.push_back({identity, principal, {}});
        batch.hosts.push_back(host);
        if (i % 4 != 0)
            continue;
        UserAssignedIdentity value;
        value.id = identity;
        value.principalId = principal;
        batch.identities.push_back(value);
        RoleAssignment grant;
        grant.scope = group;
        grant.id = group
            + u"/providers/Microsoft.Authorization/roleAssignments/00000000-0000-4000-9000-%1"_s.arg(i, 12, 10,
                                                                                                     QChar(u'0'));
        grant.roleGuid = batch.roles.front().guid;
        grant.principalId = principal;
        batch.assignments.push_back(grant);
    }
    return batch;
}

double milliseconds(const QElapsedTimer& timer)
{
    return static_cast<double>(timer.nsecsElapsed()) / 1e6;
}

} // namespace

int main(int argc, char** argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QGuiApplication application(argc, argv);
    QTextStream out(stdout);
    InventoryStore store;
    store.apply(tenant());
    const DiagramImage pictures;
    for (const ExportFormatInfo& info : exportFormats()) {
        if (info.format == ExportFormat::Png || info.format == ExportFormat::Mermaid) // too large for them
            continue;
        for (const bool scrub : {false, true}) {
            ExportRequest request;
            request.format = info.format;
            request.scrub = scrub;
            QElapsedTimer timer;
            timer.start();
            const ExportDocument document = ExportDocument::prepared(store.snapshot(), request);
            const double prepared = milliseconds(timer);
            timer.start();
            const auto bytes = document.write(pictures);
            out << info.word << (scrub ? " scrubbed" : "") << ": " << document.diagram().boxes.size()
                << " boxes, prepared in " << prepared << " ms, written in " << milliseconds(timer) << " ms, "
                << (bytes ? static_cast<double>(bytes->size()) / 1e6 : 0) << " MB" << Qt::endl;
        }
    }
    return 0;
}
