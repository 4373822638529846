// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QWidget>

class QLabel;
class QProgressBar;
class QTimer;
class QToolButton;

namespace rolescope {

class SyncController;

/// The sync's corner of the status bar: what is being read, how much, and a button to cancel; afterwards how old the
/// picture is; and a way to what could not be read.
class SyncStatus : public QWidget
{
    Q_OBJECT

public:
    explicit SyncStatus(SyncController& controller, QWidget* parent = nullptr);

    /// The line shown now, for tests and screen readers.
    QString text() const;
    void setGaps(int count); ///< things that could not be read; 0 hides the way to them

    /// "Synced 5 minutes ago".
    static QString ageText(const QDateTime& last, const QDateTime& now);

Q_SIGNALS:
    void gapsRequested();

private:
    void showProgress();
    void showAge();
    void setBusy(bool busy);

    SyncController& m_controller;
    QLabel* m_label;
    QProgressBar* m_bar;
    QToolButton* m_cancel;
    QToolButton* m_gaps;
    QTimer* m_ageTimer;
};

} // namespace rolescope
