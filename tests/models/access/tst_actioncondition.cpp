// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/access/actioncondition.h"
#include "tests/models/access/builtinroles.h"

#include <QTest>

using namespace rolescope;
using namespace Qt::Literals::StringLiterals;

class TestActionCondition : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void holds_data()
    {
        QTest::addColumn<QString>("condition");
        QTest::addColumn<QString>("action");
        QTest::addColumn<Truth>("expected");
        const auto row
            = [](const char* name, const QString& condition, Truth expected, const char16_t* action = u"a/read") {
                  QTest::newRow(name) << condition << QString::fromUtf16(action) << expected;
              };
        row("none", u" "_s, Truth::Yes);
        row("that action", u"ActionMatches{'a/read'}"_s, Truth::Yes);
        row("in another case, by a pattern", u"actionmatches{'A/*'}"_s, Truth::Yes);
        row("another action", u"ActionMatches{'a/write'}"_s, Truth::No);
        row("one of two", u"ActionMatches{'a/write', 'a/read'}"_s, Truth::Yes);
        row("not", u"!(ActionMatches{'a/read'})"_s, Truth::No);
        row("not, as a word", u"NOT ActionMatches{'a/read'}"_s, Truth::No);
        row("not not", u"!!ActionMatches{'a/read'}"_s, Truth::Yes);
        row("an attribute", u"@Resource[x:y] StringEquals 'z'"_s, Truth::Unknown);
        row("not an attribute", u"NOT @Resource[x:y] StringEquals 'z'"_s, Truth::Unknown);
        row("a suboperation", u"SubOperationMatches{'Blob.List'}"_s, Truth::Unknown);
        row("limits another action", u"(!(ActionMatches{'a/write'})) OR (@Resource[x] StringEquals 'z')"_s, Truth::Yes);
        row("limits this action", u"(!(ActionMatches{'a/read'})) OR @Resource[x] GuidEquals {1-2, 3}"_s,
            Truth::Unknown);
        row("limits another one and this one",
            u"(!(ActionMatches{'a/write'}) OR x) AND (!(ActionMatches{'a/read'}) || x)"_s, Truth::Unknown);
        row("limits two others", u"(!(ActionMatches{'a/write'}) OR x) && (!(ActionMatches{'a/delete'}) OR x)"_s,
            Truth::Yes);
        row("for this action only, and unknown", u"ActionMatches{'a/read'} AND x"_s, Truth::Unknown);
        row("for another action only", u"ActionMatches{'a/write'} AND x"_s, Truth::No);
        row("unless a suboperation", u"!(ActionMatches{'a/write'} AND NOT SubOperationMatches{'b'}) OR x"_s,
            Truth::Yes);
        row("a whole pattern", u"ActionMatches{'a/*'}"_s, Truth::Yes, u"a/b/*");
        row("part of a pattern", u"ActionMatches{'a/b/read'}"_s, Truth::Unknown, u"a/b/*");
        row("nothing of a pattern", u"ActionMatches{'b/read'}"_s, Truth::No, u"a/b/*");
        row("AND and OR mixed", u"ActionMatches{'a/read'} OR x AND x"_s, Truth::Unknown);
        row("brackets in texts", u"(@Resource[x] StringLike ') OR (') AND ActionMatches{'a/write'}"_s, Truth::No);
        row("braces in texts", u"@Resource[x] StringEquals {'}'} AND ActionMatches{'a/write'}"_s, Truth::No);
        row("not closed", u"(ActionMatches{'a/write'}"_s, Truth::Unknown);
        row("closed too often", u"ActionMatches{'a/write'})"_s, Truth::Unknown);
        row("a text not closed", u"ActionMatches{'a/write} AND x"_s, Truth::Unknown);
        row("no block", u"ActionMatches 'a/write'"_s, Truth::Unknown);
        row("an empty block", u"ActionMatches{}"_s, Truth::Unknown);
        row("nothing after AND", u"ActionMatches{'a/write'} AND "_s, Truth::Unknown);
        row("a single ampersand", u"ActionMatches{'a/write'} & x"_s, Truth::Unknown);
        row("something behind", u"ActionMatches{'a/write'} x"_s, Truth::Unknown);
        row("very deep", u"("_s.repeated(4000) + u"x"_s + u")"_s.repeated(4000), Truth::Unknown);
        row("very long", u"ActionMatches{'a/write'} AND "_s.repeated(400) + u"x"_s, Truth::Unknown);
    }

    void holds()
    {
        QFETCH(QString, condition);
        QFETCH(QString, action);
        QTEST(conditionHolds(condition, action), "expected");
    }

    void understandsBuiltInRoles()
    {
        const std::vector<RoleDefinition> roles = test::builtInRoles();
        RS_NEED_BUILT_IN_ROLES(roles);
        int limiting = 0;
        for (const RoleDefinition& role : roles) {
            for (const Permission& element : role.permissions) {
                if (!element.condition.contains(u"ActionMatches"))
                    continue;
                ++limiting;
                // They all limit what they name and leave everything else alone.
                QVERIFY2(conditionHolds(element.condition, u"Microsoft.Compute/virtualMachines/read") == Truth::Yes,
                         qPrintable(role.name + u": "_s + element.condition));
                const bool ofGrants = element.condition.contains(u"roleAssignments/delete"_s);
                if (ofGrants)
                    QCOMPARE(conditionHolds(element.condition, u"Microsoft.Authorization/roleAssignments/delete"),
                             Truth::Unknown);
            }
        }
        QVERIFY(limiting > 15);
    }
};

QTEST_GUILESS_MAIN(TestActionCondition)
#include "tst_actioncondition.moc"
