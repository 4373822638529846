// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/end-to-end/demowindowtest.h"

#include "app/composition/sources.h"
#include "tests/support/printers.h"
#include "ui/graph/graphcanvas.h"

#include <QApplication>
#include <QStyle>
#include <QTest>

namespace rolescope::test {

using namespace Qt::Literals::StringLiterals;

void DemoWindowTest::initTestCase()
{
    // As the program names its settings, but in a place of our own.
    QCoreApplication::setApplicationName(u"rolescope"_s);
    QCoreApplication::setOrganizationName(u"Rolescope"_s);
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_home.path());
}

void DemoWindowTest::init()
{
    failOnWarnings();
    m_settings = std::make_unique<QSettings>();
    QVERIFY2(m_settings->fileName().startsWith(m_home.path()), qPrintable(m_settings->fileName()));
    m_settings->clear();
    QApplication::setPalette(QApplication::style()->standardPalette()); // the test before may have left it dark
    openDemo();
}

void DemoWindowTest::cleanup()
{
    m_driven.reset();
    m_settings.reset();
}

void DemoWindowTest::openDemo(QSize size)
{
    auto tenant = openTenant({cli::SourceSpec::Kind::Demo, {}, {}}, nullptr);
    RS_VERIFY_OK(tenant);
    m_driven = std::make_unique<DrivenWindow>(std::move(*tenant), *m_settings, size);
    QVERIFY(m_driven->waitUntilQuiet());
}

QPoint DemoWindowTest::middleOf(quint32 box) const
{
    const GraphCanvas* const canvas = m_driven->canvas();
    return canvas->view().toView(canvas->diagram().boxes[box].rect.center()).toPoint();
}

} // namespace rolescope::test
