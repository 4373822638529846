// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/attach/planprogress.h"

#include "tests/ui/attach/scriptedplans.h"

#include <QSignalSpy>
#include <QTest>

using namespace rolescope;
using namespace rolescope::test;
using namespace Qt::Literals::StringLiterals;

class TestPlanProgress : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_plans = std::make_unique<ScriptedPlans>();
        m_progress = std::make_unique<PlanProgress>(*m_plans);
        m_plan = {};
        for (const auto& host : {u"/a"_s, u"/b"_s, u"/c"_s})
            m_plan.steps.push_back({ChangeHost{host, {u"/id"_s}, {}, false, false}, {}, false});
    }

    void cleanup() { m_progress.reset(); }

    void followsARunToItsEnd()
    {
        QSignalSpy steps(m_progress.get(), &PlanProgress::stepChanged);
        m_progress->run(m_plan, u"4"_s);
        QCOMPARE(m_plans->undone, u"4"_s);
        QVERIFY(m_progress->isRunning());
        QCOMPARE(m_progress->headline(), u"Step 1 of 3"_s);
        m_plans->current->report(0, StepState::Running);
        m_plans->current->report(0, StepState::Done);
        m_plans->current->report(1, StepState::Satisfied);
        QCOMPARE(m_progress->finishedSteps(), 2);
        QCOMPARE(m_progress->headline(), u"Step 3 of 3"_s);
        m_plans->current->report(2, StepState::Done);
        m_plans->current->report(9, StepState::Done); // not of this plan
        QCOMPARE(steps.count(), 4);
        m_plans->current->end({OperationState::Done, u"5"_s, 2, 1, 0, 0, {}});
        QVERIFY(m_progress->isDone());
        QVERIFY(!m_progress->canResume());
        QVERIFY(m_progress->canUndo());
        QCOMPARE(m_progress->operationId(), u"5"_s);
        QVERIFY2(m_progress->summary().startsWith(u"2 done"_s), qPrintable(m_progress->summary()));
    }

    void aFailureCanBeGoneOnWith()
    {
        m_progress->run(m_plan);
        m_plans->current->report(0, StepState::Done);
        m_plans->current->report(1, StepState::Failed);
        m_plans->current->report(2, StepState::Skipped);
        m_plans->current->end(
            {OperationState::Open, u"5"_s, 1, 0, 1, 1, makeError(ErrorKind::Forbidden, u"Azure refused."_s)});
        QVERIFY(!m_progress->isDone());
        QVERIFY(m_progress->summary().contains(u"Azure refused."_s));
        QVERIFY(m_progress->canUndo());
        QVERIFY(m_progress->canResume());
        m_progress->resume();
        QCOMPARE(m_plans->resumed, QStringList{u"5"_s});
        QVERIFY(m_progress->isRunning());
        // What is done stays so, the rest waits again.
        QCOMPARE(m_progress->steps()[0].state, StepState::Done);
        QCOMPARE(m_progress->steps()[1].state, StepState::Waiting);
        QCOMPARE(m_progress->steps()[2].state, StepState::Waiting);
    }

    void stoppingWaitsForWhatIsUnderWay()
    {
        m_progress->run(m_plan);
        m_progress->stop();
        QVERIFY(m_plans->current->stopped);
        QCOMPARE(m_progress->phase(), PlanProgress::Phase::Stopping);
        QVERIFY(m_progress->isRunning());
        m_plans->current->end(
            {OperationState::Open, u"5"_s, 0, 0, 0, 3, makeError(ErrorKind::Cancelled, u"Stopped."_s)});
        QCOMPARE(m_progress->headline(), u"Stopped"_s);
        QVERIFY(!m_progress->canUndo()); // nothing was written
        QVERIFY(m_progress->canResume());
    }

    void aJournalThatCannotBeWrittenEndsItAtOnce()
    {
        m_plans->broken = true;
        m_progress->run(m_plan);
        QCOMPARE(m_progress->phase(), PlanProgress::Phase::Ended);
        QVERIFY(m_progress->summary().contains(u"journal"_s));
        QVERIFY(!m_progress->canUndo());
        QVERIFY(!m_progress->canResume());
    }

    void anOperationOfTheJournalIsGoneOnWith()
    {
        m_plans->journal(u"7"_s, OperationState::Open, m_plan);
        m_plans->operations.front().steps[1].state = StepState::Done;
        m_progress->resume(m_plans->operations.front());
        QCOMPARE(m_plans->resumed, QStringList{u"7"_s});
        QCOMPARE(m_progress->plan().steps.size(), 3U);
        QCOMPARE(m_progress->steps()[1].state, StepState::Done);
        QCOMPARE(m_progress->steps()[0].state, StepState::Waiting);
    }

    void passesOnWhatIsReadBack()
    {
        QSignalSpy readBack(m_progress.get(), &PlanProgress::readBack);
        m_progress->run(m_plan);
        Q_EMIT m_plans->current->readBack({}, {});
        QCOMPARE(readBack.count(), 1);
    }

    void destructionStopsTheRun()
    {
        m_progress->run(m_plan);
        const QPointer<ScriptedRun> run = m_plans->current;
        m_progress.reset();
        QVERIFY(run.isNull());
    }

private:
    std::unique_ptr<ScriptedPlans> m_plans;
    std::unique_ptr<PlanProgress> m_progress;
    Plan m_plan;
};

QTEST_GUILESS_MAIN(TestPlanProgress)
#include "tst_planprogress.moc"
