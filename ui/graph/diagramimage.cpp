// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/graph/diagramimage.h"

#include "models/graph/boxtext.h"
#include "models/graph/diagram.h"
#include "ui/common/theme.h"
#include "ui/graph/graphpainter.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QFontMetricsF>
#include <QImage>
#include <QPainter>
#include <QSvgGenerator>

#include <algorithm>
#include <cmath>

namespace rolescope {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr double margin = 24;
constexpr double titleHeight = 40;
constexpr double headingHeight = 40;
constexpr int titlePixels = 17;
constexpr double svgDotsPerInch = 96;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(rolescope::DiagramImage)
};

QSizeF pictureSize(const Diagram& diagram, const DiagramWriter::Options& options)
{
    const double top = (options.title.isEmpty() ? 0 : titleHeight) + headingHeight;
    return {std::ceil(diagram.bounds.width() + 2 * margin), std::ceil(diagram.bounds.height() + top + 2 * margin)};
}

void drawTitle(QPainter& painter, const QString& title, double width, const Theme& theme)
{
    QFont font = CardPainter::headingFont();
    font.setPixelSize(titlePixels);
    painter.setFont(font);
    painter.setPen(theme.text);
    const QString text = QFontMetricsF(font).elidedText(singleLine(title), Qt::ElideMiddle, width);
    painter.drawText(QPointF(0, titlePixels), text);
}

void drawPicture(QPainter& painter, const Diagram& diagram, const DiagramWriter::Options& options, const QSizeF& size)
{
    const Theme& theme = options.dark ? Theme::darkTheme() : Theme::lightTheme();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(QRectF(QPointF(0, 0), size), theme.background);
    painter.translate(margin, margin);
    if (!options.title.isEmpty()) {
        drawTitle(painter, options.title, size.width() - 2 * margin, theme);
        painter.translate(0, titleHeight);
    }
    painter.translate(-diagram.bounds.left(), 0);
    for (const Diagram::Heading& heading : diagram.headings) {
        const double right = std::min(heading.left + heading.width, diagram.bounds.right());
        GraphPainter::paintHeading(painter, heading,
                                   QRectF(QPointF(heading.left, 0), QPointF(right, headingHeight - 14)), theme);
    }
    painter.translate(0, headingHeight - diagram.bounds.top());
    GraphPainter().paint(painter, diagram, theme, {});
}

Result<QByteArray> writeSvg(const Diagram& diagram, const DiagramWriter::Options& options)
{
    const QSizeF size = pictureSize(diagram, options);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setResolution(static_cast<int>(svgDotsPerInch));
    generator.setSize(size.toSize());
    generator.setViewBox(QRectF(QPointF(0, 0), size));
    // QSvgGenerator writes its title as it is, unlike texts: only one that needs no escaping may go there.
    const bool plainTitle = !options.title.isEmpty() && options.title.toHtmlEscaped() == singleLine(options.title);
    generator.setTitle(plainTitle ? options.title : u"Rolescope"_s);
    generator.setDescription(Words::tr("Which resource runs as which identity, with which role at which scope"));
    QPainter painter;
    if (!painter.begin(&generator))
        return failure(ErrorKind::Io, Words::tr("The picture could not be drawn as SVG."));
    drawPicture(painter, diagram, options, size);
    painter.end();
    return bytes;
}

Result<QByteArray> writePng(const Diagram& diagram, const DiagramWriter::Options& options)
{
    const QSizeF size = pictureSize(diagram, options);
    const double scale = options.scale;
    const double width = std::ceil(size.width() * scale);
    const double height = std::ceil(size.height() * scale);
    if (!(scale > 0) || width > DiagramImage::maxSide || height > DiagramImage::maxSide
        || width * height > static_cast<double>(DiagramImage::maxPixels))
        return failure(ErrorKind::BadInput,
                       Words::tr("A PNG of %1 × %2 pixels is too large.").arg(width, 0, 'f', 0).arg(height, 0, 'f', 0),
                       Words::tr("Choose a smaller scale or a smaller part of the graph, or write SVG."));
    QImage image(static_cast<int>(width), static_cast<int>(height), QImage::Format_RGB32);
    if (image.isNull())
        return failure(ErrorKind::Io, Words::tr("There is not enough memory for the picture."),
                       Words::tr("Choose a smaller scale or a smaller part of the graph, or write SVG."));
    QPainter painter(&image);
    painter.scale(scale, scale);
    drawPicture(painter, diagram, options, size);
    painter.end();
    QByteArray bytes;
    QBuffer buffer(&bytes);
    if (!image.save(&buffer, "PNG"))
        return failure(ErrorKind::Io, Words::tr("The picture could not be encoded as PNG."));
    return bytes;
}

} // namespace

Result<QByteArray> DiagramImage::write(const Diagram& diagram, Format format, const Options& options) const
{
    if (diagram.boxes.empty())
        return failure(ErrorKind::BadInput,
                       Words::tr("There is nothing to draw: no identity was read, or none fits the "
                                 "focus."),
                       Words::tr("Sync a subscription first, or choose another focus."));
    return format == Format::Svg ? writeSvg(diagram, options) : writePng(diagram, options);
}

} // namespace rolescope
