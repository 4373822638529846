// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/focus.h"

#include <QCoreApplication>

#include <algorithm>

namespace rolescope::cli {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int hintLimit = 5;
constexpr qsizetype longestName = 100; ///< beyond what Azure allows: no hint is sought for more

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(rolescope::cli::Focus)
};

/// Things that are called exactly so.
std::vector<EntityRef> namesakes(const Inventory& inventory, const QString& name)
{
    std::vector<EntityRef> found;
    for (const EntityRef entity : inventory.search(name, 200)) {
        if (inventory.displayName(entity).compare(name, Qt::CaseInsensitive) == 0)
            found.push_back(entity);
    }
    return found;
}

/// Names that hold the word, else ever shorter beginnings of it.
QStringList namesLike(const Inventory& inventory, QString word)
{
    word.truncate(longestName);
    QStringList names;
    for (; word.size() >= 3 && names.isEmpty(); word.chop(1)) {
        for (const EntityRef entity : inventory.search(word, hintLimit))
            names.append(inventory.displayName(entity));
    }
    names.removeDuplicates();
    return names;
}

} // namespace

Result<EntityRef> resolveFocus(const Inventory& inventory, const QString& idOrName)
{
    return resolveAmong(inventory, idOrName, [](EntityRef) { return true; });
}

Result<EntityRef> resolveAmong(const Inventory& inventory, const QString& idOrName,
                               const std::function<bool(EntityRef)>& fits)
{
    if (const EntityRef found = inventory.find(idOrName); found.isValid() && fits(found))
        return found;
    std::vector<EntityRef> named = namesakes(inventory, idOrName);
    std::erase_if(named, [&fits](EntityRef entity) { return !fits(entity); });
    if (named.size() == 1)
        return named.front();
    if (named.size() > 1) {
        QStringList ids;
        for (std::size_t i = 0; i < std::min<std::size_t>(named.size(), hintLimit); ++i)
            ids.append(inventory.armId(named[i]));
        return failure(ErrorKind::NotFound, Texts::tr("Several things are called \"%1\".").arg(idOrName.left(200)),
                       Texts::tr("Give the id of one of them: %1").arg(ids.join(u", "_s)));
    }
    const QStringList names = namesLike(inventory, armid::nameOf(idOrName));
    return failure(ErrorKind::NotFound,
                   Texts::tr("Nothing is called \"%1\" or has it as its id.").arg(idOrName.left(200)),
                   names.isEmpty() ? Texts::tr("See rolescope list for what there is.")
                                   : Texts::tr("Near to it: %1").arg(names.join(u", "_s)));
}

} // namespace rolescope::cli
