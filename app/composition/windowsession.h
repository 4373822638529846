// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/inventory/inventorystore.h"
#include "models/ports/tenantaccess.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/synccontroller.h"

#include <QSettings>

namespace rolescope {

/// One window on one tenant, built in order and destroyed in reverse.
class WindowSession
{
public:
    /// `settings` must outlive this.
    WindowSession(TenantAccess tenant, QSettings& settings);

    /// Shows the window and starts the first sync.
    void start();
    MainWindow& window() { return m_window; }
    SyncController& sync() { return m_sync; }
    const InventoryStore& store() const { return m_store; }
    PlanService& plans() { return *m_tenant.plans; }

private:
    TenantAccess m_tenant;
    InventoryStore m_store;
    SyncController m_sync;
    MainWindow m_window;
};

} // namespace rolescope
