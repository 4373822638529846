// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPaintDevice>
#include <QPointF>
#include <QRectF>
#include <QString>

#include <memory>

namespace rolescope {

class SvgEngine;

/// Takes what a QPainter draws and writes it as compact SVG: looks become classes, shapes that occur more than once
/// are written once, coordinates have two digits behind the point. QSvgGenerator repeats the whole state with each
/// shape, which makes a picture of 10,000 boxes several times as large.
///
/// Knows paths, lines, rectangles and lines of text with plain pens and brushes, and translations, scales and other
/// affine transforms; no pictures of pixels and no gradients. Text stays text. The same drawing gives the same bytes.
class SvgDevice : public QPaintDevice
{
public:
    /// `size` in logical pixels at 96 dpi. Title and description are what assistive technology reads.
    SvgDevice(const QSizeF& size, const QString& title, const QString& description);
    ~SvgDevice() override;

    /// Lays an area over the picture that says its text under the pointer, and leads somewhere where `link` is not
    /// empty. In the device's coordinates.
    void addArea(const QRectF& rect, const QString& text, const QString& link);

    /// All that was drawn; call it after the painter's end().
    QByteArray svg() const;

    QPaintEngine* paintEngine() const override;

protected:
    int metric(PaintDeviceMetric metric) const override;

private:
    struct Area
    {
        QRectF rect;
        QString text;
        QString link;
    };

    QSizeF m_size;
    QString m_title;
    QString m_description;
    std::vector<Area> m_areas;
    std::unique_ptr<SvgEngine> m_engine;
};

} // namespace rolescope
