// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/storage/sqlitejournal.h"
#include "models/ports/planservice.h"
#include "tests/app/azure/collected.h"
#include "tests/app/azure/simulated.h"

#include <QTemporaryDir>

#include <map>
#include <set>

namespace rolescope::test {

/// What a tenant holds of the things that plans change, to be compared before and after.
struct Picture
{
    std::map<QString, std::set<QString>> hosts; ///< folded id → identities; the system-assigned one by its principal id
    std::set<QString> identities; ///< folded id and principal id
    std::set<QString> assignments; ///< scope, role and principal

    bool operator==(const Picture&) const = default;

    /// "vm-web-01: id-shop-web" for each identity that a host had in this picture and has not in the later one.
    QStringList lostIn(const Picture& later) const;
    bool has(const QString& hostId, const QString& identityId) const;
};

/// One run of a plan, with all that it told.
struct FollowedRun
{
    PlanResult result;
    std::vector<StepReport> reports;
    SyncBatch values;
    Coverage coverage;
    int ends = 0;

    bool told(StepState state) const;
};

/// A simulated tenant, a journal, and the service that carries plans out between them.
class Workbench
{
public:
    /// Operations that nobody asks after are done soon.
    explicit Workbench(simulator::Tenant tenant, simulator::ServerOptions options = {});
    Workbench(simulator::Tenant tenant, simulator::ServerOptions options, std::shared_ptr<OperationJournal> journal);

    PlanService& plans() { return *m_plans; }
    OperationJournal& journal() { return *m_journal; }
    std::shared_ptr<OperationJournal> sharedJournal() const { return m_journal; }
    /// A second program on the same tenant and journal file.
    std::unique_ptr<PlanService> anotherService();
    QString journalPath() const { return m_folder.filePath(QStringLiteral("operations.sqlite")); }

    Picture picture();
    FollowedRun run(const Plan& plan, const QString& undoes = {});
    FollowedRun resume(const QString& operationId);
    /// Until it is done, at most so many times.
    FollowedRun resumeUntilDone(FollowedRun first, int times = 4);
    static FollowedRun follow(std::unique_ptr<PlanRun> run);
    /// Sends a request as the same user; its status.
    int send(const QByteArray& verb, const QString& path, const QByteArray& apiVersion, const QByteArray& body = {});

private:
    /// In memory where the system has a place for that: each word of a journal waits for the disk.
    static QString journalPlace();

    QTemporaryDir m_folder{journalPlace()};
    Simulated m_simulated;
    azure::AzureSource m_source;
    std::shared_ptr<OperationJournal> m_journal;
    std::unique_ptr<PlanService> m_plans;
};

} // namespace rolescope::test
