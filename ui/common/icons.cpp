// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/icons.h"

#include <QFile>
#include <QHash>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

#include <cmath>
#include <map>
#include <memory>
#include <utility>

using namespace Qt::Literals::StringLiterals;

// Outside of any namespace, as the macro asks: the linker would drop the resources of a static library otherwise.
static void initializeIconResources()
{
    Q_INIT_RESOURCE(icons);
}

namespace rolescope::icons {
namespace {

QByteArray source(const QString& name)
{
    static const bool initialized = (initializeIconResources(), true);
    Q_UNUSED(initialized)
    static thread_local QHash<QString, QByteArray> sources;
    auto found = sources.constFind(name);
    if (found == sources.cend()) {
        QFile file(u":/rolescope/icons/%1.svg"_s.arg(name));
        const bool opened = file.open(QIODevice::ReadOnly);
        Q_ASSERT_X(opened, "icons", qPrintable(name));
        found = sources.insert(name, opened ? file.readAll() : QByteArray());
    }
    return *found;
}

/// Draws on demand, so that one icon is sharp at every size and scale.
class LineIconEngine : public QIconEngine
{
public:
    LineIconEngine(QString name, QColor normal, QColor disabled)
        : m_name(std::move(name)), m_normal(normal), m_disabled(disabled)
    { }

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State) override
    {
        renderer(m_name, colorFor(mode))->render(painter, rect);
    }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State) override
    {
        return icons::pixmap(m_name, colorFor(mode), qMin(size.width(), size.height()), 1);
    }

    QPixmap scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State state, qreal) override
    {
        // `size` is in device pixels here; the caller sets the ratio.
        return pixmap(size, mode, state);
    }

    QIconEngine* clone() const override { return new LineIconEngine(*this); }
    QString key() const override { return u"rolescope"_s; }

private:
    QColor colorFor(QIcon::Mode mode) const { return mode == QIcon::Disabled ? m_disabled : m_normal; }

    QString m_name;
    QColor m_normal;
    QColor m_disabled;
};

} // namespace

QSvgRenderer* renderer(const QString& name, const QColor& color)
{
    // Pictures are also drawn on worker threads, and a renderer belongs to its thread.
    static thread_local std::map<std::pair<QString, QRgb>, std::unique_ptr<QSvgRenderer>> renderers;
    auto& entry = renderers[{name, color.rgb()}];
    if (!entry) {
        QByteArray svg = source(name);
        svg.replace("currentColor", color.name(QColor::HexRgb).toLatin1());
        entry = std::make_unique<QSvgRenderer>(svg);
    }
    return entry.get();
}

QPixmap pixmap(const QString& name, const QColor& color, int logicalSize, qreal devicePixelRatio)
{
    const int pixels = qMax(1, static_cast<int>(std::lround(logicalSize * devicePixelRatio)));
    const QString key = u"rolescope-icon/%1/%2/%3/%4"_s.arg(name).arg(color.rgba()).arg(pixels).arg(devicePixelRatio);
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;
    pixmap = QPixmap(pixels, pixels);
    pixmap.fill(Qt::transparent);
    {
        QPainter painter(&pixmap);
        renderer(name, color)->render(&painter, QRectF(0, 0, pixels, pixels));
    }
    pixmap.setDevicePixelRatio(devicePixelRatio);
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

QIcon icon(const QString& name, const QColor& normal, const QColor& disabled)
{
    return QIcon(new LineIconEngine(name, normal, disabled));
}

} // namespace rolescope::icons
