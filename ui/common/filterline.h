// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>
#include <QTimer>

namespace rolescope {

/// A line to filter a view by: a funnel, a button to clear it, Escape clears too, and word of changes only after a
/// person has paused typing.
class FilterLine : public QLineEdit
{
    Q_OBJECT

public:
    explicit FilterLine(QWidget* parent = nullptr);

    void setDelay(int milliseconds) { m_timer.setInterval(milliseconds); }

Q_SIGNALS:
    void filterChanged(const QString& text);
    void leftDownwards(); ///< Down or Return: the person wants to go on in the view

protected:
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void dress();

    QAction* m_icon = nullptr;
    QTimer m_timer;
};

} // namespace rolescope
