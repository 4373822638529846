// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/auth/azureclicall.h"
#include "app/auth/azureclicredential.h"
#include "tests/support/printers.h"

#include <QFile>
#include <QLoggingCategory>
#include <QTemporaryDir>
#include <QTest>

#include <ctime>
#include <memory>

using namespace rolescope;
using namespace rolescope::auth;
using namespace Qt::Literals::StringLiterals;

Q_DECLARE_METATYPE(rolescope::ErrorKind)

namespace {
const auto arm = u"https://management.azure.com/"_s;
}

/// Small shell scripts stand in for az.
class TestAzureCliCredential : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(m_folder->isValid());
    }

    void asksForTheAudience()
    {
        AzureCliCredential credential(
            script("echo \"$@\" >> \"$0.log\"\n"
                   "echo '{\"accessToken\":\"t\",\"expires_on\":4102444800,\"tokenType\":\"Bearer\"}'"),
            std::chrono::seconds(20));
        const auto token = fetch(credential, arm);
        RS_VERIFY_OK(token);
        QCOMPARE(token->value, u"t"_s);
        QCOMPARE(token->expiresAt, QDateTime::fromSecsSinceEpoch(4102444800).toUTC());
        RS_VERIFY_OK(fetch(credential, arm));
        QCOMPARE(log(), "account get-access-token --output json --resource https://management.azure.com/\n"_ba);
        credential.invalidate(arm);
        RS_VERIFY_OK(fetch(credential, arm));
        QCOMPARE(log().count('\n'), 2);
    }

    void sharesOneRun()
    {
        AzureCliCredential credential(
            script("echo x >> \"$0.log\"\necho '{\"accessToken\":\"t\",\"expires_on\":4102444800}'"),
            std::chrono::seconds(20));
        QObject context;
        int answers = 0;
        for (int i = 0; i < 5; ++i)
            credential.fetchToken(arm, &context,
                                  [&answers](const Result<AccessToken>& token) { answers += token ? 1 : 0; });
        QTRY_COMPARE_WITH_TIMEOUT(answers, 5, 10000);
        QCOMPARE(log(), "x\n"_ba);
    }

    void tellsWhoIsSignedIn()
    {
        const QByteArray claims = R"({"upn":"ada@contoso.example"})"_ba.toBase64(QByteArray::Base64UrlEncoding);
        AzureCliCredential credential(
            script("echo '{\"accessToken\":\"e30." + claims + ".s\",\"expires_on\":\"4102444800\"}'"),
            std::chrono::seconds(20));
        QCOMPARE(credential.accountName(), QString());
        RS_VERIFY_OK(fetch(credential, arm));
        QCOMPARE(credential.accountName(), u"ada@contoso.example"_s);
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<ErrorKind>("kind");
        QTest::addColumn<QString>("what"); // a part of it
        QTest::addColumn<QString>("advice"); // a part of it
        QTest::newRow("not logged in") << "echo \"ERROR: Please run 'az login' to setup account.\" >&2; exit 1"_ba
                                       << ErrorKind::SignInNeeded << u"Please run 'az login'"_s << u"az login"_s;
        QTest::newRow("warning first")
            << "echo 'WARNING: old version' >&2; echo 'ERROR: AADSTS50173: The grant was revoked' >&2; exit 1"_ba
            << ErrorKind::SignInNeeded << u": AADSTS50173"_s << u"az login"_s;
        QTest::newRow("colours") << "printf '\\033[91mERROR: no network\\033[0m\\n' >&2; exit 1"_ba
                                 << ErrorKind::BadReply << u": no network"_s << u"in a terminal"_s;
        QTest::newRow("says nothing") << "exit 3"_ba << ErrorKind::BadReply << u"did not say why"_s
                                      << u"in a terminal"_s;
        QTest::newRow("crashes") << "kill -9 $$"_ba << ErrorKind::BadReply << QString() << QString();
        QTest::newRow("no JSON") << "echo hello secret-token"_ba << ErrorKind::BadReply << u"no access token"_s
                                 << u"az version"_s;
        QTest::newRow("no expiry") << "echo '{\"accessToken\":\"secret-token\"}'"_ba << ErrorKind::BadReply << QString()
                                   << QString();
        QTest::newRow("half an answer") << "echo '{\"accessToken\":\"secret-token\",\"expires_on\":41024'"_ba
                                        << ErrorKind::BadReply << u"no access token"_s << u"az version"_s;
        QTest::newRow("a list") << "echo '[\"secret-token\"]'"_ba << ErrorKind::BadReply << u"no access token"_s
                                << QString();
        QTest::newRow("a moment beyond all time") << "echo '{\"accessToken\":\"secret-token\",\"expires_on\":1e300}'"_ba
                                                  << ErrorKind::BadReply << u"no access token"_s << QString();
        QTest::newRow("an answer, then a failure")
            << "echo '{\"accessToken\":\"secret-token\",\"expires_on\":4102444800}'; echo 'ERROR: no disk' >&2; exit 1"_ba
            << ErrorKind::BadReply << u": no disk"_s << u"in a terminal"_s;
        // As az does with its log turned up.
        QTest::newRow("a token in the complaint")
            << "echo \"ERROR: {'access_token': 'eyJhbGciOiJub25lIn0.secret-token.c2lnbmF0dXJl'} was refused\" >&2; exit 1"_ba
            << ErrorKind::BadReply << u"'[token]'} was refused"_s << QString();
        QTest::newRow("a refresh token in the complaint")
            << "echo 'ERROR: 0.AXoAsecret-token-0123456789_abcdef is no good' >&2; exit 1"_ba << ErrorKind::BadReply
            << u": [token] is no good"_s << QString();
        QTest::newRow("endless output") << "while :; do echo 0123456789012345678901234567890123456789; done"_ba
                                        << ErrorKind::BadReply << u"far more"_s << QString();
        QTest::newRow("endless complaints")
            << "i=0; while [ $i -lt 20000 ]; do echo 'ERROR: again and again and again' >&2; i=$((i+1)); done; exit 1"_ba
            << ErrorKind::BadReply << u"again"_s << QString();
    }

    void refuses()
    {
        QFETCH(QByteArray, body);
        QFETCH(QString, what);
        QFETCH(QString, advice);
        AzureCliCredential credential(script(body), std::chrono::seconds(20));
        const auto token = fetch(credential, arm);
        QVERIFY(!token);
        QTEST(token.error().kind, "kind");
        QVERIFY2(token.error().what.contains(what), qPrintable(token.error().what));
        QVERIFY2(token.error().advice.contains(advice), qPrintable(token.error().advice));
        QVERIFY(!token.error().what.contains(QChar(0x1b)));
        QVERIFY(!test::describe(token.error()).contains("secret-token"));
    }

    void givesUpInTime()
    {
        AzureCliCredential credential(script("echo $$ > \"$0.log\"; exec sleep 60"), std::chrono::milliseconds(500));
        const auto token = fetch(credential, arm);
        QVERIFY(!token);
        QCOMPARE(token.error().kind, ErrorKind::Timeout);
        QVERIFY(!token.error().advice.isEmpty());
        // Nobody waits for it any more, so it must not go on.
        const QString status = u"/proc/%1/cmdline"_s.arg(QString::fromLatin1(log().trimmed()));
        QTRY_VERIFY(!commandLine(status).contains("sleep"));
    }

    void triesAgainAfterAFailure()
    {
        AzureCliCredential credential(script("[ -e \"$0.log\" ] || { echo x > \"$0.log\"; exit 1; }\n"
                                             "echo '{\"accessToken\":\"t\",\"expires_on\":4102444800}'"),
                                      std::chrono::seconds(20));
        QVERIFY(!fetch(credential, arm));
        RS_VERIFY_OK(fetch(credential, arm));
    }

    /// Whatever an audience holds reaches az as one argument.
    void usesNoShell()
    {
        AzureCliCredential credential(
            script("printf '%s\\n' \"$@\" > \"$0.log\"\necho '{\"accessToken\":\"t\",\"expires_on\":4102444800}'"),
            std::chrono::seconds(20));
        const QString audience = u"https://x/;touch pwned;$(touch pwned)`touch pwned` \"'|&>pwned"_s;
        RS_VERIFY_OK(fetch(credential, audience));
        QCOMPARE(log(), "account\nget-access-token\n--output\njson\n--resource\n" + audience.toUtf8() + '\n');
    }

    void findsAzInPath_data()
    {
        QTest::addColumn<bool>("there");
        QTest::newRow("there") << true;
        QTest::newRow("not there") << false;
    }

    void findsAzInPath()
    {
        QFETCH(bool, there);
        if (there)
            script("echo '{\"accessToken\":\"t\",\"expires_on\":4102444800}'");
        const QByteArray path = qgetenv("PATH");
        qputenv("PATH", m_folder->path().toLocal8Bit());
        AzureCliCredential credential;
        qputenv("PATH", path);
        const auto token = fetch(credential, arm);
        QCOMPARE(token.has_value(), there);
        if (!there)
            QCOMPARE(token.error().kind, ErrorKind::SignInNeeded);
    }

    /// With everything that Qt and we could log turned on.
    void logsNoToken()
    {
        static QStringList logged;
        logged.clear();
        const QtMessageHandler before = qInstallMessageHandler(
            [](QtMsgType, const QMessageLogContext&, const QString& message) { logged << message; });
        QLoggingCategory::setFilterRules(u"*=true"_s);
        {
            AzureCliCredential credential(script("echo '{\"accessToken\":\"secret-token\",\"expires_on\":4102444800}'"),
                                          std::chrono::seconds(20));
            QVERIFY(fetch(credential, arm));
            script("echo secret-token; exit 1");
            credential.invalidate(arm);
            QVERIFY(!fetch(credential, arm));
        }
        QLoggingCategory::setFilterRules(QString());
        qInstallMessageHandler(before);
        QVERIFY2(!logged.join(u'\n').contains(u"secret-token"_s), qPrintable(logged.join(u'\n')));
    }

    void endsTheProgramWithItself()
    {
        auto credential = std::make_unique<AzureCliCredential>(script("sleep 60 & echo $! > \"$0.log\"; wait"),
                                                               std::chrono::seconds(60));
        QObject context;
        credential->fetchToken(arm, &context, [](const Result<AccessToken>&) { QFAIL("nobody is left to answer"); });
        QTRY_VERIFY_WITH_TIMEOUT(log().endsWith('\n'), 10000);
        const QString status = u"/proc/%1/cmdline"_s.arg(QString::fromLatin1(log().trimmed()));
        QTRY_VERIFY(commandLine(status).contains("sleep"));
        credential.reset();
        // What the script started is gone too; a zombie that waits for init has an empty command line.
        QTRY_VERIFY(!commandLine(status).contains("sleep"));
    }

    void saysWhenThereIsNone_data()
    {
        QTest::addColumn<QString>("program");
        QTest::newRow("not found") << QString();
        QTest::newRow("gone") << u"/nonexistent/az"_s;
        QTest::newRow("a folder") << u"/tmp"_s;
    }

    void saysWhenThereIsNone()
    {
        QFETCH(QString, program);
        AzureCliCredential credential(program, std::chrono::seconds(20));
        const auto token = fetch(credential, arm);
        QVERIFY(!token);
        QCOMPARE(token.error().kind, ErrorKind::SignInNeeded);
        QVERIFY(token.error().advice.contains(u"Install the Azure CLI"_s));
    }

    void readsOldOutput_data()
    {
        QTest::addColumn<QByteArray>("zone");
        QTest::addColumn<QDateTime>("moment");
        const QDate date(2033, 10, 31);
        QTest::newRow("Greenwich") << "UTC"_ba << QDateTime(date, QTime(21, 59, 10), Qt::UTC);
        QTest::newRow("east of it") << "IST-5:30"_ba << QDateTime(date, QTime(16, 29, 10), Qt::UTC);
        QTest::newRow("west of it") << "EST5"_ba << QDateTime(date.addDays(1), QTime(2, 59, 10), Qt::UTC);
    }

    /// Local time without a zone.
    void readsOldOutput()
    {
        QFETCH(QByteArray, zone);
        const QByteArray before = qgetenv("TZ");
        qputenv("TZ", zone);
        ::tzset();
        const auto token = parseAzureCliToken(R"({"accessToken":"t","expiresOn":"2033-10-31 21:59:10.000000"})"_ba);
        before.isNull() ? qunsetenv("TZ") : qputenv("TZ", before);
        ::tzset();
        RS_VERIFY_OK(token);
        QTEST(token->expiresAt, "moment");
    }

    void prefersTheZonelessNumber()
    {
        const auto token = parseAzureCliToken(
            R"({"accessToken":"t","expiresOn":"1999-10-31 21:59:10.000000","expires_on":4102444800})"_ba);
        RS_VERIFY_OK(token);
        QCOMPARE(token->expiresAt.toSecsSinceEpoch(), 4102444800);
    }

private:
    QString script(const QByteArray& body)
    {
        const QString path = m_folder->filePath(u"az"_s);
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly))
            return {};
        file.write("#!/bin/sh\n" + body + "\n");
        file.close();
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        return path;
    }

    QByteArray log() const
    {
        QFile file(m_folder->filePath(u"az.log"_s));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    static QByteArray commandLine(const QString& path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    static Result<AccessToken> fetch(Credential& credential, const QString& audience)
    {
        QObject context;
        std::optional<Result<AccessToken>> result;
        credential.fetchToken(audience, &context, [&result](const Result<AccessToken>& token) { result = token; });
        if (!QTest::qWaitFor([&result] { return result.has_value(); }, 25000))
            return failure(ErrorKind::Timeout, u"no answer at all"_s);
        return *result;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestAzureCliCredential)
#include "tst_azureclicredential.moc"
