// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLatin1StringView>
#include <QString>
#include <QStringList>

#include <optional>
#include <span>

namespace rolescope {

/// Everything that an export can be. New ones are added here and in exportformat.cpp, and nowhere else is a list of
/// them: command line, dialog and tests read the table.
enum class ExportFormat : quint8 {
    Svg,
    Png,
    Pdf,
    Dot,
    Mermaid,
    DrawIo,
    GraphMl,
    OpenGraph,
    Html,
    Json,
    Csv,
    Terraform,
    Bicep,
    AzureCli,
};

/// What an export is made of, which decides the options that it has.
enum class ExportGroup : quint8 {
    Picture, ///< painted: the window's own paint path
    Source, ///< the diagram as text for another program
    Report, ///< a page that stands by itself
    Data, ///< values without a diagram
    Code, ///< what would make Azure so
};

struct ExportFormatInfo
{
    ExportFormat format;
    ExportGroup group;
    bool isText; ///< can be put on the clipboard as text
    QLatin1StringView word; ///< on the command line
    QLatin1StringView endings; ///< of files, without the dot, parted by spaces; the first is for new files
    const char* name; ///< for people, to be translated; see exportFormatName
    const char* purpose; ///< one sentence, to be translated; see exportFormatPurpose

    QStringList endingList() const;
};

/// In the order in which people are offered them.
std::span<const ExportFormatInfo> exportFormats();
const ExportFormatInfo& exportFormatInfo(ExportFormat format);
QString exportFormatName(ExportFormat format);
QString exportFormatPurpose(ExportFormat format);

/// By the longest ending that fits, case-insensitively; nothing where none does.
std::optional<ExportFormat> exportFormatOfFile(const QString& fileName);
std::optional<ExportFormat> exportFormatOfWord(const QString& word);
/// All words of the command line.
QStringList exportFormatWords();

} // namespace rolescope
