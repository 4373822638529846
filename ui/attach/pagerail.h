// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

namespace rolescope {

/// The way through a wizard, at its left: which pages there are, which lie behind, which is open.
class PageRail : public QWidget
{
    Q_OBJECT

public:
    explicit PageRail(QWidget* parent = nullptr);

    void setPages(const QStringList& titles);
    void setCurrent(int index);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    int rowHeight() const;

    QStringList m_titles;
    int m_current = 0;
};

} // namespace rolescope
