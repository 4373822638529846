// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/demoresources.h"

#include <QFile>

// Q_INIT_RESOURCE declares a function of the global namespace: it cannot stand in a namespace of ours.
static void registerDemoResources()
{
    Q_INIT_RESOURCE(demo);
}

namespace rolescope::simulator {

using namespace Qt::Literals::StringLiterals;

QByteArray demoResource(const QString& name)
{
    registerDemoResources();
    QFile file(u":/demo/"_s + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace rolescope::simulator
