// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

/// Texts on their way to a terminal, where names are other people's and not every character is one column wide.
namespace rolescope::terminaltext {

/// The text with U+FFFD for whatever could steer a terminal or hide what stands there: control and format characters
/// (escape sequences, turns of the writing direction), line and paragraph separators, halves of surrogate pairs.
QString harmless(const QString& text);

/// Columns that a terminal gives the text: 2 for East Asian wide characters and emoji (UAX #11), 0 for combining marks.
int columns(const QString& text);

/// The text if it fits, else as much of it as fits with "…" after it.
QString cut(const QString& text, int most);

} // namespace rolescope::terminaltext
