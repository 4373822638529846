// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/access/rolewords.h"

#include "models/access/patternweight.h"
#include "models/domain/actionpattern.h"
#include "models/domain/camelwords.h"
#include "models/inventory/roleprivilege.h"

#include <QCoreApplication>
#include <QHash>

#include <algorithm>
#include <array>
#include <tuple>

namespace rolescope::rolewords {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(rolescope::RoleWords)
};

constexpr size_t summaryLength = 3;

/// "read, write and delete"
QString joined(const QStringList& parts)
{
    if (parts.size() < 2)
        return parts.join(QString());
    //: The end of a list: %1 is what came before, parted by commas, %2 the last one
    return Words::tr("%1 and %2").arg(parts.first(parts.size() - 1).join(u", "_s), parts.last());
}

/// "Key Vault" for "Microsoft.KeyVault/…"; empty for patterns over all providers.
QString serviceOf(QStringView pattern)
{
    QStringView provider = pattern.first(std::max<qsizetype>(0, pattern.indexOf(u'/')));
    if (actionpattern::hasWildcard(provider))
        return {};
    constexpr QStringView microsoft = u"Microsoft.";
    if (provider.startsWith(microsoft, Qt::CaseInsensitive))
        provider = provider.sliced(microsoft.size());
    return camelwords::asWritten(provider);
}

/// One pattern, taken apart: what is done, and to what.
struct Ability
{
    QString service; ///< empty: all
    QString target; ///< "blobs"; empty: the service as a whole
    Verb verb = Verb::Other;
    bool anything = false; ///< any verb
    QString named; ///< of another verb: what it is called, "restart"; empty: any of them
};

/// "virtual machines"; for what is no plural "metadata of registries", since that alone would say too little.
QString targetIn(const QList<QStringView>& segments)
{
    if (segments.size() < 2)
        return {};
    const QString own = camelwords::lowerCase(segments.last());
    if (own.endsWith(u's') || segments.size() < 3)
        return own;
    //: A part of a kind of thing: "metadata of registries"
    return Words::tr("%1 of %2").arg(own, camelwords::lowerCase(segments[segments.size() - 2]));
}

Ability taken(QStringView pattern)
{
    Ability ability;
    pattern = pattern.trimmed();
    ability.service = serviceOf(pattern);
    ability.verb = verbOf(pattern, &ability.anything);
    QList<QStringView> segments = pattern.split(u'/');
    const QStringView last = segments.takeLast();
    const bool isAction = last.compare(u"action", Qt::CaseInsensitive) == 0;
    if (isAction && !segments.isEmpty() && !actionpattern::hasWildcard(segments.last()))
        ability.named = segments.takeLast().toString();
    else if (ability.verb == Verb::Other && !isAction && !ability.anything)
        ability.named = last.toString();
    segments.removeIf([](QStringView segment) { return actionpattern::hasWildcard(segment); });
    ability.target = targetIn(segments);
    return ability;
}

/// Something that may be done, apart from what it is done to, so that "read blobs, read queues" can become "read blobs
/// and queues".
struct Phrase
{
    QString form; ///< "read %1", or a whole phrase where there is no object
    QString object;

    bool operator==(const Phrase&) const = default;
};

/// Stands in a form where the object will be.
const auto objectPlace = u"%1"_s;

/// What a named action does: "restart virtual machines", "list keys of storage accounts", "get secrets".
Phrase namedAction(const QString& name, const QString& target)
{
    const QString words = camelwords::lowerCase(name);
    if (target.isEmpty())
        return {words, {}};
    const qsizetype space = words.indexOf(u' ');
    const QString object = words.sliced(space < 0 ? words.size() : space + 1);
    if (object.isEmpty() || object == target || object + u's' == target)
        //: %1 is what an operation does, "restart" or "get"; %2 a kind of things, "virtual machines"
        return {Words::tr("%1 %2").arg(space < 0 ? words : words.first(space), objectPlace), target};
    //: %1 is what an operation does, "list keys"; %2 the kind of things that it is done to, "storage accounts"
    return {Words::tr("%1 of %2").arg(words, objectPlace), target};
}

/// The things that several operations do something with, in the order that they came.
struct Target
{
    QString name; ///< empty: the service as a whole
    std::array<bool, verbCount> verbs{}; ///< read, write, delete
    std::vector<Phrase> named; ///< of other actions
    bool everything = false;
    bool exceptions = false; ///< notActions take something off it
    bool everyAction = false; ///< all that is neither read nor write nor delete
    qint64 weight = 0;
    bool speaking = false; ///< the role's name speaks of it
};

/// What is permitted in one service on one plane, as it is collected.
struct Service
{
    QString name;
    Plane plane = Plane::Control;
    bool common = false;
    PatternWeight weight;
    std::vector<Target> targets;
};

Phrase everythingWith(const Service& service, const Target& target)
{
    //: Continues "can …", as in "do everything with disks"; nearly: some of it is excepted
    const QString all = target.exceptions ? Words::tr("do nearly everything") : Words::tr("do everything");
    if (!target.name.isEmpty())
        //: %1 is "do everything" or "do nearly everything", %2 a kind of things: "virtual machines"
        return {Words::tr("%1 with %2").arg(all, objectPlace), target.name};
    //: %1 is "do everything" or "do nearly everything", %2 a service: "Compute"
    return {service.name.isEmpty() ? all : Words::tr("%1 in %2").arg(all, service.name), {}};
}

QString objectOf(const Service& service, const Target& target)
{
    if (!target.name.isEmpty())
        return target.name;
    //: Continues "read …"; %1 is a service, "Compute"
    return service.name.isEmpty() ? Words::tr("everything") : Words::tr("everything in %1").arg(service.name);
}

QStringList verbNames(const Target& target)
{
    const QStringList names{Words::tr("read"), Words::tr("write"), Words::tr("delete")};
    QStringList list;
    for (qsizetype verb = 0; verb < names.size(); ++verb) {
        if (target.verbs.at(static_cast<size_t>(verb)))
            list << names.at(verb);
    }
    return list;
}

std::vector<Phrase> phrases(const Service& service, const Target& target)
{
    if (target.everything)
        return {everythingWith(service, target)};
    std::vector<Phrase> list;
    const QString object = objectOf(service, target);
    if (const QStringList verbs = verbNames(target); !verbs.isEmpty())
        //: %1 is one or several of read, write, delete; %2 what that is done with, "blobs"
        list.push_back({Words::tr("%1 %2").arg(joined(verbs), objectPlace), object});
    if (target.everyAction)
        //: %1 is a kind of things, or "everything"
        list.push_back({Words::tr("run every action on %1"), object});
    list.insert(list.end(), target.named.begin(), target.named.end());
    return list;
}

std::vector<Phrase> phrases(const Service& service)
{
    std::vector<Phrase> list;
    for (const Target& target : service.targets) {
        const std::vector<Phrase> more = phrases(service, target);
        list.insert(list.end(), more.begin(), more.end());
    }
    return list;
}

/// "read blobs and queues", "restart virtual machines": what is done alike comes together, where it comes first.
QStringList told(std::span<const Phrase> phrases)
{
    QStringList forms;
    QHash<QString, QStringList> objects;
    for (const Phrase& phrase : phrases) {
        if (!forms.contains(phrase.form))
            forms << phrase.form;
        if (!phrase.object.isEmpty())
            objects[phrase.form] << phrase.object;
    }
    QStringList list;
    for (const QString& form : forms)
        list << (objects.contains(form) ? form.arg(joined(objects.value(form))) : form);
    return list;
}

/// Whether the name of a role speaks of things: "Virtual Machine Contributor" of "virtual machines".
bool speaksOf(const QString& roleName, const QString& things)
{
    const QString one = things.endsWith(u's') ? things.chopped(1) : things;
    return !one.isEmpty() && roleName.contains(one, Qt::CaseInsensitive);
}

/// Collects what patterns permit, service by service.
class Collector
{
public:
    explicit Collector(const QString& roleName) : m_roleName(roleName) { }

    void add(std::span<const Permission> permissions, Plane plane)
    {
        for (const Permission& permission : permissions) {
            const QStringList& notActions = permissionset::notActionsOf(permission, plane);
            for (const QString& pattern : permissionset::actionsOf(permission, plane))
                add(pattern, plane, actionpattern::anyOverlaps(notActions, pattern));
        }
    }

    void add(QStringView pattern, Plane plane, bool exceptions)
    {
        const Ability ability = taken(pattern);
        Service& service = serviceFor(ability.service, plane, plane == Plane::Control && isCommonAction(pattern));
        service.weight.add(pattern);
        Target& target = targetFor(service, ability.target);
        PatternWeight weight;
        weight.add(pattern);
        target.weight += weight.total();
        note(ability, exceptions, target);
    }

    std::vector<Service> sorted()
    {
        for (Service& service : m_services)
            std::stable_sort(service.targets.begin(), service.targets.end(), [](const Target& a, const Target& b) {
                return std::pair(!a.speaking, -a.weight) < std::pair(!b.speaking, -b.weight);
            });
        const auto key = [](const Service& service) {
            const bool speaking = service.targets.front().speaking;
            return std::tuple(service.common, !speaking, service.plane == Plane::Control, -service.weight.total(),
                              service.name);
        };
        std::stable_sort(m_services.begin(), m_services.end(),
                         [&](const Service& a, const Service& b) { return key(a) < key(b); });
        return std::move(m_services);
    }

private:
    static void note(const Ability& ability, bool exceptions, Target& target)
    {
        if (ability.anything) {
            target.exceptions = exceptions && (target.exceptions || !target.everything);
            target.everything = true;
        } else if (ability.verb != Verb::Other) {
            target.verbs.at(static_cast<size_t>(ability.verb)) = true;
        } else if (ability.named.isEmpty()) {
            target.everyAction = true;
        } else {
            const QString& object = ability.target.isEmpty() ? ability.service : ability.target;
            const Phrase phrase = namedAction(ability.named, object);
            if (std::find(target.named.begin(), target.named.end(), phrase) == target.named.end())
                target.named.push_back(phrase);
        }
    }

    Service& serviceFor(const QString& name, Plane plane, bool common)
    {
        const auto known = std::find_if(m_services.begin(), m_services.end(), [&](const Service& each) {
            return each.name.compare(name, Qt::CaseInsensitive) == 0 && each.plane == plane && each.common == common;
        });
        if (known != m_services.end())
            return *known;
        m_services.push_back({name, plane, common, {}, {}});
        return m_services.back();
    }

    Target& targetFor(Service& service, const QString& name)
    {
        const auto known = std::find_if(service.targets.begin(), service.targets.end(), [&](const Target& each) {
            return each.name.compare(name, Qt::CaseInsensitive) == 0;
        });
        if (known != service.targets.end())
            return *known;
        Target target;
        target.name = name;
        target.speaking = speaksOf(m_roleName, name);
        service.targets.push_back(target);
        return service.targets.back();
    }

    QString m_roleName;
    std::vector<Service> m_services;
};

std::vector<Service> collected(std::span<const Permission> permissions, const QString& roleName)
{
    Collector collector(roleName);
    collector.add(permissions, Plane::Data);
    collector.add(permissions, Plane::Control);
    return collector.sorted();
}

} // namespace

std::vector<ServiceWords> services(std::span<const Permission> permissions)
{
    std::vector<ServiceWords> all;
    for (const Service& service : collected(permissions, {})) {
        ServiceWords words;
        words.service = service.name.isEmpty() ? Words::tr("All services") : service.name;
        words.plane = service.plane;
        words.common = service.common;
        words.abilities = told(phrases(service));
        all.push_back(words);
    }
    return all;
}

QString line(const ServiceWords& words)
{
    const QString abilities = words.abilities.join(u", "_s);
    //: %1 is a service, %2 what may be done there: "Storage: read and write blobs (data)"
    return words.plane == Plane::Data ? Words::tr("%1: %2 (data)").arg(words.service, abilities)
                                      : Words::tr("%1: %2").arg(words.service, abilities);
}

QString summary(const RoleDefinition& role)
{
    std::vector<Phrase> telling;
    std::vector<Phrase> common;
    for (const Service& service : collected(role.permissions, role.name)) {
        auto& list = service.common ? common : telling;
        const std::vector<Phrase> more = phrases(service);
        list.insert(list.end(), more.begin(), more.end());
    }
    const std::vector<Phrase>& all = telling.empty() ? common : telling;
    if (all.empty())
        return Words::tr("do nothing");
    const std::span<const Phrase> first(all.data(), std::min(all.size(), summaryLength));
    const QString list = told(first).join(u", "_s);
    const auto rest = static_cast<int>(all.size() - first.size());
    //: %1 is a list of things that somebody may do, %n how many more there are
    return rest == 0 ? list : Words::tr("%1, and %n more", nullptr, rest).arg(list);
}

QString abilityIn(const RoleDefinition& role, const QString& place)
{
    //: %1 is what a role permits, "read blobs"; %2 the name of a resource group or another scope
    return Words::tr("can %1 in %2").arg(summary(role), place);
}

QString action(QStringView action)
{
    if (action.trimmed().isEmpty())
        return {};
    Collector collector({});
    collector.add(action, Plane::Control, false);
    const std::vector<Service> services = collector.sorted();
    return told(phrases(services.front())).join(u", "_s);
}

QString privilegeReason(const RoleDefinition& role)
{
    const Privilege privilege = privilegeOf(role);
    QStringList reasons;
    if (privilege.handsOutAccess)
        reasons << Words::tr("hand out access");
    if (privilege.everything)
        reasons << Words::tr("manage everything");
    if (privilege.allData)
        reasons << Words::tr("use all data");
    //: %1 is one or several of "hand out access", "manage everything", "use all data"
    return reasons.isEmpty() ? QString() : Words::tr("May %1").arg(joined(reasons));
}

} // namespace rolescope::rolewords
