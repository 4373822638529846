// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/attach/attachdraft.h"

#include "tests/ui/explore/sampletenant.h"
#include "ui/attach/places.h"

#include <QSignalSpy>
#include <QTest>

using namespace rolescope;
using namespace Qt::Literals::StringLiterals;

using Identity = AttachRequest::Identity;

namespace {

constexpr auto readerGuid = "acdd72a7-3385-48ef-bd42-f606fba81ae7"_L1;

QString identityId(const QString& name)
{
    return sample::inGroup(u"rg-identity"_s, u"providers/Microsoft.ManagedIdentity/userAssignedIdentities/"_s + name);
}

} // namespace

class TestAttachDraft : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_store = std::make_unique<InventoryStore>();
        sample::fill(*m_store);
        m_draft = std::make_unique<AttachDraft>(*m_store);
    }

    void cleanup() { m_draft.reset(); }

    void hostsAreChosenOnceWhateverTheirCase()
    {
        QSignalSpy changed(m_draft.get(), &AttachDraft::hostsChanged);
        m_draft->setChosen(sample::machine(1), true);
        m_draft->setChosen(sample::machine(1).toUpper(), true);
        QCOMPARE(m_draft->hosts(), QStringList{sample::machine(1)});
        QVERIFY(m_draft->isChosen(sample::machine(1).toLower()));
        QCOMPARE(changed.count(), 1);
        m_draft->setChosen(sample::machine(1).toUpper(), false);
        QVERIFY(m_draft->hosts().isEmpty());
        QVERIFY(!m_draft->isChosen(sample::machine(1)));
        m_draft->setHosts({sample::machine(2), sample::machine(2).toUpper(), sample::machine(3)});
        QCOMPARE(m_draft->hosts().size(), 2);
    }

    void countsWhatIsChosen()
    {
        QCOMPARE(m_draft->hostsSummary(), u"None chosen"_s);
        SyncBatch batch;
        Host set;
        set.kind = HostKind::ScaleSet;
        set.id = sample::inGroup(u"rg-web"_s, u"providers/Microsoft.Compute/virtualMachineScaleSets/vmss-1"_s);
        batch.hosts = {set};
        m_store->apply(batch);
        m_draft->setChosen(set.id, true);
        QVERIFY2(m_draft->hostsSummary().contains(u"scale set"_s), qPrintable(m_draft->hostsSummary()));
        QVERIFY(!m_draft->hostsSummary().contains(u"virtual machine"_s));
        m_draft->setChosen(sample::machine(1), true);
        QVERIFY(m_draft->hostsSummary().contains(u"virtual machine"_s));
        QVERIFY(m_draft->hostsSummary().contains(u"scale set"_s));
    }

    void fillsInWhatIsSelected()
    {
        const Inventory& inventory = m_store->inventory();
        m_draft->prefill(inventory.findHost(sample::machine(1)));
        QCOMPARE(m_draft->hosts(), QStringList{sample::machine(1)});
        QCOMPARE(m_draft->identityKind(), Identity::Existing);
        m_draft->prefill(inventory.findIdentity(identityId(u"id-web"_s)));
        QVERIFY(armid::same(m_draft->existingIdentity(), identityId(u"id-web"_s)));
        // Things that no attachment is about, and none at all, change nothing.
        m_draft->prefill(inventory.findRole(u"Reader"_s));
        m_draft->prefill(EntityRef());
        QCOMPARE(m_draft->hosts().size(), 1);
    }

    void aSystemAssignedIdentityIsItsMachine()
    {
        m_draft->prefill(m_store->inventory().findIdentity(sample::machine(1)));
        QCOMPARE(m_draft->identityKind(), Identity::System);
        QCOMPARE(m_draft->hosts(), QStringList{sample::machine(1)});
        QVERIFY(m_draft->identityProblem().isEmpty());
        m_draft->setHosts({});
        QVERIFY(!m_draft->identityProblem().isEmpty());
    }

    void anExistingIdentityMustBeChosen()
    {
        QVERIFY(!m_draft->identityProblem().isEmpty());
        m_draft->setExistingIdentity(identityId(u"id-web"_s));
        QVERIFY(m_draft->identityProblem().isEmpty());
        QCOMPARE(m_draft->identityName(), u"id-web"_s);
    }

    void aNewIdentityIsCheckedFieldByField()
    {
        m_draft->setIdentityKind(Identity::New);
        AttachDraft::NewIdentity identity;
        const auto problem = [this, &identity] {
            m_draft->setNewIdentity(identity);
            return m_draft->identityProblem();
        };
        QVERIFY(problem().contains(u"name"_s));
        QVERIFY(m_draft->newNameProblem().isEmpty()); // nobody is told off for what they have not typed
        identity.name = u"-x"_s;
        QVERIFY(!problem().isEmpty());
        QVERIFY(!m_draft->newNameProblem().isEmpty());
        identity.name = u"id-new"_s;
        QVERIFY(problem().contains(u"subscription"_s));
        identity.subscriptionId = QString::fromLatin1(sample::subscriptionId);
        QVERIFY(problem().contains(u"resource group"_s));
        identity.resourceGroup = u"rg-identity"_s;
        QVERIFY(problem().contains(u"region"_s));
        identity.location = u"westeurope"_s;
        QCOMPARE(problem(), QString());
        identity.tags = u"env"_s;
        QVERIFY(problem().contains(u"key=value"_s));
        identity.tags = u"env=prod, team = web"_s;
        QCOMPARE(problem(), QString());
        QCOMPARE(m_draft->request().created.tags, (Tags{{u"env"_s, u"prod"_s}, {u"team"_s, u"web"_s}}));
        QVERIFY(armid::same(m_draft->request().created.identityId, identityId(u"id-new"_s)));
        identity.name = u"ID-WEB"_s;
        QVERIFY(problem().contains(u"rg-identity"_s)); // there is one of that name
    }

    void suggestsAPlaceBesideTheFirstMachine()
    {
        m_draft->suggestPlace();
        QVERIFY(m_draft->newIdentity().location.isEmpty());
        m_draft->setHosts({sample::machine(3)});
        m_draft->suggestPlace();
        QCOMPARE(m_draft->newIdentity().resourceGroup, u"rg-web"_s);
        QCOMPARE(m_draft->newIdentity().location, u"northeurope"_s);
        m_draft->setHosts({sample::machine(1)});
        m_draft->suggestPlace();
        QCOMPARE(m_draft->newIdentity().location, u"northeurope"_s); // what is filled in stays
    }

    void grantsAreListedOnce()
    {
        QVERIFY(m_draft->addGrant({QString(readerGuid), sample::subscription(), {}}));
        QVERIFY(!m_draft->addGrant({QString(readerGuid), sample::subscription().toUpper(), {}}));
        QVERIFY(m_draft->addGrant({QString(readerGuid), u"/"_s, {}}));
        QCOMPARE(m_draft->grants().size(), 2U);
        m_draft->removeGrant(0);
        QCOMPARE(m_draft->grants().front().scope, u"/"_s);
    }

    void saysWhatNoRolesMean()
    {
        m_draft->setExistingIdentity(identityId(u"id-web"_s));
        QVERIFY2(m_draft->grantsSummary().contains(u"keeps"_s), qPrintable(m_draft->grantsSummary()));
        m_draft->setExistingIdentity(identityId(u"id-unused"_s));
        QVERIFY2(m_draft->grantsSummary().contains(u"may do nothing"_s), qPrintable(m_draft->grantsSummary()));
        m_draft->addGrant({QString(readerGuid), u"/"_s, {}});
        QVERIFY(!m_draft->grantsSummary().contains(u"No "_s));
    }

    void makesAPlanOfWhatWasChosen()
    {
        QVERIFY(!m_draft->plan());
        m_draft->setHosts({sample::machine(7)});
        m_draft->setExistingIdentity(identityId(u"id-web"_s));
        m_draft->addGrant({QString(readerGuid), sample::subscription(), {}});
        const Result<Plan> plan = m_draft->plan();
        QVERIFY(plan);
        QCOMPARE(plan->steps.size(), 2U);
        QVERIFY(!plan->isSatisfied());
    }

    void placesAreWhatTheInventoryKnows()
    {
        const Inventory& inventory = m_store->inventory();
        const auto names = [](const std::vector<places::Place>& places) {
            QStringList texts;
            for (const places::Place& place : places)
                texts << place.text;
            return texts;
        };
        QCOMPARE(names(places::subscriptions(inventory)), (QStringList{u"Development"_s, u"Production"_s}));
        QCOMPARE(names(places::resourceGroups(inventory, QString::fromLatin1(sample::subscriptionId))),
                 (QStringList{u"rg-data"_s, u"rg-identity"_s, u"rg-web"_s}));
        QVERIFY(places::resourceGroups(inventory, u"elsewhere"_s).empty());
        QCOMPARE(names(places::regions(inventory)), (QStringList{u"northeurope"_s, u"westeurope"_s}));
    }

private:
    std::unique_ptr<InventoryStore> m_store;
    std::unique_ptr<AttachDraft> m_draft;
};

QTEST_GUILESS_MAIN(TestAttachDraft)
#include "tst_attachdraft.moc"
