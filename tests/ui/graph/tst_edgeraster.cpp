// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/graph/edgeraster.h"

#include <QPainter>
#include <QPainterPath>
#include <QtTest>

using namespace rolescope;

class EdgeRasterTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sameInkAsQPainter_data();
    void sameInkAsQPainter();
    void cutsOff();
    void addsUp();
};

namespace {

/// How much of the picture is covered, in pixels, and the largest difference between two pictures.
double ink(const QImage& image)
{
    double sum = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            sum += qAlpha(image.pixel(x, y)) / 255.0;
    }
    return sum;
}

} // namespace

void EdgeRasterTest::sameInkAsQPainter_data()
{
    QTest::addColumn<QPointF>("from");
    QTest::addColumn<QPointF>("to");
    QTest::addColumn<double>("width");
    QTest::newRow("flat") << QPointF(10, 50.3) << QPointF(180, 50.3) << 1.25;
    QTest::newRow("gentle") << QPointF(10, 20) << QPointF(180, 60.5) << 1.25;
    QTest::newRow("diagonal, wide") << QPointF(10.4, 20) << QPointF(180, 180) << 2.5;
    QTest::newRow("steep") << QPointF(80, 10) << QPointF(120, 190) << 1.25;
    QTest::newRow("falling") << QPointF(20, 180) << QPointF(150.7, 30) << 1.25;
    QTest::newRow("thin") << QPointF(10, 20) << QPointF(180, 150) << 0.6;
}

void EdgeRasterTest::sameInkAsQPainter()
{
    QFETCH(QPointF, from);
    QFETCH(QPointF, to);
    QFETCH(double, width);
    const LineCurve curve{from, to};
    EdgeRaster raster;
    raster.begin({200, 200});
    raster.add(curve, width);
    const QImage ours = raster.image(Qt::black).copy();

    QImage theirs(200, 200, QImage::Format_ARGB32_Premultiplied);
    theirs.fill(Qt::transparent);
    QPainter painter(&theirs);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(Qt::black, width, Qt::SolidLine, Qt::FlatCap));
    QPainterPath path(from);
    path.cubicTo(curve.control1(), curve.control2(), to);
    painter.drawPath(path);
    painter.end();

    const double expected = path.length() * width;
    QVERIFY2(std::abs(ink(ours) - expected) < 0.06 * expected,
             qPrintable(QStringLiteral("%1 against %2").arg(ink(ours)).arg(expected)));
    // And at the same places as QPainter's, who is careless with lines thinner than a pixel: only the fringe differs.
    if (width < 1)
        return;
    double difference = 0;
    for (int y = 0; y < 200; ++y) {
        for (int x = 0; x < 200; ++x)
            difference += std::abs(qAlpha(ours.pixel(x, y)) - qAlpha(theirs.pixel(x, y))) / 255.0;
    }
    QVERIFY2(difference < 0.25 * expected, qPrintable(QString::number(difference / expected)));
}

void EdgeRasterTest::cutsOff()
{
    EdgeRaster raster;
    raster.begin({50, 40});
    for (const double y : {-1000.0, -3.0, 0.0, 39.9, 42.0, 1e6}) {
        raster.add({QPointF(-100, y), QPointF(900, y)}, 2);
        raster.add({QPointF(-100, -y), QPointF(900, y)}, 2);
        raster.add({QPointF(30, y), QPointF(30, y + 10)}, 2);
    }
    raster.add({QPointF(-1e7, -1e7), QPointF(1e7, 1e7)}, 1);
    QCOMPARE(raster.image(Qt::red).size(), QSize(50, 40));
}

void EdgeRasterTest::addsUp()
{
    EdgeRaster raster;
    raster.begin({60, 9});
    raster.add({QPointF(0, 4.5), QPointF(60, 4.5)}, 0.3);
    const int once = qAlpha(raster.image(Qt::black).pixel(30, 4));
    for (int i = 0; i < 20; ++i)
        raster.add({QPointF(0, 4.5), QPointF(60, 4.5)}, 0.3);
    const int often = qAlpha(raster.image(Qt::black).pixel(30, 4));
    QVERIFY2(once > 50 && once < 100, qPrintable(QString::number(once)));
    QVERIFY(often > 240);
}

QTEST_GUILESS_MAIN(EdgeRasterTest)
#include "tst_edgeraster.moc"
