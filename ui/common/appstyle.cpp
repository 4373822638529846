// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/appstyle.h"

#include "ui/common/icons.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QDockWidget>
#include <QFile>
#include <QPainter>
#include <QStyleFactory>
#include <QStyleOption>
#include <QSvgRenderer>
#include <QTabBar>

#include <array>

namespace rolescope {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int chevronSize = 12;

void drawChevron(const QStyleOption& option, QPainter& painter)
{
    if (!option.state.testFlag(QStyle::State_Children))
        return;
    const Theme& theme = Theme::current();
    const bool open = option.state.testFlag(QStyle::State_Open);
    QRectF box(0, 0, chevronSize, chevronSize);
    box.moveCenter(QRectF(option.rect).center());
    icons::renderer(open ? u"chevron-down"_s : u"chevron-right"_s, theme.secondary)->render(&painter, box);
}

void drawFocusFrame(const QStyleOption& option, QPainter& painter, const QWidget* widget)
{
    QRectF frame = QRectF(option.rect).adjusted(1, 1, -1, -1);
    if (qobject_cast<const QTabBar*>(widget))
        frame.adjust(-8, -6, 8, 6); // the option's rectangle lies on the text
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(Theme::current().accent, 1.5));
    painter.drawRoundedRect(frame, 3, 3);
    painter.restore();
}

/// In a view each row has one: there only the mark is in colour, so that a list of ticked rows does not shout.
void drawCheckBox(const QStyleOption& option, QPainter& painter, bool inView)
{
    const Theme& theme = Theme::current();
    const bool enabled = option.state.testFlag(QStyle::State_Enabled);
    const bool marked = !option.state.testFlag(QStyle::State_Off);
    const QColor strong = enabled ? theme.accent : theme.secondary;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const bool filled = marked && !inView;
    const QColor mark = filled ? theme.onAccent : strong;
    painter.setPen(QPen(filled ? strong : theme.controlBorder(), 1));
    painter.setBrush(filled ? strong : theme.surface);
    const QRectF box = QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.drawRoundedRect(box, 3, 3);
    if (option.state.testFlag(QStyle::State_On))
        icons::renderer(u"check"_s, mark)->render(&painter, box);
    else if (option.state.testFlag(QStyle::State_NoChange))
        icons::renderer(u"minus"_s, mark)->render(&painter, box);
    painter.restore();
}

void drawRadioButton(const QStyleOption& option, QPainter& painter)
{
    const Theme& theme = Theme::current();
    const bool on = option.state.testFlag(QStyle::State_On);
    const QColor strong = option.state.testFlag(QStyle::State_Enabled) ? theme.accent : theme.secondary;
    const QRectF circle = QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(on ? strong : theme.controlBorder(), 1));
    painter.setBrush(theme.surface);
    painter.drawEllipse(circle);
    if (on) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(strong);
        painter.drawEllipse(circle.center(), circle.width() / 4, circle.height() / 4);
    }
    painter.restore();
}

/// Fusion outlines fields in a shade of the background, which the dark theme swallows.
void drawFieldOutline(const QStyleOption& option, QPainter& painter)
{
    const Theme& theme = Theme::current();
    const bool focused = option.state.testFlag(QStyle::State_HasFocus);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(focused ? theme.accent : theme.controlBorder(), focused ? 2 : 1));
    painter.drawRoundedRect(QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
    painter.restore();
}

/// The sheet's colours by name, so that it reads like the design's palette.
QString filledIn(QString sheet, const Theme& theme)
{
    const std::array<std::pair<QLatin1StringView, QColor>, 12> colors{{
        {"@background"_L1, theme.background},
        {"@surface"_L1, theme.surface},
        {"@controlBorder"_L1, theme.controlBorder()},
        {"@border"_L1, theme.border},
        {"@text"_L1, theme.text},
        {"@secondary"_L1, theme.secondary},
        {"@accent"_L1, theme.accent},
        {"@onAccent"_L1, theme.onAccent},
        {"@selection"_L1, theme.selectionFill()},
        {"@danger"_L1, theme.danger},
        {"@warning"_L1, theme.warning},
        {"@good"_L1, theme.good},
    }};
    for (const auto& [name, color] : colors)
        sheet.replace(name + u';', color.name() + u';');
    return sheet;
}

} // namespace

AppStyle::AppStyle() : QProxyStyle(QStyleFactory::create(u"Fusion"_s))
{
    setObjectName(u"rolescope"_s);
}

int AppStyle::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const
{
    switch (metric) {
    case PM_SmallIconSize:
    case PM_ListViewIconSize:
    case PM_ButtonIconSize:
    case PM_TabBarIconSize:
        return 16;
    case PM_ToolBarIconSize:
        return 20;
    case PM_TreeViewIndentation:
        return 16;
    case PM_FocusFrameHMargin:
        return 5; // what keeps a number from the words of the next column
    case PM_SplitterWidth:
        return 1;
    case PM_DefaultFrameWidth:
        return qobject_cast<const QAbstractItemView*>(widget) ? 1 : QProxyStyle::pixelMetric(metric, option, widget);
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int AppStyle::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                        QStyleHintReturn* result) const
{
    switch (hint) {
    case SH_ItemView_ShowDecorationSelected:
        return 1;
    case SH_EtchDisabledText:
    case SH_DitherDisabledText:
        return 0;
    default:
        return QProxyStyle::styleHint(hint, option, widget, result);
    }
}

void AppStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                             const QWidget* widget) const
{
    switch (element) {
    case PE_IndicatorBranch:
        drawChevron(*option, *painter);
        return;
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
        drawCheckBox(*option, *painter, element == PE_IndicatorItemViewItemCheck);
        return;
    case PE_IndicatorRadioButton:
        drawRadioButton(*option, *painter);
        return;
    case PE_FrameFocusRect:
        drawFocusFrame(*option, *painter, widget);
        return;
    case PE_PanelItemViewRow:
        if (option->state.testFlag(State_Selected)) {
            painter->fillRect(option->rect, Theme::current().selectionFill());
            return;
        }
        break;
    default:
        break;
    }
    QProxyStyle::drawPrimitive(element, option, painter, widget);
}

void AppStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                                  const QWidget* widget) const
{
    QProxyStyle::drawComplexControl(control, option, painter, widget);
    if (control == CC_SpinBox || control == CC_ComboBox)
        drawFieldOutline(*option, *painter);
}

QIcon AppStyle::standardIcon(StandardPixmap which, const QStyleOption* option, const QWidget* widget) const
{
    const auto plain
        = [](const QString& name) { return icons::icon(name, Theme::current().secondary, Theme::current().border); };
    const bool isDock = qobject_cast<const QDockWidget*>(widget);
    if (which == SP_LineEditClearButton || (isDock && which == SP_DockWidgetCloseButton)
        || (isDock && which == SP_TitleBarCloseButton))
        return plain(u"close"_s);
    if (isDock && which == SP_TitleBarNormalButton)
        return plain(u"float"_s);
    return QProxyStyle::standardIcon(which, option, widget);
}

void AppStyle::drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                           const QWidget* widget) const
{
    const auto* const item
        = element == CE_ItemViewItem ? qstyleoption_cast<const QStyleOptionViewItem*>(option) : nullptr;
    if (!item) {
        QProxyStyle::drawControl(element, option, painter, widget);
        return;
    }
    // Selected rows are only tinted: icons and severities keep their colours.
    QStyleOptionViewItem soft(*item);
    soft.palette.setColor(QPalette::Highlight, Theme::current().selectionFill());
    soft.palette.setColor(QPalette::HighlightedText, soft.palette.color(QPalette::Text));
    QProxyStyle::drawControl(element, &soft, painter, widget);
}

void applyAppearance(QApplication& application, const Theme& theme)
{
    constexpr auto* dressed = "rolescopeDressed";
    if (!application.property(dressed).toBool()) {
        application.setProperty(dressed, true);
        application.setStyle(new AppStyle); // the application takes it over
        QFont font = application.font();
        if (font.pointSizeF() > 0 && font.pointSizeF() < 9.75) {
            font.setPointSizeF(9.75); // 13 px at 96 dpi
            application.setFont(font);
        }
    }
    application.setPalette(theme.palette());
    icons::renderer(u"vm"_s, theme.text); // the sheet lies among the icons' resources
    QFile file(u":/rolescope/style.qss"_s);
    if (file.open(QIODevice::ReadOnly))
        application.setStyleSheet(filledIn(QString::fromUtf8(file.readAll()), theme));
}

} // namespace rolescope
