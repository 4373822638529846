// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/graph/diagram.h"
#include "models/inventory/inventory.h"

#include <QLatin1StringView>
#include <QString>

#include <span>
#include <variant>
#include <vector>

/// What boxes and lines of a diagram say beyond their looks, under keys that are part of the interface to scripts. All
/// diagram sources that carry details carry these.
namespace rolescope::diagramfacts {

enum class Type : quint8 { Text, Number, Truth };

struct Key
{
    QLatin1StringView name;
    Type type = Type::Text;
    bool ofBoxes = false;
    bool ofLines = false;
};

struct Fact
{
    QLatin1StringView key;
    std::variant<QString, int, bool> value;

    QString text() const; ///< numbers in digits, truths as "true" and "false"
};

/// Every key that a fact can have.
std::span<const Key> keys();

/// Only those that are known, in the order of keys().
std::vector<Fact> ofBox(const Inventory& inventory, const Diagram::Box& box);
std::vector<Fact> ofLine(const Inventory& inventory, const Diagram& diagram, const Diagram::Line& line);

QLatin1StringView tierWord(Tier tier); ///< "host", "identity", "role", "scope"
QLatin1StringView kindWord(BoxKind kind); ///< "virtualMachine"
QLatin1StringView meaningWord(LineMeaning meaning); ///< "runsAs"
/// For people, short: "runs as"; translated. Empty for CountsAt, which goes without saying.
QString meaningLabel(LineMeaning meaning);

/// A name that is too long for a box, its middle left out. The whole name is among the facts.
QString shortened(const QString& text, qsizetype most = 80);

/// The page of the Azure portal; empty where there is none.
QString portalUrl(const Inventory& inventory, const Diagram::Box& box);

} // namespace rolescope::diagramfacts
