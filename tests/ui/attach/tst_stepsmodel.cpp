// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/attach/stepsmodel.h"

#include "tests/ui/explore/sampletenant.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace rolescope;
using namespace Qt::Literals::StringLiterals;

class TestStepsModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_store = std::make_unique<InventoryStore>();
        sample::fill(*m_store);
        m_plan = {};
        m_plan.steps.push_back({ChangeHost{sample::machine(1), {u"/x/id-web"_s}, {}, false, false}, {}, true});
        AssignRole assign;
        assign.roleName = u"Reader"_s;
        assign.scope = sample::subscription();
        m_plan.steps.push_back({assign, {}, false});
    }

    void tellsApartWhatIsSoAlready()
    {
        StepsModel model(*m_store);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.showPlan(m_plan);
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.index(0).data(StepsModel::StateTextRole).toString(), u"Already so"_s);
        QCOMPARE(model.index(1).data(StepsModel::StateTextRole).toString(), QString());
        QVERIFY(model.index(0).data(StepsModel::IconRole) != model.index(1).data(StepsModel::IconRole));
        QCOMPARE(model.index(0).data(StepsModel::TargetRole).toString(), u"Virtual machine vm-web-01, in rg-web"_s);
        QCOMPARE(model.index(1).data(StepsModel::TargetRole).toString(), u"Subscription Production"_s);
        QVERIFY(model.index(0).data(Qt::AccessibleTextRole).toString().contains(u"Already so"_s));
    }

    void followsReports()
    {
        StepsModel model(*m_store);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        std::vector<StepReport> reports(2);
        reports[1].step = 1;
        model.showRun(m_plan, reports);
        QCOMPARE(model.index(1).data(StepsModel::StateTextRole).toString(), u"Waiting"_s);
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        reports[1].state = StepState::Done;
        model.showReport(reports[1]);
        QCOMPARE(changed.count(), 1);
        QCOMPARE(changed[0][0].toModelIndex().row(), 1);
        QCOMPARE(model.index(1).data(StepsModel::StateTextRole).toString(), u"Done"_s);
        reports[1].step = 7;
        model.showReport(reports[1]); // not of this plan
        QCOMPARE(changed.count(), 1);
        QCOMPARE(model.toText().count(u'\n'), 2);
        QVERIFY(model.toText().contains(u"[Done]"_s));
    }

    void everyStateHasWordsAndAPicture()
    {
        StepsModel model(*m_store);
        QStringList texts;
        QStringList icons;
        for (const StepState state : {StepState::Waiting, StepState::Running, StepState::Retrying, StepState::Done,
                                      StepState::Satisfied, StepState::Failed, StepState::Skipped}) {
            std::vector<StepReport> reports(2);
            reports[1].step = 1;
            reports[0].state = state;
            model.showRun(m_plan, reports);
            texts << model.index(0).data(StepsModel::StateTextRole).toString();
            icons << model.index(0).data(StepsModel::IconRole).toString();
        }
        QVERIFY(!texts.contains(QString()));
        QCOMPARE(texts.removeDuplicates(), 0);
        QCOMPARE(icons.removeDuplicates(), 0);
    }

    void countsDownToTheNextTry()
    {
        const QDateTime now = QDateTime::currentDateTimeUtc();
        StepReport report;
        report.state = StepState::Retrying;
        report.until = now.addMSecs(11'200);
        QCOMPARE(StepsModel::stateText(report, now), u"Asks again in 12 s"_s);
        report.reason = u"the identity is not known everywhere yet"_s;
        QCOMPARE(StepsModel::stateText(report, now.addSecs(10)),
                 u"Asks again in 2 s: the identity is not known everywhere yet"_s);
        QVERIFY(StepsModel::stateText(report, now.addSecs(60)).contains(u"in 0 s"_s));
    }

    void ticksWhileSomethingWaits()
    {
        StepsModel model(*m_store);
        std::vector<StepReport> reports(2);
        reports[1].step = 1;
        model.showRun(m_plan, reports);
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        reports[1].state = StepState::Retrying;
        reports[1].until = QDateTime::currentDateTimeUtc().addSecs(30);
        model.showReport(reports[1]);
        QTRY_VERIFY(changed.count() >= 2); // its coming, and then at least one tick
    }

    void tellsWhyAStepFailed()
    {
        StepReport report;
        report.state = StepState::Failed;
        report.error.emplace(makeError(ErrorKind::Forbidden, u"You may not do that."_s, u"Ask for Owner."_s));
        QCOMPARE(StepsModel::stateText(report, {}), u"Failed: You may not do that. Ask for Owner."_s);
    }

private:
    std::unique_ptr<InventoryStore> m_store;
    Plan m_plan;
};

QTEST_GUILESS_MAIN(TestStepsModel)
#include "tst_stepsmodel.moc"
