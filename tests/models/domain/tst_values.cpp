// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/result.h"
#include "models/domain/values.h"

#include <QTest>
#include <QTimeZone>

using namespace rolescope;
using namespace Qt::Literals::StringLiterals;

namespace {

/// Whether a value differs once any one of its members does.
template <typename Value, typename... Changes> bool everyMemberCounts(const Changes&... changes)
{
    const auto counts = [](const auto& change) {
        Value value;
        change(value);
        return value != Value() && value == value;
    };
    return (counts(changes) && ...);
}

} // namespace

class TestValues : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // What a refresh takes for changed hangs on these comparisons.
    void hostsDifferByEveryMember()
    {
        QVERIFY(everyMemberCounts<Host>(
            [](Host& v) { v.kind = HostKind::ScaleSet; }, [](Host& v) { v.id = u"x"_s; },
            [](Host& v) { v.type = u"x"_s; }, [](Host& v) { v.location = u"x"_s; }, [](Host& v) { v.size = u"x"_s; },
            [](Host& v) { v.osType = u"x"_s; }, [](Host& v) { v.power = PowerState::Running; },
            [](Host& v) { v.scaleSetId = u"x"_s; }, [](Host& v) { v.etag = u"x"_s; },
            [](Host& v) {
                v.tags = {{u"k"_s, u"v"_s}};
            },
            [](Host& v) { v.identity.systemAssigned = true; }, [](Host& v) { v.identity.principalId = u"x"_s; },
            [](Host& v) { v.identity.tenantId = u"x"_s; }, [](Host& v) { v.identity.userAssigned.emplace_back(); }));
        QVERIFY(everyMemberCounts<AttachedIdentity>([](AttachedIdentity& v) { v.id = u"x"_s; },
                                                    [](AttachedIdentity& v) { v.principalId = u"x"_s; },
                                                    [](AttachedIdentity& v) { v.clientId = u"x"_s; }));
    }

    void rolesDifferByEveryMember()
    {
        QVERIFY(everyMemberCounts<RoleDefinition>(
            [](RoleDefinition& v) { v.guid = u"x"_s; }, [](RoleDefinition& v) { v.name = u"x"_s; },
            [](RoleDefinition& v) { v.description = u"x"_s; }, [](RoleDefinition& v) { v.custom = true; },
            [](RoleDefinition& v) { v.permissions.emplace_back(); },
            [](RoleDefinition& v) { v.assignableScopes << u"/"_s; }));
        QVERIFY(everyMemberCounts<Permission>(
            [](Permission& v) { v.actions << u"*"_s; }, [](Permission& v) { v.notActions << u"*"_s; },
            [](Permission& v) { v.dataActions << u"*"_s; }, [](Permission& v) { v.notDataActions << u"*"_s; },
            [](Permission& v) { v.condition = u"x"_s; }));
    }

    void grantsDifferByEveryMember()
    {
        QVERIFY(everyMemberCounts<RoleAssignment>(
            [](RoleAssignment& v) { v.id = u"x"_s; }, [](RoleAssignment& v) { v.scope = u"x"_s; },
            [](RoleAssignment& v) { v.roleGuid = u"x"_s; }, [](RoleAssignment& v) { v.principalId = u"x"_s; },
            [](RoleAssignment& v) { v.principalKind = PrincipalKind::User; },
            [](RoleAssignment& v) { v.condition = u"x"_s; }, [](RoleAssignment& v) { v.description = u"x"_s; },
            [](RoleAssignment& v) { v.createdOn = QDateTime::fromMSecsSinceEpoch(1, QTimeZone::utc()); }));
        QVERIFY(everyMemberCounts<DenyAssignment>(
            [](DenyAssignment& v) { v.id = u"x"_s; }, [](DenyAssignment& v) { v.name = u"x"_s; },
            [](DenyAssignment& v) { v.scope = u"x"_s; }, [](DenyAssignment& v) { v.permissions.emplace_back(); },
            [](DenyAssignment& v) { v.principalIds << u"x"_s; },
            [](DenyAssignment& v) { v.excludedPrincipalIds << u"x"_s; },
            [](DenyAssignment& v) { v.appliesToChildScopes = false; },
            [](DenyAssignment& v) { v.systemProtected = true; }, [](DenyAssignment& v) { v.condition = u"x"_s; }));
    }

    void idsAreComparedAsWritten()
    {
        // Case-blind comparing is armid's: a value that only changed its writer's case is another value.
        Host lower;
        lower.id = u"/subscriptions/s"_s;
        Host upper = lower;
        upper.id = u"/SUBSCRIPTIONS/S"_s;
        QVERIFY(lower != upper);
        QVERIFY(armid::same(lower.id, upper.id));
    }

    void resultsHoldAValueOrAnError()
    {
        const Result<int> good = 7;
        QVERIFY(good.has_value());
        QCOMPARE(*good, 7);
        const Result<int> bad = failure(ErrorKind::Forbidden, u"You may not read this."_s, u"Ask for Reader."_s);
        QVERIFY(!bad.has_value());
        QCOMPARE(bad.error(), makeError(ErrorKind::Forbidden, u"You may not read this."_s, u"Ask for Reader."_s));
        QCOMPARE(bad.error().httpStatus, 0);
        QVERIFY(!bad.error().retryAfter);
        QVERIFY(bad.error() != makeError(ErrorKind::NotFound, u"You may not read this."_s, u"Ask for Reader."_s));
    }
};

QTEST_GUILESS_MAIN(TestValues)
#include "tst_values.moc"
