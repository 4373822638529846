// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QCoreApplication;

namespace rolescope {

/// Gives the program the texts of the person's language, or English ones, whose plural forms are a translation as well.
/// The translator belongs to the application. GUI thread.
void installTranslations(QCoreApplication& application);

} // namespace rolescope
