// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/translations.h"

#include <QCoreApplication>
#include <QLocale>
#include <QTranslator>

namespace rolescope {

using namespace Qt::Literals::StringLiterals;

void installTranslations(QCoreApplication& application)
{
    auto* const translator = new QTranslator(&application);
    if (translator->load(QLocale(), u"rolescope"_s, u"_"_s, u":/i18n"_s)
        || translator->load(u":/i18n/rolescope_en.qm"_s))
        application.installTranslator(translator);
}

} // namespace rolescope
