// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/graph/graphpage.h"

#include "models/graph/boxtext.h"
#include "ui/common/emptystate.h"
#include "ui/common/icons.h"
#include "ui/graph/graphcanvas.h"
#include "ui/graph/graphlegend.h"
#include "ui/graph/graphminimap.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFocusEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QSpinBox>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace rolescope {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int toolIconSize = 20;
constexpr int legendMargin = 16;
constexpr int defaultDepth = 2;
constexpr auto iconProperty = "rolescopeIcon";

QFrame* separator(QWidget* parent)
{
    auto* line = new QFrame(parent);
    line->setFrameShape(QFrame::VLine);
    line->setFrameShadow(QFrame::Plain);
    line->setForegroundRole(QPalette::Mid);
    return line;
}

QString number(int value)
{
    return QLocale().toString(value);
}

} // namespace

GraphPage::GraphPage(InventoryStore& store, Selection& selection, const Theme& theme, QWidget* parent)
    : QWidget(parent), m_store(store), m_selection(selection), m_theme(theme), m_builder(store)
{
    setObjectName(u"graph"_s);
    m_built.picture = std::make_shared<GraphPicture>();
    m_canvas = new GraphCanvas(selection, theme, this);
    m_canvas->setObjectName(u"graphCanvas"_s);
    m_legend = new GraphLegend(theme, m_canvas);
    m_legend->hide();
    m_minimap = new GraphMinimap(*m_canvas, theme, m_canvas->viewport());
    m_empty = new EmptyState(this);
    m_notice = new QLabel(this);
    m_notice->setObjectName(u"graphNotice"_s);
    m_notice->setWordWrap(true);
    m_notice->setTextFormat(Qt::PlainText);
    m_notice->setMargin(8);
    m_notice->hide();
    m_stack = new QStackedWidget(this);
    m_stack->addWidget(m_canvas);
    m_stack->addWidget(m_empty);

    auto* tools = new QHBoxLayout;
    tools->setContentsMargins(8, 4, 8, 4);
    tools->setSpacing(4);
    buildTools(*tools);
    setTabOrder(m_legendButton, m_canvas);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(tools);
    layout->addWidget(m_notice);
    layout->addWidget(m_stack, 1);

    connect(&m_builder, &GraphBuilder::built, this, &GraphPage::showGraph);
    connect(m_canvas, &GraphCanvas::focusRequested, this, &GraphPage::focusOn);
    connect(&selection, &Selection::changed, this, &GraphPage::selectionChanged);
    GraphFilter filter;
    filter.boxLimit = boxLimit;
    m_builder.setFilter(filter);
    setTheme(theme);
    m_empty->setContent(u"graph"_s, emptyText());
    m_stack->setCurrentWidget(m_empty);
    updateActions();
}

GraphPage::~GraphPage() = default;

QToolButton* GraphPage::addTool(QBoxLayout& row, const char* iconName, const QString& text, const QString& toolTip)
{
    auto* button = new QToolButton(this);
    button->setProperty(iconProperty, QString::fromLatin1(iconName));
    button->setAutoRaise(true);
    button->setIconSize({toolIconSize, toolIconSize});
    button->setText(text);
    button->setToolTip(toolTip);
    button->setAccessibleName(text);
    row.addWidget(button);
    return button;
}

void GraphPage::buildTools(QBoxLayout& row)
{
    auto* zoomIn = addTool(row, "zoom-in", tr("Zoom in"), tr("Zoom in (+)"));
    auto* zoomOut = addTool(row, "zoom-out", tr("Zoom out"), tr("Zoom out (−)"));
    auto* fit = addTool(row, "fit", tr("Show all of it"), tr("Fit the whole picture into the view (F)"));
    connect(zoomIn, &QToolButton::clicked, m_canvas, &GraphCanvas::zoomIn);
    connect(zoomOut, &QToolButton::clicked, m_canvas, &GraphCanvas::zoomOut);
    connect(fit, &QToolButton::clicked, m_canvas, &GraphCanvas::fit);

    row.addWidget(separator(this));
    m_focusButton = addTool(row, "focus", tr("Focus on selection"),
                            tr("Show only the surroundings of what is selected (double click on a box)"));
    m_focusButton->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    connect(m_focusButton, &QToolButton::clicked, this, [this] { focusOn(m_selection.current()); });
    m_depth = new QSpinBox(this);
    m_depth->setRange(1, 3);
    m_depth->setValue(defaultDepth);
    m_depth->setPrefix(tr("depth "));
    m_depth->setAccessibleName(tr("Depth of the focus"));
    m_depth->setToolTip(tr("How many lines away from the focus boxes are shown"));
    row.addWidget(m_depth);
    connect(m_depth, &QSpinBox::valueChanged, this, [this] {
        if (m_builder.filter().focus.isValid())
            focusOn(m_builder.filter().focus);
    });
    m_showAllButton = addTool(row, "graph", tr("Show all"), tr("Show the whole tenant again"));
    m_showAllButton->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    connect(m_showAllButton, &QToolButton::clicked, this, &GraphPage::showAll);

    row.addStretch(1);
    buildGrouping(row);
    m_withoutIdentity = new QCheckBox(tr("Machines without identity"), this);
    m_withoutIdentity->setToolTip(tr("Also show machines that run as no identity; no line starts at them"));
    row.addWidget(m_withoutIdentity);
    connect(m_withoutIdentity, &QCheckBox::toggled, this, [this](bool on) {
        GraphFilter filter = m_builder.filter();
        filter.hostsWithoutIdentity = on;
        applyFilter(filter);
    });
    m_legendButton = addTool(row, "info", tr("Legend"), tr("Explain outlines and lines"));
    m_legendButton->setCheckable(true);
    connect(m_legendButton, &QToolButton::toggled, m_legend, &QWidget::setVisible);
    connect(m_legendButton, &QToolButton::toggled, this, &GraphPage::placeLegend);
}

void GraphPage::buildGrouping(QBoxLayout& row)
{
    m_groups = new QComboBox(this);
    m_groups->setObjectName(u"graphGroups"_s);
    m_groups->setAccessibleName(tr("Group boxes by"));
    m_groups->setToolTip(tr("Sets boxes together that lie in the same place"));
    m_groups->addItem(tr("Not grouped"), static_cast<int>(Grouping::None));
    m_groups->addItem(tr("By subscription"), static_cast<int>(Grouping::Subscription));
    m_groups->addItem(tr("By resource group"), static_cast<int>(Grouping::ResourceGroup));
    m_groups->addItem(tr("By location"), static_cast<int>(Grouping::Location));
    row.addWidget(m_groups);
    connect(m_groups, &QComboBox::currentIndexChanged, this,
            [this](int index) { setGrouping(static_cast<Grouping>(m_groups->itemData(index).toInt())); });
}

void GraphPage::setGrouping(Grouping grouping)
{
    m_groups->setCurrentIndex(m_groups->findData(static_cast<int>(grouping)));
    m_focusIsNew |= grouping != m_builder.grouping();
    m_builder.setGrouping(grouping);
}

int GraphPage::depth() const
{
    return m_depth->value();
}

void GraphPage::setDepth(int depth)
{
    m_depth->setValue(depth);
}

void GraphPage::recolorTools()
{
    const auto buttons = findChildren<QToolButton*>();
    for (QToolButton* button : buttons) {
        const QString name = button->property(iconProperty).toString();
        if (!name.isEmpty())
            button->setIcon(icons::icon(name, m_theme.text, m_theme.border));
    }
}

void GraphPage::setTheme(const Theme& theme)
{
    m_theme = theme;
    m_canvas->setTheme(theme);
    m_legend->setTheme(theme);
    m_minimap->setTheme(theme);
    recolorTools();
    QPalette palette = theme.palette();
    palette.setColor(QPalette::Window, theme.surface);
    m_notice->setPalette(palette);
    m_notice->setAutoFillBackground(true);
}

const Diagram& GraphPage::diagram() const
{
    return m_built.picture->diagram;
}

// What is drawn

void GraphPage::applyFilter(const GraphFilter& filter)
{
    m_builder.setFilter(filter);
    updateActions();
}

void GraphPage::focusOn(EntityRef entity)
{
    if (!entity.isValid())
        return;
    GraphFilter filter = m_builder.filter();
    m_focusIsNew |= filter.focus != entity;
    filter.focus = entity;
    filter.depth = m_depth->value();
    filter.anchor = {};
    applyFilter(filter);
}

void GraphPage::showAll()
{
    GraphFilter filter = m_builder.filter();
    m_focusIsNew |= filter.focus.isValid();
    filter.focus = {};
    filter.depth = 0;
    filter.anchor = m_selection.current();
    applyFilter(filter);
}

void GraphPage::setScopes(const ScopeSet& scopes)
{
    GraphFilter filter = m_builder.filter();
    filter.within = scopes;
    applyFilter(filter);
}

void GraphPage::selectionChanged(EntityRef entity)
{
    updateActions();
    // Only a picture that leaves boxes out depends on the selection; and what can be seen is no reason for another one.
    if (m_built.isLimited() && !m_builder.filter().focus.isValid() && entity.isValid()
        && m_built.picture->links.find(entity).isEmpty()) {
        GraphFilter filter = m_builder.filter();
        filter.anchor = entity;
        m_focusIsNew = true;
        applyFilter(filter);
    }
    updateNotice();
}

void GraphPage::showGraph(const BuiltGraph& graph)
{
    m_built = graph;
    if (m_focusIsNew)
        m_canvas->forgetView();
    m_canvas->setPicture(graph.picture);
    if (m_focusIsNew) {
        const DiagramPath selected = graph.picture->links.find(m_selection.current());
        if (!selected.boxes.empty())
            m_canvas->ensureVisible(graph.picture->diagram.boxes[selected.boxes.front()].rect);
        m_focusIsNew = false;
    }
    const bool empty = graph.drawn() == 0;
    if (empty)
        m_empty->setContent(u"graph"_s, emptyText());
    m_stack->setCurrentWidget(empty ? static_cast<QWidget*>(m_empty) : m_canvas);
    updateNotice();
    updateActions();
    placeLegend();
    Q_EMIT diagramChanged();
}

void GraphPage::updateActions()
{
    m_focusButton->setEnabled(m_selection.current().isValid());
    m_showAllButton->setEnabled(m_builder.filter().focus.isValid());
}

// Words

QString GraphPage::nameOf(EntityRef entity) const
{
    const Inventory& inventory = m_store.inventory();
    return inventory.contains(entity) ? singleLine(inventory.displayName(entity)) : tr("something that is gone");
}

QString GraphPage::noticeText() const
{
    const GraphFilter& filter = m_built.filter;
    if (filter.focus.isValid()) {
        const QString name = nameOf(filter.focus);
        if (m_built.isLimited())
            return tr("Showing the %1 boxes nearest to %2, of %3 in its surroundings. A smaller depth shows all of "
                      "them.")
                .arg(number(m_built.drawn()), name, number(m_built.total));
        return tr("Showing only the surroundings of %1, up to %n line(s) away.", nullptr, filter.depth).arg(name);
    }
    if (m_built.isLimited()) {
        if (filter.anchor.isValid())
            return tr("Showing the %1 boxes nearest to %2, of %3. Select something else to see its surroundings.")
                .arg(number(m_built.drawn()), nameOf(filter.anchor), number(m_built.total));
        return tr("Showing %1 boxes of %2. Select something to see its surroundings.")
            .arg(number(m_built.drawn()), number(m_built.total));
    }
    return unseenSelectionText();
}

QString GraphPage::unseenSelectionText() const
{
    const auto host = m_selection.current().as<EntityKind::Host>();
    const Inventory& inventory = m_store.inventory();
    if (!host.isValid() || !inventory.contains(host) || !inventory.identitiesOf(host).empty()
        || !m_built.picture->links.find(host).isEmpty())
        return {};
    return tr("%1 runs as no identity, so it is not drawn. Tick “Machines without identity” to see it.")
        .arg(nameOf(host));
}

QString GraphPage::emptyText() const
{
    if (m_built.filter.focus.isValid())
        return tr("There is nothing to draw around this. “Show all” brings the whole tenant back.");
    if (!m_built.filter.within.isEverything())
        return tr("Nothing at the ticked scopes has to do with a managed identity.");
    if (m_built.identities == 0 && m_built.hosts > 0)
        return tr("None of the %n resource(s) read so far runs as a managed identity.", nullptr, m_built.hosts);
    return tr("No identities yet. Sync a subscription, or open the demo.");
}

void GraphPage::updateNotice()
{
    const QString text = m_built.drawn() == 0 ? QString() : noticeText();
    m_notice->setText(text);
    m_notice->setVisible(!text.isEmpty());
}

void GraphPage::placeLegend()
{
    const QRect area = m_canvas->viewport()->rect();
    m_legend->move(legendMargin, std::max(legendMargin, area.height() - m_legend->height() - legendMargin));
    m_legend->raise();
}

/// No focus proxy: Tab would then skip the tools.
void GraphPage::focusInEvent(QFocusEvent* event)
{
    m_canvas->setFocus(event->reason());
}

void GraphPage::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    placeLegend();
}

} // namespace rolescope
