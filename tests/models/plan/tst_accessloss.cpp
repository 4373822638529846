// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/plan/accessloss.h"

#include "models/inventory/inventorystore.h"
#include "models/plan/planner.h"
#include "tests/models/graph/tinytenant.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace rolescope;

namespace {

const auto tenant = uR"(
    id id-web prod/web
    id id-data prod/data
    id id-wide prod/web
    vm vm-1 prod/web system id-web
    vm vm-2 prod/web id-web id-wide
    set pool prod/web id-data id-web
    app site prod/web id-data
    grant id-web Reader prod/data
    grant id-web Reader prod/data/vault
    grant id-wide Reader prod
    grant id-data Reader prod/data/vault if
    grant vm-1.system Contributor prod
)"_s;

RevokeRole revocationOf(const QString& assignmentId)
{
    RevokeRole step;
    step.assignment.id = assignmentId;
    return step;
}

DeleteIdentity deletionOf(const QString& identityId)
{
    DeleteIdentity step;
    step.identity.id = identityId;
    return step;
}

} // namespace

class TestAccessLoss : public QObject
{
    Q_OBJECT

private:
    InventoryStore m_store;

    const Inventory& inventory() const { return m_store.inventory(); }
    QString id(const QString& name) const { return inventory().armId(inventory().find(name)); }
    QString host(const QString& name) const
    {
        for (const EntityRef each : inventory().search(name, 10)) {
            if (each.kind == EntityKind::Host && inventory().displayName(each) == name)
                return inventory().armId(each);
        }
        return {};
    }
    /// "vm-1, vm-2: Reader at data, by 0".
    QStringList printed(const Plan& plan) const
    {
        QStringList lines;
        for (const AccessLoss& loss : accessLosses(plan, inventory())) {
            QStringList hosts;
            for (const HostHandle each : loss.hosts)
                hosts << inventory().displayName(each);
            lines << u"%1: %2 at %3, by %4"_s.arg(hosts.join(u", "_s), inventory().displayName(loss.role),
                                                  inventory().displayName(loss.scope), QString::number(loss.step));
        }
        return lines;
    }
    Plan plan(std::vector<StepAction> actions) const
    {
        Plan plan;
        for (StepAction& action : actions)
            plan.steps.push_back({std::move(action), {}, false});
        return plan;
    }
    RevokeRole revocation(const QString& who, const QString& scope) const
    {
        for (const AssignmentHandle each : inventory().assignmentsOf(inventory().findIdentity(id(who)))) {
            if (inventory().displayName(inventory().assignment(each).scope) == scope)
                return revocationOf(inventory().armId(each));
        }
        qFatal("no such grant");
        return {};
    }

private Q_SLOTS:
    void initTestCase() { m_store.apply(test::tinyTenant(tenant)); }

    void detachingLosesWhatNoOtherIdentityHas()
    {
        QCOMPARE(printed(plan({ChangeHost{host(u"pool"_s), {}, {id(u"id-web"_s)}, false, false}})),
                 (QStringList{u"pool: Reader at data, by 0"_s, u"pool: Reader at vault, by 0"_s}));
    }

    void aWiderGrantAboveStandsInForIt()
    {
        QCOMPARE(printed(plan({ChangeHost{host(u"vm-2"_s), {}, {id(u"id-web"_s)}, false, false}})), QStringList());
    }

    void aRoleThatPermitsMoreStandsInForIt()
    {
        QCOMPARE(printed(plan({ChangeHost{host(u"vm-1"_s), {}, {id(u"id-web"_s)}, false, false}})), QStringList());
        QCOMPARE(printed(plan({ChangeHost{host(u"vm-1"_s), {}, {}, false, true}})),
                 QStringList(u"vm-1: Contributor at prod, by 0"_s));
    }

    void whatIsAttachedInsteadCounts()
    {
        QCOMPARE(printed(plan({ChangeHost{host(u"pool"_s), {id(u"id-wide"_s)}, {id(u"id-web"_s)}, false, false}})),
                 QStringList());
    }

    void aConditionDoesNotStandInForNone()
    {
        // pool keeps id-data, which is Reader of the vault only where a condition holds.
        QVERIFY(printed(plan({ChangeHost{host(u"pool"_s), {}, {id(u"id-web"_s)}, false, false}}))
                    .contains(u"pool: Reader at vault, by 0"_s));
    }

    void revokingConcernsEveryHostOfTheIdentity()
    {
        QCOMPARE(printed(plan({revocation(u"id-data"_s, u"vault"_s)})), QStringList(u"site: Reader at vault, by 0"_s));
        QCOMPARE(printed(plan({revocation(u"id-web"_s, u"data"_s)})), QStringList(u"pool: Reader at data, by 0"_s));
    }

    void hostsThatLoseTheSameArePutTogether()
    {
        const Plan both = plan({ChangeHost{host(u"site"_s), {}, {id(u"id-data"_s)}, false, false},
                                ChangeHost{host(u"pool"_s), {}, {id(u"id-data"_s), id(u"id-web"_s)}, false, false}});
        QCOMPARE(printed(both), (QStringList{u"site, pool: Reader at vault, by 0"_s, u"pool: Reader at data, by 1"_s}));
    }

    void deletingIsLikeDetachingEverywhere()
    {
        const auto deletion = planDeletion(id(u"id-wide"_s), inventory());
        QVERIFY(deletion.has_value());
        QCOMPARE(printed(*deletion), QStringList(u"vm-2: Reader at prod, by 0"_s));
        QCOMPARE(printed(plan({deletionOf(id(u"id-wide"_s))})), QStringList(u"vm-2: Reader at prod, by 0"_s));
    }

    void satisfiedStepsTakeNothing()
    {
        Plan done = plan({ChangeHost{host(u"pool"_s), {}, {id(u"id-web"_s)}, false, false}});
        done.steps.front().satisfied = true;
        QCOMPARE(printed(done), QStringList());
    }

    void whatIsNotKnownIsPassedOver()
    {
        QCOMPARE(printed(plan({ChangeHost{u"/subscriptions/x/none"_s, {}, {id(u"id-web"_s)}, false, true},
                               revocationOf(u"/none"_s), deletionOf(u"/none"_s)})),
                 QStringList());
    }
};

QTEST_APPLESS_MAIN(TestAccessLoss)
#include "tst_accessloss.moc"
