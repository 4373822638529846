// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Every export of the demo tenant, made by the program itself and read as a stranger would.

#include "models/export/exportformat.h"

#include "tests/support/reader.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

using namespace rolescope;
using namespace rolescope::test;
using namespace Qt::Literals::StringLiterals;

namespace {

const QString guidPattern = u"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"_s;

/// Every text in a JSON value, with the names of its members where those are ids or tags.
void collectTexts(const QJsonValue& value, const QString& key, QMultiHash<QString, QString>& texts)
{
    if (value.isString())
        texts.insert(key, value.toString());
    for (const QJsonValue& one : value.toArray())
        collectTexts(one, key, texts);
    const QJsonObject object = value.toObject();
    for (auto member = object.begin(); member != object.end(); ++member) {
        if (key == "tags"_L1)
            texts.insert(u"tag"_s, member.key());
        if (member.key().startsWith(u'/'))
            texts.insert(u"id"_s, member.key());
        collectTexts(member.value(), key == "tags"_L1 ? u"tag"_s : member.key(), texts);
    }
}

} // namespace

class TestExports : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        m_inventory = m_folder.filePath(u"inventory.json"_s);
        QVERIFY(run({u"sync"_s, u"--from"_s, u"demo"_s, u"-o"_s, m_inventory}));
        collectSecrets();
        QVERIFY2(m_secrets.size() > 150, QByteArray::number(m_secrets.size()).constData());
        for (const auto& known : {u"vm-web-01"_s, u"id-shop-web"_s, u"rg-shop-web"_s, u"fabrikam development"_s})
            QVERIFY2(m_secrets.contains(known), qPrintable(known));
    }

    void everyFormat_data()
    {
        QTest::addColumn<ExportFormat>("format");
        for (const ExportFormatInfo& info : exportFormats())
            QTest::newRow(info.word.data()) << info.format;
    }

    /// By the ending of the file alone; twice the same bytes.
    void everyFormat()
    {
        QFETCH(const ExportFormat, format);
        const QString ending = exportFormatInfo(format).endingList().constFirst();
        const QByteArray first = exported(u"first."_s + ending, {});
        QVERIFY(first.size() > 1000);
        QCOMPARE(exported(u"second."_s + ending, {}), first);
    }

    void styledAndTitled()
    {
        const QByteArray svg = exported(u"styled.svg"_s, {u"--style"_s, u"print"_s, u"--title"_s, u"Our title"_s});
        QVERIFY(svg.contains("<title id=\"title\">Our title</title>"));
        QVERIFY(svg.contains("fill:#ffffff"));
        QVERIFY(exported(u"dark.svg"_s, {u"--dark"_s}) == exported(u"dark2.svg"_s, {u"--style"_s, u"dark"_s}));
    }

    void scrubbedTellsNothing_data() { everyFormat_data(); }

    /// Not one name, id or domain of the tenant is left, whatever the format. Pictures of pixels are drawn from the
    /// same scrubbed values as SVG; what can be read is read.
    void scrubbedTellsNothing()
    {
        QFETCH(const ExportFormat, format);
        const QString name = u"scrubbed."_s + exportFormatInfo(format).endingList().constFirst();
        QByteArray bytes = exported(name, {u"--scrub"_s});
        QVERIFY(bytes.size() > 1000);
        if (format == ExportFormat::Pdf) {
            RS_NEED_READER(u"pdftotext"_s);
            bytes = readWith(u"pdftotext"_s, {m_folder.filePath(name), u"-"_s}).output
                + readWith(u"pdfinfo"_s, {m_folder.filePath(name)}).output;
        }
        const QString text = QString::fromUtf8(bytes).toLower();
        if (format != ExportFormat::Png)
            QVERIFY(text.contains(u"id-001"_s));
        for (const QString& secret : std::as_const(m_secrets)) {
            // As a whole word: "web" stands in many a word that everybody knows.
            for (qsizetype at = text.indexOf(secret); at >= 0; at = text.indexOf(secret, at + 1)) {
                const auto borders = [&text](qsizetype index) {
                    return index < 0 || index >= text.size()
                        || !(text[index].isLetterOrNumber() || text[index] == u'-');
                };
                QVERIFY2(!borders(at - 1) || !borders(at + secret.size()),
                         qPrintable(u"%1 in: %2"_s.arg(secret, text.mid(std::max<qsizetype>(0, at - 60), 160))));
            }
        }
    }

private:
    bool run(const QStringList& arguments)
    {
        const Reading reading = readWith(u"env"_s,
                                         QStringList{u"-u"_s, u"DISPLAY"_s, u"-u"_s, u"QT_QPA_PLATFORM"_s,
                                                     u"HOME="_s + m_folder.path(), QStringLiteral(ROLESCOPE_PROGRAM)}
                                             + arguments);
        // What could not be read of the demo gives 4.
        if (!reading.ok && !reading.complaint.endsWith("exit code 4"))
            qWarning("%s", reading.complaint.constData());
        return reading.ok || reading.complaint.endsWith("exit code 4");
    }

    QByteArray exported(const QString& name, const QStringList& options)
    {
        const QString path = m_folder.filePath(name);
        if (!run(QStringList{u"export"_s, u"--from"_s, m_inventory, u"-o"_s, path} + options))
            return {};
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    /// What the inventory file names, apart from what is Microsoft's.
    void collectSecrets()
    {
        QFile file(m_inventory);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QJsonObject inventory = QJsonDocument::fromJson(file.readAll()).object();
        QSet<QString> common;
        QMultiHash<QString, QString> texts;
        for (auto section = inventory.begin(); section != inventory.end(); ++section) {
            for (const QJsonValue& entry : section.value().toArray()) {
                const bool isPublic = section.key() == "roleDefinitions"_L1 && !entry["custom"_L1].toBool()
                    && entry["type"_L1].toString() != "CustomRole"_L1;
                if (isPublic)
                    common.insert(entry["id"_L1].toString().section(u'/', -1).toLower());
                else
                    collectTexts(entry, section.key(), texts);
            }
        }
        static const QRegularExpression guid(guidPattern);
        static const QRegularExpression onlyGuid(u'^' + guidPattern + u'$');
        static const QSet<QString> names{u"name"_s, u"displayName"_s, u"defaultDomain"_s, u"userPrincipalName"_s,
                                         u"tag"_s,  u"description"_s, u"tags"_s};
        for (auto text = texts.begin(); text != texts.end(); ++text) {
            const QString value = text.value().toLower();
            for (auto found = guid.globalMatch(value); found.hasNext();)
                m_secrets.insert(found.next().captured());
            if (names.contains(text.key()))
                m_secrets.insert(value);
            if (text.key() == "userPrincipalName"_L1)
                m_secrets.insert(value.section(u'@', 1));
            addNamesOf(value);
        }
        m_secrets.remove(u"00000000-0000-0000-0000-000000000000"_s);
        m_secrets.remove(QString());
        m_secrets.subtract(common);
        // Tags of the demo that are words of Azure's and ours as well: they stand in names of roles and types.
        for (const auto& word :
             {u"owner"_s, u"env"_s, u"web"_s, u"role"_s, u"data"_s, u"true"_s, u"shared"_s, u"sql"_s})
            m_secrets.remove(word);
    }

    /// The names in an ARM id: what stands behind a type.
    void addNamesOf(const QString& id)
    {
        if (!id.startsWith(u'/'))
            return;
        const QStringList parts = id.split(u'/', Qt::SkipEmptyParts);
        const qsizetype provider = parts.lastIndexOf(u"providers"_s);
        for (qsizetype i = 1; i < parts.size(); ++i) {
            const bool isName = parts[i - 1] == "resourcegroups"_L1 || parts[i - 1] == "managementgroups"_L1
                || (provider >= 0 && i >= provider + 3 && (i - provider) % 2 == 1);
            // "default" is what Azure itself calls the only service of a storage account.
            if (isName && parts[i] != "default"_L1)
                m_secrets.insert(parts[i]);
        }
    }

    QTemporaryDir m_folder;
    QString m_inventory;
    QSet<QString> m_secrets; ///< lower case
};

QTEST_GUILESS_MAIN(TestExports)
#include "tst_exports.moc"
