// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/demotenant.h"
#include "app/simulator/directoryapi.h"
#include "app/simulator/ids.h"
#include "app/simulator/odatafilter.h"
#include "app/simulator/splitmix.h"
#include "tests/app/simulator/handlerbench.h"

#include <QJsonArray>
#include <QSet>
#include <QTest>
#include <QUrl>

using namespace Qt::Literals::StringLiterals;
using namespace rolescope::simulator;
using test::bodyOf;
using test::HandlerBench;

namespace {

struct Directory : HandlerBench
{
    Directory() : HandlerBench(demoTenant()) { }

    Reply get(const QByteArray& target, bool eventual = false)
    {
        Request asked = request("GET", "/v1.0/" + target);
        if (eventual)
            asked.headers.insert("consistencylevel"_ba, "eventual"_ba);
        return directoryapi::handle(context, asked);
    }
    Reply post(const QByteArray& target, const QJsonObject& body)
    {
        return directoryapi::handle(context, request("POST", "/v1.0/" + target, body));
    }
    Principal named(const QString& name) const
    {
        for (const auto& [id, principal] : state.principals()) {
            if (principal.displayName == name)
                return principal;
        }
        return {};
    }
};

QStringList names(const QJsonObject& list)
{
    QStringList names;
    for (const QJsonValue& row : list["value"_L1].toArray())
        names.append(row["displayName"_L1].toString());
    names.sort();
    return names;
}

QByteArray filtered(const QByteArray& set, const QString& filter)
{
    return set + "?$filter=" + QUrl::toPercentEncoding(filter);
}

} // namespace

class DirectoryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_directory = std::make_unique<Directory>(); }
    void getByIds();
    void getByIdsBounds();
    void servicePrincipal();
    void filters_data();
    void filters();
    void badFilters_data();
    void badFilters();
    void pages();
    void select();
    void memberships();
    void casts();
    void me();
    void batch();
    void errors_data();
    void errors();
    void filterSurvivesGarbage();

private:
    std::unique_ptr<Directory> m_directory;
};

void DirectoryTest::getByIds()
{
    const Principal user = m_directory->named(u"Dana Whitfield"_s);
    const Principal group = m_directory->named(u"Platform Team"_s);
    const Principal identity = m_directory->named(u"id-shop-web"_s);
    const QString unknown = u"00000000-0000-0000-0000-00000000000a"_s;
    QJsonObject body{
        {u"ids"_s, QJsonArray{user.id.toUpper(), group.id, unknown, identity.id}},
        {u"types"_s, QJsonArray{u"user"_s, u"group"_s, u"servicePrincipal"_s, u"directoryObjectPartnerReference"_s}}};
    const Reply reply = m_directory->post("directoryObjects/getByIds", body);
    QCOMPARE(reply.status, 200);
    const QJsonArray value = bodyOf(reply)["value"_L1].toArray();
    QCOMPARE(value.size(), 3);
    QCOMPARE(value[0]["@odata.type"_L1], QJsonValue(u"#microsoft.graph.user"_s));
    QCOMPARE(value[0]["userPrincipalName"_L1], QJsonValue(u"dana.whitfield@fabrikam-outdoor.example"_s));
    QCOMPARE(value[1]["@odata.type"_L1], QJsonValue(u"#microsoft.graph.group"_s));
    QCOMPARE(value[2]["@odata.type"_L1], QJsonValue(u"#microsoft.graph.servicePrincipal"_s));
    QCOMPARE(value[2]["appId"_L1].toString(), identity.appId);
    QCOMPARE(value[2]["servicePrincipalNames"_L1], QJsonValue(QJsonArray{identity.appId}));
    QCOMPARE(value[2]["alternativeNames"_L1][0], QJsonValue(u"isExplicit=True"_s));
    body.insert(u"types"_s, QJsonArray{u"group"_s});
    QCOMPARE(names(bodyOf(m_directory->post("directoryObjects/getByIds", body))), QStringList{u"Platform Team"_s});
    body.remove(u"types"_s);
    QCOMPARE(bodyOf(m_directory->post("directoryObjects/getByIds", body))["value"_L1].toArray().size(), 3);
}

void DirectoryTest::getByIdsBounds()
{
    QJsonArray ids;
    for (int i = 0; i < 1001; ++i)
        ids.append(u"00000000-0000-0000-0000-%1"_s.arg(i, 12, 10, QLatin1Char('0')));
    QCOMPARE(m_directory->post("directoryObjects/getByIds", {{u"ids"_s, ids}}).status, 400);
    ids.removeLast();
    QCOMPARE(m_directory->post("directoryObjects/getByIds", {{u"ids"_s, ids}}).status, 200);
    QCOMPARE(m_directory->post("directoryObjects/getByIds", {{u"ids"_s, QJsonArray{u"x"_s}}}).status, 400);
    QCOMPARE(m_directory->post("directoryObjects/getByIds", {{u"types"_s, QJsonArray()}}).status, 400);
}

void DirectoryTest::servicePrincipal()
{
    const Principal machine = m_directory->named(u"vm-web-01"_s);
    const QJsonObject byId = bodyOf(m_directory->get("servicePrincipals/" + machine.id.toLatin1()));
    QCOMPARE(byId["id"_L1].toString(), machine.id);
    QCOMPARE(byId["servicePrincipalType"_L1], QJsonValue(u"ManagedIdentity"_s));
    QCOMPARE(byId["alternativeNames"_L1][0], QJsonValue(u"isExplicit=False"_s));
    QVERIFY(byId["alternativeNames"_L1][1].toString().endsWith("/virtualMachines/vm-web-01"_L1));
    QCOMPARE(
        bodyOf(m_directory->get("servicePrincipals(appId='" + machine.appId.toLatin1() + "')"))["id"_L1].toString(),
        machine.id);
    QCOMPARE(bodyOf(m_directory->get("users/dana.whitfield%40fabrikam-outdoor.example"))["displayName"_L1],
             QJsonValue(u"Dana Whitfield"_s));
    QCOMPARE(bodyOf(m_directory->get("directoryObjects/" + machine.id.toLatin1()))["@odata.type"_L1],
             QJsonValue(u"#microsoft.graph.servicePrincipal"_s));
    // A group's id under another kind is not found.
    const Principal group = m_directory->named(u"Platform Team"_s);
    QCOMPARE(m_directory->get("servicePrincipals/" + group.id.toLatin1()).status, 404);
}

void DirectoryTest::filters_data()
{
    QTest::addColumn<QByteArray>("set");
    QTest::addColumn<QString>("filter");
    QTest::addColumn<QStringList>("expected"); ///< names, or how many
    const Directory directory;
    const Principal web = directory.named(u"id-shop-web"_s);
    const auto row = [](const char* set, const QString& filter, const QStringList& expected) {
        QTest::newRow(qPrintable(filter)) << QByteArray(set) << filter << expected;
    };
    const char* all = "servicePrincipals";
    row(all, u"servicePrincipalType eq 'ManagedIdentity'"_s, {u"15"_s});
    row(all, u"servicePrincipalType ne 'ManagedIdentity'"_s, {u"fabrikam-deploy"_s, u"github-shop-ci"_s});
    row(all, u"servicePrincipalNames/any(c:c eq '%1')"_s.arg(web.appId), {u"id-shop-web"_s});
    row(all, u"servicePrincipalNames/any(c:c eq 'nobody')"_s, {});
    row(all, u"appId eq '%1'"_s.arg(web.appId.toUpper()), {u"id-shop-web"_s});
    row(all, u"appId eq %1"_s.arg(web.appId), {u"id-shop-web"_s});
    row(all, u"id in ('%1', 'x')"_s.arg(web.id), {u"id-shop-web"_s});
    row(all, u"displayName eq 'github-shop-ci'"_s, {u"github-shop-ci"_s});
    row(all, u"startswith(displayName,'id-dev')"_s, {u"id-dev-common"_s, u"id-dev-legacy"_s});
    row(all, u"startswith(displayName, 'id-shop') and not endswith(displayName,'-web')"_s,
        {u"id-shop-deploy"_s, u"id-shop-orders"_s});
    row(all, u"(displayName eq 'id-shop-web' or displayName eq 'id-ml-train') and accountEnabled eq true"_s,
        {u"id-ml-train"_s, u"id-shop-web"_s});
    row(all, u"alternativeNames/any(n:startswith(n,'isExplicit=False'))"_s, {u"7"_s});
    row(all, u"displayName eq 'O''Neil'"_s, {});
    row("users", u"userPrincipalName eq 'tom.keller@fabrikam-outdoor.example'"_s, {u"Tom Keller"_s});
    row("groups", u"startswith(displayName,'S')"_s,
        {u"SQL Backup Writers"_s, u"Security Auditors"_s, u"Shop Developers"_s});
}

void DirectoryTest::filters()
{
    QFETCH(QByteArray, set);
    QFETCH(QString, filter);
    QFETCH(QStringList, expected);
    const Reply reply = m_directory->get(filtered(set, filter));
    QVERIFY2(reply.status == 200, reply.body.constData());
    const QStringList found = names(bodyOf(reply));
    bool isCount = false;
    const int count = expected.value(0).toInt(&isCount);
    if (isCount)
        QCOMPARE(found.size(), count);
    else
        QCOMPARE(found, expected);
}

void DirectoryTest::badFilters_data()
{
    QTest::addColumn<QString>("filter");
    QTest::newRow("unknown property") << u"colour eq 'red'"_s;
    QTest::newRow("no value") << u"displayName eq"_s;
    QTest::newRow("unknown operator") << u"displayName gt 'x'"_s;
    QTest::newRow("open text") << u"displayName eq 'x"_s;
    QTest::newRow("open parenthesis") << u"(displayName eq 'x'"_s;
    QTest::newRow("rest") << u"displayName eq 'x' displayName"_s;
    QTest::newRow("deep") << QString(5000, u'(');
    QTest::newRow("not not") << u"not "_s.repeated(2000);
    QTest::newRow("long") << u"displayName eq 'x'"_s.leftJustified(10'000, u' ');
    QTest::newRow("any of any") << u"servicePrincipalNames/any(c:c/any(d:d eq 'x'))"_s;
}

void DirectoryTest::badFilters()
{
    QFETCH(QString, filter);
    const Reply reply = m_directory->get(filtered("servicePrincipals", filter));
    QCOMPARE(reply.status, 400);
    QVERIFY(bodyOf(reply)["error"_L1]["message"_L1].toString().startsWith("Invalid filter clause"_L1));
}

void DirectoryTest::pages()
{
    m_directory->options.pageSize = 4;
    QByteArray target = filtered("servicePrincipals", u"servicePrincipalType eq 'ManagedIdentity'"_s);
    QStringList collected;
    int pages = 0;
    for (; pages < 20 && !target.isEmpty(); ++pages) {
        const QJsonObject page = bodyOf(m_directory->get(target));
        QVERIFY(page["value"_L1].toArray().size() <= 4);
        collected += names(page);
        const QString next = page["@odata.nextLink"_L1].toString();
        QVERIFY(next.isEmpty() || next.startsWith("https://sim.example/v1.0/servicePrincipals?"_L1));
        target = next.section(u"/v1.0/"_s, 1).toLatin1();
    }
    QCOMPARE(pages, 4);
    QCOMPARE(collected.size(), 15);
    QCOMPARE(QSet<QString>(collected.begin(), collected.end()).size(), 15);
    const QJsonObject counted = bodyOf(m_directory->get("servicePrincipals?$top=3&$count=true", true));
    QCOMPARE(counted["@odata.count"_L1].toInt(), 17);
    QCOMPARE(counted["value"_L1].toArray().size(), 3);
    QCOMPARE(m_directory->get("servicePrincipals?$top=1000").status, 400);
    QCOMPARE(bodyOf(m_directory->get("servicePrincipals?$top=999"))["value"_L1].toArray().size(), 17);
}

void DirectoryTest::select()
{
    const QJsonObject list = bodyOf(m_directory->get("servicePrincipals?$select=id,appId,alternativeNames&$top=1"));
    QCOMPARE(list["value"_L1][0].toObject().keys(), QStringList({u"alternativeNames"_s, u"appId"_s, u"id"_s}));
}

void DirectoryTest::memberships()
{
    const QByteArray engineering = m_directory->named(u"Engineering"_s).id.toLatin1();
    QCOMPARE(names(bodyOf(m_directory->get("groups/" + engineering + "/members"))),
             QStringList({u"Dana Whitfield"_s, u"Data Team"_s, u"Platform Team"_s, u"Shop Developers"_s}));
    // Four, and 2 + 3 + 2 people in the three groups.
    const QJsonObject all = bodyOf(m_directory->get("groups/" + engineering + "/transitiveMembers"));
    QCOMPARE(all["value"_L1].toArray().size(), 11);
    QVERIFY(all["value"_L1][0].toObject().contains("@odata.type"_L1));
    const QByteArray database = m_directory->named(u"vm-db-01"_s).id.toLatin1();
    QCOMPARE(names(bodyOf(m_directory->get("servicePrincipals/" + database + "/transitiveMemberOf"))),
             QStringList{u"SQL Backup Writers"_s});
    const QByteArray user = m_directory->named(u"Tom Keller"_s).id.toLatin1();
    QCOMPARE(names(bodyOf(m_directory->get("users/" + user + "/memberOf"))), QStringList{u"Shop Developers"_s});
    QCOMPARE(names(bodyOf(m_directory->get("users/" + user + "/transitiveMemberOf"))),
             QStringList({u"Engineering"_s, u"Shop Developers"_s}));
    const Reply groups = m_directory->post("users/" + user + "/getMemberGroups", {{u"securityEnabledOnly"_s, true}});
    QCOMPARE(bodyOf(groups)["value"_L1].toArray().size(), 2);
    QCOMPARE(m_directory->post("users/" + user + "/getMemberGroups", {{u"x"_s, 1}}).status, 400);
}

void DirectoryTest::casts()
{
    const QByteArray path = "groups/" + m_directory->named(u"SQL Backup Writers"_s).id.toLatin1()
        + "/transitiveMembers/microsoft.graph.servicePrincipal";
    QCOMPARE(m_directory->get(path).status, 400);
    QCOMPARE(m_directory->get(path + "?$count=true").status, 400);
    const QJsonObject list = bodyOf(m_directory->get(path + "?$count=true", true));
    QCOMPARE(names(list), QStringList{u"vm-db-01"_s});
    QCOMPARE(list["@odata.count"_L1].toInt(), 1);
}

void DirectoryTest::me()
{
    QCOMPARE(bodyOf(m_directory->get("me"))["displayName"_L1], QJsonValue(u"Dana Whitfield"_s));
    m_directory->caller = m_directory->state.callers().at(1).principalId;
    QCOMPARE(m_directory->get("me").status, 400);
}

void DirectoryTest::batch()
{
    const QByteArray identity = m_directory->named(u"id-shop-web"_s).id.toLatin1();
    const auto part = [](const QString& id, const QString& url) {
        return QJsonObject{{u"id"_s, id}, {u"method"_s, u"GET"_s}, {u"url"_s, url}};
    };
    QJsonArray requests{part(u"1"_s, u"/servicePrincipals/"_s + QString::fromLatin1(identity)),
                        part(u"2"_s, u"servicePrincipals?$filter=displayName%20eq%20'id-ml-train'"_s),
                        part(u"3"_s, u"/users/nobody"_s), part(u"4"_s, u"/$batch"_s)};
    requests.append(QJsonObject{{u"id"_s, u"5"_s},
                                {u"method"_s, u"POST"_s},
                                {u"url"_s, u"/directoryObjects/getByIds"_s},
                                {u"body"_s, QJsonObject{{u"ids"_s, QJsonArray{QString::fromLatin1(identity)}}}}});
    const Reply reply = m_directory->post("$batch", {{u"requests"_s, requests}});
    QCOMPARE(reply.status, 200);
    QHash<QString, QJsonObject> responses;
    for (const QJsonValue& response : bodyOf(reply)["responses"_L1].toArray())
        responses.insert(response["id"_L1].toString(), response.toObject());
    QCOMPARE(responses.size(), 5);
    QCOMPARE(responses[u"1"_s]["body"_L1]["displayName"_L1], QJsonValue(u"id-shop-web"_s));
    QCOMPARE(names(responses[u"2"_s]["body"_L1].toObject()), QStringList{u"id-ml-train"_s});
    QCOMPARE(responses[u"3"_s]["status"_L1].toInt(), 404);
    QCOMPARE(responses[u"4"_s]["status"_L1].toInt(), 400);
    QCOMPARE(responses[u"5"_s]["body"_L1]["value"_L1].toArray().size(), 1);
    for (int i = 6; i <= 21; ++i)
        requests.append(part(QString::number(i), u"/me"_s));
    QCOMPARE(m_directory->post("$batch", {{u"requests"_s, requests}}).status, 400);
    QCOMPARE(m_directory->post("$batch", {{u"requests"_s, QJsonArray()}}).status, 400);
    QCOMPARE(m_directory->post("$batch", {{u"requests"_s, QJsonArray{part(u"1"_s, u"/me"_s), part(u"1"_s, u"/me"_s)}}})
                 .status,
             400);
}

void DirectoryTest::errors_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("code");
    const QByteArray nobody = "00000000-0000-0000-0000-00000000000a";
    QTest::newRow("unknown user") << "GET"_ba
                                  << "/v1.0/users/" + nobody << 404 << u"Request_ResourceNotFound"_s;
    QTest::newRow("unknown set") << "GET"_ba
                                 << "/v1.0/devices"_ba << 400 << u"BadRequest"_s;
    QTest::newRow("nothing") << "GET"_ba
                             << "/v1.0"_ba << 400 << u"BadRequest"_s;
    QTest::newRow("a list of everything") << "GET"_ba
                                          << "/v1.0/directoryObjects"_ba << 400 << u"BadRequest"_s;
    QTest::newRow("post to a list") << "POST"_ba
                                    << "/v1.0/users"_ba << 400 << u"BadRequest"_s;
    QTest::newRow("delete") << "DELETE"_ba
                            << "/v1.0/users/" + nobody << 405 << u"Request_BadRequest"_s;
}

void DirectoryTest::errors()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, target);
    QFETCH(int, status);
    QFETCH(QString, code);
    Request asked = m_directory->request(method, target);
    asked.headers.insert("client-request-id"_ba, "my-id"_ba);
    const Reply reply = directoryapi::handle(m_directory->context, asked);
    QCOMPARE(reply.status, status);
    const QJsonValue error = bodyOf(reply)["error"_L1];
    QCOMPARE(error["code"_L1].toString(), code);
    QVERIFY(!error["message"_L1].toString().isEmpty());
    QCOMPARE(error["innerError"_L1]["client-request-id"_L1], QJsonValue(u"my-id"_s));
    QVERIFY(error["innerError"_L1].toObject().contains("request-id"_L1));
    QVERIFY(error["innerError"_L1].toObject().contains("date"_L1));
}

void DirectoryTest::filterSurvivesGarbage()
{
    const QString seed
        = u"(startswith(displayName,'a''b') or not p/any(c:c eq 'x')) and id in ('1', '2') and a ne true"_s;
    const QString alphabet = u"()':,/ anot\u00e4"_s;
    SplitMix random(7);
    for (int round = 0; round < 20'000; ++round) {
        QString text = seed;
        for (quint32 change = random.below(5) + 1; change > 0 && !text.isEmpty(); --change) {
            const qsizetype at = random.below(static_cast<quint64>(text.size()));
            if (random.chance(500))
                text.remove(at, random.below(9));
            else
                text.insert(at, alphabet.at(random.below(static_cast<quint64>(alphabet.size()))));
        }
        QString error;
        const std::optional<ODataFilter> filter = ODataFilter::parse(text, &error);
        QCOMPARE(filter.has_value(), error.isEmpty());
        QString unknown;
        if (filter)
            filter->matches([](const QString&) { return QStringList{u"x"_s}; }, &unknown);
    }
}

QTEST_GUILESS_MAIN(DirectoryTest)
#include "tst_directory.moc"
