// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/graph/accessgraph.h"

#include <QCoreApplication>

namespace rolescope {

/// The words on one box, translated.
struct BoxText
{
    QString title;
    QString subtitle;
    QString findingText; ///< empty for none; several findings one per line
    int shared = 0; ///< of a user-assigned identity: how many hosts run as it

    Q_DECLARE_TR_FUNCTIONS(rolescope::BoxText)
};

BoxText boxText(const Inventory& inventory, const AccessGraph::Node& node);

/// "Virtual machines · 18 of 24": counts what is drawn and says what is not.
QString headingText(const AccessGraph& graph, Tier tier);

/// Why the line is there, one sentence: "vm-web-01 runs as id-web."
QString lineText(const Diagram& diagram, const Diagram::Line& line);

/// Names come from outside: control characters, line breaks, halves of surrogate pairs and signs that turn the
/// direction of text for others become spaces or U+FFFD, so that a name stays one line and cannot pose as another.
QString singleLine(const QString& text);

} // namespace rolescope
