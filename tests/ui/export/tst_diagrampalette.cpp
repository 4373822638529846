// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/export/diagrampalette.h"
#include "ui/graph/diagramsheet.h"

#include <QTest>

using namespace rolescope;

class TestDiagramPalette : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isTheWindows_data()
    {
        QTest::addColumn<DiagramStyle>("style");
        QTest::newRow("light") << DiagramStyle::Light;
        QTest::newRow("dark") << DiagramStyle::Dark;
        QTest::newRow("print") << DiagramStyle::Print;
    }

    void isTheWindows()
    {
        QFETCH(const DiagramStyle, style);
        const Theme theme = DiagramSheet::themeFor(style);
        const DiagramPalette& palette = DiagramPalette::of(style);
        const std::pair<const char*, QColor> pairs[]
            = {{palette.background, theme.background}, {palette.surface, theme.surface},
               {palette.border, theme.border},         {palette.text, theme.text},
               {palette.secondary, theme.secondary},   {palette.accent, theme.accent},
               {palette.warning, theme.warning},       {palette.danger, theme.danger}};
        for (const auto& [text, color] : pairs)
            QCOMPARE(QColor(QLatin1StringView(text)), color);
        for (int kind = 0; kind <= static_cast<int>(BoxKind::OtherPrincipal); ++kind)
            QCOMPARE(QColor(QLatin1StringView(palette.tierColor(static_cast<BoxKind>(kind)))),
                     theme.tierColor(static_cast<BoxKind>(kind)));
    }
};

QTEST_GUILESS_MAIN(TestDiagramPalette)
#include "tst_diagrampalette.moc"
