// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QToolButton;

namespace rolescope {

class ElidedLabel;

/// A value that people carry elsewhere, elided in the middle, with a button that copies the whole of it.
class CopyLabel : public QWidget
{
    Q_OBJECT

public:
    /// `what` is said by the button: "Copy resource id".
    explicit CopyLabel(const QString& what, QWidget* parent = nullptr);

    void setValue(const QString& value);
    QString value() const;
    void setFixedFont(bool fixed); ///< for ids; on by default

protected:
    void changeEvent(QEvent* event) override;

private:
    void copy();
    void dress();

    ElidedLabel* m_value;
    QToolButton* m_button;
};

} // namespace rolescope
