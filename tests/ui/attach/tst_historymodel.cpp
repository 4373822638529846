// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/attach/historymodel.h"

#include "tests/ui/attach/scriptedplans.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace rolescope;
using namespace rolescope::test;
using namespace Qt::Literals::StringLiterals;

class TestHistoryModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void newOnesComeAtTheTop()
    {
        ScriptedPlans plans;
        plans.journal(u"1"_s, OperationState::Done);
        HistoryModel model(plans);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const QPersistentModelIndex first(model.index(0, 0));
        QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
        QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        plans.journal(u"2"_s, OperationState::Running);
        QCOMPARE(inserted.count(), 1);
        QCOMPARE(reset.count(), 0);
        QCOMPARE(first.row(), 1);
        QCOMPARE(model.rowOf(u"2"_s), 0);
        QCOMPARE(model.rowOf(u"3"_s), -1);
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        QVERIFY(plans.abandon(u"1"_s));
        QCOMPARE(changed.count(), 1);
        QCOMPARE(model.index(1, HistoryModel::State).data().toString(), u"Left as it is"_s);
        plans.operations.clear();
        Q_EMIT plans.historyChanged();
        QCOMPARE(model.rowCount(), 0);
        QCOMPARE(reset.count(), 1);
    }

    void saysWhatWasDone()
    {
        ScriptedPlans plans;
        Plan plan;
        plan.steps.resize(2, {ChangeHost{}, {}, false});
        plans.journal(u"1"_s, OperationState::Open, plan);
        plans.operations.front().steps[0].state = StepState::Done;
        HistoryModel model(plans);
        QStringList row;
        for (int column = 0; column < model.columnCount(); ++column)
            row << model.index(0, column).data().toString();
        QCOMPARE(row,
                 (QStringList{u"2026-01-31 14:05"_s, u"Operation 1"_s, u"Interrupted"_s, u"1 of 2"_s,
                              u"ada@contoso.example"_s}));
        const QString text = operationText(plans.operations.front());
        QVERIFY(text.startsWith(u"Operation 1\n"_s));
        QVERIFY(text.contains(u"[Done]"_s));
        QVERIFY(text.contains(u"[Waiting]"_s));
    }

    void findsWhatWasInterruptedHere()
    {
        ScriptedPlans plans;
        plans.journal(u"1"_s, OperationState::Open);
        plans.journal(u"2"_s, OperationState::Done);
        plans.journal(u"3"_s, OperationState::Open);
        plans.operations.front().source = u"Elsewhere"_s;
        const HistoryModel model(plans);
        QCOMPARE(model.interrupted(u"Scripted"_s)->id, u"1"_s);
        QCOMPARE(model.interrupted(u"Elsewhere"_s)->id, u"3"_s);
        QVERIFY(!model.interrupted(u"Nowhere"_s));
    }

    void tellsThatTheJournalCannotBeRead()
    {
        ScriptedPlans plans;
        plans.broken = true;
        const HistoryModel model(plans);
        QVERIFY(model.error());
        QCOMPARE(model.rowCount(), 0);
    }

    void choices_data()
    {
        QTest::addColumn<OperationState>("state");
        QTest::addColumn<bool>("wrote");
        QTest::addColumn<QString>("source");
        QTest::addColumn<QString>("readOnly");
        QTest::addColumn<QString>("expected"); // u(ndo), r(esume), l(eave)
        const QString here = u"Scripted"_s;
        QTest::newRow("done") << OperationState::Done << true << here << QString() << u"u"_s;
        QTest::newRow("done, nothing written") << OperationState::Done << false << here << QString() << QString();
        QTest::newRow("open") << OperationState::Open << true << here << QString() << u"url"_s;
        QTest::newRow("open, nothing written") << OperationState::Open << false << here << QString() << u"rl"_s;
        QTest::newRow("running") << OperationState::Running << true << here << QString() << QString();
        QTest::newRow("undone") << OperationState::Undone << true << here << QString() << QString();
        QTest::newRow("left") << OperationState::Abandoned << true << here << QString() << u"u"_s;
        QTest::newRow("elsewhere") << OperationState::Open << true << u"File"_s << QString() << QString();
        QTest::newRow("read only") << OperationState::Open << true << here << u"A file."_s << u"l"_s;
    }

    void choices()
    {
        QFETCH(OperationState, state);
        QFETCH(bool, wrote);
        QFETCH(QString, source);
        QFETCH(QString, readOnly);
        Operation operation;
        operation.state = state;
        operation.source = u"Scripted"_s;
        operation.steps.resize(1);
        operation.steps[0].outcome.emplace();
        operation.steps[0].outcome->changed = wrote;
        const OperationChoices choices = OperationChoices::of(operation, source, readOnly);
        QString told;
        told += choices.undo ? u"u"_s : QString();
        told += choices.resume ? u"r"_s : QString();
        told += choices.abandon ? u"l"_s : QString();
        QTEST(told, "expected");
        QCOMPARE(choices.whyNotUndo.isEmpty(), choices.undo);
    }
};

QTEST_GUILESS_MAIN(TestHistoryModel)
#include "tst_historymodel.moc"
