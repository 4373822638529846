// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/graph/svgdevice.h"

#include "models/export/xmltext.h"

#include <QFont>
#include <QHash>
#include <QPaintEngine>
#include <QPainterPath>
#include <QPen>

#include <cmath>
#include <limits>
#include <utility>
#include <vector>

namespace rolescope {

using namespace Qt::Literals::StringLiterals;
using xmltext::number;

namespace {

QString escaped(const QString& text)
{
    return xmltext::safe(text).toHtmlEscaped();
}

/// Path data of SVG, relative to `origin`.
QString pathData(const QPainterPath& path, const QPointF& origin)
{
    QString data;
    const auto put = [&](const QPainterPath::Element& element) {
        data += number(element.x + origin.x()) + u',' + number(element.y + origin.y());
    };
    const auto closes = [&path](int index) {
        // A subpath that ends where it began.
        return index + 1 == path.elementCount() || path.elementAt(index + 1).isMoveTo();
    };
    QPointF start;
    for (int i = 0; i < path.elementCount(); ++i) {
        const QPainterPath::Element element = path.elementAt(i);
        switch (element.type) {
        case QPainterPath::MoveToElement:
            data += u'M';
            start = element;
            put(element);
            break;
        case QPainterPath::LineToElement:
            if (QPointF(element) == start && closes(i)) {
                data += u'Z';
                break;
            }
            data += u'L';
            put(element);
            break;
        case QPainterPath::CurveToElement:
            data += u'C';
            put(element);
            data += u' ';
            put(path.elementAt(i + 1));
            data += u' ';
            put(path.elementAt(i + 2));
            i += 2;
            if (QPointF(path.elementAt(i)) == start && closes(i))
                data += u'Z';
            break;
        case QPainterPath::CurveToDataElement:
            break;
        }
    }
    return data;
}

/// The form without its place, in hundredths: equal for paths that pathData() writes alike, and made much faster.
QByteArray formKey(const QPainterPath& path, const QPointF& origin)
{
    QByteArray key;
    key.reserve(path.elementCount() * 9);
    const auto put = [&key](double value) {
        const auto hundredths = static_cast<qint32>(std::lround(value * 100));
        key.append(reinterpret_cast<const char*>(&hundredths), sizeof hundredths);
    };
    for (int i = 0; i < path.elementCount(); ++i) {
        const QPainterPath::Element element = path.elementAt(i);
        key.append(static_cast<char>(element.type));
        put(element.x - origin.x());
        put(element.y - origin.y());
    }
    return key;
}

QLatin1StringView capOf(Qt::PenCapStyle cap)
{
    return cap == Qt::RoundCap ? "round"_L1 : cap == Qt::SquareCap ? "square"_L1 : "butt"_L1;
}

QLatin1StringView joinOf(Qt::PenJoinStyle join)
{
    return join == Qt::RoundJoin ? "round"_L1 : join == Qt::BevelJoin ? "bevel"_L1 : "miter"_L1;
}

QString colorOf(const char* property, const QColor& color, double opacity)
{
    QString css = QLatin1StringView(property) + ":"_L1 + color.name();
    if (const double alpha = color.alphaF() * opacity; alpha < 1)
        css += u";%1-opacity:%2"_s.arg(QLatin1StringView(property), number(alpha));
    return css;
}

} // namespace

/// Collects drawing operations; shapes and looks are numbered in the order in which they come first.
class SvgEngine : public QPaintEngine
{
public:
    SvgEngine()
        : QPaintEngine(
            PaintEngineFeatures(PainterPaths | PrimitiveTransform | Antialiasing | ConstantOpacity | AlphaBlend))
    { }

    bool begin(QPaintDevice*) override { return true; }
    bool end() override { return true; }
    Type type() const override { return User; }

    void updateState(const QPaintEngineState& changed) override
    {
        const DirtyFlags dirty = changed.state();
        if (dirty & DirtyPen)
            m_pen = changed.pen();
        if (dirty & DirtyBrush)
            m_brush = changed.brush();
        if (dirty & DirtyTransform)
            m_transform = changed.transform();
        if (dirty & DirtyOpacity)
            m_opacity = changed.opacity();
    }

    void drawPath(const QPainterPath& path) override
    {
        const QString style = shapeStyle(path.fillRule());
        if (path.isEmpty() || style.isEmpty())
            return;
        // The form without its place, so that equal forms are told.
        const QPointF origin = path.elementAt(0);
        const QByteArray key = formKey(path, origin);
        auto form = m_formIndexes.constFind(key);
        if (form == m_formIndexes.constEnd()) {
            form = m_formIndexes.insert(key, static_cast<int>(m_forms.size()));
            m_forms.push_back({pathData(path, -origin), 0});
        }
        ++m_forms[static_cast<size_t>(*form)].uses;
        Operation operation;
        operation.form = *form;
        operation.style = indexOf(m_styleIndexes, m_styles, style);
        operation.origin = origin;
        operation.transform = m_transform;
        if (m_transform.type() <= QTransform::TxTranslate) {
            operation.origin += QPointF(m_transform.dx(), m_transform.dy());
            operation.transform = {};
        }
        operation.path = path;
        m_operations.push_back(std::move(operation));
    }

    void drawPolygon(const QPointF* points, int count, PolygonDrawMode mode) override
    {
        QPainterPath path(points[0]);
        for (int i = 1; i < count; ++i)
            path.lineTo(points[i]);
        if (mode == PolylineMode) {
            const QBrush brush = std::exchange(m_brush, QBrush());
            drawPath(path);
            m_brush = brush;
            return;
        }
        path.closeSubpath();
        path.setFillRule(mode == OddEvenMode ? Qt::OddEvenFill : Qt::WindingFill);
        drawPath(path);
    }

    void drawPixmap(const QRectF&, const QPixmap&, const QRectF&) override
    {
        Q_ASSERT_X(false, "SvgEngine", "pictures of pixels are not drawn");
    }

    void drawTextItem(const QPointF& position, const QTextItem& item) override
    {
        if (item.text().trimmed().isEmpty())
            return;
        Operation operation;
        operation.style = indexOf(m_styleIndexes, m_styles, textStyle(item.font()));
        operation.origin = position;
        operation.transform = m_transform;
        if (m_transform.type() <= QTransform::TxTranslate) {
            operation.origin += QPointF(m_transform.dx(), m_transform.dy());
            operation.transform = {};
        }
        operation.text = item.text();
        m_operations.push_back(std::move(operation));
    }

    QString styles() const
    {
        QString css;
        for (size_t i = 0; i < m_styles.size(); ++i)
            css += u".s%1{%2}\n"_s.arg(i).arg(m_styles[i].value);
        return css;
    }

    QString definitions() const
    {
        QString text;
        for (size_t i = 0; i < m_forms.size(); ++i) {
            if (isShared(m_forms[i]))
                text += u"<path id=\"p%1\" d=\"%2\"/>\n"_s.arg(i).arg(m_forms[i].value);
        }
        return text;
    }

    QString body() const
    {
        QString text;
        for (const Operation& operation : m_operations)
            text += operation.text.isEmpty() ? shape(operation) : textElement(operation);
        return text;
    }

private:
    struct Shared
    {
        QString value;
        int uses = 0;
    };

    struct Operation
    {
        int form = -1;
        int style = 0;
        QPointF origin;
        QTransform transform;
        QPainterPath path;
        QString text;
    };

    static int indexOf(QHash<QString, int>& indexes, std::vector<Shared>& values, const QString& value)
    {
        const auto found = indexes.constFind(value);
        if (found != indexes.constEnd())
            return *found;
        const auto index = static_cast<int>(values.size());
        values.push_back({value, 0});
        indexes.insert(value, index);
        return index;
    }

    static bool isShared(const Shared& form)
    {
        // A short form is not longer than the reference to it.
        return form.uses > 1 && form.value.size() > 24;
    }

    /// Empty for what would not be seen.
    QString shapeStyle(Qt::FillRule rule) const
    {
        const bool filled = m_brush.style() != Qt::NoBrush && m_brush.color().alpha() > 0;
        const bool stroked = m_pen.style() != Qt::NoPen && m_pen.color().alpha() > 0;
        if (!filled && !stroked)
            return {};
        QString css = filled ? colorOf("fill", m_brush.color(), m_opacity) : u"fill:none"_s;
        if (filled && rule == Qt::OddEvenFill)
            css += u";fill-rule:evenodd"_s;
        if (!stroked)
            return css;
        const double width = m_pen.widthF() > 0 ? m_pen.widthF() : 1;
        css += u';' + colorOf("stroke", m_pen.color(), m_opacity) + u";stroke-width:"_s + number(width);
        if (m_pen.capStyle() != Qt::FlatCap)
            css += u";stroke-linecap:"_s + capOf(m_pen.capStyle());
        if (m_pen.joinStyle() != Qt::MiterJoin)
            css += u";stroke-linejoin:"_s + joinOf(m_pen.joinStyle());
        if (m_pen.style() != Qt::SolidLine) {
            QStringList dashes;
            for (const double dash : m_pen.dashPattern())
                dashes.append(number(dash * width));
            css += u";stroke-dasharray:"_s + dashes.join(u',');
        }
        return css;
    }

    QString textStyle(const QFont& font) const
    {
        const double pixels = font.pixelSize() > 0 ? font.pixelSize() : font.pointSizeF() * 96 / 72;
        QString family = font.family();
        family.remove(u'\'').remove(u'\\').remove(u'<');
        return colorOf("fill", m_pen.color(), m_opacity)
            + u";font:%1 %2px '%3',sans-serif"_s.arg(font.weight()).arg(number(pixels), family);
    }

    static QString transformAttribute(const QTransform& transform)
    {
        if (transform.isIdentity())
            return {};
        return u" transform=\"matrix(%1 %2 %3 %4 %5 %6)\""_s.arg(
            QString::number(transform.m11(), 'g', 6), QString::number(transform.m12(), 'g', 6),
            QString::number(transform.m21(), 'g', 6), QString::number(transform.m22(), 'g', 6), number(transform.dx()),
            number(transform.dy()));
    }

    QString shape(const Operation& operation) const
    {
        const QString attributes = " class=\"s"_L1 + QString::number(operation.style) + u'"'
            + transformAttribute(operation.transform) + "/>\n"_L1;
        const Shared& form = m_forms[static_cast<size_t>(operation.form)];
        if (isShared(form)) {
            return "<use xlink:href=\"#p"_L1 + QString::number(operation.form) + "\" x=\""_L1
                + number(operation.origin.x()) + "\" y=\""_L1 + number(operation.origin.y()) + u'"' + attributes;
        }
        const QPointF first = operation.path.elementAt(0);
        return "<path d=\""_L1 + pathData(operation.path, operation.origin - first) + u'"' + attributes;
    }

    static QString textElement(const Operation& operation)
    {
        return "<text x=\""_L1 + number(operation.origin.x()) + "\" y=\""_L1 + number(operation.origin.y())
            + "\" class=\"s"_L1 + QString::number(operation.style) + u'"' + transformAttribute(operation.transform)
            + u'>' + escaped(operation.text) + "</text>\n"_L1;
    }

    QPen m_pen;
    QBrush m_brush;
    QTransform m_transform;
    double m_opacity = 1;
    std::vector<Shared> m_forms;
    std::vector<Shared> m_styles;
    QHash<QByteArray, int> m_formIndexes;
    QHash<QString, int> m_styleIndexes;
    std::vector<Operation> m_operations;
};

SvgDevice::SvgDevice(const QSizeF& size, const QString& title, const QString& description)
    : m_size(size), m_title(title), m_description(description), m_engine(std::make_unique<SvgEngine>())
{ }

SvgDevice::~SvgDevice() = default;

void SvgDevice::addArea(const QRectF& rect, const QString& text, const QString& link)
{
    m_areas.push_back({rect, text, link});
}

QPaintEngine* SvgDevice::paintEngine() const
{
    return m_engine.get();
}

int SvgDevice::metric(PaintDeviceMetric metric) const
{
    constexpr int dotsPerInch = 96;
    constexpr double millimetresPerInch = 25.4;
    switch (metric) {
    case PdmWidth:
        return static_cast<int>(std::ceil(m_size.width()));
    case PdmHeight:
        return static_cast<int>(std::ceil(m_size.height()));
    case PdmWidthMM:
        return static_cast<int>(m_size.width() * millimetresPerInch / dotsPerInch);
    case PdmHeightMM:
        return static_cast<int>(m_size.height() * millimetresPerInch / dotsPerInch);
    case PdmDpiX:
    case PdmDpiY:
    case PdmPhysicalDpiX:
    case PdmPhysicalDpiY:
        return dotsPerInch;
    case PdmDepth:
        return 32;
    case PdmNumColors:
        return std::numeric_limits<int>::max();
    case PdmDevicePixelRatio:
        return 1;
    case PdmDevicePixelRatioScaled:
        return static_cast<int>(devicePixelRatioFScale());
    }
    return QPaintDevice::metric(metric);
}

QByteArray SvgDevice::svg() const
{
    const QString width = number(m_size.width());
    const QString height = number(m_size.height());
    QString text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" "
                   "xmlns:xlink=\"http://www.w3.org/1999/xlink\" version=\"1.1\" role=\"img\" "
                   "aria-labelledby=\"title desc\" width=\""_L1
        + width + "\" height=\""_L1 + height + "\" viewBox=\"0 0 "_L1 + width + u' ' + height
        + "\">\n<title id=\"title\">"_L1 + escaped(m_title) + "</title>\n<desc id=\"desc\">"_L1 + escaped(m_description)
        + "</desc>\n<style>\n"_L1 + m_engine->styles() + "a{cursor:pointer}\n</style>\n<defs>\n"_L1
        + m_engine->definitions() + "</defs>\n"_L1 + m_engine->body();
    if (!m_areas.empty())
        text += "<g fill-opacity=\"0\">\n"_L1;
    for (const Area& area : m_areas) {
        if (!area.link.isEmpty())
            text += "<a xlink:href=\""_L1 + escaped(area.link) + "\" target=\"_blank\">"_L1;
        text += "<rect x=\""_L1 + number(area.rect.x()) + "\" y=\""_L1 + number(area.rect.y()) + "\" width=\""_L1
            + number(area.rect.width()) + "\" height=\""_L1 + number(area.rect.height()) + "\"><title>"_L1
            + escaped(area.text) + "</title></rect>"_L1;
        text += area.link.isEmpty() ? "\n"_L1 : "</a>\n"_L1;
    }
    if (!m_areas.empty())
        text += "</g>\n"_L1;
    return (text + "</svg>\n"_L1).toUtf8();
}

} // namespace rolescope
