// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// bench_sync [VMS…] — what a sync of a synthetic tenant costs beside a bare client that downloads the very same pages
// from the same simulator process, six at a time, and throws them away. Each measurement runs in a process of its own.

#include "app/auth/simulatorcredential.h"
#include "app/composition/sources.h"
#include "app/composition/windowsession.h"
#include "app/storage/sqlitejournal.h"
#include "tests/bench/recordingproxy.h"
#include "tests/support/slowevents.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QProcess>
#include <QTemporaryDir>
#include <QTextStream>
#include <QTimer>
#include <QUrl>

#include <sys/resource.h>

using namespace rolescope;
using namespace rolescope::test;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int parallel = 6;

double peakMegabytes()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) / 1024;
}

void print(const QJsonObject& result)
{
    QTextStream(stdout) << QJsonDocument(result).toJson(QJsonDocument::Compact) << Qt::endl;
}

/// Syncs URL into the real window. With a file name, through a proxy that writes the requests down there.
int syncOnce(EventTimingApplication& application, const QUrl& url, const QString& recordTo)
{
    RecordingProxy proxy(static_cast<quint16>(url.port()));
    QUrl origin = url;
    if (!recordTo.isEmpty() && proxy.listen(QHostAddress::LocalHost))
        origin.setPort(proxy.serverPort());
    QTemporaryDir folder;
    const auto journal = std::make_shared<storage::SqliteJournal>(folder.filePath(u"operations.sqlite"_s));
    auto tenant = openTenant({.kind = cli::SourceSpec::Kind::Simulator, .url = origin, .path = {}}, journal);
    if (!tenant)
        return 1;
    QSettings settings(folder.filePath(u"settings.ini"_s), QSettings::IniFormat);
    WindowSession session(std::move(*tenant), settings);
    QElapsedTimer timer;
    double seconds = 0;
    int gaps = 0;
    QObject::connect(&session.sync(), &SyncController::finished, &application, [&](const SyncOutcome& outcome) {
        seconds = static_cast<double>(timer.nsecsElapsed()) / 1e9;
        gaps = outcome.error ? -1 : outcome.gaps;
        // One more turn, so that what views do about the end is measured too.
        QTimer::singleShot(1000, &application, &QCoreApplication::quit);
    });
    QTimer::singleShot(300, &application, [&] {
        application.reset();
        timer.start();
        session.start();
    });
    application.exec();

    QJsonArray requests;
    for (const RecordedRequest& request : proxy.requests()) {
        requests << QJsonArray{QString::fromLatin1(request.verb), QString::fromLatin1(request.target),
                               QString::fromLatin1(request.contentType), QString::fromUtf8(request.body)};
    }
    QFile record(recordTo);
    if (!recordTo.isEmpty() && record.open(QIODevice::WriteOnly))
        record.write(QJsonDocument(requests).toJson());
    const Inventory& inventory = session.store().inventory();
    print({{u"seconds"_s, seconds},
           {u"gaps"_s, gaps},
           {u"machines"_s, inventory.rowCount(Table::VirtualMachines)},
           {u"assignments"_s, inventory.rowCount(Table::Assignments)},
           {u"peakMB"_s, peakMegabytes()},
           {u"longestEventMs"_s, std::chrono::duration<double, std::milli>(application.longest()).count()},
           {u"longestBy"_s, QString::fromLatin1(application.longestBy())},
           {u"overFrame"_s, application.overFrame()},
           {u"bytesPerHost"_s, inventory.memoryUse().bytesPerHost},
           {u"bytesPerAssignment"_s, inventory.memoryUse().bytesPerAssignment}});
    return 0;
}

/// Downloads what was recorded and reads every byte, nothing else.
class BareClient : public QObject
{
public:
    BareClient(const QUrl& origin, const QString& record) : m_origin(origin), m_credential(origin, m_network)
    {
        QFile file(record);
        if (file.open(QIODevice::ReadOnly))
            m_requests = QJsonDocument::fromJson(file.readAll()).array();
    }

    void run()
    {
        const auto keep = [this](QByteArray& into) {
            return [this, &into](const Result<AccessToken>& token) {
                into = token ? token->value.toLatin1() : QByteArray();
                if (++m_tokens == 2)
                    start();
            };
        };
        m_credential.fetchToken(m_origin.toString(), this, keep(m_armToken));
        m_credential.fetchToken(u"https://graph.microsoft.com"_s, this, keep(m_graphToken));
    }

private:
    void start()
    {
        m_timer.start();
        for (int i = 0; i < parallel; ++i)
            next();
    }

    void next()
    {
        if (m_next >= m_requests.size()) {
            if (m_running == 0)
                finish();
            return;
        }
        const QJsonArray recorded = m_requests.at(m_next++).toArray();
        const QString target = recorded.at(1).toString();
        QNetworkRequest request(QUrl(m_origin.toString() + target));
        const bool graph = target.startsWith(u"/v1.0/"_s);
        request.setRawHeader("Authorization", "Bearer " + (graph ? m_graphToken : m_armToken));
        if (const QString type = recorded.at(2).toString(); !type.isEmpty())
            request.setRawHeader("Content-Type", type.toLatin1());
        ++m_running;
        QNetworkReply* reply = m_network.sendCustomRequest(request, recorded.at(0).toString().toLatin1(),
                                                           recorded.at(3).toString().toUtf8());
        connect(reply, &QNetworkReply::finished, this, [this, reply] {
            m_bytes += reply->readAll().size();
            m_failed += reply->error() == QNetworkReply::NoError ? 0 : 1;
            reply->deleteLater();
            --m_running;
            next();
        });
    }

    void finish()
    {
        print({{u"seconds"_s, static_cast<double>(m_timer.nsecsElapsed()) / 1e9},
               {u"requests"_s, m_requests.size()},
               {u"megabytes"_s, static_cast<double>(m_bytes) / 1e6},
               {u"failed"_s, m_failed}});
        QCoreApplication::quit();
    }

    QUrl m_origin;
    QNetworkAccessManager m_network;
    auth::SimulatorCredential m_credential;
    QJsonArray m_requests;
    QByteArray m_armToken;
    QByteArray m_graphToken;
    QElapsedTimer m_timer;
    qsizetype m_next = 0;
    qint64 m_bytes = 0;
    int m_tokens = 0;
    int m_running = 0;
    int m_failed = 0;
};

QJsonObject child(const QStringList& arguments)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(QCoreApplication::applicationFilePath(), arguments);
    process.waitForFinished(-1);
    return QJsonDocument::fromJson(process.readAllStandardOutput()).object();
}

void measure(int machines, QTextStream& out)
{
    QProcess simulator;
    simulator.start(QStringLiteral(ROLESCOPE_PROGRAM),
                    {u"simulate"_s, u"--port"_s, u"0"_s, u"--tenant"_s, u"synthetic:vms=%1,seed=1"_s.arg(machines)});
    if (!simulator.waitForReadyRead(60'000)) {
        out << "The simulator did not start." << Qt::endl;
        return;
    }
    const QString url = QString::fromLatin1(simulator.readLine()).trimmed().section(u' ', -1);
    const QTemporaryDir folder;
    const QString record = folder.filePath(u"requests.json"_s);
    child({u"--sync"_s, url, record});
    const QJsonObject bare = child({u"--download"_s, url, record});
    const QJsonObject sync = child({u"--sync"_s, url});
    simulator.kill();
    simulator.waitForFinished();

    const double ratio = sync[u"seconds"].toDouble() / bare[u"seconds"].toDouble();
    out << u"%1 VMs, %2 assignments: bare download of %3 replies (%4 MB) %5 s; sync into the window %6 s = %7 times; "
           "peak memory %8 MB; longest event on the GUI thread %9 ms"_s.arg(sync[u"machines"].toInt())
               .arg(sync[u"assignments"].toInt())
               .arg(bare[u"requests"].toInt())
               .arg(bare[u"megabytes"].toDouble(), 0, 'f', 1)
               .arg(bare[u"seconds"].toDouble(), 0, 'f', 2)
               .arg(sync[u"seconds"].toDouble(), 0, 'f', 2)
               .arg(ratio, 0, 'f', 2)
               .arg(sync[u"peakMB"].toDouble(), 0, 'f', 0)
               .arg(sync[u"longestEventMs"].toDouble(), 0, 'f', 1)
        << u" (%1; %2 over 16 ms); %3 bytes a host, %4 bytes an assignment; %5 failed downloads, %6 gaps"_s
               .arg(sync[u"longestBy"].toString())
               .arg(sync[u"overFrame"].toInt())
               .arg(sync[u"bytesPerHost"].toInt())
               .arg(sync[u"bytesPerAssignment"].toInt())
               .arg(bare[u"failed"].toInt())
               .arg(sync[u"gaps"].toInt())
        << Qt::endl;
}

} // namespace

int main(int argc, char** argv)
{
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    EventTimingApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == u"--sync"_s)
        return syncOnce(application, QUrl(arguments.value(2)), arguments.value(3));
    if (arguments.value(1) == u"--download"_s) {
        BareClient client(QUrl(arguments.value(2)), arguments.value(3));
        QTimer::singleShot(0, &client, [&client] { client.run(); });
        return application.exec();
    }
    QTextStream out(stdout);
    for (const QString& size : arguments.size() > 1 ? arguments.sliced(1) : QStringList{u"1000"_s, u"10000"_s})
        measure(size.toInt(), out);
    return 0;
}
