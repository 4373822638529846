// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/output.h"

#include "tests/support/printers.h"

#include <QBuffer>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace rolescope;
using namespace rolescope::cli;
using namespace Qt::Literals::StringLiterals;

namespace {

/// Writes these bytes.
Output::Fill text(const QByteArray& bytes)
{
    return [bytes](QIODevice& device) -> Result<void> {
        if (device.write(bytes) == bytes.size())
            return {};
        return failure(ErrorKind::Io, device.errorString());
    };
}

/// Writes a half and gives up.
Result<void> half(QIODevice& device)
{
    device.write("half");
    return failure(ErrorKind::BadReply, u"it went wrong"_s);
}

} // namespace

class TestOutput : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(m_folder->isValid());
        m_standardOutput = std::make_unique<QBuffer>();
        m_standardOutput->open(QIODevice::WriteOnly);
    }

    void writesANewFile()
    {
        RS_VERIFY_OK(output(u"x.json"_s).write(text("new")));
        QCOMPARE(content(u"x.json"_s), "new"_ba);
        QCOMPARE(names(), QStringList{u"x.json"_s});
        QVERIFY(m_standardOutput->data().isEmpty());
        // As any program would have made it: readable as the umask says, not only for the owner.
        const mode_t mask = ::umask(0);
        ::umask(mask);
        struct stat status
        { };
        QCOMPARE(::stat(QFile::encodeName(path(u"x.json"_s)).constData(), &status), 0);
        QCOMPARE(status.st_mode & 0777U, 0666U & ~mask);
    }

    void replacesAnOlderFileAtOnce()
    {
        put(u"x.json"_s, "old and longer");
        const Output::Fill watching = [this](QIODevice& device) -> Result<void> {
            device.write("new");
            // Whoever reads meanwhile still sees the old one, whole.
            return content(u"x.json"_s) == "old and longer" ? Result<void>() : failure(ErrorKind::Io, u"too early"_s);
        };
        RS_VERIFY_OK(output(u"x.json"_s).write(watching));
        QCOMPARE(content(u"x.json"_s), "new"_ba);
        QCOMPARE(names(), QStringList{u"x.json"_s});
    }

    void keepsTheOlderFileOnFailure()
    {
        put(u"x.json"_s, "old");
        const Result<void> written = output(u"x.json"_s).write(half);
        QVERIFY(!written);
        QCOMPARE(written.error().what, u"it went wrong"_s);
        QCOMPARE(content(u"x.json"_s), "old"_ba);
        QCOMPARE(names(), QStringList{u"x.json"_s});
    }

    void leavesNothingOnFailure()
    {
        QVERIFY(!output(u"x.json"_s).write(half));
        QVERIFY(names().isEmpty());
    }

    void keepsWhatALinkPointsTo()
    {
        put(u"real.json"_s, "old");
        QVERIFY(QFile::link(path(u"real.json"_s), path(u"link.json"_s)));
        RS_VERIFY_OK(output(u"link.json"_s).write(text("new")));
        QCOMPARE(content(u"real.json"_s), "new"_ba);
        QVERIFY(QFileInfo(path(u"link.json"_s)).isSymLink());
    }

    void keepsPermissions()
    {
        put(u"x.json"_s, "old");
        QVERIFY(QFile::setPermissions(path(u"x.json"_s), QFile::ReadOwner | QFile::WriteOwner));
        RS_VERIFY_OK(output(u"x.json"_s).write(text("new")));
        QCOMPARE(QFile::permissions(path(u"x.json"_s)) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
    }

    void saysWhatCannotBeWritten_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("a folder") << u"folder"_s;
        QTest::newRow("a folder with a slash") << u"folder/"_s;
        QTest::newRow("no such folder") << u"missing/x.json"_s;
        QTest::newRow("below a file") << u"file/x.json"_s;
    }

    void saysWhatCannotBeWritten()
    {
        QFETCH(QString, name);
        QVERIFY(QDir(m_folder->path()).mkdir(u"folder"_s));
        put(u"file"_s, "old");
        const Result<void> checked = output(name).check();
        QVERIFY(!checked);
        QCOMPARE(checked.error().kind, ErrorKind::Io);
        QVERIFY2(checked.error().what.contains(u" cannot be written: "_s), qPrintable(checked.error().what));
        QVERIFY(checked.error().advice.contains(u"-o"_s));
        QVERIFY(!output(name).write(text("new")));
        QCOMPARE(names(), (QStringList{u"file"_s, u"folder"_s}));
        QCOMPARE(content(u"file"_s), "old"_ba);
    }

    /// Shows only when the file is put in place.
    void saysThatANameIsTooLong()
    {
        const Result<void> written = output(QString(5000, u'x')).write(text("new"));
        QVERIFY(!written);
        QCOMPARE(written.error().kind, ErrorKind::Io);
        QVERIFY(names().isEmpty());
    }

    void respectsAProtectedFolder()
    {
        if (::geteuid() == 0)
            QSKIP("root may write everywhere");
        QFile::setPermissions(m_folder->path(), QFile::ReadOwner | QFile::ExeOwner);
        const Result<void> checked = output(u"x.json"_s).check();
        QFile::setPermissions(m_folder->path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        QVERIFY(!checked);
    }

    void checkingLeavesNothingBehind()
    {
        RS_VERIFY_OK(output(u"x.json"_s).check());
        QVERIFY(names().isEmpty());
        put(u"x.json"_s, "old");
        RS_VERIFY_OK(output(u"x.json"_s).check());
        QCOMPARE(content(u"x.json"_s), "old"_ba);
        QCOMPARE(names(), QStringList{u"x.json"_s});
    }

    void aDashIsStandardOutput()
    {
        const Output standard(u"-"_s, *m_standardOutput);
        QVERIFY(standard.isStandardOutput());
        RS_VERIFY_OK(standard.check());
        RS_VERIFY_OK(standard.write(text("data")));
        QCOMPARE(m_standardOutput->data(), "data"_ba);
        QVERIFY(names().isEmpty());
        QVERIFY(!output(u"-"_s).isStandardOutput()); // a file of that name in a folder
    }

    /// Nobody would notice otherwise: the bytes wait in a buffer until the device is closed. The device is handed over
    /// open, so that no mistake of ours can put a file in its place.
    void noticesAFullDisk()
    {
        QFile full(u"/dev/full"_s);
        if (!full.open(QIODevice::WriteOnly))
            QSKIP("there is no /dev/full here");
        const Result<void> written = Output(u"-"_s, full).write(text("data"));
        QVERIFY(!written);
        QCOMPARE(written.error().kind, ErrorKind::Io);
        QVERIFY2(written.error().what.contains(u"No space left"_s), qPrintable(written.error().what));
        QVERIFY(!written.error().advice.contains(u"-o"_s)); // not every command has it
    }

    void noticesThatAPipeBroke()
    {
        const auto before = std::signal(SIGPIPE, SIG_IGN);
        const auto reader = openPipe();
        QVERIFY(reader->isOpen());
        const Result<void> written = output(u"pipe"_s).write([&reader](QIODevice& device) -> Result<void> {
            device.write("data");
            reader->close();
            return {};
        });
        std::signal(SIGPIPE, before);
        QVERIFY(!written);
        QCOMPARE(written.error().kind, ErrorKind::Io);
        QVERIFY2(written.error().what.contains(u"Broken pipe"_s), qPrintable(written.error().what));
    }

    void writesToPipesDirectly()
    {
        const auto reader = openPipe();
        QVERIFY(reader->isOpen());
        RS_VERIFY_OK(output(u"pipe"_s).check());
        RS_VERIFY_OK(output(u"pipe"_s).write(text("data")));
        QCOMPARE(reader->read(4), "data"_ba);
        QCOMPARE(names(), QStringList{u"pipe"_s});
    }

private:
    Output output(const QString& name) { return Output(path(name), *m_standardOutput); }
    QString path(const QString& name) const { return m_folder->path() + u'/' + name; }

    QByteArray content(const QString& name) const
    {
        QFile file(path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : "cannot be read";
    }

    void put(const QString& name, const QByteArray& bytes) const
    {
        QFile file(path(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }

    /// Open both ways, so that neither end waits for the other; reading what is not there gives nothing.
    std::unique_ptr<QFile> openPipe() const
    {
        const QByteArray name = QFile::encodeName(path(u"pipe"_s));
        auto pipe = std::make_unique<QFile>();
        if (::mkfifo(name.constData(), 0600) == 0)
            pipe->open(::open(name.constData(), O_RDWR | O_NONBLOCK), QIODevice::ReadOnly | QIODevice::Unbuffered,
                       QFile::AutoCloseHandle);
        return pipe;
    }

    QStringList names() const
    {
        return QDir(m_folder->path()).entryList(QDir::AllEntries | QDir::System | QDir::Hidden | QDir::NoDotAndDotDot);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<QBuffer> m_standardOutput;
};

QTEST_GUILESS_MAIN(TestOutput)
#include "tst_output.moc"
