// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// bench_startup [ROUNDS] — from the start of a process to the demo's first useful window: the simulator is up, the
// tenant is read over HTTP, the table has its rows and the graph is painted. Each round is a process of its own.

#include "app/composition/sources.h"
#include "app/composition/windowsession.h"
#include "ui/graph/graphcanvas.h"
#include "ui/graph/graphpage.h"

#include <QApplication>
#include <QDateTime>
#include <QProcess>
#include <QTemporaryDir>
#include <QTextStream>

#include <algorithm>
#include <vector>

using namespace rolescope;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr auto startVariable = "ROLESCOPE_BENCH_START_MS";

/// Ends the program with a line on stdout once the canvas has painted a picture of a tenant that was read to its end.
class FirstPicture final : public QObject
{
public:
    FirstPicture(WindowSession& session, qint64 start) : m_session(session), m_start(start)
    {
        m_canvas = session.window().graphPage()->findChild<GraphCanvas*>();
        m_canvas->viewport()->installEventFilter(this);
    }

    bool eventFilter(QObject*, QEvent* event) override
    {
        const bool painted = event->type() == QEvent::Paint && !m_canvas->diagram().boxes.empty();
        if (painted && m_session.sync().lastFinished().isValid())
            QMetaObject::invokeMethod(this, &FirstPicture::report, Qt::QueuedConnection);
        return false;
    }

private:
    void report()
    {
        m_canvas->viewport()->removeEventFilter(this);
        QTextStream(stdout) << QDateTime::currentMSecsSinceEpoch() - m_start << Qt::endl;
        QCoreApplication::quit();
    }

    WindowSession& m_session;
    const qint64 m_start;
    GraphCanvas* m_canvas;
};

int openWindow(int argc, char** argv, qint64 start)
{
    QApplication application(argc, argv);
    const QTemporaryDir folder;
    QSettings settings(folder.filePath(u"settings.ini"_s), QSettings::IniFormat);
    cli::SourceSpec demo;
    demo.kind = cli::SourceSpec::Kind::Demo;
    auto tenant = openTenant(demo, nullptr);
    if (!tenant)
        qFatal("%s", qPrintable(tenant.error().what));
    WindowSession session(std::move(*tenant), settings);
    const FirstPicture first(session, start);
    session.start();
    return QApplication::exec();
}

int measure(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    const int rounds = argc > 1 ? std::max(1, atoi(argv[1])) : 7;
    std::vector<int> times;
    for (int round = 0; round < rounds; ++round) {
        QProcess child;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QString::fromLatin1(startVariable), QString::number(QDateTime::currentMSecsSinceEpoch()));
        child.setProcessEnvironment(environment);
        child.start(QCoreApplication::applicationFilePath(), QStringList());
        child.waitForFinished();
        times.push_back(child.readAllStandardOutput().trimmed().toInt());
    }
    std::sort(times.begin(), times.end());
    QTextStream(stdout) << "first useful window of the demo: median " << times[times.size() / 2] << " ms, slowest "
                        << times.back() << " ms, of " << rounds << " starts" << Qt::endl;
    return 0;
}

} // namespace

int main(int argc, char** argv)
{
    const QByteArray start = qgetenv(startVariable);
    return start.isEmpty() ? measure(argc, argv) : openWindow(argc, argv, start.toLongLong());
}
