// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The tables of the window, each a TablePage over its model.
#include "models/items/entitytraits.h"
#include "models/items/gapsmodel.h"
#include "models/items/identitiesmodel.h"
#include "models/items/otherhostsmodel.h"
#include "models/items/roleassignmentsmodel.h"
#include "models/items/roledefinitionsmodel.h"
#include "models/items/virtualmachinesmodel.h"
#include "ui/explore/tablepage.h"

namespace rolescope {

using namespace Qt::Literals::StringLiterals;

TablePage* makeVirtualMachinesPage(InventoryStore& store, Selection& selection, QWidget* parent)
{
    using Model = VirtualMachinesModel;
    TablePage::Options options;
    options.name = u"virtualMachines"_s;
    options.table = Table::VirtualMachines;
    options.title = TablePage::tr("Virtual machines");
    options.icon = u"vm"_s;
    options.emptySentence = TablePage::tr("No virtual machines yet. Sync a subscription, or open the demo.");
    options.hiddenColumns = {Model::Kind, Model::Identities, Model::TagList};
    return new TablePage(std::make_unique<Model>(store), store, selection, std::move(options), parent);
}

TablePage* makeIdentitiesPage(InventoryStore& store, Selection& selection, QWidget* parent)
{
    using Model = IdentitiesModel;
    TablePage::Options options;
    options.name = u"identities"_s;
    options.table = Table::Identities;
    options.title = TablePage::tr("Identities");
    options.icon = u"user-identity"_s;
    options.emptySentence = TablePage::tr("No identities yet. Sync a subscription, or open the demo.");
    options.hiddenColumns = {Model::PrincipalId, Model::TagList};
    return new TablePage(std::make_unique<Model>(store), store, selection, std::move(options), parent);
}

TablePage* makeRoleAssignmentsPage(InventoryStore& store, Selection& selection, QWidget* parent)
{
    using Model = RoleAssignmentsModel;
    TablePage::Options options;
    options.name = u"roleAssignments"_s;
    options.table = Table::Assignments;
    options.title = TablePage::tr("Role assignments");
    options.icon = u"assignment"_s;
    options.emptySentence = TablePage::tr("No role assignments yet. Sync a subscription, or open the demo.");
    options.hiddenColumns = {Model::AppliesTo, Model::Condition, Model::Description, Model::ScopePath, Model::Id};
    options.sentenceColumns = {Model::Condition, Model::Description};
    auto model = std::make_unique<Model>(store);
    Model* const assignments = model.get();
    auto* const page = new TablePage(std::move(model), store, selection, std::move(options), parent);
    const auto follow = [assignments, &store](EntityRef current) {
        const bool isPlace = current.kind == EntityKind::Scope || current.kind == EntityKind::Host;
        if (isPlace && store.inventory().contains(current))
            assignments->setContextScope(scopeOf(store.inventory(), current));
    };
    QObject::connect(&selection, &Selection::changed, page, follow);
    follow(selection.current());
    return page;
}

TablePage* makeRolesPage(InventoryStore& store, Selection& selection, QWidget* parent)
{
    using Model = RoleDefinitionsModel;
    TablePage::Options options;
    options.name = u"roles"_s;
    options.table = Table::Roles;
    options.title = TablePage::tr("Roles");
    options.icon = u"role"_s;
    options.emptySentence = TablePage::tr("No roles yet. Sync a subscription, or open the demo.");
    options.hiddenColumns = {Model::Guid};
    options.sentenceColumns = {Model::Description};
    return new TablePage(std::make_unique<Model>(store), store, selection, std::move(options), parent);
}

TablePage* makeOtherHostsPage(InventoryStore& store, Selection& selection, QWidget* parent)
{
    TablePage::Options options;
    options.name = u"otherHosts"_s;
    options.table = Table::OtherHosts;
    options.title = TablePage::tr("Other resources");
    options.icon = u"host"_s;
    options.emptySentence
        = TablePage::tr("No other resources with an identity yet. Sync a subscription, or open the demo.");
    return new TablePage(std::make_unique<OtherHostsModel>(store), store, selection, std::move(options), parent);
}

TablePage* makeGapsPage(InventoryStore& store, Selection& selection, QWidget* parent)
{
    using Model = GapsModel;
    TablePage::Options options;
    options.name = u"gaps"_s;
    options.title = TablePage::tr("Could not read");
    options.icon = u"info"_s;
    // True before the first sync and after a failed one as well.
    options.emptySentence = TablePage::tr(
        "Nothing to list. What a sync could not read stands here, with the reason and what would help.");
    options.hiddenColumns = {Model::Code, Model::CorrelationId};
    options.sentenceColumns = {Model::Why, Model::Hides, Model::WouldHelp};
    options.sortKeys = {};
    return new TablePage(std::make_unique<Model>(store), store, selection, std::move(options), parent);
}

} // namespace rolescope
