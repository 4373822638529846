// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/viewstrip.h"

#include "models/items/entitytraits.h"
#include "models/items/scopechoice.h"
#include "tests/support/stage.h"
#include "tests/ui/shell/scriptedsource.h"

#include <QPushButton>
#include <QTest>

using namespace rolescope;
using namespace rolescope::test;
using namespace Qt::Literals::StringLiterals;

class TestViewStrip : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_store = std::make_unique<InventoryStore>();
        m_choice = std::make_unique<ScopeChoice>(*m_store);
        m_strip = std::make_unique<ViewStrip>(*m_store, *m_choice);
        m_stage = std::make_unique<Stage>(*m_strip, QSize(900, 40));
        m_strip->hide(); // the stage shows whatever it is given
    }

    void cleanup()
    {
        m_stage.reset();
        m_strip.reset();
        m_choice.reset();
    }

    void saysWhatItIsNarrowedTo()
    {
        m_store->apply(machines(5));
        m_choice->setOnly(placeOf(u"vm-2"));
        QCOMPARE(m_strip->narrowedText(), u"Only vm-2"_s);
        QVERIFY(m_strip->isVisible());
        QTest::mouseClick(m_strip->findChild<QPushButton*>(u"showAllScopes"_s), Qt::LeftButton);
        QVERIFY(!m_choice->isNarrowed());
        QVERIFY(!m_strip->isVisible());
        m_choice->set(placeOf(u"rg"), false);
        QCOMPARE(m_strip->narrowedText(), u"No scope is ticked"_s); // it holds all there is
        m_choice->setAll();
        m_choice->set(placeOf(u"vm-5"), false);
        QCOMPARE(m_strip->narrowedText(), u"Without vm-5"_s);
    }

private:
    ScopeHandle placeOf(QStringView name) const
    {
        return scopeOf(m_store->inventory(), m_store->inventory().find(name));
    }

    std::unique_ptr<InventoryStore> m_store;
    std::unique_ptr<ScopeChoice> m_choice;
    std::unique_ptr<ViewStrip> m_strip;
    std::unique_ptr<Stage> m_stage;
};

QTEST_MAIN(TestViewStrip)
#include "tst_viewstrip.moc"
