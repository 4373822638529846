// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/simulator/simclient.h"

#include "app/simulator/serverthread.h"

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTest>

using namespace rolescope::simulator;
using namespace rolescope::simulator::test;
using namespace Qt::Literals::StringLiterals;

namespace {

ServerOptions withFaults(QStringView specification)
{
    ServerOptions options;
    options.retryAfterSeconds = 0;
    QString error;
    const auto faults = Faults::parse(specification, &error);
    if (!faults)
        qFatal("%s", qPrintable(error));
    options.faults = *faults;
    return options;
}

const auto groups = ids::S + u"/resourcegroups"_s;
const auto fresh = ids::G + u"/providers/Microsoft.ManagedIdentity/userAssignedIdentities/fresh"_s;

} // namespace

/// Each fault over real HTTP, the errors of the specification, and the server in its own thread.
class TestFaults final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void parses_data();
    void parses();
    void refusesSpecifications_data();
    void refusesSpecifications();
    void statuses_data();
    void statuses();
    void throttleSaysWhen();
    void slow();
    void cut();
    void malformed();
    void huge();
    void endless();
    void wrongHost();
    void principalAppearsLate();
    void tokenExpires();
    void lockedAndPolicy();
    void halfApplied();
    void signInIsSpared();
    void serverThreadServes();
    void serverThreadTellsFailure();
};

void TestFaults::parses_data()
{
    QTest::addColumn<QString>("specification");
    QTest::newRow("empty") << QString();
    QTest::newRow("spaces") << u" throttle : every = 7 , retry-after = 1 ; cut:every=9 ; mfa ;"_s;
    QTest::newRow("all") << u"throttle:first=2;error:status=500;slow:ms=5;cut;malformed;huge:mb=1;endless;wrong-host;"
                            "principal-not-found:tries=3;expired:uses=4;mfa;locked:scope=/subscriptions/x;policy;"
                            "half-applied:first=1;forbid=graph;forbid=/subscriptions/y"_s;
    QTest::newRow("path") << u"error:path=virtualMachines,every=2"_s;
}

void TestFaults::parses()
{
    QFETCH(QString, specification);
    QString error;
    const auto faults = Faults::parse(specification, &error);
    QVERIFY2(faults, qPrintable(error));
    QCOMPARE(faults->isEmpty(), specification.isEmpty());
}

void TestFaults::refusesSpecifications_data()
{
    QTest::addColumn<QString>("specification");
    QTest::addColumn<QString>("mentions");
    QTest::newRow("unknown fault") << u"mfa;explode"_s << u"explode"_s;
    QTest::newRow("unknown option") << u"cut:often=1"_s << u"often"_s;
    QTest::newRow("no value") << u"cut:every"_s << u"every"_s;
    QTest::newRow("no number") << u"throttle:every=some"_s << u"some"_s;
    QTest::newRow("zero") << u"throttle:every=0"_s << u"0"_s;
    QTest::newRow("status") << u"error:status=404"_s << u"599"_s;
    QTest::newRow("too big") << u"huge:mb=100000"_s << u"500"_s;
    QTest::newRow("scope") << u"locked:scope=web"_s << u"scope="_s;
    QTest::newRow("scope's other option") << u"policy:every=2"_s << u"scope="_s;
    QTest::newRow("mfa takes nothing") << u"mfa:every=1"_s << u"every"_s;
    QTest::newRow("area") << u"forbid=moon"_s << u"moon"_s;
    QTest::newRow("no area") << u"forbid"_s << u"area"_s;
    QTest::newRow("value on another fault") << u"cut=graph"_s << u"cut"_s;
}

void TestFaults::refusesSpecifications()
{
    QFETCH(QString, specification);
    QFETCH(QString, mentions);
    QString error;
    QVERIFY(!Faults::parse(specification, &error));
    QVERIFY2(error.contains(mentions) && error.endsWith(u'.'), qPrintable(error));
}

void TestFaults::statuses_data()
{
    QTest::addColumn<QString>("faults");
    QTest::addColumn<QString>("target");
    QTest::addColumn<QList<int>>("statuses");
    const QString machines = ids::S + u"/providers/Microsoft.Compute/virtualMachines"_s;
    QTest::newRow("every second") << u"throttle:every=2"_s << groups << QList{200, 429, 200, 429};
    QTest::newRow("first two") << u"error:first=2,status=500"_s << groups << QList{500, 500, 200};
    QTest::newRow("one in two, once") << u"error:first=1,every=2"_s << groups << QList{200, 503, 200, 200};
    QTest::newRow("gateway page") << u"error:status=502,first=1"_s << groups << QList{502, 200};
    QTest::newRow("other path") << u"error:path=virtualmachines"_s << groups << QList{200};
    QTest::newRow("this path") << u"error:path=virtualmachines"_s << machines << QList{503};
    QTest::newRow("forbidden area") << u"forbid=compute"_s << machines << QList{403};
    QTest::newRow("not this area") << u"forbid=compute"_s << groups << QList{200};
    QTest::newRow("forbidden graph") << u"forbid=graph"_s << u"/v1.0/me"_s << QList{403};
    QTest::newRow("forbidden scope") << u"forbid="_s + ids::G << ids::machine << QList{403};
    QTest::newRow("forbidden at times") << u"forbid:area=compute,first=1"_s << machines << QList{403, 200};
}

void TestFaults::statuses()
{
    QFETCH(QString, faults);
    QFETCH(QString, target);
    QFETCH(QList<int>, statuses);
    SimClient client(withFaults(faults));
    client.signIn(ids::owner, client.origin());
    for (const int status : statuses)
        QCOMPARE(client.get(target).status, status);
}

void TestFaults::throttleSaysWhen()
{
    SimClient client(withFaults(u"throttle:retry-after=17"));
    client.signIn(ids::owner);
    const Answer answer = client.get(groups);
    QCOMPARE(answer.headers.value("retry-after"), "17"_ba);
    QCOMPARE(answer.code(), u"TooManyRequests"_s);
}

void TestFaults::slow()
{
    SimClient client(withFaults(u"slow:ms=120"));
    client.signIn(ids::owner);
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(client.get(groups).status, 200);
    QVERIFY(timer.elapsed() >= 120);
}

void TestFaults::cut()
{
    SimClient client(withFaults(u"cut:every=2"));
    client.signIn(ids::owner);
    QCOMPARE(client.get(groups).networkError, QNetworkReply::NoError);
    QVERIFY(client.get(groups).networkError != QNetworkReply::NoError);
    QCOMPARE(client.get(groups).networkError, QNetworkReply::NoError);
}

void TestFaults::malformed()
{
    SimClient client(withFaults(u"malformed"));
    client.signIn(ids::owner);
    const Answer answer = client.get(groups);
    QCOMPARE(answer.status, 200);
    QVERIFY(!answer.body.isEmpty());
    QVERIFY(QJsonDocument::fromJson(answer.body).isNull());
}

void TestFaults::huge()
{
    SimClient client(withFaults(u"huge:mb=3"));
    client.signIn(ids::owner);
    const Answer answer = client.get(groups);
    QCOMPARE(answer.body.size(), 3 * 1024 * 1024);
    QCOMPARE(answer.value().size(), 3);
}

void TestFaults::endless()
{
    SimClient client(withFaults(u"endless"));
    client.signIn(ids::owner);
    QSet<QString> links;
    QString next = groups;
    for (int i = 0; i < 5; ++i) {
        next = client.get(next).json().value("nextLink"_L1).toString();
        QVERIFY(next.startsWith(client.origin()));
        links.insert(next);
    }
    QCOMPARE(links.size(), 5);
}

void TestFaults::wrongHost()
{
    SimClient client(withFaults(u"wrong-host"));
    client.signIn(ids::owner);
    const QUrl next(client.get(groups).json().value("nextLink"_L1).toString());
    QVERIFY(next.isValid() && next.host() != QUrl(client.origin()).host());
}

void TestFaults::principalAppearsLate()
{
    SimClient client(withFaults(u"principal-not-found:tries=2"));
    client.signIn(ids::owner);
    const QString principal = client.put(fresh, {{u"location"_s, u"westeurope"_s}})
                                  .json()
                                  .value("properties"_L1)
                                  .toObject()
                                  .value("principalId"_L1)
                                  .toString();
    const QJsonObject body{{u"properties"_s,
                            QJsonObject{{u"roleDefinitionId"_s,
                                         u"/providers/Microsoft.Authorization/roleDefinitions/"_s + ids::roleReader},
                                        {u"principalId"_s, principal},
                                        {u"principalType"_s, u"ServicePrincipal"_s}}}};
    const QString id = ids::G + ids::authorization + u"roleAssignments/dddddddd-0000-0000-0000-000000000001"_s;
    QCOMPARE(client.put(id, body).code(), u"PrincipalNotFound"_s);
    QCOMPARE(client.put(id, body).code(), u"PrincipalNotFound"_s);
    QCOMPARE(client.put(id, body).status, 201);
}

void TestFaults::tokenExpires()
{
    SimClient client(withFaults(u"expired:uses=2"));
    client.signIn(ids::owner);
    QCOMPARE(client.get(groups).status, 200);
    QCOMPARE(client.get(groups).status, 200);
    const Answer expired = client.get(groups);
    QCOMPARE(expired.status, 401);
    QCOMPARE(expired.code(), u"ExpiredAuthenticationToken"_s);
    client.signIn(ids::owner);
    QCOMPARE(client.get(groups).status, 200);
}

void TestFaults::lockedAndPolicy()
{
    SimClient locked(withFaults(u"locked:scope="_s + ids::G));
    locked.signIn(ids::owner);
    QCOMPARE(locked.put(fresh, {{u"location"_s, u"westeurope"_s}}).code(), u"ScopeLocked"_s);
    SimClient policed(withFaults(u"policy"));
    policed.signIn(ids::owner);
    const Answer refused = policed.put(fresh, {{u"location"_s, u"westeurope"_s}});
    QCOMPARE(refused.status, 403);
    QCOMPARE(refused.code(), u"RequestDisallowedByPolicy"_s);
    const QJsonArray more = refused.json().value("error"_L1).toObject().value("additionalInfo"_L1).toArray();
    QCOMPARE(more.at(0).toObject().value("type"_L1).toString(), u"PolicyViolation"_s);
    QCOMPARE(policed.remove(ids::identityB).status, 200);
}

void TestFaults::halfApplied()
{
    SimClient client(withFaults(u"half-applied:first=1"));
    client.signIn(ids::owner);
    const QJsonObject body{
        {u"identity"_s,
         QJsonObject{{u"type"_s, u"SystemAssigned, UserAssigned"_s},
                     {u"userAssignedIdentities"_s,
                      QJsonObject{{ids::identityA, QJsonObject()}, {ids::identityB, QJsonObject()}}}}}};
    const Answer patched = client.patch(ids::machine, body);
    QCOMPARE(patched.status, 200);
    const QString url = QString::fromLatin1(patched.headers.value("azure-asyncoperation"));
    client.get(url);
    const QJsonObject status = client.get(url).json();
    QCOMPARE(status.value("status"_L1).toString(), u"Failed"_s);
    QVERIFY(status.contains("error"_L1));
    const QJsonObject machine = client.get(ids::machine).json();
    const QJsonObject identity = machine.value("identity"_L1).toObject();
    QVERIFY(!identity.value("principalId"_L1).toString().isEmpty());
    QCOMPARE(identity.value("userAssignedIdentities"_L1).toObject().size(), 1);
    QCOMPARE(machine.value("properties"_L1).toObject().value("provisioningState"_L1).toString(), u"Failed"_s);
}

void TestFaults::signInIsSpared()
{
    SimClient client(withFaults(u"error"));
    client.signIn(ids::owner);
    QVERIFY(!client.token().isEmpty());
    SimClient aimed(withFaults(u"error:path=/oauth2/"));
    aimed.signIn(ids::owner);
    QVERIFY(aimed.token().isEmpty());
}

void TestFaults::serverThreadServes()
{
    ServerThread thread([] { return smallTenant(); });
    QSignalSpy ready(&thread, &ServerThread::ready);
    thread.start();
    QString error;
    QVERIFY2(thread.waitForReady(&error), qPrintable(error));
    QTRY_COMPARE(ready.size(), 1);
    QCOMPARE(ready.at(0).at(0).toUrl(), thread.url());
    SimClient client;
    const Answer answer = client.send("GET", thread.url().toString() + u"/metadata/endpoints?api-version=2022-09-01"_s);
    QCOMPARE(answer.status, 200);
}

void TestFaults::serverThreadTellsFailure()
{
    QTcpServer occupied;
    QVERIFY(occupied.listen(QHostAddress::LocalHost));
    ServerThread thread(smallTenant());
    QSignalSpy failed(&thread, &ServerThread::failed);
    thread.start(occupied.serverPort());
    QString error;
    QVERIFY(!thread.waitForReady(&error));
    QVERIFY2(error.contains(QString::number(occupied.serverPort())), qPrintable(error));
    QTRY_COMPARE(failed.size(), 1);
}

QTEST_GUILESS_MAIN(TestFaults)
#include "tst_faults.moc"
