// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QXmlStreamWriter>

/// Names in XML. Escaping is QXmlStreamWriter's business; here is what it leaves open.
namespace rolescope::xmltext {

/// Without what XML 1.0 cannot hold even escaped (section 2.2 "Characters"): control characters, halves of surrogate
/// pairs and the two non-characters become U+FFFD. Line breaks and tabs stay.
QString safe(const QString& text);

/// An attribute with such a value.
void attribute(QXmlStreamWriter& writer, const QString& name, const QString& value);

/// A coordinate with as many digits as it needs, at most two behind the point, whatever the locale; 0 for
/// what is no coordinate.
QString number(double value);

} // namespace rolescope::xmltext
