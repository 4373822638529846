// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/attach/rolespage.h"

#include "ui/attach/rolepicker.h"
#include "ui/attach/scopepicker.h"
#include "ui/common/decorations.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QTreeView>
#include <QVBoxLayout>

namespace rolescope {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int grantsHeight = 88;

} // namespace

RolesPage::RolesPage(AttachDraft& draft, QWidget* parent)
    : WizardPage(parent)
    , m_draft(draft)
    , m_model(draft)
    , m_roles(new RolePicker(draft.store(), this))
    , m_scopes(new ScopePicker(draft.store(), this))
    , m_add(new QPushButton(tr("A&dd to the list"), this))
    , m_choice(new QLabel(this))
{
    setTitle(tr("Roles and scope"));
    setSubTitle(tr("What may the identity do, and where? A role applies at its scope and everywhere below it."));
    m_add->setObjectName(u"addGrant"_s);
    m_add->setAutoDefault(false);
    m_choice->setObjectName(u"grantChoice"_s);
    m_choice->setWordWrap(true);
    m_choice->setTextFormat(Qt::PlainText);
    m_choice->setForegroundRole(QPalette::PlaceholderText);

    auto* const pickers = new QHBoxLayout;
    pickers->setSpacing(16);
    pickers->addWidget(m_roles, 3);
    pickers->addWidget(m_scopes, 2);
    auto* const adding = new QHBoxLayout;
    adding->setSpacing(8);
    adding->addWidget(m_choice, 1);
    adding->addWidget(m_add);
    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 8, 0, 8);
    layout->setSpacing(8);
    layout->addLayout(pickers, 1);
    layout->addLayout(adding);
    layout->addWidget(buildGrants());

    connect(m_roles, &RolePicker::roleChanged, this, &RolesPage::showChoice);
    connect(m_roles, &RolePicker::roleActivated, this, &RolesPage::add);
    connect(m_scopes, &ScopePicker::scopeChanged, this, &RolesPage::showChoice);
    connect(m_add, &QPushButton::clicked, this, &RolesPage::add);
    connect(&m_draft, &AttachDraft::grantsChanged, this, &RolesPage::showChoice);
    showChoice();
}

QWidget* RolesPage::buildGrants()
{
    auto* const box = new QWidget(this);
    m_grants = new QListView(box);
    m_grants->setObjectName(u"grants"_s);
    m_grants->setAccessibleName(tr("Roles to be granted; Delete removes one"));
    m_grants->setModel(&m_model);
    m_grants->setItemDelegate(new CellDelegate(m_grants));
    m_grants->setFixedHeight(grantsHeight);
    m_grants->setEditTriggers(QAbstractItemView::NoEditTriggers);
    auto* const removeAction = new QAction(tr("Remove"), m_grants);
    removeAction->setShortcut(QKeySequence::Delete);
    removeAction->setShortcutContext(Qt::WidgetShortcut);
    m_grants->addAction(removeAction);
    m_grants->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_remove = new QPushButton(tr("Re&move"), box);
    m_remove->setObjectName(u"removeGrant"_s);
    m_remove->setAutoDefault(false);
    m_summary = new QLabel(box);
    m_summary->setObjectName(u"grantsSummary"_s);
    m_summary->setWordWrap(true);
    auto* const head = new QHBoxLayout;
    head->setSpacing(8);
    head->addWidget(m_summary, 1);
    head->addWidget(m_remove);
    auto* const layout = new QVBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addLayout(head);
    layout->addWidget(m_grants);
    connect(removeAction, &QAction::triggered, this, &RolesPage::remove);
    connect(m_remove, &QPushButton::clicked, this, &RolesPage::remove);
    connect(m_grants->selectionModel(), &QItemSelectionModel::selectionChanged, this, &RolesPage::showChoice);
    return box;
}

void RolesPage::initializePage()
{
    m_roles->fitColumns();
    if (m_scopes->scope().isEmpty() && !m_draft.hosts().isEmpty())
        m_scopes->setScope(armid::parentOf(m_draft.hosts().front()));
    showChoice();
}

QWidget* RolesPage::firstControl() const
{
    return m_roles->searchLine();
}

void RolesPage::add()
{
    const Inventory& inventory = m_draft.store().inventory();
    const RoleHandle role = m_roles->role().as<EntityKind::Role>();
    const QString scope = m_scopes->scope();
    if (!role.isValid() || !inventory.contains(role) || scope.isEmpty())
        return;
    m_draft.addGrant({inventory.text(inventory.role(role).guid), scope, {}});
}

void RolesPage::remove()
{
    const QModelIndexList rows = m_grants->selectionModel()->selectedRows();
    if (!rows.isEmpty())
        m_draft.removeGrant(rows.front().row());
}

void RolesPage::showChoice()
{
    const Inventory& inventory = m_draft.store().inventory();
    const EntityRef role = m_roles->role();
    const QString scope = m_scopes->scope();
    const bool both = role.isValid() && inventory.contains(role) && !scope.isEmpty();
    m_add->setEnabled(both);
    m_choice->setText(
        both ? tr("%1 at %2", "%1: a role, %2: a scope").arg(inventory.displayName(role), scopeText(inventory, scope))
             : tr("Choose a role at the left and a scope at the right."));
    m_summary->setText(m_draft.grantsSummary());
    m_grants->setVisible(!m_draft.grants().empty());
    m_remove->setVisible(!m_draft.grants().empty());
    m_remove->setEnabled(m_grants->selectionModel()->hasSelection());
}

} // namespace rolescope
