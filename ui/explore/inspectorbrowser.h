// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTextBrowser>

namespace rolescope {

/// The inspector's page: shows our own icons for "icon:NAME/RRGGBB" and loads nothing else from anywhere; follows no
/// link by itself.
class InspectorBrowser : public QTextBrowser
{
    Q_OBJECT

public:
    explicit InspectorBrowser(QWidget* parent = nullptr);

    /// Replaces the page; the place that is scrolled to stays where `keepPlace`.
    void setPage(const QString& html, bool keepPlace);

protected:
    QVariant loadResource(int type, const QUrl& name) override;
};

} // namespace rolescope
