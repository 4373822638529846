// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/syncstatus.h"

#include "tests/support/stage.h"
#include "tests/ui/shell/scriptedsource.h"
#include "ui/shell/synccontroller.h"

#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace rolescope;
using namespace rolescope::test;
using namespace Qt::Literals::StringLiterals;

class TestSyncStatus : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsTheAge_data()
    {
        QTest::addColumn<qint64>("seconds");
        QTest::addColumn<QString>("expected");
        QTest::newRow("at once") << qint64(0) << u"Synced just now"_s;
        QTest::newRow("a clock that was set back") << qint64(-5000) << u"Synced just now"_s;
        QTest::newRow("nearly a minute") << qint64(59) << u"Synced just now"_s;
        QTest::newRow("minutes") << qint64(5 * 60) << u"Synced 5 minute(s) ago"_s;
        QTest::newRow("hours") << qint64(3 * 3600 + 59 * 60) << u"Synced 3 hour(s) ago"_s;
        QTest::newRow("over a day") << qint64(30 * 3600) << u"Synced 30 hour(s) ago"_s;
        QTest::newRow("days") << qint64(72 * 3600) << u"Synced 3 day(s) ago"_s;
    }

    void tellsTheAge()
    {
        QFETCH(const qint64, seconds);
        const QDateTime now = QDateTime::fromSecsSinceEpoch(1'800'000'000, Qt::UTC);
        QTEST(SyncStatus::ageText(now.addSecs(-seconds), now), "expected"); // plural forms come with the translation
    }

    void gapsAreOneClickAway()
    {
        InventoryStore store;
        ScriptedSource source;
        SyncController sync(source, store);
        SyncStatus status(sync);
        Stage stage(status, QSize(800, 30));
        auto* const button = status.findChild<QToolButton*>(u"gapsButton"_s);
        QVERIFY(!button->isVisible());
        status.setGaps(3);
        QVERIFY(button->isVisible());
        QVERIFY(button->text().contains(u'3'));
        QSignalSpy asked(&status, &SyncStatus::gapsRequested);
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(asked.count(), 1);
        status.setGaps(0);
        QVERIFY(!button->isVisible());
    }
};

QTEST_MAIN(TestSyncStatus)
#include "tst_syncstatus.moc"
