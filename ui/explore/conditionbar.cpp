// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/explore/conditionbar.h"

#include "models/items/texts.h"
#include "ui/common/flowlayout.h"
#include "ui/common/icons.h"
#include "ui/common/theme.h"

#include <QAction>
#include <QEvent>
#include <QMenu>
#include <QToolButton>

#include <algorithm>

namespace rolescope {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype longestChip = 60;

} // namespace

ConditionBar::ConditionBar(const InventoryStore& store, Table table, QWidget* parent)
    : QWidget(parent), m_store(store), m_table(table)
{
    setObjectName(u"conditions"_s);
    setAccessibleName(tr("Conditions of the filter"));
    auto* const layout = new FlowLayout(this);
    layout->setContentsMargins(8, 0, 8, 8);
    layout->setSpacing(6);
    hide();
}

void ConditionBar::setConditions(std::vector<RowCondition> conditions)
{
    if (conditions == m_conditions)
        return;
    m_conditions = std::move(conditions);
    rebuild();
    Q_EMIT conditionsChanged();
}

void ConditionBar::add(const RowCondition& condition)
{
    std::vector<RowCondition> conditions = m_conditions;
    if (std::find(conditions.begin(), conditions.end(), condition) == conditions.end())
        conditions.push_back(condition);
    setConditions(std::move(conditions));
}

void ConditionBar::remove(const RowCondition& condition)
{
    std::vector<RowCondition> conditions = m_conditions;
    std::erase(conditions, condition);
    setConditions(std::move(conditions));
}

void ConditionBar::fillMenu(QMenu& menu)
{
    for (const ConditionKind kind : conditionsFor(m_table)) {
        if (takesValue(kind)) {
            QMenu* const values = menu.addMenu(conditionTitle(kind));
            connect(values, &QMenu::aboutToShow, this, [this, values, kind] { fillValues(*values, kind); });
            continue;
        }
        connect(menu.addAction(conditionTitle(kind)), &QAction::triggered, this, [this, kind] { add({kind, {}}); });
    }
}

void ConditionBar::fillValues(QMenu& menu, ConditionKind kind)
{
    menu.clear();
    const QStringList values = valuesFor(m_store.inventory(), m_table, kind);
    for (const QString& value : values.first(qMin<qsizetype>(values.size(), mostValues))) {
        QString shown = texts::oneLine(value, longestChip);
        QAction* const action = menu.addAction(shown.replace(u'&', u"&&"_s));
        connect(action, &QAction::triggered, this, [this, kind, value] { add({kind, value}); });
    }
    if (values.isEmpty())
        menu.addAction(tr("Nothing to choose from"))->setEnabled(false);
    if (values.size() > mostValues) {
        menu.addSeparator();
        const QString typed = writtenCondition({kind, u"…"_s});
        //: %1 is how a condition is typed: "role:…"
        menu.addAction(tr("For others type %1 into the filter, then Return").arg(typed))->setEnabled(false);
    }
}

void ConditionBar::rebuild()
{
    const auto chips = findChildren<QToolButton*>(Qt::FindDirectChildrenOnly);
    for (QToolButton* const chip : chips) {
        layout()->removeWidget(chip);
        chip->hide();
        chip->deleteLater(); // it may be the one whose click led here
    }
    for (const RowCondition& condition : m_conditions)
        layout()->addWidget(makeChip(condition));
    setVisible(!m_conditions.empty());
}

QToolButton* ConditionBar::makeChip(const RowCondition& condition)
{
    auto* const chip = new QToolButton(this);
    chip->setObjectName(u"chip"_s);
    QString text = texts::oneLine(conditionText(condition), longestChip);
    chip->setText(text.replace(u'&', u"&&"_s));
    chip->setAccessibleName(tr("Remove the condition “%1”").arg(conditionText(condition)));
    chip->setToolTip(tr("Remove this condition"));
    chip->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    chip->setLayoutDirection(layoutDirection() == Qt::LeftToRight ? Qt::RightToLeft : Qt::LeftToRight); // cross last
    chip->setFocusPolicy(Qt::StrongFocus);
    const Theme& theme = Theme::current();
    chip->setIcon(icons::icon(u"close"_s, theme.secondary, theme.border));
    connect(chip, &QToolButton::clicked, this, [this, condition] { remove(condition); });
    return chip;
}

void ConditionBar::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (Theme::isThemeChange(*event))
        rebuild();
}

} // namespace rolescope
