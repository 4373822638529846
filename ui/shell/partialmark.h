// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;

namespace rolescope {

class SyncController;

/// A quiet word beside the tabs while graph and tables show less, or other, than the tenant: it is being read, or was
/// not read to the end. Nothing moves when it comes and goes. The controller must outlive it.
class PartialMark : public QWidget
{
    Q_OBJECT

public:
    explicit PartialMark(SyncController& sync, QWidget* parent = nullptr);

    /// The whole sentence; empty where what is shown was read to the end.
    QString text() const { return toolTip(); }

protected:
    void changeEvent(QEvent* event) override;

private:
    QString textNow() const;
    void refresh();
    void dress();

    SyncController& m_sync;
    QLabel* m_icon;
    QLabel* m_word;
};

} // namespace rolescope
