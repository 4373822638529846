// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/plan/planjson.h"

#include <QTest>
#include <QTimeZone>

using namespace Qt::Literals::StringLiterals;
using namespace rolescope;

namespace {

Plan everyKind()
{
    Plan plan{u"Attach \"id\" to ${x}\n"_s, {}};
    CreateIdentity create{u"/id"_s, u"westeurope"_s, {{u"owner"_s, u"a=b;c"_s}, {u"ä"_s, u"\u202e"_s}}, true};
    AssignRole assign;
    assign.principal = {u"p"_s, u"/id"_s, true};
    assign.roleGuid = u"r"_s;
    assign.roleName = u"Reader"_s;
    assign.scope = u"/"_s;
    assign.condition = u"@Resource['x'] StringEquals 'y'"_s;
    assign.description = u"why"_s;
    assign.name = u"n"_s;
    assign.scopeName = u"Tenant"_s;
    RevokeRole revoke;
    revoke.assignment.id = u"/a"_s;
    revoke.assignment.scope = u"/s"_s;
    revoke.assignment.roleGuid = u"g"_s;
    revoke.assignment.principalId = u"p"_s;
    revoke.assignment.principalKind = PrincipalKind::ServicePrincipal;
    revoke.assignment.condition = u"c"_s;
    revoke.assignment.description = u"d"_s;
    revoke.assignment.createdOn = QDateTime({2026, 1, 2}, {3, 4, 5, 678}, QTimeZone::utc());
    revoke.roleName = u"Owner"_s;
    revoke.principalName = u"id-web"_s;
    revoke.scopeName = u"Production"_s;
    plan.steps = {{create, {}, true},
                  {assign, {0}, false},
                  {ChangeHost{u"/vm"_s, {u"/id"_s}, {u"/old"_s, u"/older"_s}, true, false}, {0, 1}, false},
                  {revoke, {2}, false},
                  {DeleteIdentity{{u"/id"_s, u"l"_s, u"p"_s, u"c"_s, u"t"_s, {{u"k"_s, u"v"_s}}}}, {3}, false}};
    return plan;
}

} // namespace

class PlanJsonTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsBackPlans()
    {
        const QByteArray json = planToJson(everyKind());
        const auto read = planFromJson(json);
        QVERIFY(read);
        QCOMPARE(*read, everyKind());
        QCOMPARE(planToJson(*read), json);
    }

    void readsBackOutcomes()
    {
        const StepOutcome outcome{true, u"p"_s, u"c"_s, u"/a"_s, {u"/x"_s}, {u"/y"_s, u"/z"_s}, true, false};
        const auto read = outcomeFromJson(outcomeToJson(outcome));
        QVERIFY(read);
        QCOMPARE(*read, outcome);
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("a list") << "[]"_ba;
        QTest::newRow("no title") << R"({"steps":[]})"_ba;
        QTest::newRow("no steps") << R"({"title":"x"})"_ba;
        QTest::newRow("unknown step")
            << R"({"title":"x","steps":[{"kind":"formatDisk","after":[],"satisfied":false}]})"_ba;
        QTest::newRow("missing member")
            << R"({"title":"x","steps":[{"kind":"changeHost","after":[],"satisfied":false}]})"_ba;
        QByteArray waits = planToJson(everyKind());
        waits.replace(R"("after": [
        0
      ])",
                      R"("after": [ 1 ])");
        QTest::newRow("waits for itself") << waits;
        QTest::newRow("truncated") << planToJson(everyKind()).chopped(3);
    }

    void refuses()
    {
        QFETCH(QByteArray, json);
        const auto read = planFromJson(json);
        QVERIFY(!read);
        QCOMPARE(read.error().kind, ErrorKind::BadInput);
        QVERIFY(!outcomeFromJson(json));
    }

    void noBeginningPassesForTheWhole()
    {
        const QByteArray json = planToJson(everyKind());
        for (qsizetype length = 0; length < json.size(); ++length)
            QVERIFY2(!planFromJson(json.left(length)), QByteArray::number(length).constData());
    }
};

QTEST_GUILESS_MAIN(PlanJsonTest)

#include "tst_planjson.moc"
