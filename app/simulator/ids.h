// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simulator/tenant.h"

#include <QString>
#include <QStringView>

/// ARM ids of the simulated tenant. A "key" is the id in lower case: Azure compares ids case-insensitively.
namespace rolescope::simulator {

QString keyOf(QStringView armId);

QString armId(const ManagementGroup& group);
QString armId(const Subscription& subscription);
QString armId(const ResourceGroup& group);
/// Types and names interleave for child types: type "Microsoft.Sql/servers/databases", name "server/database".
QString armId(const Resource& resource);
/// With "/resourcegroups/" in lower case, as Microsoft.ManagedIdentity writes it.
QString armId(const UserAssignedIdentity& identity);

QString managementGroupId(QStringView name);
QString subscriptionId(QStringView guid);
QString groupId(QStringView subscription, QStringView group);
QString resourceId(QStringView subscription, QStringView group, QStringView type, QStringView name);

/// What an ARM id names: subscription and group as written, "Namespace/type/…" and "name/…"; empty where absent.
/// Of an extension resource ("…/providers/Microsoft.Authorization/locks/x" below another) the last provider counts.
struct IdParts
{
    QString subscription;
    QString group;
    QString type;
    QString name;
};
IdParts splitId(QStringView armId);

/// The id without its last type and name: resource → its group, child → its parent resource, group → subscription.
/// Empty for subscriptions, management groups and the root, whose parent no id tells.
QString containerOf(const QString& key);

/// Both keys; true when `key` is `scope` or lies below it by whole segments ("/" holds all).
bool isAtOrBelow(QStringView key, QStringView scope);

} // namespace rolescope::simulator
