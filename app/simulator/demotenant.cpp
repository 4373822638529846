// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/demotenant.h"

#include "app/simulator/demoresources.h"
#include "app/simulator/tenantfile.h"

namespace rolescope::simulator {

using namespace Qt::Literals::StringLiterals;

Tenant demoTenant()
{
    QString error;
    const QString name = u"tenant.json"_s;
    std::optional<Tenant> tenant = parseTenant(demoResource(name), name, &error);
    if (!tenant)
        qFatal("The built-in demo tenant is broken: %s", qUtf8Printable(error));
    return *std::move(tenant);
}

} // namespace rolescope::simulator
