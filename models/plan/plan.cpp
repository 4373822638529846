// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/plan/plan.h"

#include <QCoreApplication>
#include <QUuid>

#include <algorithm>

namespace rolescope {

using namespace Qt::Literals::StringLiterals;

namespace {

struct StepText
{
    Q_DECLARE_TR_FUNCTIONS(rolescope::PlanStep)

public:
    static QString names(const QStringList& ids)
    {
        QStringList names;
        for (const QString& id : ids)
            names << armid::nameOf(id);
        return names.join(tr(", ", "between the names of a list"));
    }

    static QString principal(const PlannedPrincipal& principal)
    {
        if (principal.identityId.isEmpty())
            return principal.principalId;
        const QString name = armid::nameOf(principal.identityId);
        return principal.systemAssigned ? tr("the system-assigned identity of %1", "%1: name of a resource").arg(name)
                                        : name;
    }

    static QString named(const QString& name, const QString& otherwise) { return name.isEmpty() ? otherwise : name; }

    QString operator()(const CreateIdentity& step) const
    {
        return tr("Create the user-assigned identity %1 in %2", "%1: name, %2: resource group")
            .arg(armid::nameOf(step.identityId), armid::resourceGroupOf(step.identityId));
    }

    QString operator()(const AssignRole& step) const
    {
        return tr("Assign %1 to %2 at %3", "%1: role, %2: identity, %3: scope")
            .arg(named(step.roleName, step.roleGuid), principal(step.principal),
                 named(step.scopeName, armid::nameOf(step.scope)));
    }

    QString operator()(const ChangeHost& step) const
    {
        QStringList parts;
        if (step.enableSystem)
            parts << tr("enable its system-assigned identity");
        if (!step.attach.isEmpty())
            parts << tr("attach %1", "%1: names of identities").arg(names(step.attach));
        if (!step.detach.isEmpty())
            parts << tr("detach %1", "%1: names of identities").arg(names(step.detach));
        if (step.disableSystem)
            parts << tr("disable its system-assigned identity");
        return tr("%1: %2", "%1: name of a virtual machine, %2: what changes")
            .arg(armid::nameOf(step.hostId), parts.join(tr(", ", "between the names of a list")));
    }

    QString operator()(const RevokeRole& step) const
    {
        return tr("Take %1 away from %2 at %3", "%1: role, %2: identity, %3: scope")
            .arg(named(step.roleName, step.assignment.roleGuid), named(step.principalName, step.assignment.principalId),
                 named(step.scopeName, armid::nameOf(step.assignment.scope)));
    }

    QString operator()(const DeleteIdentity& step) const
    {
        return tr("Delete the user-assigned identity %1 from %2", "%1: name, %2: resource group")
            .arg(armid::nameOf(step.identity.id), armid::resourceGroupOf(step.identity.id));
    }
};

struct StepTarget
{
    QString operator()(const CreateIdentity& step) const { return step.identityId; }
    QString operator()(const AssignRole& step) const { return step.scope; }
    QString operator()(const ChangeHost& step) const { return step.hostId; }
    QString operator()(const RevokeRole& step) const { return step.assignment.id; }
    QString operator()(const DeleteIdentity& step) const { return step.identity.id; }
};

} // namespace

bool Plan::isSatisfied() const
{
    return std::ranges::all_of(steps, &PlanStep::satisfied);
}

QString targetOf(const StepAction& action)
{
    return std::visit(StepTarget{}, action);
}

QString describeStep(const StepAction& action)
{
    return std::visit(StepText{}, action);
}

QString assignmentNamespace()
{
    // Made up once for this use; any other value would give the same tenant other names.
    return u"6f1f5d0a-5a5b-4d0e-9c3e-7a2a8f0b7c11"_s;
}

QString assignmentName(const QString& scope, const QString& principalId, const QString& roleGuid)
{
    static const QUuid space(assignmentNamespace());
    const QString wish = armid::folded(scope) + u'|' + principalId.toLower() + u'|' + roleGuid.toLower();
    return QUuid::createUuidV5(space, wish).toString(QUuid::WithoutBraces);
}

} // namespace rolescope
