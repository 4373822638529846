// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/journalwords.h"

#include <algorithm>
#include <array>

namespace rolescope::storage {

using namespace Qt::Literals::StringLiterals;

namespace {

template <typename T> struct Word
{
    T value;
    QLatin1StringView word;
};
template <typename T> Word(T, QLatin1StringView) -> Word<T>; // clang 14 does not deduce aggregates by itself

constexpr std::array errorKinds{
    Word{ErrorKind::BadReply, "badReply"_L1},   Word{ErrorKind::Cancelled, "cancelled"_L1},
    Word{ErrorKind::Network, "network"_L1},     Word{ErrorKind::Timeout, "timeout"_L1},
    Word{ErrorKind::Forbidden, "forbidden"_L1}, Word{ErrorKind::SignInNeeded, "signInNeeded"_L1},
    Word{ErrorKind::NotFound, "notFound"_L1},   Word{ErrorKind::Conflict, "conflict"_L1},
    Word{ErrorKind::Throttled, "throttled"_L1}, Word{ErrorKind::Server, "server"_L1},
    Word{ErrorKind::BadInput, "badInput"_L1},   Word{ErrorKind::Io, "io"_L1},
};

constexpr std::array operationStates{
    Word{OperationState::Open, "open"_L1},
    Word{OperationState::Done, "done"_L1},
    Word{OperationState::Undone, "undone"_L1},
    Word{OperationState::Abandoned, "abandoned"_L1},
};

constexpr std::array stepStates{
    Word{StepState::Waiting, "waiting"_L1}, Word{StepState::Running, "running"_L1},
    Word{StepState::Done, "done"_L1},       Word{StepState::Satisfied, "satisfied"_L1},
    Word{StepState::Failed, "failed"_L1},   Word{StepState::Skipped, "skipped"_L1},
};

/// The first entry of a table stands for everything that is not in it.
template <typename T, std::size_t N> QString wordIn(const std::array<Word<T>, N>& words, T value)
{
    const auto found = std::ranges::find(words, value, &Word<T>::value);
    return found == words.end() ? words.front().word : found->word;
}

template <typename T, std::size_t N> T valueIn(const std::array<Word<T>, N>& words, const QString& word)
{
    const auto found = std::ranges::find_if(words, [&word](const Word<T>& entry) { return entry.word == word; });
    return found == words.end() ? words.front().value : found->value;
}

} // namespace

QString wordOf(ErrorKind kind)
{
    return wordIn(errorKinds, kind);
}

ErrorKind errorKindOf(const QString& word)
{
    return valueIn(errorKinds, word);
}

QString wordOf(OperationState state)
{
    return wordIn(operationStates, state);
}

OperationState operationStateOf(const QString& word)
{
    return valueIn(operationStates, word);
}

QString wordOf(StepState state)
{
    // A step that waits to ask again is under way all the same.
    return wordIn(stepStates, state == StepState::Retrying ? StepState::Running : state);
}

StepState stepStateOf(const QString& word)
{
    return valueIn(stepStates, word);
}

} // namespace rolescope::storage
