// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/plan/restcall.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace rolescope;

namespace {

const auto subscription = u"/subscriptions/0a0a0a0a-0000-0000-0000-000000000001"_s;
const auto reader = u"acdd72a7-3385-48ef-bd42-f606fba81ae7"_s;
const auto principal = u"22222222-2222-2222-2222-222222222222"_s;

AssignRole assignment(const QString& scope, const QString& principalId = principal)
{
    AssignRole step;
    step.principal.principalId = principalId;
    step.roleGuid = reader;
    step.scope = scope;
    return step;
}

} // namespace

class RestCallTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void calls_data()
    {
        QTest::addColumn<StepAction>("action");
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("body");

        const QString identity
            = subscription + u"/resourceGroups/rg/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id"_s;
        QTest::newRow("create") << StepAction(CreateIdentity{identity, u"westeurope"_s, {}, false}) << "PUT"_ba
                                << identity << uR"({"location":"westeurope"})"_s;
        QTest::newRow("create, regional, with tags")
            << StepAction(CreateIdentity{identity, u"l"_s, {{u"a\""_s, u"b"_s}}, true}) << "PUT"_ba << identity
            << uR"({"location":"l","properties":{"isolationScope":"Regional"},"tags":{"a\"":"b"}})"_s;
        const QString name = assignmentName(subscription, principal, reader);
        QTest::newRow("assign at a subscription")
            << StepAction(assignment(subscription)) << "PUT"_ba
            << subscription + u"/providers/Microsoft.Authorization/roleAssignments/"_s + name
            << uR"({"properties":{"principalId":"%1","principalType":"ServicePrincipal","roleDefinitionId":"%2/providers/Microsoft.Authorization/roleDefinitions/%3"}})"_s
                   .arg(principal, subscription, reader);
        const auto group = u"/providers/Microsoft.Management/managementGroups/root"_s;
        QTest::newRow("assign at a management group")
            << StepAction(assignment(group)) << "PUT"_ba
            << group + u"/providers/Microsoft.Authorization/roleAssignments/"_s
                + assignmentName(group, principal, reader)
            << uR"({"properties":{"principalId":"%1","principalType":"ServicePrincipal","roleDefinitionId":"/providers/Microsoft.Authorization/roleDefinitions/%2"}})"_s
                   .arg(principal, reader);
        QTest::newRow("assign at the root")
            << StepAction(assignment(u"/"_s)) << "PUT"_ba
            << u"/providers/Microsoft.Authorization/roleAssignments/"_s + assignmentName(u"/"_s, principal, reader)
            << uR"({"properties":{"principalId":"%1","principalType":"ServicePrincipal","roleDefinitionId":"/providers/Microsoft.Authorization/roleDefinitions/%2"}})"_s
                   .arg(principal, reader);
        AssignRole conditional = assignment(subscription, {});
        conditional.condition = u"c"_s;
        conditional.description = u"d"_s;
        QTest::newRow("assign to a principal that is not known yet")
            << StepAction(conditional) << "PUT"_ba
            << subscription + u"/providers/Microsoft.Authorization/roleAssignments/{assignmentName}"_s
            << uR"({"properties":{"condition":"c","conditionVersion":"2.0","description":"d","principalId":"{principalId}","principalType":"ServicePrincipal","roleDefinitionId":"%1/providers/Microsoft.Authorization/roleDefinitions/%2"}})"_s
                   .arg(subscription, reader);
        QTest::newRow("attach") << StepAction(ChangeHost{u"/vm"_s, {identity}, {}, false, false}) << "PATCH"_ba
                                << u"/vm"_s
                                << uR"({"identity":{"type":"UserAssigned","userAssignedIdentities":{"%1":{}}}})"_s.arg(
                                       identity);
        QTest::newRow("detach what is not there")
            << StepAction(ChangeHost{u"/vm"_s, {}, {identity}, false, false}) << QByteArray() << QString() << u"null"_s;
        RevokeRole revoke;
        revoke.assignment.id = u"/a"_s;
        QTest::newRow("revoke") << StepAction(revoke) << "DELETE"_ba << u"/a"_s << u"null"_s;
        DeleteIdentity deletion;
        deletion.identity.id = identity;
        QTest::newRow("delete") << StepAction(deletion) << "DELETE"_ba << identity << u"null"_s;
    }

    void calls()
    {
        QFETCH(StepAction, action);
        const RestCall call = restCall(action);
        QTEST(call.method, "method");
        QTEST(call.path, "path");
        QTEST(QString::fromStdString(call.body.dump()), "body");
        QCOMPARE(call.apiVersion.isEmpty(), call.method.isEmpty());
    }

    void takesThePrincipalThatIsLearned()
    {
        const RestCall learned = restCall(assignment(subscription, {}), {}, principal);
        const RestCall known = restCall(assignment(subscription));
        QCOMPARE(learned.path, known.path);
        QVERIFY(learned.body == known.body);
    }

    void namesAreTheSameForTheSameWish()
    {
        const QString name = assignmentName(subscription, principal, reader);
        QCOMPARE(name, assignmentName(subscription.toUpper() + u'/', principal.toUpper(), reader.toUpper()));
        QVERIFY(name != assignmentName(subscription + u"/resourceGroups/rg"_s, principal, reader));
        QVERIFY(name != assignmentName(subscription, reader, reader));
        QVERIFY(name != assignmentName(subscription, principal, principal));
        QCOMPARE(QUuid(name).version(), QUuid::Sha1);
    }
};

QTEST_GUILESS_MAIN(RestCallTest)

#include "tst_restcall.moc"
