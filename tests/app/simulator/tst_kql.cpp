// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/jsonout.h"
#include "app/simulator/kqleval.h"
#include "app/simulator/splitmix.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace rolescope::simulator;

// First in the file: moc loses its way in raw strings that run over several lines.
class KqlTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void queries_data();
    void queries();
    void refusals_data();
    void refusals();
    void names();
    void pageable_data();
    void pageable();
    void evaluatesOnDemand();
    void terms();
    void survivesHostileQueries_data();
    void survivesHostileQueries();
    void survivesGarbage();
};

namespace {

/// Five rows of JSON. Columns are looked up on demand and counted, to see what the engine asks for.
class FiveRows final : public kql::Source
{
public:
    quint32 size() const override { return static_cast<quint32>(m_rows.size()); }
    const QStringList& columns() const override { return m_columns; }
    kql::Value value(quint32 row, int slot) const override
    {
        ++lookups;
        const bool isSize = slot == m_columns.size();
        const QJsonValue cell = m_rows.at(row)[m_columns.at(isSize ? 3 : slot)];
        return kql::Value(isSize ? cell["size"_L1] : cell);
    }
    int shortcut(int column, const kql::Path& path) const override
    {
        const bool isSize = column == 3 && path == kql::Path{{u"size"_s, -1}};
        return isSize ? static_cast<int>(m_columns.size()) : -1;
    }

    mutable int lookups = 0;

private:
    QStringList m_columns{u"id"_s, u"name"_s, u"n"_s, u"properties"_s, u"identity"_s};
    QJsonArray m_rows = QJsonDocument::fromJson(R"([
        {"id": "/s/1", "name": "vm-Web-01", "n": 1, "properties": {"size": "S", "tags": ["a", "b"], "x y": {"z": 1}},
         "identity": {"type": "SystemAssigned"}},
        {"id": "/s/2", "name": "vm-web-02", "n": 2, "properties": {"size": "M", "on": true}, "identity": null},
        {"id": "/s/3", "name": "db", "n": 3, "properties": {"size": "S", "n": 7}, "identity": {"type": "None"}},
        {"id": "/s/4", "name": "", "n": null, "properties": {}, "identity": null},
        {"id": "/s/5", "name": "it's \"b\"", "n": 10, "properties": null, "identity": {"type": "UserAssigned"}}
    ])")
                            .array();
};

std::optional<kql::Result> tryRun(const QString& text, kql::Error* error)
{
    const std::optional<kql::Query> query = kql::parse(text, error);
    return query ? kql::run(*query, std::make_shared<FiveRows>(), error) : std::nullopt;
}

QByteArray rowsOf(const kql::Result& result)
{
    QByteArray bytes;
    JsonBytes out(bytes);
    out.beginArray();
    for (size_t row = 0; row < result.size(); ++row) {
        out.beginObject();
        for (size_t column = 0; column < result.columnCount(); ++column) {
            out.key(result.columnName(column));
            result.writeCell(row, column, out);
        }
        out.endObject();
    }
    out.endArray();
    return bytes;
}

} // namespace

void KqlTest::queries_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char* query, const char* expected) {
        QTest::newRow(query) << QString::fromUtf8(query) << QByteArray(expected);
    };
    // where
    row("T | where name == 'db' | project id", R"([{"id":"/s/3"}])");
    row("T | where name != 'db' and n < 3 | project id", R"([{"id":"/s/1"},{"id":"/s/2"}])");
    row("T | where name =~ 'VM-WEB-01' | project id", R"([{"id":"/s/1"}])");
    row("T | where name == 'VM-WEB-01' | project id", "[]");
    row("T | where name !~ 'DB' and n > 2 | project id", R"([{"id":"/s/5"}])");
    row("T | where name has 'web' | project id", R"([{"id":"/s/1"},{"id":"/s/2"}])");
    row("T | where name has 'we' | project id", "[]");
    row("T | where name contains 'we' | project id", R"([{"id":"/s/1"},{"id":"/s/2"}])");
    row("T | where name !contains 'E' and n >= 3 | project id", R"([{"id":"/s/3"},{"id":"/s/5"}])");
    row("T | where name startswith 'VM-' | project id", R"([{"id":"/s/1"},{"id":"/s/2"}])");
    row("T | where name endswith '-02' | project id", R"([{"id":"/s/2"}])");
    row("T | where name in ('db', 'vm-web-01') | project id", R"([{"id":"/s/3"}])");
    row("T | where name in~ ('DB', 'vm-web-01') | project id", R"([{"id":"/s/1"},{"id":"/s/3"}])");
    row("T | where name !in~ ('DB', 'vm-web-01') and n <= 10 | project id", R"([{"id":"/s/2"},{"id":"/s/5"}])");
    row("T | where n in (1, 10) | project id", R"([{"id":"/s/1"},{"id":"/s/5"}])");
    row("T | where isnotnull(identity) and identity.type !~ 'none' | project id", R"([{"id":"/s/1"},{"id":"/s/5"}])");
    row("T | where isnull(n) | project id", R"([{"id":"/s/4"}])");
    row("T | where isempty(name) or isempty(properties) | project id", R"([{"id":"/s/4"},{"id":"/s/5"}])");
    row("T | where isnotempty(name) and not(n > 1) | project id", R"([{"id":"/s/1"}])");
    row("T | where n == 1 or n == 2 and name == 'db' | project id", R"([{"id":"/s/1"}])");
    row("T | where (n == 1 or n == 3) and name == 'db' | project id", R"([{"id":"/s/3"}])");
    row("T | where properties.on | project id", R"([{"id":"/s/2"}])");
    row("T | where properties.on == true | project id", R"([{"id":"/s/2"}])");
    row("T | where n == -1 | project id", "[]");
    row("T | where name == \"it's \\\"b\\\"\" | project id", R"([{"id":"/s/5"}])");
    row("T | where name == @'it''s \"b\"' | project id", R"([{"id":"/s/5"}])");
    row("T // a remark | take 0\n | where n == 3 // another\n | project id;", R"([{"id":"/s/3"}])");
    // paths
    row("T | where n == 1 | project a = properties.size, b = properties['x y'].z, c = properties.tags[1], d = "
        "properties.no.no",
        R"([{"a":"S","b":1,"c":"b","d":null}])");
    row("T | where n == 1 | extend p = properties | project q = p['x y'] | project r = q.z", R"([{"r":1}])");
    row("T | where n == 1 | extend t = tostring(properties) | project u = t.size", R"([{"u":null}])");
    row("T | where n == 1 | project array_length(properties.tags), l = array_length(n)", R"([{"Column1":2,"l":null}])");
    // project, extend
    row("T | where n == 1 | project properties.size, tostring(identity.type), tolower(name), up = toupper(name)",
        R"([{"properties_size":"S","identity_type":"SystemAssigned","Column1":"vm-web-01","up":"VM-WEB-01"}])");
    row("T | where n == 2 | extend n = strcat(name, '#', n), twice = strcat(n, n) | project-away properties, identity, "
        "id",
        R"([{"name":"vm-web-02","n":"vm-web-02#2","twice":"22"}])");
    row("T | where n == 1 | project s = tostring(properties.tags), t = tostring(n), u = tostring(isnull(n))",
        R"([{"s":"[\"a\",\"b\"]","t":"1","u":"false"}])");
    row("T | where n == 4 or id == '/s/4' | project s = tostring(n), p = properties", R"([{"s":"","p":{}}])");
    row("T | project-away name, properties, identity, id | take 2", R"([{"n":1},{"n":2}])");
    // order, take, top
    row("T | project n | order by n", R"([{"n":10},{"n":3},{"n":2},{"n":1},{"n":null}])");
    row("T | project n | sort by n asc", R"([{"n":null},{"n":1},{"n":2},{"n":3},{"n":10}])");
    row("T | project n | order by n asc nulls last | take 2", R"([{"n":1},{"n":2}])");
    row("T | project id, s = tostring(properties.size) | order by s asc, id desc | project id",
        R"([{"id":"/s/5"},{"id":"/s/4"},{"id":"/s/2"},{"id":"/s/3"},{"id":"/s/1"}])");
    row("T | top 2 by n | project id", R"([{"id":"/s/5"},{"id":"/s/3"}])");
    row("T | limit 0 | project id", "[]");
    row("T | top 1 by name asc | project id", R"([{"id":"/s/4"}])");
    // counting
    row("T | count", R"([{"Count":5}])");
    row("T | where n == 99 | count", R"([{"Count":0}])");
    row("T | summarize count() by tostring(properties.size)",
        R"([{"properties_size":"S","count_":2},{"properties_size":"M","count_":1},{"properties_size":"","count_":2}])");
    row("T | summarize c = count(), big = countif(n > 2), kinds = dcount(properties.size)",
        R"([{"c":5,"big":2,"kinds":3}])");
    row("T | summarize by s = properties.size | order by s asc nulls last", R"([{"s":"M"},{"s":"S"},{"s":null}])");
    row("T | distinct tostring(properties.size)",
        R"([{"properties_size":"S"},{"properties_size":"M"},{"properties_size":""}])");
    row("T | summarize c = count() by s = tostring(properties.size) | where c > 1 | order by s asc | project s",
        R"([{"s":""},{"s":"S"}])");
    // the default table
    row("where n == 3 | project id", R"([{"id":"/s/3"}])");
}

void KqlTest::queries()
{
    QFETCH(QString, query);
    QFETCH(QByteArray, expected);
    kql::Error error;
    const std::optional<kql::Result> result = tryRun(query, &error);
    QVERIFY2(result, qPrintable(error.message));
    QCOMPARE(rowsOf(*result), expected);
}

void KqlTest::refusals_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("token");
    const auto row = [](const char* query, const char16_t* code, const char16_t* token) {
        QTest::newRow(query) << QString::fromUtf8(query) << QString::fromUtf16(code) << QString::fromUtf16(token);
    };
    const auto* parser = u"ParserFailure";
    const auto* language = u"InvalidQueryLanguage";
    row("", parser, u"");
    row("| where", parser, u"|");
    row("T where n == 1", parser, u"where");
    row("T | ", parser, u"");
    row("T | where", parser, u"");
    row("T | where n = 1", parser, u"=");
    row("T | where n == ", parser, u"");
    row("T | where (n == 1", parser, u"");
    row("T | where n == 1)", parser, u")");
    row("T | where name == 'x", parser, u"x");
    row("T | where name == 'x\\q'", parser, u"\\q");
    row("T | where n + 1 == 2", parser, u"+");
    row("T | project *", parser, u"*");
    row("T | take x", parser, u"x");
    row("T | take 99999999999999999999", parser, u"99999999999999999999");
    row("T | order n", parser, u"n");
    row("T | where tolower(name, n) == 'x'", parser, u"tolower");
    row("T | project a.", parser, u"");
    row("T | project a[b]", parser, u"]");
    row("T | mv-expand identity", language, u"mv-expand");
    row("T | join (U) on id", language, u"join");
    row("T | parse id with x", language, u"parse");
    row("T | project-rename a = id", language, u"project-rename");
    row("T | where split(id, '/') == 'x'", language, u"split");
    row("T | where name matches regex 'x'", language, u"matches");
    row("T | where n between (1 .. 2)", language, u"between");
    row("T | where name has_any ('a')", language, u"has_any");
    row("T | summarize sum(n)", language, u"sum");
    row("T | take 1; T | take 2", language, u"T");
    row("T | where colour == 'red'", u"InvalidQuery", u"colour");
    row("T | project id | where name == 'x'", u"InvalidQuery", u"name");
    row("T | project ID", u"InvalidQuery", u"ID");
    row("T | project-away colour", u"InvalidQuery", u"colour");
    row("T | project id, id", u"InvalidQuery", u"id");
    row("T | count | project id", u"InvalidQuery", u"id");
}

void KqlTest::refusals()
{
    QFETCH(QString, query);
    QFETCH(QString, code);
    QFETCH(QString, token);
    kql::Error error;
    QVERIFY(!tryRun(query, &error));
    QCOMPARE(error.code, code);
    QCOMPARE(error.token, token);
    QVERIFY(!error.message.isEmpty());
}

void KqlTest::names()
{
    kql::Error error;
    QVERIFY(!kql::parse(u"T\n| where n ==\n  ,"_s, &error));
    QCOMPARE(error.line, 3);
    QCOMPARE(error.column, 2);
    const std::optional<kql::Query> query = kql::parse(u"SomeTable | take 5"_s, nullptr);
    QVERIFY(query);
    QCOMPARE(query->table, u"SomeTable"_s);
    QCOMPARE(kql::parse(u"where n == 1"_s, nullptr)->table, u"Resources"_s);
}

void KqlTest::pageable_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<bool>("expected");
    QTest::newRow("whole") << u"T"_s << true;
    QTest::newRow("with id") << u"T | where n > 0 | project id, n | order by n"_s << true;
    QTest::newRow("without id") << u"T | project n"_s << false;
    QTest::newRow("take") << u"T | take 3"_s << false;
    QTest::newRow("top") << u"T | top 3 by n"_s << false;
    QTest::newRow("count") << u"T | count"_s << false;
    QTest::newRow("summarize by id") << u"T | summarize count() by id"_s << false;
}

void KqlTest::pageable()
{
    QFETCH(QString, query);
    QFETCH(bool, expected);
    kql::Error error;
    const std::optional<kql::Result> result = tryRun(query, &error);
    QVERIFY2(result, qPrintable(error.message));
    QCOMPARE(result->isPageable(), expected);
}

void KqlTest::evaluatesOnDemand()
{
    const auto source = std::make_shared<FiveRows>();
    kql::Error error;
    const auto query
        = kql::parse(u"T | extend big = strcat(name, name) | project id, big, s = properties.size"_s, &error);
    const std::optional<kql::Result> result = kql::run(*query, source, &error);
    QVERIFY2(result, qPrintable(error.message));
    QCOMPARE(source->lookups, 0);
    QCOMPARE(result->cell(2, 1).text(), u"dbdb"_s);
    QCOMPARE(source->lookups, 2);
    QCOMPARE(result->cell(1, 2).text(), u"M"_s);
    QCOMPARE(source->lookups, 3);
}

void KqlTest::terms()
{
    QVERIFY(kql::hasTerm(u"a-web-b", u"WEB"));
    QVERIFY(kql::hasTerm(u"web", u"web"));
    QVERIFY(kql::hasTerm(u"xweb web", u"web"));
    QVERIFY(!kql::hasTerm(u"webs", u"web"));
    QVERIFY(!kql::hasTerm(u"", u"web"));
    QVERIFY(kql::hasTerm(u"anything", u""));
}

void KqlTest::survivesHostileQueries_data()
{
    QTest::addColumn<QString>("query");
    QTest::newRow("parentheses") << u"T | where "_s + QString(10'000, u'(');
    QTest::newRow("functions") << u"T | where "_s + u"not("_s.repeated(8'000);
    QTest::newRow("too long") << u"T | where n == 1"_s.leftJustified(40'000, u' ');
    QTest::newRow("many operators") << u"T "_s + u"| take 1 "_s.repeated(1'000);
    QTest::newRow("long path") << u"T | project a"_s + u".b"_s.repeated(1'000);
    QTest::newRow("many terms") << u"T | where n == 1"_s + u" and n"_s.repeated(5'000);
    QString doubling = u"T | extend a0 = name"_s;
    for (int i = 1; i < 60; ++i)
        doubling += u" | extend a%1 = strcat(a%2, a%2)"_s.arg(i).arg(i - 1);
    QTest::newRow("doubling") << doubling + u" | project a59"_s;
}

void KqlTest::survivesHostileQueries()
{
    QFETCH(QString, query);
    kql::Error error;
    QVERIFY(!tryRun(query, &error));
    QVERIFY(!error.message.isEmpty());
}

void KqlTest::survivesGarbage()
{
    // Mutations of a real query: none may crash, and each must end in a result or a reason.
    const QString seed
        = u"T | where type =~ 'a' and isnotnull(identity) or n in~ (1, 'x') | extend p = properties['x y'].z[0]"
          " | project id, q = strcat(tolower(name), \"\\\"\") | order by id asc nulls last | take 5"_s;
    const QString alphabet = u"|(),=.[]<>!~-;'\"@\\/ \n0a_$\u00e4"_s;
    SplitMix random(42);
    for (int round = 0; round < 20'000; ++round) {
        QString text = seed;
        for (quint32 change = random.below(6) + 1; change > 0; --change) {
            const qsizetype at = random.below(static_cast<quint64>(text.size()));
            if (random.chance(400))
                text.remove(at, random.below(12));
            else
                text.insert(at, alphabet.at(random.below(static_cast<quint64>(alphabet.size()))));
            if (text.isEmpty())
                text = u"T"_s;
        }
        kql::Error error;
        const std::optional<kql::Result> result = tryRun(text, &error);
        if (result)
            rowsOf(*result);
        else
            QVERIFY2(!error.message.isEmpty(), qPrintable(text));
    }
}

QTEST_GUILESS_MAIN(KqlTest)
#include "tst_kql.moc"
