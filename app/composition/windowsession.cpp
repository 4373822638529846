// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/windowsession.h"

namespace rolescope {

WindowSession::WindowSession(TenantAccess tenant, QSettings& settings)
    : m_tenant(std::move(tenant))
    , m_sync(*m_tenant.source, m_store)
    , m_window({m_store, m_sync, settings, *m_tenant.plans})
{
    QObject::connect(&m_sync, &SyncController::finished, &m_window,
                     [this] { m_window.setAccountName(m_tenant.source->accountName()); });
}

void WindowSession::start()
{
    m_window.show();
    m_sync.start();
}

} // namespace rolescope
