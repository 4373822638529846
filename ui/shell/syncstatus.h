// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QProgressBar;
class QTimer;
class QToolButton;

namespace rolescope {

class SyncController;

/// The sync's corner of the status bar: what is being read, how much, and a button to cancel; afterwards how old the
/// picture is.
class SyncStatus : public QWidget
{
    Q_OBJECT

public:
    explicit SyncStatus(SyncController& controller, QWidget* parent = nullptr);

    /// The line shown now, for tests and screen readers.
    QString text() const;

private:
    void showProgress();
    void showAge();
    void setBusy(bool busy);

    SyncController& m_controller;
    QLabel* m_label;
    QProgressBar* m_bar;
    QToolButton* m_cancel;
    QTimer* m_ageTimer;
};

} // namespace rolescope
