// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/values.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace rolescope {

/// A block of the HashiCorp configuration language, written as `terraform fmt` would leave it. Values are expressions:
/// quote texts with hclString; references and "true" stand as they are.
class HclBlock
{
public:
    /// `labels` are texts: `resource "azurerm_role_assignment" "web"`.
    explicit HclBlock(QString type, const QStringList& labels = {});

    HclBlock& set(const QString& name, const QString& expression); ///< one line
    HclBlock& setText(const QString& name, const QString& text); ///< quoted
    HclBlock& setList(const QString& name, const QStringList& expressions); ///< one element a line
    HclBlock& setMap(const QString& name, const Tags& texts); ///< left out where it is empty
    HclBlock& setObject(const QString& name,
                        const Tags& expressions); ///< likewise, but keys and values stand as they are
    HclBlock& add(const HclBlock& nested); ///< behind a blank line, unless it comes first

    /// Ends with a newline.
    QString text() const;

private:
    struct Item
    {
        QString name; ///< empty for a nested block
        QStringList lines; ///< the expression, or the whole nested block
    };

    QStringList lines() const;

    QString m_head;
    std::vector<Item> m_items;
};

} // namespace rolescope
