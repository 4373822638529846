// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/exportchoices.h"

#include <QSettings>

#include <algorithm>

namespace rolescope {

using namespace Qt::Literals::StringLiterals;

namespace {

/// The number of one of the values 0 … last.
template <typename Enum> Enum oneOf(const QSettings& settings, const QString& key, Enum fallback, Enum last)
{
    bool isNumber = false;
    const int value = settings.value(key).toInt(&isNumber);
    return isNumber && value >= 0 && value <= static_cast<int>(last) ? static_cast<Enum>(value) : fallback;
}

} // namespace

ExportChoices ExportChoices::loaded(const QSettings& settings)
{
    ExportChoices choices;
    choices.format = exportFormatOfWord(settings.value("export/format"_L1).toString()).value_or(choices.format);
    choices.part = oneOf(settings, u"export/part"_s, choices.part, ExportPart::Surroundings);
    choices.style = oneOf(settings, u"export/style"_s, choices.style, DiagramStyle::Print);
    choices.paper = oneOf(settings, u"export/paper"_s, choices.paper, DiagramWriter::Paper::Letter);
    choices.scale = std::clamp(settings.value("export/scale"_L1, choices.scale).toInt(), 1, 8);
    choices.titled = settings.value("export/title"_L1, choices.titled).toBool();
    choices.legend = settings.value("export/legend"_L1, choices.legend).toBool();
    choices.dated = settings.value("export/date"_L1, choices.dated).toBool();
    choices.scrub = settings.value("export/scrub"_L1, choices.scrub).toBool();
    choices.folder = settings.value("export/folder"_L1).toString();
    return choices;
}

void ExportChoices::save(QSettings& settings) const
{
    settings.setValue("export/format"_L1, QString(exportFormatInfo(format).word));
    settings.setValue("export/part"_L1, static_cast<int>(part));
    settings.setValue("export/style"_L1, static_cast<int>(style));
    settings.setValue("export/paper"_L1, static_cast<int>(paper));
    settings.setValue("export/scale"_L1, scale);
    settings.setValue("export/title"_L1, titled);
    settings.setValue("export/legend"_L1, legend);
    settings.setValue("export/date"_L1, dated);
    settings.setValue("export/scrub"_L1, scrub);
    settings.setValue("export/folder"_L1, folder);
}

} // namespace rolescope
