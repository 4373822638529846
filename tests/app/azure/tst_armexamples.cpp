// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/azure/decode.h"
#include "app/azure/json.h"
#include "tests/support/printers.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace rolescope;
using namespace rolescope::azure;

namespace {

struct Example
{
    const char* file;
    RowReader reader;
    bool isList;
    int values; ///< rows that come out
    int skipped;
};

int rowsIn(const SyncBatch& batch)
{
    return static_cast<int>(batch.tenants.size() + batch.managementGroups.size() + batch.subscriptions.size()
                            + batch.hosts.size() + batch.identities.size() + batch.roles.size()
                            + batch.assignments.size() + batch.denyAssignments.size());
}

} // namespace

/// Microsoft's own example payloads, where they lie beside the project.
class ArmExamplesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void decodes_data();
    void decodes();
    void keepsIdentityWithEmptyMapValue();
    void survivesEveryExample();

private:
    Result<Json> body(const QString& file) const;
    QDir m_examples;
};

void ArmExamplesTest::initTestCase()
{
    m_examples = QDir(QStringLiteral(ARM_EXAMPLES));
    if (!m_examples.exists())
        QSKIP("There are no example payloads beside the project.");
}

Result<Json> ArmExamplesTest::body(const QString& file) const
{
    QFile input(m_examples.filePath(file));
    if (!input.open(QIODevice::ReadOnly))
        return failure(ErrorKind::Io, input.errorString());
    auto json = parseJson(input.readAll());
    if (!json)
        return json;
    return member(*json, "responses", "200", "body");
}

void ArmExamplesTest::decodes_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<int>("index");
    QTest::newRow("tenants") << u"resources2022__GetTenants.json"_s << 0;
    QTest::newRow("subscriptions") << u"resources2022__GetSubscriptions.json"_s << 1;
    QTest::newRow("entities") << u"managementgroups2023__GetEntities.json"_s << 2;
    QTest::newRow("machines, every member set") << u"compute2024vm__VirtualMachine_ListAll_MaximumSet_Gen.json"_s << 3;
    QTest::newRow("machines by location") << u"compute2024vm__VirtualMachine_ListBySubscription_ByLocation.json"_s << 4;
    QTest::newRow("identities") << u"msi2023__IdentityListBySubscription.json"_s << 5;
    QTest::newRow("assignments") << u"authorization2022__RoleAssignments_ListForResourceGroup.json"_s << 6;
    QTest::newRow("one assignment") << u"authorization2022__RoleAssignments_Get.json"_s << 7;
    QTest::newRow("one role") << u"authorization2022__GetRoleDefinitionById.json"_s << 8;
    QTest::newRow("deny assignments") << u"authorization2022__GetAllDenyAssignments.json"_s << 9;
    QTest::newRow("one scale set") << u"compute2024vmss__VirtualMachineScaleSet_Get.json"_s << 10;
    QTest::newRow("storage account with identity")
        << u"storage2023__StorageAccountCreateUserAssignedEncryptionIdentityWithCMK.json"_s << 11;
}

void ArmExamplesTest::decodes()
{
    static const Example expected[]{
        {"tenants", readTenant, true, 3, 0},
        {"subscriptions", readSubscription, true, 2, 0},
        {"entities", readEntity, true, 2, 0},
        {"generated", readVirtualMachine, true, 2, 0},
        {"machines", readVirtualMachine, true, 2, 0},
        {"identities", readUserAssignedIdentity, true, 1, 0},
        {"assignments", readRoleAssignment, true, 2, 0},
        {"assignment", readRoleAssignment, false, 1, 0},
        {"role", readRoleDefinition, false, 1, 0},
        {"deny", readDenyAssignment, true, 1, 0},
        {"scale set", readScaleSet, false, 1, 0},
        {"storage", readOtherHost, false, 1, 0},
    };
    QFETCH(const QString, file);
    QFETCH(const int, index);
    const Example& example = expected[index];
    const auto json = body(file);
    RS_VERIFY_OK(json);
    const QByteArray bytes = QByteArray::fromStdString(json->dump());
    const auto page = example.isList ? decodeList(bytes, example.reader) : decodeObject(bytes, example.reader);
    RS_VERIFY_OK(page);
    QCOMPARE(rowsIn(page->values), example.values);
    QCOMPARE(page->skipped, example.skipped);
}

void ArmExamplesTest::keepsIdentityWithEmptyMapValue()
{
    const auto json = body(u"compute2024vm__VirtualMachine_Create_WithEncryptionIdentity.json"_s);
    RS_VERIFY_OK(json);
    const auto page = decodeObject(QByteArray::fromStdString(json->dump()), readVirtualMachine);
    RS_VERIFY_OK(page);
    QCOMPARE(page->values.hosts.size(), 1U);
    QCOMPARE(page->values.hosts.front().identity.userAssigned.size(), 1U);
    QVERIFY(page->values.hosts.front().identity.userAssigned.front().principalId.isEmpty());
}

void ArmExamplesTest::survivesEveryExample()
{
    static constexpr RowReader readers[]{readTenant,         readSubscription,         readResourceGroup,
                                         readEntity,         readVirtualMachine,       readScaleSet,
                                         readOtherHost,      readUserAssignedIdentity, readRoleAssignment,
                                         readRoleDefinition, readDenyAssignment,       readPrincipal};
    const QStringList files = m_examples.entryList({u"*.json"_s}, QDir::Files);
    QVERIFY(!files.isEmpty());
    for (const QString& file : files) {
        QFile input(m_examples.filePath(file));
        QVERIFY(input.open(QIODevice::ReadOnly));
        const auto json = parseJson(input.readAll());
        RS_VERIFY_OK(json);
        for (const auto& response : member(*json, "responses")) {
            const QByteArray bytes = QByteArray::fromStdString(member(response, "body").dump());
            for (const RowReader reader : readers) {
                QVERIFY(decodeObject(bytes, reader).has_value());
                const auto list = decodeList(bytes, reader);
                QVERIFY(list || list.error().kind == ErrorKind::BadReply);
            }
        }
    }
}

QTEST_GUILESS_MAIN(ArmExamplesTest)

#include "tst_armexamples.moc"
