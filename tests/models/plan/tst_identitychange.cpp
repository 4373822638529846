// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/plan/identitychange.h"

#include <QTest>

#include <nlohmann/json.hpp>

#include <set>

using namespace Qt::Literals::StringLiterals;
using namespace rolescope;

namespace {

const QStringList allIds{u"/subscriptions/s/resourceGroups/g/providers/Microsoft.ManagedIdentity/"
                         "userAssignedIdentities/a"_s,
                         u"/subscriptions/s/resourceGroups/g/providers/Microsoft.ManagedIdentity/"
                         "userAssignedIdentities/b"_s,
                         u"/subscriptions/s/resourceGroups/g/providers/Microsoft.ManagedIdentity/"
                         "userAssignedIdentities/c"_s};

struct Simple
{
    bool system = false;
    std::set<QString> users; ///< folded

    bool operator==(const Simple&) const = default;
};

QStringList subset(unsigned mask)
{
    QStringList ids;
    for (int i = 0; i < allIds.size(); ++i) {
        if (mask & (1U << i))
            ids << allIds[i];
    }
    return ids;
}

IdentityBlock block(bool system, unsigned users)
{
    IdentityBlock block;
    block.systemAssigned = system;
    if (system)
        block.principalId = u"11111111-1111-1111-1111-111111111111"_s;
    for (const QString& id : subset(users))
        block.userAssigned.push_back({id, u"p"_s, u"c"_s});
    return block;
}

Simple simple(const IdentityBlock& block)
{
    Simple result{block.systemAssigned, {}};
    for (const AttachedIdentity& one : block.userAssigned)
        result.users.insert(armid::folded(one.id));
    return result;
}

/// What Compute makes of a PATCH, by its documentation: the type is taken as it stands, keys are merged.
Simple azure(Simple state, const nlohmann::json& patch)
{
    const nlohmann::json& identity = patch.at("identity");
    const std::string type = identity.at("type");
    const bool user = type.find("UserAssigned") != std::string::npos;
    state.system = type.find("SystemAssigned") != std::string::npos;
    if (!user) {
        state.users.clear();
        if (identity.contains("userAssignedIdentities"))
            throw std::runtime_error("user-assigned identities beside a type that has none");
        return state;
    }
    for (const auto& [key, value] : identity.at("userAssignedIdentities").items()) {
        const QString id = armid::folded(QString::fromStdString(key));
        if (value.is_null())
            state.users.erase(id);
        else
            state.users.insert(id);
    }
    if (state.users.empty())
        throw std::runtime_error("UserAssigned without an identity");
    return state;
}

Simple wanted(Simple state, const ChangeHost& change)
{
    for (const QString& id : change.attach)
        state.users.insert(armid::folded(id));
    for (const QString& id : change.detach)
        state.users.erase(armid::folded(id));
    state.system = (state.system || change.enableSystem) && !change.disableSystem;
    return state;
}

} // namespace

class IdentityChangeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// Every block of up to three identities under every change: nothing is lost that was not named.
    void keepsWhatIsNotNamed()
    {
        int patches = 0;
        for (unsigned now = 0; now < 8; ++now) {
            for (unsigned change = 0; change < 64; ++change) {
                const unsigned attach = change & 7U;
                const unsigned detach = (change >> 3U) & 7U & ~attach;
                for (unsigned flags = 0; flags < 6; ++flags) {
                    const bool system = flags % 2 == 1;
                    const IdentityBlock current = block(system, now);
                    const ChangeHost step{u"/vm"_s, subset(attach), subset(detach), flags / 2 == 1, flags / 2 == 2};
                    const Simple expected = wanted(simple(current), step);
                    QCOMPARE(simple(changedBlock(current, step)), expected);
                    const auto patch = identityPatch(current, step);
                    QCOMPARE(patch.has_value(), expected != simple(current));
                    QCOMPARE(outcomeOf(current, step).changed, patch.has_value());
                    if (!patch)
                        continue;
                    ++patches;
                    QCOMPARE(azure(simple(current), *patch), expected);
                }
            }
        }
        QVERIFY(patches > 1000);
    }

    void namesOnlyWhatChanges()
    {
        const auto patch = identityPatch(block(true, 1), ChangeHost{u"/vm"_s, {allIds[1]}, {}, false, false});
        QVERIFY(patch);
        QCOMPARE(QByteArray::fromStdString(patch->dump()),
                 R"({"identity":{"type":"SystemAssigned, UserAssigned","userAssignedIdentities":{")"
                     + allIds[1].toUtf8() + R"(":{}}}})");
    }

    void comparesIdsAsAzureDoes()
    {
        const IdentityBlock current = block(false, 3);
        QVERIFY(!identityPatch(current, ChangeHost{u"/vm"_s, {allIds[0].toUpper()}, {}, false, false}));
        const auto patch = identityPatch(current, ChangeHost{u"/vm"_s, {}, {allIds[0].toUpper()}, false, false});
        QVERIFY(patch);
        // The key as the machine spells it.
        QVERIFY(patch->at("identity").at("userAssignedIdentities").at(allIds[0].toStdString()).is_null());
    }

    void tellsWhatWasNew()
    {
        const StepOutcome outcome
            = outcomeOf(block(false, 1), ChangeHost{u"/vm"_s, {allIds[0], allIds[1]}, {allIds[2]}, true, false});
        QVERIFY(outcome.changed);
        QCOMPARE(outcome.attached, QStringList{allIds[1]});
        QVERIFY(outcome.detached.isEmpty());
        QVERIFY(outcome.systemEnabled);
    }

    void forgetsThePrincipalOfADisabledIdentity()
    {
        const IdentityBlock changed = changedBlock(block(true, 0), ChangeHost{u"/vm"_s, {}, {}, false, true});
        QVERIFY(changed.principalId.isEmpty());
    }
};

QTEST_GUILESS_MAIN(IdentityChangeTest)

#include "tst_identitychange.moc"
