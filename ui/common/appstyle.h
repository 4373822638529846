// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/theme.h"

#include <QProxyStyle>

class QApplication;

namespace rolescope {

/// Fusion with our measures: soft selections that keep the colours of icons, chevrons in trees, focus frames that can
/// be seen, icons of 16 and 20 px, docks with our own buttons, check boxes and fields with an outline that both themes
/// show. Colours come from the theme only.
class AppStyle : public QProxyStyle
{
    Q_OBJECT

public:
    AppStyle();

    int pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const override;
    int styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                  QStyleHintReturn* result) const override;
    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                       const QWidget* widget) const override;
    QIcon standardIcon(StandardPixmap which, const QStyleOption* option, const QWidget* widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                            const QWidget* widget) const override;
    void drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                     const QWidget* widget) const override;
};

/// Dresses the whole program in `theme`: style, palette, and the small sheet for what a palette cannot say. May be
/// called again at any time to change the theme. Buttons with the dynamic property "primary" are filled with the
/// accent.
void applyAppearance(QApplication& application, const Theme& theme);

} // namespace rolescope
