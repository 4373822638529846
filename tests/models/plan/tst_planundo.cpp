// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/plan/planner.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace rolescope;

namespace {

/// create ← assign ← two hosts
Plan attachment()
{
    AssignRole assign;
    assign.principal.identityId = u"/id"_s;
    assign.roleGuid = u"role"_s;
    assign.roleName = u"Reader"_s;
    assign.scope = u"/scope"_s;
    assign.condition = u"c"_s;
    return {u"Attach id"_s,
            {{CreateIdentity{u"/id"_s, u"westeurope"_s, {{u"k"_s, u"v"_s}}, false}, {}, false},
             {assign, {0}, false},
             {ChangeHost{u"/vm1"_s, {u"/id"_s, u"/other"_s}, {}, false, false}, {0, 1}, false},
             {ChangeHost{u"/vm2"_s, {u"/id"_s}, {u"/old"_s}, true, false}, {0, 1}, false}}};
}

std::vector<std::optional<StepOutcome>> outcomes()
{
    return {StepOutcome{true, u"p"_s, u"c"_s, {}, {}, {}, false, false},
            StepOutcome{true, u"p"_s, {}, u"/assignment"_s, {}, {}, false, false},
            StepOutcome{true, {}, {}, {}, {u"/id"_s}, {}, false, false},
            StepOutcome{true, {}, {}, {}, {u"/id"_s}, {u"/old"_s}, true, false}};
}

} // namespace

class PlanUndoTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesBackInReverseOrder()
    {
        const Plan undo = planUndo(attachment(), outcomes());
        QCOMPARE(undo.steps.size(), 4U);
        QCOMPARE(undo.steps[0].action, StepAction(ChangeHost({u"/vm2"_s, {u"/old"_s}, {u"/id"_s}, false, true})));
        // "/other" was there before the plan ran: it stays.
        QCOMPARE(undo.steps[1].action, StepAction(ChangeHost({u"/vm1"_s, {}, {u"/id"_s}, false, false})));
        const auto& revoke = std::get<RevokeRole>(undo.steps[2].action);
        QCOMPARE(revoke.assignment.id, u"/assignment"_s);
        QCOMPARE(revoke.assignment.principalId, u"p"_s);
        QCOMPARE(revoke.assignment.condition, u"c"_s);
        const auto& deletion = std::get<DeleteIdentity>(undo.steps[3].action);
        QCOMPARE(deletion.identity.id, u"/id"_s);
        QCOMPARE(deletion.identity.principalId, u"p"_s);
        QCOMPARE(undo.steps[0].after, std::vector<int>{});
        QCOMPARE(undo.steps[2].after, (std::vector<int>{0, 1}));
        QCOMPARE(undo.steps[3].after, (std::vector<int>{0, 1, 2}));
        QVERIFY(undo.title.contains(u"Attach id"_s));
    }

    void leavesAloneWhatDidNotChange()
    {
        auto partly = outcomes();
        partly[0]->changed = false;
        partly[1] = std::nullopt;
        partly[3] = std::nullopt;
        const Plan undo = planUndo(attachment(), partly);
        QCOMPARE(undo.steps.size(), 1U);
        QCOMPARE(targetOf(undo.steps[0].action), u"/vm1"_s);
        QVERIFY(planUndo(attachment(), {}).steps.empty());
    }

    /// Two hosts wait for a step that did not run, which waited for one that did.
    void ordersOverStepsThatDidNotRun()
    {
        auto partly = outcomes();
        partly[1] = std::nullopt;
        const Plan undo = planUndo(attachment(), partly);
        QCOMPARE(undo.steps.size(), 3U);
        QCOMPARE(undo.steps[2].after, (std::vector<int>{0, 1}));
    }

    void givesBackWhatWasRevoked()
    {
        RevokeRole revoke;
        revoke.assignment.id = u"/s/providers/Microsoft.Authorization/roleAssignments/name"_s;
        revoke.assignment.scope = u"/s"_s;
        revoke.assignment.roleGuid = u"r"_s;
        revoke.assignment.principalId = u"p"_s;
        revoke.assignment.condition = u"c"_s;
        const Plan undo
            = planUndo({u"x"_s, {{revoke, {}, false}}}, {StepOutcome{true, {}, {}, {}, {}, {}, false, false}});
        QCOMPARE(undo.steps.size(), 1U);
        const auto& assign = std::get<AssignRole>(undo.steps[0].action);
        QCOMPARE(assign.name, u"name"_s);
        QCOMPARE(assign.principal.principalId, u"p"_s);
        QCOMPARE(assign.condition, u"c"_s);
    }

    void saysWhatCannotBeTakenBack()
    {
        const DeleteIdentity deletion{{u"/x/id-web"_s, {}, {}, {}, {}, {}}};
        const ChangeHost disable{u"/x/vm-1"_s, {}, {}, false, true};
        QVERIFY(whyIrreversible(deletion).contains(u"id-web"_s));
        QVERIFY(whyIrreversible(disable).contains(u"vm-1"_s));
        QVERIFY(whyIrreversible(ChangeHost{u"/x/vm-1"_s, {}, {u"/id"_s}, true, false}).isEmpty());
        QVERIFY(whyIrreversible(RevokeRole{}).isEmpty());
        const StepOutcome done{true, {}, {}, {}, {}, {}, false, true};
        QVERIFY(planUndo({u"x"_s, {{deletion, {}, false}, {disable, {}, false}}}, {done, done}).steps.empty());
    }

    /// Undoing the undo of a detachment attaches again.
    void undoesItself()
    {
        const Plan detach{u"Detach"_s, {{ChangeHost{u"/vm"_s, {}, {u"/id"_s}, false, false}, {}, false}}};
        const StepOutcome detached{true, {}, {}, {}, {}, {u"/id"_s}, false, false};
        const Plan undo = planUndo(detach, {detached});
        const StepOutcome attached{true, {}, {}, {}, {u"/id"_s}, {}, false, false};
        QCOMPARE(planUndo(undo, {attached}).steps, detach.steps);
    }
};

QTEST_GUILESS_MAIN(PlanUndoTest)

#include "tst_planundo.moc"
