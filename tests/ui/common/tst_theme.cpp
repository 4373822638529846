// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/theme.h"

#include <QTest>

#include <cmath>

using namespace Qt::Literals::StringLiterals;
using namespace rolescope;

namespace {

// WCAG 2.1, relative luminance and contrast ratio
double luminance(const QColor& color)
{
    const auto channel
        = [](double value) { return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4); };
    return 0.2126 * channel(color.redF()) + 0.7152 * channel(color.greenF()) + 0.0722 * channel(color.blueF());
}

double contrast(const QColor& a, const QColor& b)
{
    const double high = std::max(luminance(a), luminance(b));
    const double low = std::min(luminance(a), luminance(b));
    return (high + 0.05) / (low + 0.05);
}

} // namespace

class TestTheme : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void contrastIsComputedRight()
    {
        QVERIFY(std::abs(contrast(Qt::black, Qt::white) - 21.0) < 0.01);
        QVERIFY(std::abs(contrast(QColor(0x767676), Qt::white) - 4.54) < 0.01);
    }

    void textCanBeRead_data()
    {
        QTest::addColumn<QColor>("color");
        QTest::addColumn<QColor>("ground");
        QTest::addColumn<double>("atLeast");
        for (const Theme* const theme : {&Theme::lightTheme(), &Theme::darkTheme()}) {
            const std::pair<const char*, QColor> colors[] = {
                {"text", theme->text},
                {"secondary", theme->secondary},
                {"accent", theme->accent},
                {"good", theme->good},
                {"warning", theme->warning},
                {"danger", theme->danger},
                {"machine", theme->machine},
                {"system identity", theme->systemIdentity},
                {"user identity", theme->userIdentity},
                {"role", theme->role},
                {"scope", theme->scope},
            };
            const char* const name = theme->dark ? "dark" : "light";
            for (const auto& [what, color] : colors) {
                QTest::addRow("%s %s on background", name, what) << color << theme->background << 4.5;
                QTest::addRow("%s %s on surface", name, what) << color << theme->surface << 4.5;
            }
            QTest::addRow("%s text on selection", name) << theme->text << theme->selectionFill() << 4.5;
            QTest::addRow("%s secondary on selection", name) << theme->secondary << theme->selectionFill() << 4.5;
            QTest::addRow("%s accent's own text", name) << theme->onAccent << theme->accent << 4.5;
            QTest::addRow("%s control on surface", name) << theme->controlBorder() << theme->surface << 3.0;
            QTest::addRow("%s control on background", name) << theme->controlBorder() << theme->background << 3.0;
        }
    }

    void textCanBeRead()
    {
        QFETCH(const QColor, color);
        QFETCH(const QColor, ground);
        QFETCH(const double, atLeast);
        const double ratio = contrast(color, ground);
        QVERIFY2(ratio >= atLeast, qPrintable(QString::number(ratio)));
    }

    void themeIsKnownByItsPalette()
    {
        QVERIFY(!Theme::of(Theme::lightTheme().palette()).dark);
        QVERIFY(Theme::of(Theme::darkTheme().palette()).dark);
    }
};

QTEST_GUILESS_MAIN(TestTheme)
#include "tst_theme.moc"
