// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace rolescope {

/// Texts from outside as literals of the languages that infrastructure is written in. Whatever the text holds, the
/// literal is one token on one line, and a reader of that language gets the same text back: nothing in it is
/// interpolated, run, or ends the literal early. Two exceptions: NUL, which no argument and no HCL string can hold, is
/// left out, and halves of surrogate pairs become U+FFFD. Characters that no eye sees or that turn the direction of
/// text are written as escapes, so that nobody who reviews the file is misled. Any thread.

/// A quoted template of the HashiCorp configuration language (HCL native syntax specification, "Quoted templates"),
/// with its quotes: `"a \"b\" $${c}"`.
QString hclString(const QString& text);

/// A single-line string of Bicep (Microsoft Learn, "Data types in Bicep: strings"), with its quotes: `'it\'s \${c}'`.
QString bicepString(const QString& text);

/// One word of a bash command line: bare where it needs no quotes, else `'it'\''s'`, or `$'a\nb'` where characters
/// must be escaped. A word that begins with "-" stays one: programs take it for an option unless it follows "--" or
/// an option's "=".
QString shellWord(const QString& text);

/// For the rest of a line behind "#" or "//": never longer than the line.
QString commentText(const QString& text);

/// A name for a thing in Terraform or Bicep that reminds of the text: letters, digits and single underscores of ASCII,
/// lower case, not beginning with a digit, at most 60 characters, never empty. Different texts may give the same name.
QString identifierFor(const QString& text);

} // namespace rolescope
