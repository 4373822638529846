// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/plan/renderings.h"

#include "models/inventory/inventorystore.h"
#include "models/plan/planjson.h"
#include "models/plan/planner.h"
#include "models/plan/restcall.h"
#include "tests/models/graph/tinytenant.h"
#include "tests/support/reader.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace rolescope;

namespace {

constexpr PlanLanguage languages[] = {PlanLanguage::Text,      PlanLanguage::Json,  PlanLanguage::AzureCli,
                                      PlanLanguage::Terraform, PlanLanguage::Bicep, PlanLanguage::Rest};

const auto tenant = uR"(
    id id-web prod/web
    id id-data dev/data
    vm vm-1 prod/web system id-web
    vm vm-2 prod/web
    vm vm-3 prod/web id-web id-data
    set pool prod/web id-data
    grant id-web Reader prod/data
    grant id-data Own dev/data/vault if
    grant vm-1.system Contributor prod
)"_s;

/// What ends literals early, is run or interpolated, or deceives the eye.
const auto hostile = u"a'b\"c`d\\e$(touch hacked) ${x} %{y} {{token}} *\n#h\r\u202Ef\u2028\u0007 \u4e2d --x"_s;

/// Commands of a script as a shell understands them: `az` notes its arguments instead of doing anything. Where the
/// script does not end as it should, the only command is the complaint.
QList<QByteArrayList> commandsOf(const QString& script, bool succeeds = true)
{
    const QTemporaryDir folder;
    QFile az(folder.filePath(u"az"_s));
    if (!az.open(QIODevice::WriteOnly))
        return {};
    az.write("#!/bin/bash\nprintf '%s\\0' \"$@\" >> \"$AZ_LOG\"; printf '\\1\\0' >> \"$AZ_LOG\"\necho "
             "\"principal-of-$4\"\n");
    az.close();
    az.setPermissions(QFile::ReadOwner | QFile::ExeOwner);
    const QString log = folder.filePath(u"log"_s);
    const test::Reading reading = test::readWith(
        u"env"_s,
        {u"-C"_s, folder.path(), u"AZ_LOG="_s + log, u"PATH="_s + folder.path() + u":/usr/bin:/bin"_s, u"bash"_s},
        script.toUtf8());
    if (reading.ok != succeeds)
        return {{"it failed, or did not: " + reading.complaint}};
    if (QFile::exists(folder.filePath(u"hacked"_s)))
        return {{"it ran what a name holds"}};
    QFile file(log);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QList<QByteArrayList> commands(1);
    for (const QByteArray& word : file.readAll().split('\0')) {
        if (word == "\1")
            commands << QByteArrayList();
        else
            commands.last() << word;
    }
    commands.removeLast();
    return commands;
}

QByteArray valueOf(const QByteArrayList& command, const QByteArray& option)
{
    for (qsizetype i = 0; i < command.size(); ++i) {
        if (command[i] == option)
            return command.value(i + 1);
        if (command[i].startsWith(option + '='))
            return command[i].mid(option.size() + 1);
    }
    return "(no " + option + ")";
}

} // namespace

Q_DECLARE_METATYPE(Plan)

class TestRenderings : public QObject
{
    Q_OBJECT

private:
    InventoryStore m_store;

    const Inventory& inventory() const { return m_store.inventory(); }
    QString id(const QString& name) const
    {
        for (const Table table : {Table::VirtualMachines, Table::Identities}) {
            for (int row = 0; row < inventory().rowCount(table); ++row) {
                if (inventory().displayName(inventory().at(table, row)) == name)
                    return inventory().armId(inventory().at(table, row));
            }
        }
        qFatal("no such thing: %s", qPrintable(name));
        return {};
    }
    QString role(const QString& name) const
    {
        return inventory().text(inventory().role(inventory().findRole(name)).guid);
    }
    QString subscription() const { return armid::subscriptionOf(id(u"vm-1"_s)); }
    QString group(const QString& name) const { return armid::resourceGroupScope(subscription(), name); }
    QString vault() const { return group(u"data"_s) + "/providers/Microsoft.KeyVault/vaults/vault"_L1; }
    QString principal(const QString& identity) const
    {
        return inventory().armId(inventory().identity(inventory().findIdentity(id(identity))).principal);
    }
    QString render(const Plan& plan, PlanLanguage language) const { return renderPlan(plan, inventory(), language); }

    /// Creates id-new for vm-1 and pool, with a role in its own group and one on a vault elsewhere.
    Plan creation() const
    {
        AttachRequest request;
        request.hosts = {id(u"vm-1"_s), id(u"pool"_s)};
        request.identity = AttachRequest::Identity::New;
        request.created = {identityIdFor(subscription(), u"web"_s, u"id-new"_s),
                           u"westeurope"_s,
                           {{u"cost center"_s, u"42"_s}, {u"env"_s, u"prod"_s}},
                           false};
        request.grants
            = {{role(u"Reader"_s), group(u"web"_s), {}}, {role(u"Reader"_s), vault(), u"@Resource[a] == 'b'"_s}};
        return planAttachment(request, inventory()).value();
    }
    /// vm-1 has id-web, and id-web has the role already.
    Plan partlyDone() const
    {
        AttachRequest request;
        request.hosts = {id(u"vm-1"_s), id(u"vm-2"_s)};
        request.identityId = id(u"id-web"_s);
        request.grants = {{role(u"Reader"_s), group(u"data"_s), {}}, {role(u"Own"_s), vault(), {}}};
        return planAttachment(request, inventory()).value();
    }
    Plan systemPlan() const
    {
        AttachRequest request;
        request.hosts = {id(u"vm-2"_s), id(u"pool"_s)};
        request.identity = AttachRequest::Identity::System;
        request.grants = {{role(u"Reader"_s), vault(), {}}};
        return planAttachment(request, inventory()).value();
    }
    Plan detachment() const
    {
        DetachRequest request;
        request.hosts = {id(u"vm-1"_s), id(u"vm-3"_s)};
        request.identities = {id(u"id-web"_s)};
        request.system = true;
        return planDetachment(request, inventory()).value();
    }
    Plan deletion() const { return planDeletion(id(u"id-data"_s), inventory()).value(); }
    /// Nothing that Azure would take, but plans come from files too.
    Plan hostilePlan() const
    {
        const QString bad = QString(hostile).remove(u'/');
        const QString group = armid::resourceGroupScope(subscription(), bad);
        CreateIdentity create{group + "/providers/Microsoft.ManagedIdentity/userAssignedIdentities/"_L1 + bad,
                              bad,
                              {{bad, bad}, {u"-k=v"_s, u"@file"_s}},
                              true};
        CreateIdentity second = create;
        second.identityId += u"-2"_s;
        second.regional = false;
        second.tags = {{bad, bad}};
        AssignRole grant;
        grant.principal.identityId = create.identityId;
        grant.roleGuid = bad;
        grant.roleName = bad;
        grant.scope = group + "/providers/Microsoft.KeyVault/vaults/"_L1 + bad;
        grant.condition = bad;
        grant.description = u"@"_s + bad;
        AssignRole above = grant;
        above.scope = armid::managementGroupScope(bad);
        ChangeHost change{group + "/providers/Microsoft.Compute/virtualMachines/"_L1 + bad,
                          {create.identityId},
                          {second.identityId},
                          true,
                          false};
        RevokeRole revoke;
        revoke.assignment.id = grant.scope + "/providers/Microsoft.Authorization/roleAssignments/"_L1 + bad;
        revoke.roleName = bad;
        DeleteIdentity drop;
        drop.identity.id = second.identityId;
        drop.identity.principalId = "principal-of-"_L1 + second.identityId;
        Plan plan{bad, {}};
        for (const StepAction& action : {StepAction(create), StepAction(second), StepAction(grant), StepAction(above),
                                         StepAction(change), StepAction(revoke), StepAction(drop)})
            plan.steps.push_back({action, {}, false});
        return plan;
    }

    void addPlans() const
    {
        QTest::addColumn<Plan>("plan");
        QTest::newRow("creation") << creation();
        QTest::newRow("partly done") << partlyDone();
        QTest::newRow("system") << systemPlan();
        QTest::newRow("detachment") << detachment();
        QTest::newRow("deletion") << deletion();
        QTest::newRow("hostile") << hostilePlan();
        QTest::newRow("empty") << Plan{u"Nothing"_s, {}};
    }

private Q_SLOTS:
    void initTestCase()
    {
        SyncBatch batch = test::tinyTenant(tenant);
        for (RoleDefinition& each : batch.roles)
            each.custom = each.name == "Own"_L1;
        for (Host& host : batch.hosts)
            host.osType = host.id.endsWith("vm-1"_L1) ? u"Linux"_s : QString();
        m_store.apply(batch);
    }

    void endsWithANewlineAndHidesNothing_data() { addPlans(); }
    void endsWithANewlineAndHidesNothing()
    {
        QFETCH(Plan, plan);
        for (const PlanLanguage language : languages) {
            const QString text = render(plan, language);
            QVERIFY(text.endsWith(u'\n'));
            QVERIFY(!text.endsWith("\n\n"_L1));
            QCOMPARE(render(plan, language), text);
            for (const char16_t deceiver : {u'\u202E', u'\u2028', u'\u0007', u'\r'})
                QVERIFY2(!text.contains(QChar(deceiver)), qPrintable(text));
        }
    }

    void textIsForPeople()
    {
        const Plan plan = partlyDone();
        const QString text = render(plan, PlanLanguage::Text);
        QCOMPARE(text,
                 u"Attach id-web to 2 machines\n\n"
                 "  1. Assign Reader to id-web at data (already so)\n"
                 "     %1\n"
                 "  2. Assign Own to id-web at vault\n"
                 "     %2\n"
                 "  3. vm-1: attach id-web (already so)\n"
                 "     %3\n"
                 "  4. vm-2: attach id-web (after 1, 2)\n"
                 "     %4\n\n"
                 "4 steps, of which 2 already done.\n"_s.arg(group(u"data"_s), vault(), id(u"vm-1"_s), id(u"vm-2"_s)));
        QVERIFY(render(creation(), PlanLanguage::Text).contains(u"condition: @Resource[a] == 'b'\n"_s));
        QVERIFY(render(creation(), PlanLanguage::Text).contains(u"tag: cost center = 42\n"_s));
    }

    void jsonIsThePlanAgain_data() { addPlans(); }
    void jsonIsThePlanAgain()
    {
        QFETCH(Plan, plan);
        const QByteArray json = render(plan, PlanLanguage::Json).toUtf8();
        const auto again = planFromJson(json);
        QVERIFY(again.has_value());
        QCOMPARE(again->steps.size(), plan.steps.size());
        QVERIFY(*again == plan);
        const QJsonArray steps = QJsonDocument::fromJson(json).object().value("steps"_L1).toArray();
        for (qsizetype i = 0; i < steps.size(); ++i)
            QCOMPARE(steps[i].toObject().value("summary"_L1).toString(),
                     describeStep(plan.steps[static_cast<std::size_t>(i)].action));
    }

    void shellReadsTheScript_data() { addPlans(); }
    void shellReadsTheScript()
    {
        QFETCH(Plan, plan);
        const QByteArray script = render(plan, PlanLanguage::AzureCli).toUtf8();
        RS_NEED_READER(u"bash"_s);
        RS_VERIFY_READ(test::readWith(u"bash"_s, {u"-n"_s}, script));
        RS_NEED_READER(u"shellcheck"_s);
        const test::Reading checked
            = test::readWith(u"shellcheck"_s, {u"--shell=bash"_s, u"--severity=warning"_s, u"-"_s}, script);
        QVERIFY2(checked.ok, (checked.output + script).constData());
    }

    void scriptCreatesAndAttaches()
    {
        const QList<QByteArrayList> commands = commandsOf(render(creation(), PlanLanguage::AzureCli));
        QCOMPARE(commands.size(), 5);
        QCOMPARE(commands[0].first(2), (QByteArrayList{"identity", "create"}));
        QCOMPARE(valueOf(commands[0], "--name"), "id-new");
        QCOMPARE(valueOf(commands[0], "--subscription"), subscription().toUtf8());
        QVERIFY(commands[0].contains("cost center=42"));
        QCOMPARE(commands[1].first(3), (QByteArrayList{"role", "assignment", "create"}));
        QCOMPARE(valueOf(commands[1], "--assignee-object-id"), "principal-of-id-new");
        QCOMPARE(valueOf(commands[1], "--assignee-principal-type"), "ServicePrincipal");
        QCOMPARE(valueOf(commands[1], "--scope"), group(u"web"_s).toUtf8());
        QVERIFY(!commands[1].contains("--name"));
        QCOMPARE(valueOf(commands[2], "--condition"), "@Resource[a] == 'b'");
        QCOMPARE(valueOf(commands[2], "--condition-version"), "2.0");
        QCOMPARE(commands[3].first(3), (QByteArrayList{"vm", "identity", "assign"}));
        QCOMPARE(valueOf(commands[3], "--identities"), identityIdFor(subscription(), u"web"_s, u"id-new"_s).toUtf8());
        QCOMPARE(commands[4].first(3), (QByteArrayList{"vmss", "identity", "assign"}));
    }

    void scriptLeavesOutWhatIsSo()
    {
        const QString script = render(partlyDone(), PlanLanguage::AzureCli);
        const QList<QByteArrayList> commands = commandsOf(script);
        QCOMPARE(commands.size(), 2);
        QCOMPARE(valueOf(commands[0], "--name"),
                 assignmentName(vault(), principal(u"id-web"_s), role(u"Own"_s)).toUtf8());
        QCOMPARE(valueOf(commands[1], "--ids"), id(u"vm-2"_s).toUtf8());
        QCOMPARE(script.count("# Already so"_L1), 2);
    }

    void scriptLearnsThePrincipalOfAMachine()
    {
        const QList<QByteArrayList> commands = commandsOf(render(systemPlan(), PlanLanguage::AzureCli));
        QCOMPARE(commands.size(), 6);
        QCOMPARE(valueOf(commands[0], "--identities"), "[system]");
        QCOMPARE(commands[1].first(3), (QByteArrayList{"vm", "identity", "show"}));
        QCOMPARE(commands[4].first(3), (QByteArrayList{"vmss", "identity", "show"}));
    }

    void scriptTakesAway()
    {
        const QList<QByteArrayList> commands = commandsOf(render(detachment(), PlanLanguage::AzureCli));
        QCOMPARE(commands[0].first(3), (QByteArrayList{"vm", "identity", "remove"}));
        QVERIFY(commands[0].contains("[system]") && commands[0].contains(id(u"id-web"_s).toUtf8()));
        QCOMPARE(commands[1].first(3), (QByteArrayList{"role", "assignment", "delete"}));
    }

    /// `az` tells another principal id than the plan holds.
    void scriptDeletesOnlyTheIdentityThatIsMeant()
    {
        const QList<QByteArrayList> commands = commandsOf(render(deletion(), PlanLanguage::AzureCli), false);
        QCOMPARE(commands.last().first(2), (QByteArrayList{"identity", "show"}));
    }

    void scriptHandsHostileNamesOnAsTheyAre()
    {
        const Plan plan = hostilePlan();
        const QList<QByteArrayList> commands = commandsOf(render(plan, PlanLanguage::AzureCli));
        const auto& grant = std::get<AssignRole>(plan.steps[2].action);
        const auto& create = std::get<CreateIdentity>(plan.steps[0].action);
        const QByteArray text = grant.condition.toUtf8();
        QVERIFY2(commands.size() == 9, commands.first().first().constData());
        QCOMPARE(commands[0].first(), "rest");
        QCOMPARE(QJsonDocument::fromJson(valueOf(commands[0], "--body"))
                     .object()
                     .value("tags"_L1)
                     .toObject()
                     .value("-k=v"_L1),
                 u"@file"_s);
        QCOMPARE(valueOf(commands[1], "--location"), text);
        QVERIFY(commands[1].contains(text + '=' + text));
        QCOMPARE(valueOf(commands[2], "--condition"), text);
        QCOMPARE(valueOf(commands[2], "--scope"), grant.scope.toUtf8());
        QVERIFY(commands[2].contains("--description=@" + text));
        QCOMPARE(valueOf(commands[4], "--identities"), create.identityId.toUtf8());
        QCOMPARE(commands[7].first(2), (QByteArrayList{"identity", "show"}));
        QCOMPARE(commands[8].first(2), (QByteArrayList{"identity", "delete"}));
    }

    void terraformReadsTheConfiguration_data() { addPlans(); }
    void terraformReadsTheConfiguration()
    {
        QFETCH(Plan, plan);
        const QString text = render(plan, PlanLanguage::Terraform);
        RS_NEED_READER(u"terraform"_s);
        const test::Reading reading = test::readWith(u"terraform"_s, {u"fmt"_s, u"-"_s}, text.toUtf8());
        RS_VERIFY_READ(reading);
        QCOMPARE(QString::fromUtf8(reading.output), text);
    }

    void terraformCreatesAndAttaches()
    {
        const QString text = render(creation(), PlanLanguage::Terraform);
        QVERIFY(text.contains(u"resource \"azurerm_user_assigned_identity\" \"id_new\" {\n"
                              "  name                = \"id-new\"\n  resource_group_name = \"web\"\n"
                              "  location            = \"westeurope\"\n  tags = {\n    \"cost center\" = \"42\"\n"
                              "    \"env\"         = \"prod\"\n  }\n}\n"_s));
        QVERIFY(text.contains("role_definition_name             = \"Reader\"\n"_L1));
        QVERIFY(text.contains(
            "principal_id                     = azurerm_user_assigned_identity.id_new.principal_id\n"_L1));
        // vm-1 keeps its system-assigned identity and id-web.
        QVERIFY2(text.contains(u"(azurerm_linux_virtual_machine)"_s), qPrintable(text));
        QVERIFY2(text.contains(u"# identity {\n#   type = \"SystemAssigned, UserAssigned\"\n#   identity_ids = [\n"
                               "#     \"%1\",\n#     azurerm_user_assigned_identity.id_new.id,\n#   ]\n# }\n"_s.arg(
                                   id(u"id-web"_s))),
                 qPrintable(text));
    }

    void terraformTakesOverWhatIsThere()
    {
        const QString text = render(partlyDone(), PlanLanguage::Terraform);
        QVERIFY2(text.contains(u"data \"azurerm_user_assigned_identity\" \"id_web\" {\n"_s), qPrintable(text));
        QVERIFY2(text.contains(u"import {\n  to = azurerm_role_assignment.id_web_reader_data\n  id = \"%1/providers/"
                               "Microsoft.Authorization/roleAssignments/"_s.arg(group(u"data"_s))),
                 qPrintable(text));
        // A custom role goes by its id.
        QVERIFY(
            text.contains(u"role_definition_id = \"%1/providers/Microsoft.Authorization/roleDefinitions/%2\"\n"_s.arg(
                armid::subscriptionScope(subscription()), role(u"Own"_s))));
        QCOMPARE(text.count("resource \"azurerm_role_assignment\""_L1), 2);
    }

    void terraformNamesAssignmentsAsRolescopeDoes()
    {
        RS_NEED_READER(u"terraform"_s);
        const QString text = render(creation(), PlanLanguage::Terraform);
        const qsizetype start = text.indexOf("uuidv5("_L1);
        QString expression = text.mid(start, text.indexOf(u'\n', start) - start);
        expression.replace("azurerm_user_assigned_identity.id_new.principal_id"_L1, "\"ABCD-ef\""_L1);
        const QTemporaryDir folder;
        const test::Reading reading
            = test::readWith(u"terraform"_s, {u"-chdir="_s + folder.path(), u"console"_s}, expression.toUtf8() + '\n');
        RS_VERIFY_READ(reading);
        QCOMPARE(QString::fromUtf8(reading.output).trimmed().remove(u'"'),
                 assignmentName(group(u"web"_s), u"abcd-ef"_s, role(u"Reader"_s)));
    }

    void terraformHasAProviderForEachSubscription()
    {
        AttachRequest request;
        request.hosts = {id(u"vm-2"_s)};
        request.identityId = id(u"id-data"_s);
        request.grants = {{role(u"Reader"_s), vault(), {}}};
        const QString text = render(planAttachment(request, inventory()).value(), PlanLanguage::Terraform);
        QCOMPARE(text.count("provider \"azurerm\" {"_L1), 2);
        QVERIFY2(text.contains("  alias           = \"dev\"\n"_L1), qPrintable(text));
        QVERIFY2(text.contains("  provider            = azurerm.dev\n"_L1), qPrintable(text));
    }

    void bicepIsOneFileWhereOneScopeIsWrittenTo()
    {
        const QString text = render(partlyDone(), PlanLanguage::Bicep);
        QCOMPARE(text.count("targetScope ="_L1), 1);
        QVERIFY(text.contains("targetScope = 'resourceGroup'\n"_L1));
        QVERIFY2(text.contains(
                     u"resource vault 'Microsoft.KeyVault/vaults@2023-07-01' existing = {\n  name: 'vault'\n}\n"_s),
                 qPrintable(text));
        QVERIFY2(text.contains(u"  name: '%1'\n  scope: vault\n"_s.arg(
                     assignmentName(vault(), principal(u"id-web"_s), role(u"Own"_s)))),
                 qPrintable(text));
        QVERIFY(
            text.contains(u"//     userAssignedIdentities: {\n//       '%1': {}\n//     }\n"_s.arg(id(u"id-web"_s))));
    }

    void bicepHasAModuleForEachScope()
    {
        const QString text = render(creation(), PlanLanguage::Bicep);
        QVERIFY2(
            text.contains(u"// File main.bicep\ntargetScope = 'subscription'\n\nmodule web 'web.bicep' = {\n"
                          "  name: 'rolescope-web'\n  scope: resourceGroup('%1', 'web')\n}\n\n"
                          "module data 'data.bicep' = {\n  name: 'rolescope-data'\n"
                          "  scope: resourceGroup('%1', 'data')\n  params: {\n"
                          "    principal_of_id_new: web.outputs.principal_of_id_new\n  }\n}\n"_s.arg(subscription())),
            qPrintable(text));
        QVERIFY(text.contains(u"output principal_of_id_new string = id_new.properties.principalId\n"_s));
        QVERIFY(text.contains(u"param principal_of_id_new string\n"_s));
        QVERIFY(text.contains(u"    principalId: principal_of_id_new\n"_s));
        QVERIFY(text.contains(u"    principalId: id_new.properties.principalId\n"_s));
    }

    /// A literal that ended early would leave a quote or a line too many.
    void bicepLinesHoldWholeLiterals_data() { addPlans(); }
    void bicepLinesHoldWholeLiterals()
    {
        QFETCH(Plan, plan);
        for (const QString& line : render(plan, PlanLanguage::Bicep).split(u'\n')) {
            if (line.trimmed().startsWith("//"_L1))
                continue;
            QString rest = line;
            rest.remove(QRegularExpression(uR"('(\\.|[^'\\])*')"_s));
            QVERIFY2(!rest.contains(u'\'') && !rest.contains(u'\\') && !rest.contains(u'$'), qPrintable(line));
        }
    }

    void restShowsTheCalls_data() { addPlans(); }
    void restShowsTheCalls()
    {
        QFETCH(Plan, plan);
        const QString text = render(plan, PlanLanguage::Rest);
        const QStringList parts = text.split("\n### "_L1).mid(1);
        QCOMPARE(static_cast<std::size_t>(parts.size()), plan.steps.size());
        for (std::size_t i = 0; i < plan.steps.size(); ++i) {
            const QString& part = parts[static_cast<qsizetype>(i)];
            if (plan.steps[i].satisfied) {
                QVERIFY(part.contains("# Already so"_L1));
                continue;
            }
            const QRegularExpressionMatch request
                = QRegularExpression(u"^(PUT|PATCH|DELETE) \\{\\{arm\\}\\}(/\\S+)\\?api-version=(\\S+)$"_s,
                                     QRegularExpression::MultilineOption)
                      .match(part);
            QVERIFY2(request.hasMatch(), qPrintable(part));
            const auto* grant = std::get_if<AssignRole>(&plan.steps[i].action);
            const QString path = QString::fromUtf8(QByteArray::fromPercentEncoding(request.captured(2).toLatin1()))
                                     .replace("{{assignmentName}}"_L1, "{assignmentName}"_L1);
            const RestCall call = restCall(plan.steps[i].action);
            if (!std::holds_alternative<ChangeHost>(plan.steps[i].action))
                QCOMPARE(path, call.path);
            const qsizetype body = part.indexOf("\n\n{"_L1);
            if (body < 0) {
                QCOMPARE(request.captured(1), u"DELETE"_s);
                continue;
            }
            QJsonParseError error;
            const QJsonDocument json = QJsonDocument::fromJson(part.mid(body).toUtf8(), &error);
            QCOMPARE(error.error, QJsonParseError::NoError);
            if (grant) {
                const QJsonObject properties = json.object().value("properties"_L1).toObject();
                QCOMPARE(properties.value("condition"_L1).toString(), grant->condition);
                QCOMPARE(properties.value("principalType"_L1), u"ServicePrincipal"_s);
            }
        }
    }

    void restKeepsWhatTheMachineHas()
    {
        const QString text = render(systemPlan(), PlanLanguage::Rest);
        QVERIFY2(text.contains(u"\"type\": \"SystemAssigned, UserAssigned\""_s), qPrintable(text));
        QVERIFY(text.contains(u"\"principalId\": \"{{principalId}}\""_s));
    }
};

QTEST_APPLESS_MAIN(TestRenderings)
#include "tst_renderings.moc"
