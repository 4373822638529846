// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/stage.h"
#include "ui/common/appstyle.h"
#include "ui/common/banner.h"
#include "ui/common/copylabel.h"
#include "ui/common/decorations.h"
#include "ui/common/elidedlabel.h"
#include "ui/common/emptystate.h"
#include "ui/common/icons.h"

#include <QApplication>
#include <QClipboard>
#include <QPushButton>
#include <QSignalSpy>
#include <QStandardItemModel>
#include <QTableView>
#include <QTest>
#include <QToolButton>

using namespace Qt::Literals::StringLiterals;
using namespace rolescope;

class TestCommonWidgets : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { applyAppearance(*qApp, Theme::lightTheme()); }

    void bannerTellsAndGoes()
    {
        QWidget window;
        Banner banner(&window);
        QVERIFY(banner.isHidden());
        int retried = 0;
        banner.showMessage(Severity::Danger, u"<b>No</b> answer. Check the network."_s,
                           {{u"Details"_s, [] {}}, {u"Retry"_s, [&retried] { ++retried; }}});
        window.show();
        QVERIFY(banner.isVisible());
        QCOMPARE(banner.text(), u"<b>No</b> answer. Check the network."_s);
        QCOMPARE(banner.accessibleName(), banner.text());
        QTest::mouseClick(banner.findChild<QPushButton*>(u"bannerAction1"_s), Qt::LeftButton);
        QCOMPARE(retried, 1);

        QSignalSpy dismissed(&banner, &Banner::dismissed);
        QTest::mouseClick(banner.findChild<QToolButton*>(u"bannerClose"_s), Qt::LeftButton);
        QCOMPARE(dismissed.count(), 1);
        QVERIFY(banner.isHidden());

        banner.showMessage(Severity::Note, u"One more"_s);
        QTest::keyClick(&banner, Qt::Key_Escape);
        QCOMPARE(dismissed.count(), 2);
    }

    void bannerMayBeReplacedFromItsOwnButton()
    {
        QWidget window;
        Banner banner(&window);
        banner.showMessage(Severity::Danger, u"a"_s,
                           {{u"Retry"_s, [&banner] { banner.showMessage(Severity::None, u"b"_s); }}});
        QTest::mouseClick(banner.findChild<QPushButton*>(u"bannerAction0"_s), Qt::LeftButton);
        QCOMPARE(banner.text(), u"b"_s);
    }

    void emptyStateInvites()
    {
        EmptyState state;
        state.setContent(u"search"_s, u"Nothing matches."_s, u"Clear filter"_s);
        Stage stage(state, QSize(400, 300));
        QSignalSpy triggered(&state, &EmptyState::actionTriggered);
        QTest::mouseClick(state.findChild<QPushButton*>(u"emptyAction"_s), Qt::LeftButton);
        QCOMPARE(triggered.count(), 1);
        state.setContent(u"search"_s, u"Nothing yet."_s);
        QVERIFY(state.findChild<QPushButton*>(u"emptyAction"_s)->isHidden());
    }

    void copyLabelCopiesTheWhole()
    {
        CopyLabel label(u"Copy id"_s);
        const QString value = u"/subscriptions/0/"_s + QString(5000, u'x');
        label.setValue(value);
        Stage stage(label, QSize(120, 30));
        QVERIFY(label.findChild<ElidedLabel*>()->isElided());
        QTest::mouseClick(label.findChild<QToolButton*>(), Qt::LeftButton);
        QCOMPARE(QApplication::clipboard()->text(), value);
    }

    void cellsSaySeverityWithMoreThanColour()
    {
        QStandardItemModel model(1, 2);
        model.setData(model.index(0, 0), QVariant::fromValue(Severity::Danger), ItemRole::SeverityRole);
        model.setData(model.index(0, 0), u"Privileged"_s);
        model.setData(model.index(0, 1), u"12"_s);
        model.setData(model.index(0, 1), true, ItemRole::NumericRole);
        struct Open : CellDelegate
        {
            using CellDelegate::initStyleOption;
        } delegate;
        QTableView view;
        QStyleOptionViewItem option;
        option.initFrom(&view);
        delegate.initStyleOption(&option, model.index(0, 0));
        QVERIFY(!option.icon.isNull());
        QVERIFY(delegate.sizeHint(option, model.index(0, 0)).height() >= 28);
        QStyleOptionViewItem number;
        number.initFrom(&view);
        delegate.initStyleOption(&number, model.index(0, 1));
        QVERIFY(number.displayAlignment.testFlag(Qt::AlignRight));
        QVERIFY(number.icon.isNull());
    }

    void themeChangesWhileRunning()
    {
        QWidget window;
        Banner banner(&window);
        banner.showMessage(Severity::Warning, u"a"_s);
        banner.resize(300, 40);
        window.show();
        const auto edge = [&banner] { return banner.grab().toImage().pixelColor(1, 1); };
        QCOMPARE(edge(), Theme::lightTheme().warning);
        applyAppearance(*qApp, Theme::darkTheme());
        QVERIFY(Theme::current().dark);
        QCOMPARE(edge(), Theme::darkTheme().warning);
        applyAppearance(*qApp, Theme::lightTheme());
        QVERIFY(!Theme::current().dark);
        QCOMPARE(edge(), Theme::lightTheme().warning);
    }

    void everyDecorationHasItsIcon()
    {
        for (int i = 1; i <= static_cast<int>(Decoration::Gap); ++i) {
            const QIcon icon = decorationIcon(static_cast<Decoration>(i), Theme::darkTheme());
            QVERIFY(!icon.pixmap(16).isNull());
        }
        QVERIFY(decorationIcon(Decoration::None, Theme::darkTheme()).isNull());
    }
};

QTEST_MAIN(TestCommonWidgets)
#include "tst_commonwidgets.moc"
