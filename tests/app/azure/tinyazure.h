// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/scriptedserver.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QStringList>

namespace rolescope::test {

/// A small tenant behind a scripted server, spoken to as Azure is. Each part can be made to refuse.
///
/// Subscriptions "s1", "s2" … below the management group "prod" below the root "t1". Each has a resource group, a
/// machine with a user-assigned identity, and an assignment of the role "r-builtin" to "p-alice" at the machine. At
/// "prod" there is an assignment of "r-builtin" to "p-gone", whom the directory does not know. "s1" has a custom role
/// "r-custom", a scale set, a web site with a system-assigned identity, and a deny assignment.
class TinyAzure
{
public:
    explicit TinyAzure(int subscriptions = 2);

    ScriptedServer server;

    // What refuses, with 403 AuthorizationFailed
    bool refuseResourceGraph = false;
    bool refuseGraph = false;
    bool refuseEntities = false;
    bool refuseTenants = false;
    QStringList refusedPaths; ///< path prefixes of ARM lists

    // What is odd
    int machinesInFirst = 1;
    int pageSize = 1000; ///< of Resource Graph
    bool truncate = false; ///< Resource Graph holds rows back
    bool brokenMachine = false; ///< the first subscription's list has a row without an id
    QStringList foreignSubscriptions; ///< belong to the directory "t2"
    QStringList extraRoles; ///< assigned to p-alice in s1, too

    /// The bodies of the Resource Graph queries that hold a word, in order.
    std::vector<QJsonObject> queries(const QString& word) const;

    static QByteArray machineId(const QString& subscription, int number = 1);

private:
    ScriptedReply answer(const SeenRequest& request);
    ScriptedReply answerGraphQuery(const QJsonObject& body);
    ScriptedReply answerList(const QString& path, const QString& subscription, const QByteArray& query);
    ScriptedReply answerNames(const SeenRequest& request) const;
    QJsonArray rows(const QString& kind, const QString& subscription, bool asQuery) const;
    QJsonArray machines(const QString& subscription, bool asQuery) const;
    QJsonArray assignments(const QString& subscription) const;
    QJsonObject role(const QString& guid, bool custom) const;

    QStringList m_subscriptions;
};

} // namespace rolescope::test
