// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/explore/inspector.h"

#include "models/inventory/inventorystore.h"
#include "models/items/entitytraits.h"
#include "models/items/texts.h"
#include "ui/common/copylabel.h"
#include "ui/common/decorations.h"
#include "ui/common/elidedlabel.h"
#include "ui/common/emptystate.h"
#include "ui/common/fonts.h"
#include "ui/common/icons.h"
#include "ui/explore/describe.h"
#include "ui/explore/inspectorbrowser.h"

#include <QApplication>
#include <QClipboard>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QStackedLayout>
#include <QToolButton>

namespace rolescope {

using namespace Qt::Literals::StringLiterals;

namespace {

/// A sync changes the store some hundred times a second; nobody reads that fast.
constexpr int rebuildDelay = 150;
constexpr int shortLists = 12;
constexpr int longLists = 400;
constexpr int headingIconSize = 24;

} // namespace

Inspector::Inspector(InventoryStore& store, Selection& selection, QWidget* parent)
    : QWidget(parent)
    , m_store(store)
    , m_selection(selection)
    , m_portalBase(u"https://portal.azure.com"_s)
    , m_listLimit(shortLists)
    , m_stack(new QStackedLayout(this))
    , m_empty(new EmptyState(this))
    , m_icon(new QLabel(this))
    , m_name(new ElidedLabel(this))
    , m_kind(new ElidedLabel(this))
    , m_portal(new QToolButton(this))
    , m_id(new CopyLabel(tr("Copy ID"), this))
    , m_page(new InspectorBrowser(this))
{
    setObjectName(u"inspector"_s);
    m_empty->setContent(u"focus"_s, tr("Select a virtual machine, identity, role or scope."));
    m_stack->addWidget(m_empty);
    buildHeading();

    m_timer.setSingleShot(true);
    m_timer.setInterval(rebuildDelay);
    connect(&m_timer, &QTimer::timeout, this, &Inspector::rebuild);
    connect(m_page, &QTextBrowser::anchorClicked, this, &Inspector::follow);
    connect(m_portal, &QToolButton::clicked, this, [this] {
        if (const QUrl url = portalUrl(); !url.isEmpty())
            Q_EMIT openUrlRequested(url);
    });
    connect(&m_selection, &Selection::changed, this, &Inspector::show);
    connect(&m_store, &InventoryStore::aboutToBeReset, this, [this] { show({}); });
    connect(&m_store, &InventoryStore::changed, this, [this] {
        // What is gone must not be read even once more; all else may wait.
        if (m_shown.isValid() && !m_store.inventory().contains(m_shown))
            show({});
        else if (m_shown.isValid() && !m_timer.isActive())
            m_timer.start();
    });
    show(m_selection.current());
}

Inspector::~Inspector() = default;

QSize Inspector::sizeHint() const
{
    return {360, 480};
}

void Inspector::buildHeading()
{
    m_name->setObjectName(u"inspectorName"_s);
    m_name->setFont(fonts::title(font()));
    m_kind->setObjectName(u"inspectorKind"_s);
    m_kind->setElideMode(Qt::ElideRight);
    m_kind->setForegroundRole(QPalette::PlaceholderText);
    m_icon->setFixedSize(headingIconSize, headingIconSize);
    m_id->setObjectName(u"inspectorId"_s);
    m_page->setObjectName(u"inspectorPage"_s);
    m_page->setAccessibleName(tr("Details of the selection"));
    m_portal->setObjectName(u"openPortal"_s);
    m_portal->setText(tr("Portal"));
    m_portal->setToolTip(tr("Open in the Azure portal"));
    m_portal->setAccessibleName(tr("Open in the Azure portal"));
    m_portal->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_portal->setFocusPolicy(Qt::StrongFocus);

    auto* const names = new QVBoxLayout;
    names->setSpacing(2);
    names->addWidget(m_name);
    names->addWidget(m_kind);
    auto* const top = new QHBoxLayout;
    top->setSpacing(12);
    top->addWidget(m_icon, 0, Qt::AlignTop);
    top->addLayout(names, 1);
    top->addWidget(m_portal, 0, Qt::AlignTop);
    auto* const heading = new QVBoxLayout;
    heading->setContentsMargins(12, 12, 12, 4);
    heading->setSpacing(4);
    heading->addLayout(top);
    heading->addWidget(m_id);

    auto* const content = new QWidget(this);
    content->setObjectName(u"inspectorContent"_s);
    content->setBackgroundRole(QPalette::Base);
    content->setAutoFillBackground(true);
    auto* const layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(heading);
    layout->addWidget(m_page, 1);
    m_stack->addWidget(content);
    setTabOrder(m_portal, m_id);
    setTabOrder(m_id, m_page);
}

void Inspector::setPortalBase(const QUrl& base)
{
    m_portalBase = base;
    m_portal->setVisible(!portalUrl().isEmpty());
}

QUrl Inspector::portalUrlOf(EntityRef entity) const
{
    const Inventory& inventory = m_store.inventory();
    const ScopeHandle scope
        = entity.isValid() && inventory.contains(entity) ? scopeOf(inventory, entity) : ScopeHandle();
    if (m_portalBase.isEmpty() || !scope.isValid())
        return {};
    const ScopeKind kind = inventory.scope(scope).kind;
    if (kind == ScopeKind::Tenant || kind == ScopeKind::ManagementGroup)
        return {};
    const QString tenant = inventory.tenants().empty() ? QString() : u'@' + inventory.tenants().front().id;
    QUrl url(m_portalBase);
    url.setPath(u"/"_s);
    url.setFragment(tenant + u"/resource"_s + inventory.armId(scope), QUrl::DecodedMode);
    return url;
}

QString Inspector::plainText() const
{
    return m_page->toPlainText();
}

void Inspector::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        m_name->setFont(fonts::title(font()));
    if (Theme::isThemeChange(*event) || event->type() == QEvent::FontChange)
        rebuild();
}

void Inspector::show(EntityRef entity)
{
    m_timer.stop();
    m_shown = entity.isValid() && m_store.inventory().contains(entity) ? entity : EntityRef();
    m_listLimit = shortLists;
    m_stack->setCurrentIndex(m_shown.isValid() ? 1 : 0);
    if (!m_shown.isValid()) {
        m_page->setPage({}, false);
        return;
    }
    fillHeading();
    m_page->setPage({}, false); // another thing begins at its top
    fillPage();
}

void Inspector::rebuild()
{
    if (!m_shown.isValid() || !m_store.inventory().contains(m_shown))
        return;
    fillHeading();
    fillPage();
}

void Inspector::fillHeading()
{
    const Inventory& inventory = m_store.inventory();
    m_name->setText(inventory.displayName(m_shown));
    m_kind->setText(texts::kindOf(inventory, m_shown));
    m_id->setValue(inventory.armId(m_shown));
    m_portal->setVisible(!portalUrl().isEmpty());
    dress();
}

void Inspector::fillPage()
{
    RichPage page(m_store.inventory(), Theme::current(), font());
    page.setListLimit(m_listLimit);
    describe::entity(page, m_shown);
    m_copyValues = page.copyValues();
    m_page->setPage(page.html(), true);
}

void Inspector::follow(const QUrl& url)
{
    if (url.scheme() == u"more"_s) {
        m_listLimit = longLists;
        rebuild();
    } else if (url.scheme() == u"copy"_s) {
        if (const int index = url.path().toInt(); index >= 0 && index < m_copyValues.size())
            QApplication::clipboard()->setText(m_copyValues[index]);
    } else if (const EntityRef entity = RichPage::entityOf(url); m_store.inventory().contains(entity)) {
        m_selection.select(entity);
    }
}

void Inspector::dress()
{
    const Theme& theme = Theme::current();
    m_portal->setIcon(icons::icon(u"portal"_s, theme.secondary, theme.border));
    const Decoration decoration = decorationOf(m_store.inventory(), m_shown);
    m_icon->setPixmap(
        icons::pixmap(iconName(decoration), theme.decorationColor(decoration), headingIconSize, devicePixelRatioF()));
}

} // namespace rolescope
