// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/attach/rolepicker.h"

#include "models/items/texts.h"
#include "ui/attach/choicelist.h"
#include "ui/common/decorations.h"
#include "ui/common/filterline.h"
#include "ui/common/icons.h"

#include <QAction>
#include <QCompleter>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QRadioButton>
#include <QStackedWidget>
#include <QTreeView>

namespace rolescope {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Return adds what was typed instead of going on to the next page.
class ActionLine : public QLineEdit
{
public:
    using QLineEdit::QLineEdit;

protected:
    void keyPressEvent(QKeyEvent* event) override
    {
        const bool enters = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
        const bool adds = enters && !text().trimmed().isEmpty();
        QLineEdit::keyPressEvent(event);
        if (adds)
            event->accept();
    }
};

} // namespace

RolePicker::RolePicker(const InventoryStore& store, QWidget* parent)
    : QWidget(parent)
    , m_store(store)
    , m_model(store)
    , m_finder(store)
    , m_bySearch(new QRadioButton(tr("&Search roles"), this))
    , m_byActions(new QRadioButton(tr("I need these &actions"), this))
    , m_stack(new QStackedWidget(this))
    , m_icon(new QLabel(this))
    , m_text(new QLabel(this))
{
    m_rows.setSourceModel(&m_model);
    m_rows.sort(RoleDefinitionsModel::Name);
    m_bySearch->setObjectName(u"bySearch"_s);
    m_byActions->setObjectName(u"byActions"_s);
    m_bySearch->setChecked(true);
    m_stack->addWidget(buildSearch());
    m_stack->addWidget(buildFinder());
    m_text->setObjectName(u"roleText"_s);
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::RichText);
    m_text->setAlignment(Qt::AlignTop | Qt::AlignLeft);

    auto* const ways = new QHBoxLayout;
    ways->setSpacing(16);
    ways->addWidget(m_bySearch);
    ways->addWidget(m_byActions);
    ways->addStretch(1);
    auto* const about = new QHBoxLayout;
    about->setSpacing(8);
    about->addWidget(m_icon, 0, Qt::AlignTop);
    about->addWidget(m_text, 1);
    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addLayout(ways);
    layout->addWidget(m_stack, 1);
    layout->addLayout(about);

    connect(m_byActions, &QRadioButton::toggled, this, [this](bool byActions) {
        m_stack->setCurrentIndex(byActions ? 1 : 0);
        searchLine()->setFocus();
    });
    connect(m_text, &QLabel::linkActivated, this,
            [this](const QString& guid) { choose(m_store.inventory().findRole(guid)); });
    showRole();
}

RolePicker::~RolePicker()
{
    m_list->view()->setModel(nullptr);
    m_ranked->view()->setModel(nullptr);
    m_rows.setSourceModel(nullptr);
}

QWidget* RolePicker::buildSearch()
{
    m_list
        = new ChoiceList(tr("Roles"), m_rows, {RoleDefinitionsModel::Name, RoleDefinitionsModel::Description}, m_stack);
    m_list->view()->setObjectName(u"roles"_s);
    m_list->filter()->setPlaceholderText(tr("Name, description or action"));
    connect(m_list, &ChoiceList::filterChanged, this,
            [this](const QString& text) { m_rows.setPredicate(roleHolds(text)); });
    connect(m_list->view()->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] {
        const QModelIndexList rows = m_list->view()->selectionModel()->selectedRows();
        if (!rows.isEmpty())
            choose(m_rows.entityAt(rows.front().row()));
    });
    connect(m_list->view(), &QTreeView::doubleClicked, this, &RolePicker::roleActivated);
    return m_list;
}

QWidget* RolePicker::buildFinder()
{
    auto* const page = new QWidget(m_stack);
    m_action = new ActionLine(page);
    m_action->setObjectName(u"wantedAction"_s);
    m_action->setPlaceholderText(u"Microsoft.KeyVault/vaults/secrets/getSecret/action"_s);
    m_action->setAccessibleName(tr("Action that is needed"));
    auto* const completer = new QCompleter(m_finder.knownActions(), m_action);
    completer->setFilterMode(Qt::MatchContains);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    m_action->setCompleter(completer);
    auto* const add = new QPushButton(tr("Add action"), page);
    add->setAutoDefault(false);
    m_wanted = new QListWidget(page);
    m_wanted->setObjectName(u"wantedActions"_s);
    m_wanted->setAccessibleName(tr("Actions that are needed; Delete removes one"));
    m_wanted->setToolTip(tr("Delete removes an action."));
    m_wanted->setMaximumHeight(76);
    auto* const remove = new QAction(tr("Remove"), m_wanted);
    remove->setShortcut(QKeySequence::Delete);
    remove->setShortcutContext(Qt::WidgetShortcut);
    m_wanted->addAction(remove);
    m_wanted->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_ranked
        = new ChoiceList(tr("Roles that permit all of them"), m_finder, {RoleFinder::Name, RoleFinder::Besides}, page);
    m_ranked->view()->setObjectName(u"rankedRoles"_s);
    m_ranked->filter()->hide();

    auto* const line = new QHBoxLayout;
    line->setSpacing(8);
    line->addWidget(m_action, 1);
    line->addWidget(add);
    auto* const layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addLayout(line);
    layout->addWidget(m_wanted);
    layout->addWidget(m_ranked, 1);

    connect(add, &QPushButton::clicked, this, &RolePicker::addWanted);
    connect(m_action, &QLineEdit::returnPressed, this, &RolePicker::addWanted);
    connect(remove, &QAction::triggered, this, &RolePicker::removeWanted);
    connect(m_ranked->view()->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] {
        const QModelIndexList rows = m_ranked->view()->selectionModel()->selectedRows();
        if (!rows.isEmpty())
            choose(m_finder.roleAt(rows.front().row()));
    });
    connect(m_ranked->view(), &QTreeView::doubleClicked, this, &RolePicker::roleActivated);
    return page;
}

void RolePicker::addWanted()
{
    const QString action = m_action->text().trimmed();
    if (action.isEmpty())
        return;
    if (m_wanted->findItems(action, Qt::MatchFixedString).isEmpty())
        m_wanted->addItem(action);
    m_action->clear();
    takeWanted();
}

void RolePicker::removeWanted()
{
    delete m_wanted->takeItem(m_wanted->currentRow());
    takeWanted();
}

void RolePicker::takeWanted()
{
    QStringList actions;
    for (int row = 0; row < m_wanted->count(); ++row)
        actions << m_wanted->item(row)->text();
    m_finder.setWanted(actions);
    m_ranked->fitColumns();
    if (const QModelIndex first = m_finder.index(0, 0); first.isValid())
        m_ranked->view()->setCurrentIndex(first);
    showRole();
}

QWidget* RolePicker::searchLine() const
{
    if (m_byActions->isChecked())
        return m_action;
    return m_list->filter();
}

void RolePicker::fitColumns()
{
    m_list->fitColumns();
}

void RolePicker::choose(EntityRef role)
{
    if (!role.isValid() || m_role == role)
        return;
    m_role = role;
    ChoiceList* const shown = m_byActions->isChecked() ? m_ranked : m_list;
    const QModelIndex index
        = shown == m_list ? m_rows.indexOf(role) : m_finder.index(qMax(0, m_finder.rowOf(role)), RoleFinder::Name);
    if (index.isValid() && !shown->view()->selectionModel()->isRowSelected(index.row()))
        shown->view()->setCurrentIndex(index);
    showRole();
    Q_EMIT roleChanged();
}

void RolePicker::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (Theme::isThemeChange(*event) && m_text)
        showRole();
}

QString RolePicker::roleText() const
{
    const Inventory& inventory = m_store.inventory();
    if (!m_role.isValid() || !inventory.contains(m_role))
        return m_byActions->isChecked() ? m_finder.summary().toHtmlEscaped()
                                        : tr("Choose a role and a scope, then add them to the list.");
    const RoleDefinition role = inventory.roleDefinition(m_role.as<EntityKind::Role>());
    QString text = u"<b>%1</b> %2"_s.arg(inventory.displayName(m_role).toHtmlEscaped(),
                                         texts::oneLine(role.description, 300).toHtmlEscaped());
    if (!inventory.role(m_role.as<EntityKind::Role>()).privileged)
        return text;
    text += u"<br>"_s
        + tr("<b>Privileged:</b> it may hand out access or do nearly everything. Few workloads need that.");
    const EntityRef smaller = m_finder.smallerThan(m_role);
    if (smaller.isValid())
        text += u" <a href=\"%1\">%2</a>"_s.arg(
            inventory.text(inventory.role(smaller.as<EntityKind::Role>()).guid),
            tr("%1 permits what you need, and less besides").arg(inventory.displayName(smaller)).toHtmlEscaped());
    return text;
}

void RolePicker::showRole()
{
    const Theme& theme = Theme::current();
    const Inventory& inventory = m_store.inventory();
    const bool known = m_role.isValid() && inventory.contains(m_role);
    const bool privileged = known && inventory.role(m_role.as<EntityKind::Role>()).privileged;
    const QString icon = privileged ? u"privileged"_s : known ? u"role"_s : u"info"_s;
    const QColor color = privileged ? theme.warning : known ? theme.role : theme.secondary;
    m_icon->setPixmap(icons::pixmap(icon, color, 16, devicePixelRatioF()));
    m_text->setText(roleText());
}

} // namespace rolescope
