// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/export/exportformat.h"

#include <QCoreApplication>

#include <algorithm>

namespace rolescope {

using namespace Qt::Literals::StringLiterals;

namespace {

#define RS_WORDS(text) QT_TRANSLATE_NOOP("rolescope::ExportFormat", text)

constexpr ExportFormatInfo formats[] = {
    {ExportFormat::Svg, ExportGroup::Picture, true, "svg"_L1, "svg"_L1, RS_WORDS("SVG picture"),
     RS_WORDS("A picture that stays sharp at any size, for documents and web pages.")},
    {ExportFormat::Png, ExportGroup::Picture, false, "png"_L1, "png"_L1, RS_WORDS("PNG picture"),
     RS_WORDS("A picture of pixels, for chats and slides.")},
    {ExportFormat::Pdf, ExportGroup::Picture, false, "pdf"_L1, "pdf"_L1, RS_WORDS("PDF document"),
     RS_WORDS("One large page, or several to print, with text that can be searched.")},
    {ExportFormat::Html, ExportGroup::Report, true, "html"_L1, "html htm"_L1, RS_WORDS("Interactive report"),
     RS_WORDS("One page with the graph, search and tables, that any browser opens without a network.")},
    {ExportFormat::DrawIo, ExportGroup::Source, true, "drawio"_L1, "drawio"_L1, RS_WORDS("draw.io diagram"),
     RS_WORDS("To go on drawing in draw.io: a layer for each column, ids and details on each shape.")},
    {ExportFormat::Dot, ExportGroup::Source, true, "dot"_L1, "dot gv"_L1, RS_WORDS("Graphviz DOT"),
     RS_WORDS("For Graphviz to arrange and draw.")},
    {ExportFormat::Mermaid, ExportGroup::Source, true, "mermaid"_L1, "mmd mermaid"_L1, RS_WORDS("Mermaid flowchart"),
     RS_WORDS("For Markdown on GitHub, Azure DevOps and wikis; small graphs only.")},
    {ExportFormat::GraphMl, ExportGroup::Source, true, "graphml"_L1, "graphml"_L1, RS_WORDS("GraphML"),
     RS_WORDS("For yEd, Gephi, networkx and other programs that reckon with graphs.")},
    {ExportFormat::OpenGraph, ExportGroup::Source, true, "bloodhound"_L1, "opengraph.json"_L1,
     RS_WORDS("BloodHound OpenGraph"), RS_WORDS("To be uploaded to BloodHound beside what its collectors found.")},
    {ExportFormat::Json, ExportGroup::Data, true, "json"_L1, "json"_L1, RS_WORDS("Inventory file"),
     RS_WORDS("All that was read, as JSON that Rolescope opens again.")},
    {ExportFormat::Csv, ExportGroup::Data, true, "csv"_L1, "csv"_L1, RS_WORDS("CSV table"),
     RS_WORDS("One row for each way from a machine over its identity to a role assignment, for spreadsheets.")},
    {ExportFormat::Terraform, ExportGroup::Code, true, "terraform"_L1, "tf"_L1, RS_WORDS("Terraform configuration"),
     RS_WORDS("Identities and role assignments for the azurerm provider, with import blocks for what exists.")},
    {ExportFormat::Bicep, ExportGroup::Code, true, "bicep"_L1, "bicep"_L1, RS_WORDS("Bicep template"),
     RS_WORDS("Identities and role assignments as a template of Azure Resource Manager.")},
    {ExportFormat::AzureCli, ExportGroup::Code, true, "az"_L1, "sh"_L1, RS_WORDS("Azure CLI script"),
     RS_WORDS("The commands that make identities, attach them and assign the roles.")},
};

#undef RS_WORDS

} // namespace

QStringList ExportFormatInfo::endingList() const
{
    return QString(endings).split(u' ');
}

std::span<const ExportFormatInfo> exportFormats()
{
    return formats;
}

const ExportFormatInfo& exportFormatInfo(ExportFormat format)
{
    const auto* const found = std::find_if(std::begin(formats), std::end(formats),
                                           [format](const ExportFormatInfo& info) { return info.format == format; });
    Q_ASSERT(found != std::end(formats));
    return *found;
}

QString exportFormatName(ExportFormat format)
{
    return QCoreApplication::translate("rolescope::ExportFormat", exportFormatInfo(format).name);
}

QString exportFormatPurpose(ExportFormat format)
{
    return QCoreApplication::translate("rolescope::ExportFormat", exportFormatInfo(format).purpose);
}

std::optional<ExportFormat> exportFormatOfFile(const QString& fileName)
{
    std::optional<ExportFormat> found;
    qsizetype longest = 0;
    for (const ExportFormatInfo& info : formats) {
        for (const QString& ending : info.endingList()) {
            if (ending.size() > longest && fileName.endsWith(u'.' + ending, Qt::CaseInsensitive)) {
                longest = ending.size();
                found = info.format;
            }
        }
    }
    return found;
}

std::optional<ExportFormat> exportFormatOfWord(const QString& word)
{
    for (const ExportFormatInfo& info : formats) {
        if (word == info.word)
            return info.format;
    }
    return {};
}

QStringList exportFormatWords()
{
    QStringList words;
    for (const ExportFormatInfo& info : formats)
        words.append(info.word);
    return words;
}

} // namespace rolescope
