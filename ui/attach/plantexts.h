// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/inventory/inventorystore.h"
#include "models/plan/renderings.h"

#include <QWidget>

class QPlainTextEdit;

namespace rolescope {

/// A plan in one language, with a button that copies it. The text is only made when it is looked at. The store must
/// outlive it.
class PlanText : public QWidget
{
    Q_OBJECT

public:
    PlanText(const InventoryStore& store, PlanLanguage language, QWidget* parent = nullptr);

    void setPlan(const Plan& plan);
    QString text() const;

    /// "Azure CLI", the title of a tab.
    static QString title(PlanLanguage language);

protected:
    void showEvent(QShowEvent* event) override;

private:
    void render();
    void copy();

    const InventoryStore& m_store;
    PlanLanguage m_language;
    Plan m_plan;
    bool m_stale = false;
    QPlainTextEdit* m_text;
};

} // namespace rolescope
