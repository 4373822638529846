// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QToolButton;

namespace rolescope {

/// A line that opens to a paragraph or two, for those who want to know more. Closed at first.
class FoldOut : public QWidget
{
    Q_OBJECT

public:
    /// `text` may hold simple HTML; it is ours, never a name out of a tenant.
    FoldOut(const QString& title, const QString& text, QWidget* parent = nullptr);

    void setOpen(bool open);
    bool isOpen() const;

protected:
    void changeEvent(QEvent* event) override;

private:
    void dress();

    QToolButton* m_button;
    QLabel* m_text;
};

} // namespace rolescope
