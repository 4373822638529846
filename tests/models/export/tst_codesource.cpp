// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/export/codesource.h"

#include "models/inventory/inventorystore.h"
#include "tests/models/export/fulltenant.h"
#include "tests/models/export/hostiletenant.h"
#include "tests/models/graph/tinytenant.h"
#include "tests/support/printers.h"
#include "tests/support/reader.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace rolescope;
using namespace rolescope::test;
using namespace Qt::Literals::StringLiterals;

namespace {

QByteArray written(const SyncBatch& batch, ExportFormat format, const QString& title = {})
{
    InventoryStore store;
    store.apply(batch);
    return writeCode(format, {store.inventory(), {}, title});
}

/// Two identities in two subscriptions, a machine of each kind, grants of several kinds.
SyncBatch estate()
{
    SyncBatch batch = tinyTenant(u"id id-a one/g\nid id-b two/g\nvm vm-1 one/g system id-a id-b\nvm vm-2 one/g system\n"
                                 "set set-1 one/g id-a\napp app-1 one/g id-a\ngrant id-a Reader one/g if\n"
                                 "grant id-b Owner two\ngrant vm-2.system Reader /\n"_s);
    batch.identities[0].tags = {{u"env"_s, u"${prod}"_s}};
    batch.identities[0].location = u"westeurope"_s;
    return batch;
}

} // namespace

class TestCodeSource : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sameBytes_data()
    {
        QTest::addColumn<ExportFormat>("format");
        for (const ExportFormatInfo& info : exportFormats()) {
            if (info.group == ExportGroup::Code)
                QTest::newRow(info.word.data()) << info.format;
        }
    }

    void sameBytes()
    {
        QFETCH(const ExportFormat, format);
        const QByteArray first = written(fullTenant(), format, u"Title"_s);
        InventoryStore other;
        refresh(other, shuffled(fullTenant(), 5));
        QCOMPARE(writeCode(format, {other.inventory(), {}, u"Title"_s}), first);
        QVERIFY(first.endsWith('\n'));
    }

    void terraformSaysWhatIs()
    {
        const QByteArray text = written(estate(), ExportFormat::Terraform, u"Our\ntitle"_s);
        QVERIFY2(text.startsWith("# Our title\n"), text.constData());
        for (const char* part :
             {"resource \"azurerm_user_assigned_identity\" \"id_a\" {", "to = azurerm_user_assigned_identity.id_a",
              "resource \"azurerm_user_assigned_identity\" \"id_b\" {", "alias ", "= azurerm.sub_", "= \"$${prod}\"",
              "= azurerm_user_assigned_identity.id_a.principal_id", "= \"Reader\"", "= \"Owner\"", "condition_version",
              "\"SystemAssigned, UserAssigned\"",
              "identity_ids = [azurerm_user_assigned_identity.id_a.id, azurerm_user_assigned_identity.id_b.id]",
              "required_version = \">= 1.5\""})
            QVERIFY2(text.contains(part), (QByteArray(part) + "\n" + text).constData());
        QCOMPARE(text.count("import {"), 5);
        QCOMPARE(text.count("resource \"azurerm_role_assignment\""), 3);
    }

    void terraformIsReadByTerraform_data()
    {
        QTest::addColumn<SyncBatch>("batch");
        QTest::newRow("estate") << estate();
        QTest::newRow("full") << fullTenant();
        QTest::newRow("hostile") << hostileTenant();
    }

    /// As its own formatter would leave it, which it reads for that.
    void terraformIsReadByTerraform()
    {
        RS_NEED_READER(u"terraform"_s);
        QFETCH(const SyncBatch, batch);
        const QByteArray text = written(batch, ExportFormat::Terraform, hostileNames().join(u' '));
        const Reading reading = readWith(u"env"_s,
                                         {u"CHECKPOINT_DISABLE=1"_s, u"TF_CLI_CONFIG_FILE=/dev/null"_s, u"terraform"_s,
                                          u"fmt"_s, u"-no-color"_s, u"-"_s},
                                         text);
        RS_VERIFY_READ(reading);
        QCOMPARE(QString::fromUtf8(reading.output), QString::fromUtf8(text));
    }

    void bicepSaysWhatIs()
    {
        const QByteArray text = written(estate(), ExportFormat::Bicep);
        for (const char* part :
             {"targetScope = 'subscription'", "'Microsoft.Resources/deployments@2022-09-01'",
              "type: 'Microsoft.ManagedIdentity/userAssignedIdentities'", "name: 'id-a'", "'env': '\\${prod}'",
              "type: 'Microsoft.Authorization/roleAssignments'", "conditionVersion: '2.0'", "resourceGroup: 'g'",
              "location: deployment().location", "// Left out, since a deployment"})
            QVERIFY2(text.contains(part), (QByteArray(part) + "\n" + text).constData());
    }

    /// No compiler of Bicep is to be had here; this reads strings, comments and brackets as it does.
    void bicepIsWellFormed_data() { terraformIsReadByTerraform_data(); }

    void bicepIsWellFormed()
    {
        QFETCH(const SyncBatch, batch);
        const QString text = QString::fromUtf8(written(batch, ExportFormat::Bicep, hostileNames().join(u' ')));
        QString open;
        for (const QString& line : text.split(u'\n')) {
            for (qsizetype i = 0; i < line.size(); ++i) {
                if (QStringView(line).sliced(i).startsWith(u"//"_s))
                    break;
                if (line[i] == u'\'') {
                    for (++i; i < line.size() && line[i] != u'\''; ++i) {
                        QVERIFY2(!QStringView(line).sliced(i).startsWith(u"${"_s), qPrintable(line));
                        if (line[i] == u'\\')
                            ++i;
                    }
                    QVERIFY2(i < line.size(), qPrintable(line));
                } else if (line[i] == u'{' || line[i] == u'[') {
                    open += line[i] == u'{' ? u'}' : u']';
                } else if (line[i] == u'}' || line[i] == u']') {
                    QVERIFY2(open.endsWith(line[i]), qPrintable(line));
                    open.chop(1);
                } else {
                    QVERIFY2(line[i].isLetterOrNumber() || u" :=().'"_s.contains(line[i]), qPrintable(line));
                }
            }
        }
        QVERIFY(open.isEmpty());
    }

    void scriptIsReadByBash_data() { terraformIsReadByTerraform_data(); }

    void scriptIsReadByBash()
    {
        RS_NEED_READER(u"bash"_s);
        QFETCH(const SyncBatch, batch);
        const QByteArray script = written(batch, ExportFormat::AzureCli, hostileNames().join(u' '));
        RS_VERIFY_READ(readWith(u"bash"_s, {u"-n"_s}, script));
        if (hasReader(u"shellcheck"_s))
            RS_VERIFY_READ(readWith(u"shellcheck"_s, {u"-S"_s, u"warning"_s, u"-"_s}, script));
    }

    /// Each name comes to az as one word, as it is, and nothing else is run.
    void azGetsEachWord()
    {
        RS_NEED_READER(u"bash"_s);
        const QTemporaryDir folder;
        QFile az(folder.filePath(u"az"_s));
        QVERIFY(az.open(QIODevice::WriteOnly));
        az.write("#!/bin/bash\nprintf '%s\\0' \"$@\"\n");
        az.setPermissions(QFile::ReadOwner | QFile::ExeOwner);
        az.close();
        const QByteArray script = written(hostileTenant(), ExportFormat::AzureCli, hostileNames().join(u' '));
        const Reading reading = readWith(
            u"env"_s, {u"-C"_s, folder.path(), u"PATH="_s + folder.path() + u":/usr/bin:/bin"_s, u"bash"_s, u"-s"_s},
            script);
        RS_VERIFY_READ(reading);
        const QStringList words = QString::fromUtf8(reading.output).split(QChar(u'\0'));
        for (const QString& name : hostileNames()) {
            if (!name.isValidUtf16()) // UTF-8 cannot hold it
                continue;
            QVERIFY2(words.contains(u"--description="_s + name), qPrintable(name.left(200)));
            QVERIFY2(words.contains(u"--condition="_s + name), qPrintable(name.left(200)));
        }
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files), QStringList{u"az"_s});
    }

    void scriptSaysWhatIs()
    {
        const QByteArray text = written(estate(), ExportFormat::AzureCli);
        for (const char* part :
             {"az identity create \\\n", "--name=id-a", "--tags 'env=${prod}'", "az vm identity assign \\\n",
              "--identities '[system]' /subscriptions/", "az vmss identity assign \\\n",
              "az role assignment create \\\n", "--assignee-principal-type=ServicePrincipal", "--condition-version=2.0",
              "--scope=/ \\\n"})
            QVERIFY2(text.contains(part), (QByteArray(part) + "\n" + text).constData());
        QVERIFY(text.startsWith("#!/usr/bin/env bash\n"));
    }

    /// Nobody would want these back, and no service would make them.
    void orphansAreOnlyNamed()
    {
        SyncBatch batch = estate();
        Principal gone;
        gone.id = batch.assignments[0].principalId;
        gone.deleted = true;
        batch.principals = {gone};
        for (const ExportFormat format : {ExportFormat::Terraform, ExportFormat::Bicep, ExportFormat::AzureCli}) {
            const QByteArray text = written(batch, format);
            QVERIFY(text.contains("Left out, since the directory no longer knows who holds them:"));
        }
        QCOMPARE(written(batch, ExportFormat::Terraform).count("resource \"azurerm_role_assignment\""), 2);
    }

    void keepsThePart()
    {
        InventoryStore store;
        store.apply(estate());
        const EntityRef only = store.inventory().find(u"id-b"_s);
        const QByteArray text
            = writeTerraform({store.inventory(), [only](EntityRef entity) { return entity == only; }, {}});
        QVERIFY(text.contains("\"id_b\""));
        QVERIFY(!text.contains("\"id_a\"") && !text.contains("azurerm_role_assignment"));
    }
};

QTEST_GUILESS_MAIN(TestCodeSource)
#include "tst_codesource.moc"
