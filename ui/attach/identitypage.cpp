// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/attach/identitypage.h"

#include "models/items/texts.h"
#include "ui/attach/attachdraft.h"
#include "ui/attach/choicelist.h"
#include "ui/attach/foldout.h"
#include "ui/attach/newidentityform.h"
#include "ui/common/filterline.h"

#include <QLabel>
#include <QRadioButton>
#include <QStackedWidget>
#include <QTreeView>
#include <QVBoxLayout>

namespace rolescope {

using namespace Qt::Literals::StringLiterals;

using Identity = AttachRequest::Identity;

IdentityPage::IdentityPage(AttachDraft& draft, QWidget* parent)
    : WizardPage(parent)
    , m_draft(draft)
    , m_model(draft.store())
    , m_stack(new QStackedWidget(this))
    , m_problem(new QLabel(this))
{
    setTitle(tr("Identity"));
    setSubTitle(tr("What shall the machines sign in as?"));
    m_rows.setSourceModel(&m_model);
    m_rows.setPredicate([](const Inventory& inventory, EntityRef entity) {
        if (!inventory.contains(entity))
            return false;
        const IdentityRow& row = inventory.identity(entity.as<EntityKind::Identity>());
        return !row.systemAssigned && !row.placeholder;
    });
    m_rows.sort(IdentitiesModel::Name);

    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 8, 0, 8);
    layout->setSpacing(8);
    auto* const kinds = new QHBoxLayout;
    kinds->setSpacing(24);
    kinds->addWidget(addKind(Identity::Existing, u"kindExisting"_s, tr("&Existing identity")));
    kinds->addWidget(addKind(Identity::New, u"kindNew"_s, tr("Ne&w identity")));
    kinds->addWidget(addKind(Identity::System, u"kindSystem"_s, tr("The machine's &own (system-assigned)")));
    kinds->addStretch(1);
    layout->addLayout(kinds);

    m_form = new NewIdentityForm(m_draft, m_stack);
    m_stack->addWidget(buildExisting());
    m_stack->addWidget(m_form);
    m_stack->addWidget(buildSystem());
    layout->addWidget(m_stack, 1);
    m_problem->setObjectName(u"identityProblem"_s);
    m_problem->setWordWrap(true);
    m_problem->setForegroundRole(QPalette::PlaceholderText);
    layout->addWidget(m_problem);
    layout->addWidget(new FoldOut(
        tr("User-assigned or system-assigned?"),
        tr("<p>A <b>user-assigned</b> identity is a resource of its own: many machines can share it, its roles are "
           "granted once, and it outlives the machine. It is what we recommend: a rebuilt machine keeps its access, "
           "and "
           "roles can be there before the machine is.</p><p>A <b>system-assigned</b> identity belongs to one machine "
           "and is deleted with it; its role assignments are left behind. It suits a single machine that nobody will "
           "rebuild.</p>"),
        this));
    layout->addWidget(new FoldOut(
        tr("Coming from AWS?"),
        tr("<p>A user-assigned identity does what an <b>IAM role in an instance profile</b> does: the machine takes it "
           "on, and programs ask the metadata service for its tokens. Unlike there, a machine can have several. A "
           "<b>role assignment</b> is what an attached <b>policy</b> is, with one difference: where it applies is not "
           "written in the policy but is the <b>scope</b> that the role is assigned at.</p>"),
        this));
    connect(&m_draft, &AttachDraft::identityChanged, this, &IdentityPage::showDraft);
    showDraft();
}

IdentityPage::~IdentityPage()
{
    m_list->view()->setModel(nullptr);
    m_rows.setSourceModel(nullptr);
}

QRadioButton* IdentityPage::addKind(Identity kind, const QString& name, const QString& text)
{
    auto* const button = new QRadioButton(text, this);
    button->setObjectName(name);
    m_kinds.push_back(button);
    connect(button, &QRadioButton::toggled, this, [this, kind](bool on) {
        if (on)
            m_draft.setIdentityKind(kind);
    });
    return button;
}

QWidget* IdentityPage::buildExisting()
{
    auto* const page = new QWidget(m_stack);
    m_list = new ChoiceList(tr("Identities"), m_rows,
                            {IdentitiesModel::Name, IdentitiesModel::UsedBy, IdentitiesModel::RolesHeld,
                             IdentitiesModel::RoleNames, IdentitiesModel::Location, IdentitiesModel::ResourceGroup},
                            page);
    m_list->view()->setObjectName(u"identities"_s);
    m_facts = new QLabel(page);
    m_facts->setObjectName(u"identityFacts"_s);
    m_facts->setWordWrap(true);
    m_facts->setTextFormat(Qt::PlainText);
    auto* const layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_facts);
    connect(m_list, &ChoiceList::filterChanged, &m_rows, &SortFilterProxy::setFilterText);
    connect(m_list->view()->selectionModel(), &QItemSelectionModel::selectionChanged, this, &IdentityPage::takeChoice);
    return page;
}

QWidget* IdentityPage::buildSystem()
{
    auto* const page = new QWidget(m_stack);
    m_system = new QLabel(page);
    m_system->setObjectName(u"systemText"_s);
    m_system->setWordWrap(true);
    m_system->setTextFormat(Qt::PlainText);
    m_system->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    auto* const layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 8, 0, 0);
    layout->addWidget(m_system, 1);
    return page;
}

void IdentityPage::initializePage()
{
    m_draft.suggestPlace();
    m_form->showDraft();
    m_list->fitColumns();
    showDraft();
    showExisting();
}

QWidget* IdentityPage::firstControl() const
{
    return m_draft.identityKind() == Identity::Existing ? m_list->filter() : nullptr;
}

bool IdentityPage::isComplete() const
{
    return m_draft.identityProblem().isEmpty();
}

/// Only what is selected was chosen: a view that gets the focus makes some row the current one by itself.
void IdentityPage::takeChoice()
{
    const QModelIndexList rows = m_list->view()->selectionModel()->selectedRows();
    if (!rows.isEmpty())
        m_draft.setExistingIdentity(m_draft.store().inventory().armId(m_rows.entityAt(rows.front().row())));
}

void IdentityPage::showExisting()
{
    const IdentityHandle identity = m_draft.store().inventory().findIdentity(m_draft.existingIdentity());
    const QModelIndex index = identity.isValid() ? m_rows.indexOf(identity) : QModelIndex();
    if (!index.isValid())
        return;
    m_list->view()->setCurrentIndex(index);
    m_list->view()->scrollTo(index);
}

void IdentityPage::showDraft()
{
    const auto kind = static_cast<size_t>(m_draft.identityKind());
    m_kinds[kind]->setChecked(true);
    m_stack->setCurrentIndex(static_cast<int>(kind));
    m_facts->setText(identityFacts(m_draft.store().inventory(), m_draft.existingIdentity()));
    m_system->setText(systemText());
    const QString problem = m_draft.identityProblem();
    m_problem->setText(problem == m_draft.newNameProblem() ? QString() : problem); // that one stands at the field
    m_problem->setVisible(!m_problem->text().isEmpty());
    Q_EMIT completeChanged();
}

QString IdentityPage::systemText() const
{
    const Inventory& inventory = m_draft.store().inventory();
    const auto total = static_cast<int>(m_draft.hosts().size());
    int enabled = 0;
    for (const QString& id : m_draft.hosts()) {
        const HostHandle host = inventory.findHost(id);
        enabled += host.isValid() && inventory.host(host).systemIdentity.isValid() ? 1 : 0;
    }
    if (total == 0)
        return {};
    if (enabled == total)
        return tr("%n chosen machine(s) have their own identity already. What you grant next goes to it.", nullptr,
                  total);
    const QString already = enabled > 0 ? u' ' + tr("%n of them has its own already.", nullptr, enabled) : QString();
    return tr("An identity of its own will be enabled on %n machine(s); what it runs as now is kept.", nullptr,
              total - enabled)
        + already + u"\n\n"_s
        + tr("Each one is deleted together with its machine. Roles are granted to each of them separately, so more "
             "machines mean more role assignments.");
}

QString identityFacts(const Inventory& inventory, const QString& identityId)
{
    const IdentityHandle identity = inventory.findIdentity(identityId);
    if (!identity.isValid())
        return {};
    constexpr int named = 3;
    QStringList hosts;
    const std::vector<HostHandle> all = inventory.hostsOf(identity);
    for (size_t i = 0; i < all.size() && i < named; ++i)
        hosts << inventory.displayName(all[i]);
    QStringList roles;
    for (const AssignmentHandle assignment : inventory.assignmentsOf(identity))
        roles << inventory.displayName(inventory.assignment(assignment).role);
    roles.removeDuplicates();
    const auto roleCount = roles.size();
    QStringList sentences;
    sentences << (all.empty() ? IdentityPage::tr("Nothing runs as it yet.")
                              : IdentityPage::tr("Shared by %1: what you grant to it, they may do too.")
                                    .arg(texts::nameList(hosts, static_cast<qsizetype>(all.size()), named)));
    sentences << (roles.isEmpty()
                      ? IdentityPage::tr("It holds no roles.")
                      : IdentityPage::tr("It holds %1.").arg(texts::nameList(roles.mid(0, named), roleCount, named)));
    sentences << IdentityPage::tr("It lies in %1.", "%1: a region")
                     .arg(inventory.text(inventory.identity(identity).location));
    return sentences.join(u' ');
}

} // namespace rolescope
