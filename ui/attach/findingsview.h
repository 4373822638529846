// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/inventory/inventorystore.h"
#include "models/plan/preflight.h"

#include <QTextBrowser>

namespace rolescope {

/// What was found about a plan, grouped: what blocks it, what it takes away, warnings, notes; each with how to mend it.
class FindingsView : public QTextBrowser
{
    Q_OBJECT

public:
    /// More of one group than this are only counted.
    static constexpr int mostShown = 100;

    FindingsView(const InventoryStore& store, QWidget* parent = nullptr);

    /// A sentence instead of findings: "Azure is being asked…".
    void showNote(const QString& note);
    /// `mayReplaceRoles`: smaller roles are offered as links.
    void showFindings(const std::vector<PreflightFinding>& findings, bool mayReplaceRoles);

Q_SIGNALS:
    /// A person takes the smaller role for this step.
    void roleSuggested(int step, const QString& roleGuid);

protected:
    void changeEvent(QEvent* event) override;

private:
    enum class Group : quint8 { Blocking, Loss, Warning, Note };

    void render();
    QString groupHtml(Group group) const;
    QString findingHtml(const PreflightFinding& finding) const;
    static Group groupOf(const PreflightFinding& finding);
    static QString headingOf(Group group, int count);
    void open(const QUrl& link);

    const InventoryStore& m_store;
    QString m_note;
    std::vector<PreflightFinding> m_findings;
    bool m_mayReplaceRoles = false;
};

} // namespace rolescope
