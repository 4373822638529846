// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/namelist.h"

#include <QCoreApplication>

namespace rolescope {

using namespace Qt::Literals::StringLiterals;

QString nameList(const QStringList& names, qsizetype total, qsizetype limit)
{
    const QStringList first = names.mid(0, limit);
    const auto rest = static_cast<int>(total - first.size());
    const QString joined = first.join(u", "_s);
    if (rest <= 0)
        return joined;
    //: %1 is a list of names
    return QCoreApplication::translate("rolescope::NameList", "%1 and %n more", nullptr, rest).arg(joined);
}

} // namespace rolescope
