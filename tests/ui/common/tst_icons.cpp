// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/icons.h"

#include <QDirIterator>
#include <QSvgRenderer>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace rolescope;

class TestIcons : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyIconDraws_data()
    {
        QTest::addColumn<QString>("name");
        icons::renderer(u"vm"_s, Qt::black); // makes the resources known
        QDirIterator it(u":/rolescope/icons"_s);
        while (it.hasNext()) {
            it.next();
            const QString name = it.fileInfo().completeBaseName();
            QTest::newRow(qPrintable(name)) << name;
        }
    }

    void everyIconDraws()
    {
        QFETCH(const QString, name);
        QVERIFY(icons::renderer(name, Qt::red)->isValid());
        const QImage image = icons::pixmap(name, QColor(1, 2, 250), 20, 2).toImage();
        QCOMPARE(image.size(), QSize(40, 40));
        int opaque = 0;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                const QColor color = image.pixelColor(x, y);
                if (color.alpha() < 255)
                    continue;
                ++opaque;
                if (name != u"rolescope"_s)
                    QCOMPARE(color.rgb(), qRgb(1, 2, 250));
            }
        }
        QVERIFY2(opaque > 10, qPrintable(name));
    }

    void iconsFollowSizeAndMode()
    {
        const QIcon icon = icons::icon(u"minus"_s, Qt::red, Qt::blue);
        const auto middle
            = [&](QIcon::Mode mode) { return icon.pixmap(QSize(40, 40), mode).toImage().pixelColor(20, 20); };
        QCOMPARE(middle(QIcon::Normal), QColor(Qt::red));
        QCOMPARE(middle(QIcon::Disabled), QColor(Qt::blue));
        QCOMPARE(icon.pixmap(QSize(16, 16), 2.0).size(), QSize(32, 32));
    }
};

QTEST_MAIN(TestIcons)
#include "tst_icons.moc"
