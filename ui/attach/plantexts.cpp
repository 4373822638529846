// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/attach/plantexts.h"

#include "ui/common/fonts.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace rolescope {

using namespace Qt::Literals::StringLiterals;

PlanText::PlanText(const InventoryStore& store, PlanLanguage language, QWidget* parent)
    : QWidget(parent), m_store(store), m_language(language), m_text(new QPlainTextEdit(this))
{
    m_text->setObjectName(u"planText"_s);
    m_text->setReadOnly(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_text->setTabChangesFocus(true);
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_text->setFont(fonts::fixed(font()));
    //: %1: name of a language, for instance Terraform
    m_text->setAccessibleName(tr("Plan as %1").arg(title(language)));
    auto* const copyButton = new QPushButton(tr("Copy"), this);
    copyButton->setAutoDefault(false);
    copyButton->setAccessibleName(tr("Copy plan as %1").arg(title(language)));
    connect(copyButton, &QPushButton::clicked, this, &PlanText::copy);

    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 8, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_text, 1);
    layout->addWidget(copyButton, 0, Qt::AlignRight);
}

QString PlanText::title(PlanLanguage language)
{
    switch (language) {
    case PlanLanguage::Text:
        return tr("Text");
    case PlanLanguage::Json:
        return tr("JSON");
    case PlanLanguage::AzureCli:
        return tr("Azure CLI");
    case PlanLanguage::Terraform:
        return tr("Terraform");
    case PlanLanguage::Bicep:
        return tr("Bicep");
    case PlanLanguage::Rest:
        return tr("REST");
    }
    return {};
}

void PlanText::setPlan(const Plan& plan)
{
    m_plan = plan;
    m_stale = true;
    if (isVisible())
        render();
}

QString PlanText::text() const
{
    return m_text->toPlainText();
}

void PlanText::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    render();
}

void PlanText::render()
{
    if (!m_stale)
        return;
    m_stale = false;
    m_text->setPlainText(renderPlan(m_plan, m_store.inventory(), m_language));
}

void PlanText::copy()
{
    QGuiApplication::clipboard()->setText(text());
}

} // namespace rolescope
