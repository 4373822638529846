// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/auth/azureclicall.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <utility>

#ifdef Q_OS_UNIX
#include <csignal>
#include <unistd.h>
#endif

namespace rolescope::auth {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype longestLine = 300;
constexpr qsizetype keptErrorOutput = 16 * 1024;

/// The Azure CLI can be told to write whole answers to its log on stderr. JWTs begin with the base64url of `{"`, the
/// refresh tokens of Microsoft Entra with a version and a dot.
QString withoutTokens(QString text)
{
    static const QRegularExpression token(u"\\b(?:eyJ|[01]\\.A)[A-Za-z0-9_.\\-]{16,}"_s);
    return text.replace(token, u"[token]"_s);
}

/// Text of one stderr line without colours and other control characters.
QString plain(const QByteArray& line)
{
    QString text;
    bool inEscape = false;
    for (const QChar c : QString::fromUtf8(line.left(longestLine * 4))) {
        if (inEscape)
            inEscape = !c.isLetter();
        else if (c == QChar(0x1b))
            inEscape = true;
        else if (c.isPrint())
            text += c;
    }
    text = withoutTokens(text.trimmed());
    if (text.startsWith("ERROR: "_L1))
        text = text.sliced(7);
    return text.size() > longestLine ? text.left(longestLine) + u'…' : text;
}

QString errorLineOf(const QByteArray& errorOutput)
{
    QString first;
    for (const QByteArray& line : errorOutput.split('\n')) {
        QString text = plain(line);
        if (line.contains("ERROR"))
            return text;
        if (first.isEmpty())
            first = text;
    }
    return first;
}

QDateTime expiryOf(const QJsonObject& json)
{
    // A number; some versions write it as a text.
    const QJsonValue number = json.value("expires_on"_L1);
    const qint64 seconds = number.isString() ? number.toString().toLongLong() : number.toInteger();
    if (seconds > 0)
        return QDateTime::fromSecsSinceEpoch(seconds).toUTC();
    const QString local = json.value("expiresOn"_L1).toString().left(19);
    return QDateTime::fromString(local, u"yyyy-MM-dd HH:mm:ss"_s).toUTC();
}

} // namespace

Result<AccessToken> parseAzureCliToken(const QByteArray& output)
{
    const QJsonObject json = QJsonDocument::fromJson(output).object();
    AccessToken token{json.value("accessToken"_L1).toString(), expiryOf(json)};
    if (token.value.isEmpty() || !token.expiresAt.isValid()) {
        return failure(ErrorKind::BadReply,
                       AzureCliCall::tr("The Azure CLI printed something that is no access token."),
                       AzureCliCall::tr("Run \"az version\" and update the Azure CLI if it is old."));
    }
    return token;
}

Error azureCliError(const QByteArray& errorOutput)
{
    Error error;
    const QString line = errorLineOf(errorOutput);
    const bool signedOut = errorOutput.contains("az login") || errorOutput.contains("AADSTS");
    error.kind = signedOut ? ErrorKind::SignInNeeded : ErrorKind::BadReply;
    error.what = line.isEmpty() ? AzureCliCall::tr("The Azure CLI gave no access token and did not say why.")
                                : AzureCliCall::tr("The Azure CLI gave no access token: %1").arg(line);
    error.advice = signedOut ? AzureCliCall::tr("Run \"az login\" first.")
                             : AzureCliCall::tr("Try \"az account get-access-token\" in a terminal.");
    return error;
}

AzureCliCall::AzureCliCall(const QString& program, const QString& audience, std::chrono::milliseconds timeout,
                           Credential::Callback callback, QObject* parent)
    : QObject(parent), m_callback(std::move(callback))
{
    connect(&m_process, &QProcess::readyReadStandardOutput, this, &AzureCliCall::read);
    connect(&m_process, &QProcess::readyReadStandardError, this, &AzureCliCall::read);
    connect(&m_process, &QProcess::finished, this, &AzureCliCall::take);
    // Queued: a program that cannot be started says so from within start().
    connect(
        &m_process, &QProcess::errorOccurred, this,
        [this, program](QProcess::ProcessError error) {
            if (error == QProcess::FailedToStart)
                end(failure(ErrorKind::SignInNeeded,
                            tr("The Azure CLI at %1 cannot be started: %2.").arg(program, m_process.errorString()),
                            tr("Install the Azure CLI and run \"az login\".")));
        },
        Qt::QueuedConnection);
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        end(failure(ErrorKind::Timeout, tr("The Azure CLI did not answer in time."),
                    tr("Try \"az account get-access-token\" in a terminal.")));
    });
    m_timer.start(timeout);
#ifdef Q_OS_UNIX
    // az is a script that starts a Python program: a group of their own lets kill() reach both.
    m_process.setChildProcessModifier([] { ::setpgid(0, 0); });
#endif
    m_process.setStandardInputFile(QProcess::nullDevice());
    m_process.start(program,
                    {u"account"_s, u"get-access-token"_s, u"--output"_s, u"json"_s, u"--resource"_s, audience});
}

AzureCliCall::~AzureCliCall()
{
    m_process.disconnect(this);
    const qint64 id = m_process.processId();
    if (m_process.state() == QProcess::NotRunning)
        return;
#ifdef Q_OS_UNIX
    if (id > 0)
        ::kill(-static_cast<pid_t>(id), SIGKILL);
#else
    Q_UNUSED(id)
#endif
    m_process.kill();
    // It cannot refuse to die; this only collects it.
    m_process.waitForFinished(1000);
}

void AzureCliCall::read()
{
    m_output += m_process.readAllStandardOutput();
    if (m_errorOutput.size() < keptErrorOutput)
        m_errorOutput += m_process.readAllStandardError().left(keptErrorOutput);
    else
        m_process.readAllStandardError();
    if (m_output.size() > largestOutput)
        end(failure(ErrorKind::BadReply, tr("The Azure CLI printed far more than an access token."),
                    tr("Try \"az account get-access-token\" in a terminal.")));
}

void AzureCliCall::take(int exitCode, QProcess::ExitStatus status)
{
    read();
    if (status == QProcess::NormalExit && exitCode == 0)
        end(parseAzureCliToken(m_output));
    else
        end(tl::unexpected(azureCliError(m_errorOutput)));
}

void AzureCliCall::end(const Result<AccessToken>& result)
{
    if (!m_callback)
        return;
    m_timer.stop();
    m_output.clear();
    std::exchange(m_callback, {})(result);
}

} // namespace rolescope::auth
