// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/attach/machinespage.h"

#include "ui/attach/attachdraft.h"
#include "ui/attach/choicelist.h"
#include "ui/common/filterline.h"
#include "ui/common/fonts.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QTreeView>

namespace rolescope {

using namespace Qt::Literals::StringLiterals;

MachinesPage::MachinesPage(AttachDraft& draft, QWidget* parent)
    : WizardPage(parent)
    , m_draft(draft)
    , m_model(draft)
    , m_list(new ChoiceList(tr("Virtual machines"), m_model,
                            {VirtualMachinesModel::Name, VirtualMachinesModel::SystemAssigned,
                             VirtualMachinesModel::UserAssigned, VirtualMachinesModel::ResourceGroup,
                             VirtualMachinesModel::Subscription, VirtualMachinesModel::Location},
                            this))
    , m_onlyChosen(new QCheckBox(tr("Chosen only"), this))
    , m_count(new QLabel(this))
    , m_hint(new QLabel(this))
{
    setTitle(tr("Virtual machines"));
    setSubTitle(tr("Which machines and scale sets shall run as the identity? What each runs as now is kept."));
    m_list->view()->setObjectName(u"machines"_s);
    m_list->bar()->addWidget(m_onlyChosen);
    setTabOrder(m_list->filter(), m_onlyChosen);
    setTabOrder(m_onlyChosen, m_list->view());
    auto* const all = new QPushButton(tr("Choose all shown"), this);
    auto* const none = new QPushButton(tr("Choose none"), this);
    for (QPushButton* const each : {all, none})
        each->setAutoDefault(false);
    m_count->setObjectName(u"chosenCount"_s);
    m_count->setFont(fonts::medium(m_count->font()));
    m_hint->setForegroundRole(QPalette::PlaceholderText);
    m_hint->setWordWrap(true);

    auto* const foot = new QHBoxLayout;
    foot->setSpacing(8);
    foot->addWidget(m_count);
    foot->addWidget(m_hint, 1);
    foot->addWidget(all);
    foot->addWidget(none);
    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 8, 0, 8);
    layout->setSpacing(8);
    layout->addWidget(m_list, 1);
    layout->addLayout(foot);

    connect(m_list, &ChoiceList::filterChanged, &m_model.rows(), &SortFilterProxy::setFilterText);
    connect(m_onlyChosen, &QCheckBox::toggled, &m_model, &HostChoice::setOnlyChosen);
    connect(all, &QPushButton::clicked, &m_model, &HostChoice::chooseAllShown);
    connect(none, &QPushButton::clicked, this, [this] { m_draft.setHosts({}); });
    connect(&m_draft, &AttachDraft::hostsChanged, this, &MachinesPage::showCount);
    showCount();
}

void MachinesPage::initializePage()
{
    m_list->fitColumns();
}

QWidget* MachinesPage::firstControl() const
{
    return m_list->filter();
}

void MachinesPage::showCount()
{
    m_count->setText(m_draft.hostsSummary());
    m_hint->setText(m_draft.hosts().isEmpty()
                        ? tr("Space ticks a row. Without any, the identity is only created or given roles.")
                        : QString());
}

} // namespace rolescope
