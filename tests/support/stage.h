// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace rolescope {

/// A window for one widget under test. It has no layout of its own, because the offscreen platform warns, fatally in
/// tests, whenever a layout changes the least size of a window.
class Stage : public QWidget
{
public:
    /// Does not own `actor`, which must outlive the stage or be deleted first.
    Stage(QWidget& actor, QSize size) : m_actor(actor)
    {
        resize(size);
        actor.setParent(this);
        actor.setGeometry(QRect({}, size));
        actor.show();
        show();
    }

    ~Stage() override { m_actor.setParent(nullptr); }

private:
    QWidget& m_actor;
};

} // namespace rolescope
