// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/end-to-end/drivenwindow.h"

#include <QObject>
#include <QTemporaryDir>

namespace rolescope::test {

/// Gives each test a window on the demo tenant as `rolescope --demo` opens it, read to the end, with settings that
/// nobody else has.
class DemoWindowTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

protected:
    /// Another window with the same settings; at its remembered size without `size`.
    void openDemo(QSize size = DrivenWindow::usualSize);

    TablePage* machines() const { return m_driven->page(u"virtualMachines"); }
    TablePage* identities() const { return m_driven->page(u"identities"); }
    TablePage* assignments() const { return m_driven->page(u"roleAssignments"); }
    TablePage* roles() const { return m_driven->page(u"roles"); }
    TablePage* gaps() const { return m_driven->page(u"gaps"); }
    /// Of a box of the graph, in the canvas's viewport.
    QPoint middleOf(quint32 box) const;

    QTemporaryDir m_home;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<DrivenWindow> m_driven;
};

} // namespace rolescope::test
