// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/items/roles.h"

#include <QFrame>
#include <QString>

#include <functional>
#include <vector>

class QHBoxLayout;
class QLabel;
class QPushButton;
class QToolButton;

namespace rolescope {

/// A strip that tells something without stopping anybody: an icon, a sentence or two, a few buttons, and a cross.
/// Hidden until it has something to tell; assistive technology is told when it does.
class Banner : public QFrame
{
    Q_OBJECT

public:
    struct Action
    {
        QString text; ///< a verb: "Details", "Retry"
        std::function<void()> triggered;
    };

    explicit Banner(QWidget* parent = nullptr);

    /// Replaces whatever is shown. `text` is taken as plain text. Severity::None stands for good news.
    void showMessage(Severity severity, const QString& text, std::vector<Action> actions = {});
    /// Hides the strip without dismissed().
    void clear();
    QString text() const;
    Severity severity() const { return m_severity; }

Q_SIGNALS:
    void dismissed(); ///< a person closed it

protected:
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void dismiss();
    void removeButtons();
    QColor color() const;
    void dress();

    Severity m_severity = Severity::None;
    QLabel* m_icon;
    QLabel* m_text;
    QHBoxLayout* m_buttons;
    QToolButton* m_close;
    std::vector<QPushButton*> m_actions;
};

} // namespace rolescope
