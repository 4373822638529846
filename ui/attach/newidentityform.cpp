// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/attach/newidentityform.h"

#include "ui/attach/attachdraft.h"
#include "ui/attach/places.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QScopedValueRollback>

namespace rolescope {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int widestField = 420;

void fill(QComboBox& box, const std::vector<places::Place>& choices, const QString& current)
{
    box.clear();
    int at = -1;
    for (const places::Place& place : choices) {
        if (place.id.compare(current, Qt::CaseInsensitive) == 0)
            at = box.count();
        box.addItem(place.text, place.id);
    }
    box.setCurrentIndex(at);
}

} // namespace

NewIdentityForm::NewIdentityForm(AttachDraft& draft, QWidget* parent)
    : QWidget(parent)
    , m_draft(draft)
    , m_name(new QLineEdit(this))
    , m_nameProblem(new QLabel(this))
    , m_subscription(new QComboBox(this))
    , m_group(new QComboBox(this))
    , m_location(new QComboBox(this))
    , m_tags(new QLineEdit(this))
    , m_regional(new QCheckBox(tr("Only for resources of the same region"), this))
{
    m_name->setObjectName(u"newName"_s);
    m_name->setPlaceholderText(tr("id-web", "an example of an identity's name"));
    m_nameProblem->setObjectName(u"newNameProblem"_s);
    m_nameProblem->setWordWrap(true);
    m_nameProblem->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    m_nameProblem->setForegroundRole(QPalette::BrightText);
    m_subscription->setObjectName(u"newSubscription"_s);
    m_group->setObjectName(u"newGroup"_s);
    m_location->setObjectName(u"newLocation"_s);
    m_tags->setObjectName(u"newTags"_s);
    m_tags->setPlaceholderText(tr("env=prod, team=web", "an example of tags"));
    m_regional->setToolTip(tr("Isolation scope “Regional”. It cannot be used by machines elsewhere, and stays so."));
    for (QComboBox* const box : {m_subscription, m_group, m_location})
        box->setPlaceholderText(tr("Choose…"));
    for (QWidget* const field : std::initializer_list<QWidget*>{m_name, m_subscription, m_group, m_location, m_tags})
        field->setMaximumWidth(widestField);
    for (QWidget* const field : std::initializer_list<QWidget*>{m_subscription, m_group, m_location})
        field->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);

    auto* const form = new QFormLayout(this);
    form->setContentsMargins(0, 8, 0, 0);
    form->setVerticalSpacing(8);
    form->setHorizontalSpacing(16);
    form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    form->setLabelAlignment(Qt::AlignLeft);
    form->addRow(tr("&Name"), m_name);
    form->addRow(QString(), m_nameProblem);
    form->addRow(tr("&Subscription"), m_subscription);
    form->addRow(tr("&Resource group"), m_group);
    form->addRow(tr("Re&gion"), m_location);
    form->addRow(tr("Tags"), m_tags);
    form->addRow(tr("Isolation"), m_regional);

    connect(m_name, &QLineEdit::textChanged, this, &NewIdentityForm::take);
    connect(m_tags, &QLineEdit::textChanged, this, &NewIdentityForm::take);
    connect(m_regional, &QCheckBox::toggled, this, &NewIdentityForm::take);
    connect(m_subscription, &QComboBox::currentIndexChanged, this, [this] {
        if (m_filling)
            return;
        fillGroups();
        take();
    });
    for (QComboBox* const box : {m_group, m_location})
        connect(box, &QComboBox::currentIndexChanged, this, &NewIdentityForm::take);
    showProblem();
}

void NewIdentityForm::showDraft()
{
    const QScopedValueRollback guard(m_filling, true);
    const Inventory& inventory = m_draft.store().inventory();
    const AttachDraft::NewIdentity& identity = m_draft.newIdentity();
    m_name->setText(identity.name);
    m_tags->setText(identity.tags);
    m_regional->setChecked(identity.regional);
    fill(*m_subscription, places::subscriptions(inventory), identity.subscriptionId);
    fill(*m_group, places::resourceGroups(inventory, identity.subscriptionId), identity.resourceGroup);
    fill(*m_location, places::regions(inventory), identity.location);
    showProblem();
}

void NewIdentityForm::fillGroups()
{
    const QScopedValueRollback guard(m_filling, true);
    fill(*m_group, places::resourceGroups(m_draft.store().inventory(), m_subscription->currentData().toString()),
         m_group->currentData().toString());
}

void NewIdentityForm::take()
{
    if (m_filling)
        return;
    AttachDraft::NewIdentity identity;
    identity.name = m_name->text();
    identity.subscriptionId = m_subscription->currentData().toString();
    identity.resourceGroup = m_group->currentData().toString();
    identity.location = m_location->currentData().toString();
    identity.tags = m_tags->text();
    identity.regional = m_regional->isChecked();
    m_draft.setNewIdentity(identity);
    showProblem();
}

void NewIdentityForm::showProblem()
{
    m_nameProblem->setText(m_draft.newNameProblem());
    m_nameProblem->setVisible(!m_nameProblem->text().isEmpty());
}

} // namespace rolescope
