// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/ports/planservice.h"

#include <QString>

/// The words that stand for states in the journal: they stay as they are, whatever the program calls things later.
/// A word that is not known is one that a newer program wrote; it is read as the most careful of the states.
namespace rolescope::storage {

QString wordOf(ErrorKind kind);
ErrorKind errorKindOf(const QString& word);

/// Running is not kept: whether an operation runs is told by its claim.
QString wordOf(OperationState state);
OperationState operationStateOf(const QString& word);

QString wordOf(StepState state);
StepState stepStateOf(const QString& word);

} // namespace rolescope::storage
