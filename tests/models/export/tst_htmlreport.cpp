// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/export/htmlreport.h"

#include "models/graph/diagrambuilder.h"
#include "models/inventory/inventorystore.h"
#include "tests/models/export/fulltenant.h"
#include "tests/models/export/hostiletenant.h"
#include "tests/models/graph/tinytenant.h"
#include "tests/support/printers.h"
#include "tests/support/reader.h"
#include "tests/ui/graph/graphfixture.h"

#include <QCryptographicHash>
#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace rolescope;
using namespace rolescope::test;
using namespace Qt::Literals::StringLiterals;

namespace {

struct Report
{
    explicit Report(const SyncBatch& batch, const QString& title = u"Title"_s)
    {
        store.apply(batch);
        diagram = buildDiagram(store.inventory());
        if (const auto written = writeHtmlReport({store.inventory(), diagram, {}, title}))
            html = *written;
    }

    InventoryStore store;
    Diagram diagram;
    QByteArray html;
};

QByteArray between(const QByteArray& text, const QByteArray& from, const QByteArray& to)
{
    const qsizetype start = text.indexOf(from) + from.size();
    return text.mid(start, text.indexOf(to, start) - start);
}

QByteArray hashOf(const QByteArray& text)
{
    return "'sha256-" + QCryptographicHash::hash(text, QCryptographicHash::Sha256).toBase64() + "'";
}

} // namespace

class TestHtmlReport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sameBytes()
    {
        const Report first(fullTenant());
        QVERIFY(!first.html.isEmpty());
        InventoryStore other;
        refresh(other, shuffled(fullTenant(), 9));
        const Diagram diagram = buildDiagram(other.inventory());
        QCOMPARE(*writeHtmlReport({other.inventory(), diagram, {}, u"Title"_s}), first.html);
    }

    /// The policy lets in the one script and the one style that are there, and nothing from anywhere.
    void standsByItself()
    {
        for (const SyncBatch& batch : {tinyTenant(smallCompany()), hostileTenant(), fullTenant()}) {
            const QByteArray html = Report(batch, hostileNames().join(u' ')).html;
            QVERIFY(!html.isEmpty());
            QCOMPARE(html.count("<script"), 1);
            QCOMPARE(html.count("<style"), 1);
            const QByteArray policy = between(html, "http-equiv=\"Content-Security-Policy\" content=\"", "\"");
            QVERIFY(policy.startsWith("default-src 'none'; "));
            QVERIFY(policy.contains("script-src " + hashOf(between(html, "<script>", "</script>"))));
            QVERIFY(policy.contains("style-src " + hashOf(between(html, "<style>", "</style>"))));
            QVERIFY(!policy.contains("unsafe"));
            static const QRegularExpression loads(u"\\b(src|srcset|action|data|poster|background)\\s*="_s);
            static const QRegularExpression links(u"href=\"(?!#)"_s);
            static const QRegularExpression handlers(u"<[^>\"]*\\son[a-z]+\\s*="_s);
            static const QRegularExpression looks(u"<[^>\"]*\\sstyle\\s*="_s);
            QString text = QString::fromUtf8(html);
            text.remove(QString::fromUtf8(between(html, "<script>", "</script>")));
            // Attribute values are other people's texts.
            static const QRegularExpression values(u"=\"[^\"]*\""_s);
            QVERIFY(!text.contains(links));
            text.replace(values, u"=\"\""_s);
            QVERIFY(!text.contains(loads) && !text.contains(handlers) && !text.contains(looks));
        }
    }

    void namesAreOnlyText()
    {
        const QByteArray html = Report(hostileTenant(), hostileNames().join(u' ')).html;
        QVERIFY(!html.contains("<b>bold"));
        QVERIFY(html.contains("&lt;b&gt;bold"));
        QVERIFY(!html.contains("\u202E"));
        static const QRegularExpression controls(u"[\\x00-\\x08\\x0b-\\x1f]"_s);
        QVERIFY(!QString::fromUtf8(html).contains(controls));
    }

    void holdsEverything()
    {
        const Report report(tinyTenant(smallCompany()));
        QCOMPARE(report.html.count("<g id=\"b"), qsizetype(report.diagram.boxes.size()));
        QCOMPARE(report.html.count("<path id=\"l"), qsizetype(report.diagram.lines.size()));
        QCOMPARE(report.html.count("tabindex=\"0\" role=\"button\""), qsizetype(report.diagram.boxes.size()));
        QCOMPARE(report.html.count("<table>"), 4);
        for (const Diagram::Box& box : report.diagram.boxes)
            QVERIFY(report.html.contains("data-name=\"" + box.title.toHtmlEscaped().toUtf8() + "\""));
    }

    void saysWhatCouldNotBeRead()
    {
        SyncBatch batch = tinyTenant(smallCompany());
        batch.gaps.push_back({ReadKind::RoleAssignments, u"/subscriptions/x"_s,
                              makeError(ErrorKind::Forbidden, u"You may not."_s), u"Much."_s, u"Reader."_s});
        const QByteArray html = Report(batch).html;
        QVERIFY(html.contains("<td>/subscriptions/x</td><td>You may not. Much. Reader.</td>"));
    }

    void refusesNothing()
    {
        InventoryStore store;
        const auto refused = writeHtmlReport({store.inventory(), {}, {}, {}});
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, ErrorKind::BadInput);
    }

    /// The script runs to its end under the policy: it says so in the page.
    void runsInABrowser()
    {
        RS_NEED_READER(u"chromium"_s);
        const QTemporaryDir folder;
        for (const SyncBatch& batch : {tinyTenant(smallCompany()), hostileTenant()}) {
            QFile file(folder.filePath(u"report.html"_s));
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(Report(batch, hostileNames().join(u' ')).html);
            file.close();
            const Reading reading
                = readWith(u"chromium"_s,
                           {u"--headless"_s, u"--no-sandbox"_s, u"--disable-gpu"_s, u"--disable-quic"_s,
                            u"--no-first-run"_s, u"--disable-background-networking"_s, u"--disable-component-update"_s,
                            u"--disable-sync"_s, u"--user-data-dir="_s + folder.filePath(u"profile"_s),
                            u"--enable-logging=stderr"_s, u"--dump-dom"_s, u"file://"_s + file.fileName()});
            RS_VERIFY_READ(reading);
            QVERIFY2(reading.output.contains("data-ready=\"true\""), reading.complaint.constData());
            QVERIFY2(!reading.complaint.contains("Content Security Policy"), reading.complaint.constData());
            QVERIFY2(!reading.complaint.contains("Uncaught"), reading.complaint.constData());
        }
    }
};

QTEST_GUILESS_MAIN(TestHtmlReport)
#include "tst_htmlreport.moc"
