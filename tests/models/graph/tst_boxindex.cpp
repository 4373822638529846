// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/graph/boxindex.h"

#include "models/graph/linegeometry.h"

#include <QtTest>

#include <random>

using namespace rolescope;

namespace {

double between(std::minstd_rand& random, double low, double high)
{
    return low + (high - low) * (static_cast<double>(random() % 100000) / 100000.0);
}

/// Four columns of boxes at random distances, joined at random; some lines pass over a column.
Diagram randomDiagram(int perTier, int lines, unsigned seed)
{
    std::minstd_rand random(seed);
    Diagram diagram;
    for (int tier = 0; tier < tierCount; ++tier) {
        double y = between(random, 0, 100);
        for (int i = 0; i < perTier; ++i) {
            Diagram::Box box;
            box.tier = static_cast<Tier>(tier);
            box.rect = QRectF(tier * 340.0, y, 208, 44);
            y += 44 + between(random, 10, 90);
            diagram.boxes.push_back(box);
            diagram.bounds |= box.rect;
        }
    }
    for (int i = 0; i < lines; ++i) {
        const int from = static_cast<int>(random() % 3);
        const int to = from == 1 && random() % 4 == 0 ? 3 : from + 1;
        const auto pick = [&](int tier) {
            return static_cast<quint32>(tier * perTier + static_cast<int>(random() % static_cast<unsigned>(perTier)));
        };
        Diagram::Line line;
        line.from = pick(from);
        line.to = pick(to);
        line.start = QPointF(diagram.boxes[line.from].rect.right(), diagram.boxes[line.from].rect.center().y());
        line.end = QPointF(diagram.boxes[line.to].rect.left(), diagram.boxes[line.to].rect.center().y());
        if (to == 3 && from == 1) {
            line.firstBend = static_cast<quint32>(diagram.bends.size());
            line.bendCount = 2;
            const double y = between(random, 0, diagram.bounds.bottom());
            diagram.bends.emplace_back(680, y);
            diagram.bends.emplace_back(888, y);
        }
        diagram.lines.push_back(line);
    }
    return diagram;
}

} // namespace

class BoxIndexTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void curves();
    void boxesAgainstAll();
    void linesAgainstAll();
    void empty();
};

void BoxIndexTest::curves()
{
    const LineCurve curve{QPointF(10, 20), QPointF(110, 80)};
    QCOMPARE(curve.yAt(10), 20.0);
    QCOMPARE(curve.yAt(110), 80.0);
    QVERIFY(std::abs(curve.yAt(60) - 50) < 1e-9);
    QCOMPARE(curve.yAt(0), 20.0);
    QCOMPARE(curve.yAt(200), 80.0);
    // Against the Bézier curve itself, and the slope against a difference.
    for (double t = 0.05; t < 1; t += 0.05) {
        const double s = 1 - t;
        const QPointF point = s * s * s * curve.start + 3 * s * s * t * curve.control1()
            + 3 * s * t * t * curve.control2() + t * t * t * curve.end;
        QVERIFY(std::abs(curve.yAt(point.x()) - point.y()) < 1e-3);
        const double slope = (curve.yAt(point.x() + 1e-4) - curve.yAt(point.x() - 1e-4)) / 2e-4;
        QVERIFY(std::abs(slope - curve.slopeAt(point.x())) < 1e-2);
    }
}

void BoxIndexTest::boxesAgainstAll()
{
    for (unsigned seed = 1; seed <= 4; ++seed) {
        const Diagram diagram = randomDiagram(seed == 4 ? 700 : 30, 50, seed);
        const BoxIndex index(diagram);
        std::minstd_rand random(seed);
        for (int i = 0; i < 400; ++i) {
            const QPointF point(between(random, -50, 1300), between(random, -50, diagram.bounds.bottom() + 50));
            std::optional<quint32> expected;
            for (quint32 box = 0; box < diagram.boxes.size(); ++box) {
                if (diagram.boxes[box].rect.contains(point))
                    expected = box;
            }
            QCOMPARE(index.boxAt(diagram, point), expected);

            const QRectF rect(point, QSizeF(between(random, 1, 900), between(random, 1, 900)));
            std::vector<quint32> inRect;
            for (quint32 box = 0; box < diagram.boxes.size(); ++box) {
                if (diagram.boxes[box].rect.intersects(rect))
                    inRect.push_back(box);
            }
            std::vector<quint32> found;
            index.boxesIn(diagram, rect, found);
            QCOMPARE(found, inRect);
        }
    }
}

void BoxIndexTest::linesAgainstAll()
{
    for (unsigned seed = 1; seed <= 4; ++seed) {
        const Diagram diagram = randomDiagram(seed == 4 ? 300 : 30, seed == 4 ? 900 : 80, seed);
        const BoxIndex index(diagram);
        std::minstd_rand random(seed);
        int hits = 0;
        for (int i = 0; i < 600; ++i) {
            const QPointF point(between(random, 0, 1228), between(random, 0, diagram.bounds.bottom()));
            double best = 6;
            for (const Diagram::Line& line : diagram.lines)
                best = std::min(best, distanceToLine(diagram, line, point));
            const auto found = index.lineAt(diagram, point, 6);
            // A line in a neighbouring column of cells may be nearer by a hair; what is found must be as near as the
            // best.
            QCOMPARE(found.has_value(), best < 6);
            if (found) {
                ++hits;
                QVERIFY(distanceToLine(diagram, diagram.lines[*found], point) <= best + 1e-9);
            }
            const QRectF rect(point, QSizeF(200, 100));
            std::vector<quint32> lines;
            index.linesIn(diagram, rect, lines);
            for (quint32 line = 0; line < diagram.lines.size(); ++line) {
                const QRectF bounds = lineBounds(diagram, diagram.lines[line]);
                const bool touches = bounds.left() <= rect.right() && rect.left() <= bounds.right()
                    && bounds.top() <= rect.bottom() && rect.top() <= bounds.bottom();
                QCOMPARE(std::binary_search(lines.begin(), lines.end(), line), touches);
            }
        }
        QVERIFY(hits > 10);
    }
}

void BoxIndexTest::empty()
{
    const Diagram diagram;
    const BoxIndex index(diagram);
    QVERIFY(!index.boxAt(diagram, {}));
    QVERIFY(!index.lineAt(diagram, {}, 5));
    std::vector<quint32> found{1, 2};
    index.boxesIn(diagram, QRectF(0, 0, 10, 10), found);
    QVERIFY(found.empty());
}

QTEST_GUILESS_MAIN(BoxIndexTest)
#include "tst_boxindex.moc"
