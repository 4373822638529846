// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QSet>
#include <QString>

namespace rolescope {

/// The names of the things in one file of Terraform or Bicep, or of the variables of one script: identifierFor, with
/// "_2" and so on behind it where another thing has that name already. The same calls in the same order give the same
/// names.
class UniqueIdentifiers
{
public:
    /// The name of the thing that `key` stands for. `text` says what it should remind of, and is looked at only when
    /// the key comes for the first time.
    QString nameOf(const QString& key, const QString& text);

private:
    QHash<QString, QString> m_names;
    QSet<QString> m_taken;
    QHash<QString, int> m_last; ///< the highest number behind a name: a thousand alike must not each count from 2
};

} // namespace rolescope
