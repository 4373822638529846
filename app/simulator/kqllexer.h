// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simulator/kql.h"

#include <QString>

#include <optional>
#include <vector>

namespace rolescope::simulator::kql {

struct Token
{
    enum class Kind { Word, Number, Text, Symbol, End };
    Kind kind = Kind::End;
    QString text; ///< of a Text: its decoded value
    int line = 1;
    int column = 0;

    bool isSymbol(QLatin1StringView symbol) const { return kind == Kind::Symbol && text == symbol; }
    bool isWord(QLatin1StringView word) const { return kind == Kind::Word && text == word; }
};

/// The tokens of a query, an End last. Words hold letters, digits, '_' and, in operators such as "project-away", '-'.
std::optional<std::vector<Token>> tokenize(const QString& text, Error* error);

} // namespace rolescope::simulator::kql
