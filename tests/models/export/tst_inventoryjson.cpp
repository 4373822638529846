// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/export/inventoryjson.h"

#include "models/inventory/inventorystore.h"
#include "tests/models/export/fulltenant.h"
#include "tests/support/printers.h"

#include <QBuffer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <algorithm>
#include <random>

using namespace rolescope;
using namespace Qt::Literals::StringLiterals;
using test::fullTenant;
using test::refresh;
using test::shuffled;

Q_DECLARE_METATYPE(rolescope::ErrorKind)

namespace {

QByteArray written(const Inventory& inventory, const EntityFilter& keep = {})
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    const Result<void> result = writeInventory(inventory, buffer, keep);
    return result ? buffer.data() : "failed: " + test::describe(result.error());
}

Result<void> readBatches(const QByteArray& file, std::vector<SyncBatch>& batches)
{
    QBuffer buffer;
    buffer.setData(file);
    buffer.open(QIODevice::ReadOnly);
    return readInventory(buffer, [&batches](SyncBatch&& batch) {
        batches.push_back(std::move(batch));
        return true;
    });
}

/// What the file says, written anew.
QByteArray rewritten(const QByteArray& file)
{
    std::vector<SyncBatch> batches;
    if (const Result<void> read = readBatches(file, batches); !read)
        return "failed: " + test::describe(read.error());
    InventoryStore store;
    refresh(store, batches);
    return written(store.inventory());
}

QByteArray fileOf(const std::vector<SyncBatch>& batches)
{
    InventoryStore store;
    refresh(store, batches);
    return written(store.inventory());
}

QByteArray file(const QByteArray& sections)
{
    return R"({"format":"rolescope-inventory","version":1)" + (sections.isEmpty() ? "" : "," + sections) + "}";
}

QJsonObject identityOf(const QByteArray& bytes, const QString& section, const QString& name)
{
    const QJsonArray hosts = QJsonDocument::fromJson(bytes).object().value(section).toArray();
    for (const QJsonValue& host : hosts) {
        if (host.toObject().value("name"_L1).toString() == name)
            return host.toObject().value("identity"_L1).toObject();
    }
    return {{u"missing"_s, true}};
}

/// A device whose medium breaks after a while.
class BrokenDevice : public QIODevice
{
public:
    BrokenDevice(const QByteArray& good, qint64 room) : m_good(good), m_room(room) { }

protected:
    qint64 readData(char* data, qint64 size) override
    {
        if (m_at == m_good.size()) {
            setErrorString(u"the disk is gone"_s);
            return -1;
        }
        const qint64 taken = std::min<qint64>(size, m_good.size() - m_at);
        std::copy_n(m_good.constData() + m_at, taken, data);
        m_at += taken;
        return taken;
    }
    qint64 writeData(const char*, qint64 size) override
    {
        if (size > m_room) {
            setErrorString(u"the disk is full"_s);
            return -1;
        }
        m_room -= size;
        return size;
    }

private:
    const QByteArray m_good;
    qint64 m_at = 0;
    qint64 m_room = 0;
};

} // namespace

class TestInventoryJson : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void secondWritingIsTheSame_data()
    {
        QTest::addColumn<SyncBatch>("batch");
        QTest::newRow("nothing") << SyncBatch();
        QTest::newRow("everything") << fullTenant();
        SyncBatch hostsOnly;
        hostsOnly.hosts = fullTenant().hosts;
        QTest::newRow("only what hosts name") << hostsOnly;
        SyncBatch grantsOnly;
        grantsOnly.assignments = fullTenant().assignments;
        QTest::newRow("only what grants name") << grantsOnly;
        SyncBatch odd;
        odd.hosts = fullTenant().hosts;
        odd.hosts.resize(1);
        odd.hosts[0].location = u"\"\\/\b\f\n\r\t\x01\x7f\u2028"_s + QChar(0xd800) + QChar(0);
        odd.hosts[0].tags = {{u"="_s, u"="_s}, {u"a\nb"_s, u"c\n\nd"_s}, {QString(), u"nameless"_s}};
        odd.hosts[0].size = QString(100'000, u'x');
        QTest::newRow("odd texts") << odd;
    }

    void secondWritingIsTheSame()
    {
        QFETCH(SyncBatch, batch);
        const QByteArray first = fileOf({batch});
        QVERIFY(!QJsonDocument::fromJson(first).object().isEmpty());
        QCOMPARE(rewritten(first), first);
    }

    void orderOfComingDoesNotMatter()
    {
        const QByteArray expected = fileOf({fullTenant()});
        for (unsigned seed = 1; seed <= 20; ++seed)
            QCOMPARE(fileOf(shuffled(fullTenant(), seed)), expected);
    }

    void writesIdentityBlocksAsAzureDoes()
    {
        const QByteArray bytes = fileOf({fullTenant()});
        const auto block = [&bytes](const QString& name) { return identityOf(bytes, u"virtualMachines"_s, name); };
        const auto attached
            = [&block](const QString& name) { return block(name).value("userAssignedIdentities"_L1).toObject(); };
        QVERIFY(block(u"vm-none"_s).isEmpty());
        QCOMPARE(block(u"vm-system"_s),
                 (QJsonObject{{u"type"_s, u"SystemAssigned"_s},
                              {u"principalId"_s, u"33333333-cccc-4ccc-8ccc-000000000003"_s}}));
        QCOMPARE(block(u"vm-untold"_s), (QJsonObject{{u"type"_s, u"SystemAssigned"_s}}));
        QCOMPARE(block(u"vm-user"_s).value("type"_L1), u"UserAssigned"_s);
        QVERIFY(!block(u"vm-user"_s).contains("principalId"_L1));
        QCOMPARE(attached(u"vm-user"_s).size(), 1);
        QCOMPARE(attached(u"vm-several"_s).size(), 3);
        QCOMPARE(block(u"vm-both"_s).value("type"_L1), u"SystemAssigned, UserAssigned"_s);
        QCOMPARE(attached(u"vm-both"_s).size(), 1);
        QVERIFY(block(u"vm-both"_s).contains("principalId"_L1));
        QCOMPARE(identityOf(bytes, u"virtualMachines"_s, u"vmss-shop"_s).value("type"_L1), u"UserAssigned"_s);
        QCOMPARE(identityOf(bytes, u"otherHosts"_s, u"app-shop"_s).value("type"_L1), u"SystemAssigned, UserAssigned"_s);
    }

    /// Whatever an inventory keeps comes back as it was.
    void readsBackWhatItWrote()
    {
        std::vector<SyncBatch> batches;
        RS_VERIFY_OK(readBatches(fileOf({fullTenant()}), batches));
        QCOMPARE(batches.size(), size_t(1));
        SyncBatch& read = batches.front();
        const SyncBatch wanted = fullTenant();
        QCOMPARE(read.tenants, wanted.tenants);
        QCOMPARE(read.resourceGroups.size(), wanted.resourceGroups.size());
        const auto same = [](auto values, auto expected) {
            const auto byId = [](const auto& a, const auto& b) { return a.id < b.id; };
            std::sort(values.begin(), values.end(), byId);
            std::sort(expected.begin(), expected.end(), byId);
            for (size_t i = 0; i < values.size() && i < expected.size(); ++i) {
                if (!(values[i] == expected[i])) {
                    qInfo() << "differs:" << expected[i].id;
                    return false;
                }
            }
            return values.size() == expected.size();
        };
        QVERIFY(same(read.identities, wanted.identities));
        QVERIFY(same(read.denyAssignments, wanted.denyAssignments));
        std::vector<Host> hosts = wanted.hosts;
        for (Host& host : hosts)
            std::sort(host.identity.userAssigned.begin(), host.identity.userAssigned.end(),
                      [](const auto& a, const auto& b) { return a.id < b.id; });
        QVERIFY(same(read.hosts, hosts));
        std::vector<RoleAssignment> assignments = wanted.assignments;
        for (RoleAssignment& one : assignments) {
            const auto told = std::find_if(read.principals.begin(), read.principals.end(),
                                           [&one](const Principal& known) { return known.id == one.principalId; });
            QVERIFY(told != read.principals.end());
            one.principalKind = told->kind;
        }
        QVERIFY(same(read.assignments, assignments));
        QCOMPARE(read.gaps.size(), wanted.gaps.size());
        for (const ReadGap& gap : wanted.gaps)
            QVERIFY(std::find(read.gaps.begin(), read.gaps.end(), gap) != read.gaps.end());
        QCOMPARE(read.managementGroups.size(), size_t(3));
        const auto shop
            = std::find(read.managementGroups.begin(), read.managementGroups.end(), wanted.managementGroups.back());
        QVERIFY(shop != read.managementGroups.end());
        QCOMPARE(read.roles.size(), wanted.roles.size());
        for (const RoleDefinition& role : wanted.roles)
            QVERIFY(std::find(read.roles.begin(), read.roles.end(), role) != read.roles.end());
    }

    void writesOnlyWhatIsKept()
    {
        InventoryStore store;
        refresh(store, {fullTenant()});
        const HostHandle wanted = store.inventory().findHost(fullTenant().hosts[2].id);
        const QByteArray bytes
            = written(store.inventory(), [wanted](EntityRef entity) { return entity == EntityRef(wanted); });
        const QJsonObject json = QJsonDocument::fromJson(bytes).object();
        QCOMPARE(json.value("virtualMachines"_L1).toArray().size(), 1);
        for (const auto section : {"otherHosts"_L1, "identities"_L1, "principals"_L1, "roleDefinitions"_L1,
                                   "roleAssignments"_L1, "denyAssignments"_L1})
            QCOMPARE(json.value(section).toArray().size(), 0);
        // The scopes above it, and those alone.
        QCOMPARE(json.value("subscriptions"_L1).toArray().size(), 1);
        QCOMPARE(json.value("resourceGroups"_L1).toArray().size(), 1);
        QCOMPARE(json.value("managementGroups"_L1).toArray().size(), 3);
        // What could not be read may be missing from any part.
        QCOMPARE(json.value("couldNotRead"_L1).toArray().size(), 3);
    }

    void takesWhatAnotherProgramMayWrite_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("bare") << file({});
        QTest::newRow("byte order mark") << "\xef\xbb\xbf" + file({});
        QTest::newRow("white space") << " \r\n\t" + file({}) + "\r\n\r\n";
        QTest::newRow("version first") << R"({"version":1,"format":"rolescope-inventory"})"_ba;
        QTest::newRow("unknown members") << file(R"("future":{"a":[1,{"b":null}]},"x":1e5,"y":null,"z":"t")");
        QTest::newRow("unknown members of an entry")
            << file(R"("tenants":[{"id":"/tenants/t","future":{"a":[[[1]]]},"big":-1.5e300}])");
        QTest::newRow("members that are null")
            << file(R"("virtualMachines":[{"id":"/a/b","tags":null,"identity":null,"powerState":null}])");
        QTest::newRow("words that are not known")
            << file(R"("virtualMachines":[{"id":"/a/b","powerState":"levitating"}])");
        QTest::newRow("an id of 100,000 parts")
            << file(R"("virtualMachines":[{"id":")" + QByteArray("/a").repeated(100'000) + R"("}])");
    }

    void takesWhatAnotherProgramMayWrite()
    {
        QFETCH(QByteArray, bytes);
        const QByteArray first = rewritten(bytes);
        QVERIFY2(first.startsWith('{'), first.left(300).constData());
        QCOMPARE(rewritten(first), first);
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("what"); // a part of it
        const auto damaged = [](const char* name, const QByteArray& bytes, const QString& what) {
            QTest::newRow(name) << bytes << what;
        };
        damaged("empty", {}, u"is empty"_s);
        damaged("blank", "\n\n", u"line 3"_s);
        damaged("a NUL byte", QByteArray(1, '\0'), u"line 1"_s);
        damaged("NUL bytes inside", file(R"("tenants":[])") + QByteArray(4096, '\0'), u"no valid JSON"_s);
        damaged("no JSON", "hello", u"no valid JSON at line 1"_s);
        damaged("a list", "[]", u"no Rolescope inventory"_s);
        damaged("a text", "\"rolescope-inventory\"", u"no Rolescope inventory"_s);
        damaged("other JSON", R"({"name":"x"})", u"no Rolescope inventory"_s);
        damaged("no format", R"({"version":1,"virtualMachines":[]})", u"no Rolescope inventory"_s);
        damaged("other format", R"({"format":"other","version":1})", u"no Rolescope inventory"_s);
        damaged("no version", R"({"format":"rolescope-inventory"})", u"no Rolescope inventory"_s);
        damaged("later version", R"({"format":"rolescope-inventory","version":2})", u"version 2"_s);
        damaged("version as text", R"({"format":"rolescope-inventory","version":"1"})", u"version \"1\""_s);
        damaged("version as object", R"({"format":"rolescope-inventory","version":{"a":1}})",
                u"no Rolescope inventory"_s);
        damaged("truncated", fileOf({fullTenant()}).chopped(300), u"no valid JSON"_s);
        damaged("two of them", file({}) + file({}), u"no valid JSON"_s);
        damaged("no UTF-8", file("\"tenants\":[{\"id\":\"/tenants/\xff\xfe\"}]"), u"no valid JSON at line 1"_s);
        damaged("half a surrogate pair", file(R"("tenants":[{"id":"/tenants/\ud800x"}])"), u"no valid JSON"_s);
        damaged("a number without end", file(R"("x":1e999)"), u"no valid JSON"_s);
        damaged("a huge number",
                file(R"("couldNotRead":[{"kind":"tenants","error":{"httpStatus":18446744073709551615}}])"),
                u"\"httpStatus\" is not a whole number"_s);
        damaged("a negative number", file(R"("couldNotRead":[{"kind":"tenants","error":{"httpStatus":-1}}])"),
                u"\"httpStatus\""_s);
        damaged("deep entry", file("\"tenants\":[" + QByteArray("[").repeated(100'000)), u"too deeply"_s);
        damaged("deep unknown section", file("\"x\":" + QByteArray("{\"a\":").repeated(100'000)), u"too deeply"_s);
        damaged("a text without end", file("\"tenants\":[{\"id\":\"" + QByteArray(17 * 1024 * 1024, 'x')),
                u"far too long"_s);
        damaged("an entry without end",
                file("\"tenants\":[{\"a\":[" + QByteArray("1,").repeated(9 * 1024 * 1024) + "1]}]"), u"far too long"_s);
        damaged("a section that is an object", file(R"("tenants":{})"), u"\"tenants\" at line 1 is no list"_s);
        damaged("a section that is null", file(R"("virtualMachines":null)"), u"is no list"_s);
        damaged("a section twice", file(R"("tenants":[],"tenants":[])"), u"names \"tenants\" a second time"_s);
        damaged("format twice", file(R"("format":"rolescope-inventory")"), u"\"format\" a second time"_s);
        damaged("a member twice", file(R"("tenants":[{"id":"/tenants/a","id":"/tenants/b"}])"),
                u"\"id\" a second time"_s);
        damaged("an inner member twice", file(R"("virtualMachines":[{"id":"/a/b","tags":{"t":"1","t":"2"}}])"),
                u"\"t\" a second time"_s);
        damaged("an object twice", file(R"("virtualMachines":[{"id":"/a/b","tags":{},"tags":{}}])"),
                u"\"tags\" a second time"_s);
        damaged("an entry that is null", file(R"("tenants":[null])"), u"entry 1 of \"tenants\", at line 1"_s);
        damaged("an entry that is a list", file(R"("tenants":[[]])"), u"it is no object"_s);
        damaged("the second entry", file("\"tenants\":[{\"id\":\"/tenants/t\"},\n7]"),
                u"entry 2 of \"tenants\", at line 2"_s);
        const auto host
            = [](const QByteArray& members) { return file(R"("virtualMachines":[{"id":"/a/b",)" + members + "}]"); };
        damaged("no id", file(R"("virtualMachines":[{"name":"vm"}])"), u"\"id\" is missing"_s);
        damaged("an empty id", file(R"("identities":[{"id":""}])"), u"\"id\" is missing"_s);
        damaged("an id that is a number", file(R"("virtualMachines":[{"id":7}])"), u"\"id\" is not a text"_s);
        damaged("an id that is none", file(R"("virtualMachines":[{"id":"vm-1"}])"), u"\"id\" is no ARM id"_s);
        damaged("a machine that is the tenant", file("\"virtualMachines\":[{\"id\":\"//\"}]"), u"whole tenant"_s);
        damaged("an identity that is the tenant", file(R"("identities":[{"id":"/"}])"), u"whole tenant"_s);
        damaged("tags that are a list", host(R"("tags":["a"])"), u"\"tags\" is no object"_s);
        damaged("a tag that is a number", host(R"("tags":{"a":1})"), u"\"tags\" holds something"_s);
        damaged("an identity that is a text", host(R"("identity":"SystemAssigned")"), u"\"identity\" is no object"_s);
        damaged("attached ones as a list", host(R"("identity":{"userAssignedIdentities":[]})"),
                u"\"userAssignedIdentities\" is no object"_s);
        damaged("an attached one that is null", host(R"("identity":{"userAssignedIdentities":{"/a/b":null}})"),
                u"it is no object"_s);
        damaged("an attached one without an id", host(R"("identity":{"userAssignedIdentities":{"x":{}}})"),
                u"\"userAssignedIdentities\""_s);
        damaged("no principal", file(R"("roleAssignments":[{"id":"/a/b","scope":"/","roleDefinitionId":"/r/x"}])"),
                u"\"principalId\" is missing"_s);
        damaged("no scope", file(R"("roleAssignments":[{"id":"/a/b","principalId":"p","roleDefinitionId":"/r/x"}])"),
                u"\"scope\" is missing"_s);
        damaged("no moment",
                file(R"("roleAssignments":[{"id":"/a/b","scope":"/","principalId":"p","roleDefinitionId":"/r/x",
                     "createdOn":"yesterday"}])"),
                u"\"createdOn\" is no moment"_s);
        damaged("actions that are a text", file(R"("roleDefinitions":[{"id":"/r/x","permissions":[{"actions":"*"}]}])"),
                u"\"actions\" is no list"_s);
        damaged("a permission that is a text", file(R"("roleDefinitions":[{"id":"/r/x","permissions":["*"]}])"),
                u"it is no object"_s);
        damaged("a flag that is a text", file(R"("principals":[{"id":"p","deleted":"yes"}])"),
                u"\"deleted\" is neither true nor false"_s);
        damaged("a gap of an unknown kind", file(R"("couldNotRead":[{"kind":"luck"}])"),
                u"\"kind\" has a value that is not known"_s);
    }

    void refuses()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, what);
        std::vector<SyncBatch> batches;
        const Result<void> result = readBatches(bytes, batches);
        QVERIFY(!result);
        QCOMPARE(result.error().kind, ErrorKind::BadInput);
        QVERIFY2(result.error().what.contains(what), qPrintable(result.error().what));
        QVERIFY(result.error().what.size() < 300 && !result.error().what.contains(u'\n'));
        QVERIFY(!result.error().advice.isEmpty());
    }

    void noBeginningPassesForTheWhole()
    {
        const QByteArray whole = fileOf({fullTenant()});
        for (qsizetype length = 0; length < whole.size() - 1; length += 13) {
            std::vector<SyncBatch> batches;
            QVERIFY2(!readBatches(whole.left(length), batches), QByteArray::number(length).constData());
        }
    }

    /// Whatever a broken disk makes of a file is read or refused; nothing crashes and nothing hangs.
    void standsAnyDamage()
    {
        const QByteArray whole = fileOf({fullTenant()});
        std::mt19937 random(7);
        int refused = 0;
        for (int round = 0; round < 1000; ++round) {
            QByteArray bytes = whole;
            for (int i = 0; i < 3; ++i)
                bytes[static_cast<qsizetype>(random() % static_cast<unsigned>(bytes.size()))]
                    = static_cast<char>(random());
            std::vector<SyncBatch> batches;
            const Result<void> result = readBatches(bytes, batches);
            if (!result)
                ++refused;
            else
                QVERIFY(rewritten(bytes).startsWith('{'));
        }
        QVERIFY2(refused > 500, QByteArray::number(refused).constData());
    }

    void handsOutBoundedBatches()
    {
        constexpr int inLast = 7;
        QByteArray entries;
        for (int i = 0; i < 2 * SyncBatch::preferredRows + inLast; ++i)
            entries += (i == 0 ? "" : ",") + QByteArray(R"({"id":"/tenants/t)") + QByteArray::number(i) + "\"}";
        std::vector<SyncBatch> batches;
        RS_VERIFY_OK(readBatches(file("\"tenants\":[" + entries + "]"), batches));
        QCOMPARE(batches.size(), size_t(3));
        QCOMPARE(batches[0].tenants.size(), size_t(SyncBatch::preferredRows));
        QCOMPARE(batches[1].tenants.size(), size_t(SyncBatch::preferredRows));
        QCOMPARE(batches[2].tenants.size(), size_t(inLast));
    }

    void stopsWhenAsked()
    {
        QByteArray entries;
        for (int i = 0; i < 2000; ++i)
            entries += (i == 0 ? "" : ",") + QByteArray(R"({"id":"/tenants/t"})");
        QBuffer buffer;
        buffer.setData(file("\"tenants\":[" + entries + "]"));
        buffer.open(QIODevice::ReadOnly);
        int calls = 0;
        const Result<void> result = readInventory(buffer, [&calls](SyncBatch&&) { return ++calls < 2; });
        QVERIFY(!result);
        QCOMPARE(result.error().kind, ErrorKind::Cancelled);
        QCOMPARE(calls, 2);
    }

    void saysThatTheDiskBroke()
    {
        BrokenDevice device(fileOf({fullTenant()}).left(500), 0);
        device.open(QIODevice::ReadOnly | QIODevice::Unbuffered);
        const Result<void> result = readInventory(device, [](SyncBatch&&) { return true; });
        QVERIFY(!result);
        QCOMPARE(result.error().kind, ErrorKind::Io);
        QVERIFY2(result.error().what.contains(u"the disk is gone"_s), qPrintable(result.error().what));
        QVERIFY(!result.error().advice.isEmpty());
    }

    void saysThatTheDiskIsFull()
    {
        InventoryStore store;
        refresh(store, {fullTenant()});
        for (const qint64 room : {0, 10, 1000, 5000}) {
            BrokenDevice device({}, room);
            device.open(QIODevice::WriteOnly);
            const Result<void> result = writeInventory(store.inventory(), device);
            QVERIFY(!result);
            QCOMPARE(result.error().kind, ErrorKind::Io);
            QVERIFY2(result.error().what.contains(u"the disk is full"_s), qPrintable(result.error().what));
        }
    }
};

QTEST_GUILESS_MAIN(TestInventoryJson)
#include "tst_inventoryjson.moc"
