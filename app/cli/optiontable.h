// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLatin1StringView>
#include <QString>
#include <QStringList>

#include <span>

/// The commands and options of the program, once: parsing and help both read this table.
namespace rolescope::cli {

enum CommandBit : unsigned {
    WindowBit = 1,
    SimulateBit = 2,
    SyncBit = 4,
    ListBit = 8,
    ExportBit = 16,
    AttachBit = 32,
    DetachBit = 64,
    UndoBit = 128,
    ResumeBit = 256,
    HistoryBit = 512,
    EveryCommand = 1023,
};

struct CommandSpec
{
    CommandBit bit;
    QLatin1StringView word; ///< empty for the window
    QLatin1StringView arguments; ///< as help shows them
    const char* help; ///< to be translated
};

struct OptionSpec
{
    QLatin1StringView name;
    QLatin1StringView letter; ///< may be empty
    QLatin1StringView value; ///< name of its value in help; empty for a switch
    unsigned commands;
    const char* help; ///< to be translated
    bool repeats = false; ///< may be given several times
};

std::span<const CommandSpec> commandTable();
std::span<const OptionSpec> optionTable();

/// Help on one command, or on all with the window's word.
QString helpText(CommandBit command);

/// The known word that a mistyped one begins, else the one that differs least from it; empty where none is near.
QString nearestWord(const QString& typed, const QStringList& known);

} // namespace rolescope::cli
