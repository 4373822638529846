// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simulator/context.h"

#include <list>

namespace rolescope::simulator {

/// POST /providers/Microsoft.ResourceGraph/resources (2022-10-01): queries in KQL over the tables Resources,
/// ResourceContainers and AuthorizationResources. Rows that the caller may not read are missing silently. Keeps the row
/// numbers of the last few answers, so that a further page costs no more than its own rows. Lives as long as the
/// server.
class ResourceGraphApi
{
public:
    ResourceGraphApi();
    ~ResourceGraphApi();

    Reply handle(const Context& context, const ArmRequest& request);

private:
    struct Ask;
    struct Kept;

    /// The kept answer, or a new one; null with the reply to give instead when the query is refused.
    const Kept* find(const Context& context, const Ask& ask, Reply& refusal);

    std::list<Kept> m_kept; ///< most recently used first
    quint64 m_revision = 0;
};

} // namespace rolescope::simulator
