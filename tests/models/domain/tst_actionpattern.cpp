// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/actionpattern.h"

#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTest>

using namespace rolescope;
using namespace Qt::Literals::StringLiterals;

namespace {

/// What a pattern means, said in another language.
QRegularExpression expression(const QString& pattern)
{
    QString written = QRegularExpression::escape(pattern);
    static const QRegularExpression segments(u"(?<=/)\\\\\\*\\\\?/"_s); // escaped star, then a slash, escaped or not
    written.replace(segments, u"(?:.*/)?"_s);
    written.replace(u"\\*"_s, u".*"_s);
    return QRegularExpression(QRegularExpression::anchoredPattern(written),
                              QRegularExpression::CaseInsensitiveOption
                                  | QRegularExpression::DotMatchesEverythingOption);
}

/// All texts over these characters up to that length, the empty one first.
QStringList textsOver(QStringView characters, int length)
{
    QStringList all{QString()};
    qsizetype first = 0;
    for (int n = 0; n < length; ++n) {
        const qsizetype end = all.size();
        for (; first < end; ++first) {
            for (const QChar character : characters)
                all.append(all.at(first) + character);
        }
    }
    return all;
}

/// A pattern as roles have them, over few names so that many of them have to do with each other.
QString azureLikePattern(QRandomGenerator& random)
{
    static const QStringList words{u"read"_s, u"write"_s, u"disks"_s, u"Disks"_s, u"*"_s, u"*"_s, u"re*"_s, u"*ks"_s};
    QStringList parts;
    for (int count = random.bounded(1, 5); count > 0; --count)
        parts << words.at(random.bounded(words.size()));
    return parts.join(u'/');
}

} // namespace

class TestActionPattern : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void matches_data()
    {
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<QString>("action");
        QTest::addColumn<bool>("expected");
        const auto row = [](const char* name, const char16_t* pattern, const char16_t* action, bool expected) {
            QTest::newRow(name) << QString::fromUtf16(pattern) << QString::fromUtf16(action) << expected;
        };
        row("the same", u"Microsoft.Compute/disks/read", u"Microsoft.Compute/disks/read", true);
        row("another case", u"Microsoft.DocumentDb/accounts/Read", u"microsoft.documentDB/accounts/read", true);
        row("blanks around", u"Microsoft.Network/virtualNetworks/read ", u"Microsoft.Network/virtualNetworks/read",
            true);
        row("another verb", u"Microsoft.Compute/disks/read", u"Microsoft.Compute/disks/write", false);
        row("the beginning only", u"Microsoft.Compute/disks", u"Microsoft.Compute/disks/read", false);
        row("everything", u"*", u"Microsoft.Compute/disks/read", true);
        row("all reads", u"*/read", u"Microsoft.Compute/disks/read", true);
        row("all reads, but a write", u"*/read", u"Microsoft.Compute/disks/write", false);
        row("a star spans segments", u"Microsoft.Compute/*", u"Microsoft.Compute/virtualMachines/extensions/read",
            true);
        row("another provider", u"Microsoft.Compute/*", u"Microsoft.ComputeX/disks/read", false);
        row("the provider's name alone", u"Microsoft.Compute/*", u"Microsoft.Compute", false);
        row("a star within", u"Microsoft.Network/*/read", u"Microsoft.Network/virtualNetworks/subnets/read", true);
        row("no segment", u"Microsoft.ManagedIdentity/userAssignedIdentities/*/assign/action",
            u"Microsoft.ManagedIdentity/userAssignedIdentities/assign/action", true);
        row("no segment, reading", u"Microsoft.ManagedIdentity/userAssignedIdentities/*/read",
            u"Microsoft.ManagedIdentity/userAssignedIdentities/read", true);
        row("one segment", u"a/*/assign/action", u"a/x/assign/action", true);
        row("two segments", u"a/*/assign/action", u"a/x/y/assign/action", true);
        row("half a segment", u"a/*/assign/action", u"a/reassign/action", false);
        row("no segment twice", u"a/*/*/read", u"a/read", true);
        row("several stars", u"a/*/b/*/read", u"a/b/read", true);
        row("several stars, wide", u"a/*/b/*/read", u"a/x/y/b/z/read", true);
        row("several stars, the middle missing", u"a/*/b/*/read", u"a/x/y/z/read", false);
        row("the last one counts", u"*/read", u"a/read/write/read", true);
        row("a star at the end may be nothing", u"a/*", u"a/", true);
        row("segments at the end", u"a/*/", u"a/x", false);
        row("segments at the end, whole", u"a/*/", u"a/x/", true);
        row("two stars", u"a/**", u"a/x/y", true);
        row("empty pattern", u"", u"a/read", false);
        row("empty action", u"*/read", u"", false);
        row("no other wildcard", u"a/?ead", u"a/read", false);
        row("no expression", u"a/r.ad", u"a/read", false);
    }

    void matches()
    {
        QFETCH(QString, pattern);
        QFETCH(QString, action);
        QTEST(actionpattern::matches(pattern, action), "expected");
    }

    void covers_data()
    {
        QTest::addColumn<QString>("wide");
        QTest::addColumn<QString>("narrow");
        QTest::addColumn<bool>("expected");
        const auto row = [](const char* name, const char16_t* wide, const char16_t* narrow, bool expected) {
            QTest::newRow(name) << QString::fromUtf16(wide) << QString::fromUtf16(narrow) << expected;
        };
        row("an operation", u"Microsoft.Compute/*", u"Microsoft.Compute/disks/read", true);
        row("deeper", u"Microsoft.Compute/*", u"Microsoft.Compute/virtualMachines/*", true);
        row("not deeper", u"Microsoft.Compute/virtualMachines/*", u"Microsoft.Compute/*", false);
        row("itself", u"Microsoft.Network/*/read", u"microsoft.network/*/Read", true);
        row("everything", u"*", u"Microsoft.Compute/*", true);
        row("only everything covers everything", u"*/*", u"*", false);
        row("reads of one provider", u"*/read", u"Microsoft.Compute/*/read", true);
        row("not all of one provider", u"*/read", u"Microsoft.Compute/*", false);
        row("reads of all", u"Microsoft.Compute/*/read", u"*/read", false);
        row("a star within", u"Microsoft.Storage/*/read", u"Microsoft.Storage/accounts/*/read", true);
        row("no segment", u"a/*/assign/action", u"a/assign/action", true);
        row("half a segment", u"a/*/assign/action", u"a/*assign/action", false);
        row("a pattern is no operation", u"a/read", u"a/*", false);
        row("another verb", u"a/*/read", u"a/*/write", false);
        row("two stars are one", u"a/*", u"a/**", true);
        row("one star is two", u"a/**", u"a/*", true);
        row("segments are text", u"a/*b", u"a/*/b", true);
    }

    void covers()
    {
        QFETCH(QString, wide);
        QFETCH(QString, narrow);
        QTEST(actionpattern::covers(wide, narrow), "expected");
    }

    void overlaps_data()
    {
        QTest::addColumn<QString>("a");
        QTest::addColumn<QString>("b");
        QTest::addColumn<bool>("expected");
        const auto row = [](const char* name, const char16_t* a, const char16_t* b, bool expected) {
            QTest::newRow(name) << QString::fromUtf16(a) << QString::fromUtf16(b) << expected;
        };
        row("crossing", u"*/read", u"Microsoft.Compute/*", true);
        row("different verbs", u"Microsoft.Authorization/*/read", u"Microsoft.Authorization/*/Delete", false);
        row("different providers", u"Microsoft.Compute/*", u"Microsoft.Network/*", false);
        row("an operation in it", u"Microsoft.Authorization/*/Write", u"Microsoft.Authorization/roleAssignments/write",
            true);
        row("an operation out of it", u"Microsoft.Authorization/*/Write", u"Microsoft.Authorization/locks/read", false);
        row("where the star is nothing", u"a/*/b/read", u"*a/b/*", true);
    }

    void overlaps()
    {
        QFETCH(QString, a);
        QFETCH(QString, b);
        QTEST(actionpattern::overlaps(a, b), "expected");
        QCOMPARE(actionpattern::overlaps(b, a), actionpattern::overlaps(a, b));
    }

    /// Every pattern up to a length, against every text up to a length that is enough to tell any two of them apart.
    void agreesWithBruteForce()
    {
        const QStringList patterns = textsOver(u"a/*", 4);
        const QStringList actions = textsOver(u"a/x", 7);
        std::vector<std::vector<bool>> matching;
        for (const QString& pattern : patterns) {
            const QRegularExpression meaning = expression(pattern);
            auto& matched = matching.emplace_back();
            for (const QString& action : actions) {
                matched.push_back(meaning.match(action).hasMatch());
                QVERIFY2(actionpattern::matches(pattern, action) == matched.back(),
                         qPrintable(pattern + u' ' + action));
            }
        }
        for (size_t a = 0; a < matching.size(); ++a) {
            for (size_t b = 0; b < matching.size(); ++b)
                compare(patterns.at(qsizetype(a)), matching[a], patterns.at(qsizetype(b)), matching[b]);
        }
    }

    void agreesWithBruteForceOnPatternsLikeAzures()
    {
        QRandomGenerator random(20260927);
        QStringList actions;
        for (const QString& first : {u"read"_s, u"write"_s, u"disks"_s, u"rename"_s, u"racks"_s}) {
            for (const QString& rest : textsOver(u"123", 3)) {
                QString action = first;
                for (const QChar digit : rest)
                    action += digit == u'1' ? u"/read"_s : digit == u'2' ? u"/disks"_s : u"/x"_s;
                actions << action;
            }
        }
        int covering = 0;
        for (int i = 0; i < 5'000; ++i) {
            const QString wide = azureLikePattern(random);
            const QString narrow = azureLikePattern(random);
            const bool covers = actionpattern::covers(wide, narrow);
            const bool overlaps = actionpattern::overlaps(wide, narrow);
            covering += covers ? 1 : 0;
            for (const QString& action : actions) {
                const bool inWide = actionpattern::matches(wide, action);
                const bool inNarrow = actionpattern::matches(narrow, action);
                QVERIFY2(!covers || !inNarrow || inWide, qPrintable(wide + u" covers "_s + narrow));
                QVERIFY2(overlaps || !inNarrow || !inWide, qPrintable(wide + u" overlaps "_s + narrow));
            }
        }
        QVERIFY(covering > 300);
    }

    void takesAnyText()
    {
        const QString starry = u"*a"_s.repeated(2000);
        const QString plain = u"a"_s.repeated(4000);
        QVERIFY(actionpattern::matches(starry, plain));
        QVERIFY(!actionpattern::matches(starry, plain + u'b'));
        QVERIFY(!actionpattern::covers(u"*ab"_s.repeated(300) + u'*', u"*ba"_s.repeated(200) + u'*'));
        // Too long to tell: each on the safe side.
        QVERIFY(!actionpattern::covers(starry, starry));
        QVERIFY(actionpattern::overlaps(starry, u"*"_s));
    }

private:
    static void compare(const QString& a, const std::vector<bool>& matchedByA, const QString& b,
                        const std::vector<bool>& matchedByB)
    {
        bool covers = true;
        bool overlaps = false;
        for (size_t i = 0; i < matchedByA.size(); ++i) {
            covers = covers && (matchedByA[i] || !matchedByB[i]);
            overlaps = overlaps || (matchedByA[i] && matchedByB[i]);
        }
        QVERIFY2(actionpattern::covers(a, b) == covers, qPrintable(a + u" covers "_s + b));
        QVERIFY2(actionpattern::overlaps(a, b) == overlaps, qPrintable(a + u" overlaps "_s + b));
    }
};

QTEST_GUILESS_MAIN(TestActionPattern)
#include "tst_actionpattern.moc"
