// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simulator/context.h"
#include "app/simulator/tenant.h"

#include <QString>

namespace rolescope::simulator {

/// `tagName eq 'a' and tagValue eq 'b'`, as resource and group lists take it; an empty filter accepts everything.
class TagFilter
{
public:
    explicit TagFilter(const QString& filter);
    bool accepts(const Tags& tags) const;

private:
    QString m_name;
    QString m_value;
};

/// GET {subscription or group}/resources: generic rows of every resource and identity, with ARM's $filter on
/// resourceType, name, location, resourceGroup, identity/principalId, tagName and tagValue (eq, joined by "and").
Reply resourceList(const Context& context, const ArmRequest& request);

/// The value of `key eq 'value'` in a $filter; empty when it is not there.
QString equalsValue(const QString& filter, QStringView key);

} // namespace rolescope::simulator
