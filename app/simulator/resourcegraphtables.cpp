// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/resourcegraphtables.h"

#include "app/simulator/authorizationtable.h"
#include "app/simulator/containertable.h"
#include "app/simulator/resourcetable.h"

namespace rolescope::simulator {

using namespace Qt::Literals::StringLiterals;

std::shared_ptr<const kql::Source> resourceGraphTable(const QString& name, State& state, const QString& caller,
                                                      const GraphScope& scope)
{
    if (name.compare("Resources"_L1, Qt::CaseInsensitive) == 0)
        return std::make_shared<ResourceTable>(state, caller, scope);
    if (name.compare("ResourceContainers"_L1, Qt::CaseInsensitive) == 0)
        return std::make_shared<ContainerTable>(state, caller, scope);
    if (name.compare("AuthorizationResources"_L1, Qt::CaseInsensitive) == 0)
        return std::make_shared<AuthorizationTable>(state, caller, scope);
    return nullptr;
}

} // namespace rolescope::simulator
