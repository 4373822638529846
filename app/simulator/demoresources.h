// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace rolescope::simulator {

/// A file of resources/demo, which is compiled in. Registers the resources first: the linker would drop them from a
/// static library that nobody asks for them.
QByteArray demoResource(const QString& name);

} // namespace rolescope::simulator
