// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/graph/diagramimage.h"

#include "models/graph/boxtext.h"
#include "models/graph/diagram.h"
#include "ui/graph/diagramsheet.h"
#include "ui/graph/svgdevice.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QHashFunctions>
#include <QImage>
#include <QPageLayout>
#include <QPainter>
#include <QPdfWriter>
#include <QRegularExpression>

#include <algorithm>
#include <cmath>

namespace rolescope {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr double pointsPerPixel = 72.0 / 96.0;
/// What PDF allows a page's side to be (ISO 32000-1, annex C.2), points.
constexpr double longestPage = 14'400;
/// Links and tool tips take as much room as the picture itself: large ones go without.
constexpr size_t mostLinks = 2000;
constexpr double tileMargin = 28; ///< points

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(rolescope::DiagramImage)
};

/// Lying: diagrams are wide.
QSizeF pointsOf(DiagramWriter::Paper paper)
{
    switch (paper) {
    case DiagramWriter::Paper::A3:
        return {1191, 842};
    case DiagramWriter::Paper::Letter:
        return {792, 612};
    case DiagramWriter::Paper::OnePage:
    case DiagramWriter::Paper::A4:
        break;
    }
    return {842, 595};
}

QString titleOf(const DiagramWriter::Options& options)
{
    return options.title.isEmpty() ? u"Rolescope"_s : singleLine(options.title);
}

QString whatItIs()
{
    return Words::tr("Which resource runs as which identity, with which role at which scope");
}

QString toolTip(const Diagram::Box& box)
{
    QString text = box.title;
    if (!box.subtitle.isEmpty())
        text += u'\n' + box.subtitle;
    if (!box.findingText.isEmpty())
        text += u'\n' + box.findingText;
    return text;
}

Result<QByteArray> writeSvg(const Diagram& diagram, const DiagramWriter::Options& options)
{
    DiagramSheet sheet(diagram, options);
    SvgDevice device(sheet.size(), titleOf(options), whatItIs());
    QPainter painter;
    if (!painter.begin(&device))
        return failure(ErrorKind::Io, Words::tr("The picture could not be drawn as SVG."));
    sheet.paint(painter, QRectF(QPointF(0, 0), sheet.size()));
    painter.end();
    if (options.linkOf && diagram.boxes.size() <= mostLinks) {
        for (const Diagram::Box& box : diagram.boxes)
            device.addArea(box.rect.translated(sheet.diagramOrigin()), toolTip(box), options.linkOf(box));
    }
    return device.svg();
}

Result<QByteArray> writePng(const Diagram& diagram, const DiagramWriter::Options& options)
{
    DiagramSheet sheet(diagram, options);
    const QSizeF size = sheet.size();
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
    // The sheet may end within the last row and column of pixels.
    image.fill(DiagramSheet::themeFor(options.style).background);
    QPainter painter(&image);
    painter.scale(scale, scale);
    sheet.paint(painter, QRectF(QPointF(0, 0), size));
    painter.end();
    QByteArray bytes;
    QBuffer buffer(&bytes);
    if (!image.save(&buffer, "PNG"))
        return failure(ErrorKind::Io, Words::tr("The picture could not be encoded as PNG."));
    return bytes;
}

/// QPdfWriter writes its fonts in the order of a hash, which is another one in each run of the program. Hashes that
/// exist already keep theirs.
class SameHashes
{
public:
    SameHashes() { QHashSeed::setDeterministicGlobalSeed(); }
    ~SameHashes() { QHashSeed::resetRandomGlobalSeed(); }
    Q_DISABLE_COPY_MOVE(SameHashes)
};

/// QPdfWriter writes when and, as a random number, which run it was. Other bytes of the same length take their place,
/// so that every offset in the file stays true.
QByteArray withoutRun(QByteArray pdf)
{
    static const QRegularExpression dates(
        uR"((/CreationDate|/ModDate) ?\(D:(\d{14})|<xmp:(?:Create|Modify|Metadata)Date>([^<]*)<)"_s);
    static const QRegularExpression ids(uR"(/ID ?\[ ?<([0-9a-fA-F]*)> ?<([0-9a-fA-F]*)>|uuid:([0-9a-fA-F-]{36}))"_s);
    const QString text = QString::fromLatin1(pdf);
    const auto blank = [&](const QRegularExpression& pattern, const QByteArray& date) {
        for (auto found = pattern.globalMatch(text); found.hasNext();) {
            const QRegularExpressionMatch match = found.next();
            for (int group = 1; group <= match.lastCapturedIndex(); ++group) {
                if (match.captured(group).startsWith(u'/'))
                    continue;
                for (qsizetype i = match.capturedStart(group), at = 0; i < match.capturedEnd(group); ++i, ++at) {
                    if (QChar::fromLatin1(pdf[i]).isLetterOrNumber())
                        pdf[i] = at < date.size() ? date[at] : '0';
                }
            }
        }
    };
    blank(dates, "20000101");
    blank(ids, {});
    return pdf;
}

class PdfFile
{
public:
    PdfFile(const Diagram& diagram, const DiagramWriter::Options& options)
        : m_options(options), m_paper(pointsOf(options.paper)), m_sheet(diagram, options), m_buffer(&m_bytes)
    { }

    Result<QByteArray> write()
    {
        const SameHashes sameHashes;
        m_buffer.open(QIODevice::WriteOnly);
        QPdfWriter writer(&m_buffer);
        writer.setTitle(titleOf(m_options));
        writer.setCreator(u"Rolescope "_s + QStringLiteral(ROLESCOPE_VERSION));
        writer.setResolution(72);
        Result<void> drawn = m_options.paper == DiagramWriter::Paper::OnePage ? drawPage(writer) : drawTiles(writer);
        if (!drawn)
            return tl::unexpected(drawn.error());
        return withoutRun(std::move(m_bytes));
    }

private:
    static void setPage(QPdfWriter& writer, const QSizeF& points)
    {
        writer.setPageLayout(QPageLayout(QPageSize(points, QPageSize::Point, {}, QPageSize::ExactMatch),
                                         QPageLayout::Portrait, QMarginsF(0, 0, 0, 0), QPageLayout::Point));
    }

    static Error failed() { return makeError(ErrorKind::Io, Words::tr("The picture could not be drawn as PDF.")); }

    /// One page as large as the picture; what PDF cannot hold is scaled down.
    Result<void> drawPage(QPdfWriter& writer)
    {
        QSizeF points = m_sheet.size() * pointsPerPixel;
        const double shrink = std::min(1.0, longestPage / std::max(points.width(), points.height()));
        points *= shrink;
        setPage(writer, QSizeF(std::ceil(points.width()), std::ceil(points.height())));
        QPainter painter;
        if (!painter.begin(&writer))
            return tl::unexpected(failed());
        painter.scale(pointsPerPixel * shrink, pointsPerPixel * shrink);
        m_sheet.paint(painter, QRectF(QPointF(0, 0), m_sheet.size()));
        return {};
    }

    Result<void> drawTiles(QPdfWriter& writer)
    {
        const QSizeF tile = (m_paper - QSizeF(2 * tileMargin, 2 * tileMargin)) / pointsPerPixel;
        const auto columns = static_cast<int>(std::ceil(m_sheet.size().width() / tile.width()));
        const auto rows = static_cast<int>(std::ceil(m_sheet.size().height() / tile.height()));
        if (columns * rows > DiagramImage::maxPages)
            return failure(ErrorKind::BadInput, Words::tr("This would take %L1 pages.").arg(columns * rows),
                           Words::tr("Choose a smaller part of the graph, or one page that fits."));
        setPage(writer, m_paper);
        QPainter painter;
        if (!painter.begin(&writer))
            return tl::unexpected(failed());
        for (int page = 0; page < columns * rows; ++page) {
            if (page > 0 && !writer.newPage())
                return tl::unexpected(failed());
            const int column = page % columns;
            const int row = page / columns;
            drawTile(painter, QRectF(QPointF(column * tile.width(), row * tile.height()), tile));
            drawPageNumber(painter, page + 1, columns * rows);
        }
        return {};
    }

    void drawTile(QPainter& painter, const QRectF& part)
    {
        painter.save();
        painter.translate(tileMargin, tileMargin);
        painter.scale(pointsPerPixel, pointsPerPixel);
        painter.setClipRect(QRectF(QPointF(0, 0), part.size()));
        painter.translate(-part.topLeft());
        m_sheet.paint(painter, part);
        painter.restore();
    }

    void drawPageNumber(QPainter& painter, int page, int pages) const
    {
        QFont font = CardPainter::subtitleFont();
        font.setPixelSize(8);
        painter.setFont(font);
        painter.setPen(Qt::black);
        //: Page number on a printed page: "3 / 12"
        painter.drawText(QRectF(tileMargin, m_paper.height() - tileMargin, m_paper.width() - 2 * tileMargin, 20),
                         Qt::AlignRight | Qt::AlignVCenter, Words::tr("%1 / %2").arg(page).arg(pages));
    }

    const DiagramWriter::Options& m_options;
    const QSizeF m_paper;
    DiagramSheet m_sheet;
    QByteArray m_bytes;
    QBuffer m_buffer;
};

} // namespace

Result<QByteArray> DiagramImage::write(const Diagram& diagram, Format format, const Options& options) const
{
    if (diagram.boxes.empty())
        return failure(ErrorKind::BadInput,
                       Words::tr("There is nothing to draw: no identity was read, or none fits the "
                                 "focus."),
                       Words::tr("Sync a subscription first, or choose another focus."));
    switch (format) {
    case Format::Svg:
        return writeSvg(diagram, options);
    case Format::Png:
        return writePng(diagram, options);
    case Format::Pdf:
        break;
    }
    return PdfFile(diagram, options).write();
}

} // namespace rolescope
