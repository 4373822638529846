// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QString>
#include <QStringList>

namespace rolescope::simulator::pages {

/// A link of the account page: what is shown and where it leads.
struct Link
{
    QString text;
    QString target;
};

/// "Pick an account": one link per user, one to cancel.
QString accounts(const QList<Link>& users, const QString& cancelTarget);
/// Where a device code is entered: the code, an account, approve or decline.
QString device(const QString& userCode, const QStringList& users);
/// A page with one heading and one sentence.
QString notice(const QString& heading, const QString& text);
/// A form that posts itself, for response_mode=form_post.
QString postBack(const QString& target, const QList<std::pair<QString, QString>>& fields);

} // namespace rolescope::simulator::pages
