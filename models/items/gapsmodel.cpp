// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/gapsmodel.h"

#include "models/items/texts.h"

#include <algorithm>

namespace rolescope {

namespace {

std::vector<ColumnInfo> columns()
{
    return {
        {GapsModel::tr("What"), GapsModel::tr("What could not be read.")},
        {GapsModel::tr("Where"), GapsModel::tr("The scope that it was asked at.")},
        {GapsModel::tr("Why"), GapsModel::tr("Why it could not be read.")},
        {GapsModel::tr("What it hides"), GapsModel::tr("What may be missing in this window because of it.")},
        {GapsModel::tr("What would help"), GapsModel::tr("The role or step that would mend it.")},
        {GapsModel::tr("Code"), GapsModel::tr("The service's own name for the error.")},
        {GapsModel::tr("Correlation ID"), GapsModel::tr("What Microsoft's support needs to find the call.")},
    };
}

class Content final : public TableContent
{
public:
    explicit Content(std::vector<ReadGap> gaps) : TableContent(columns()), m_gaps(std::move(gaps))
    {
        Q_ASSERT(columnCount() == GapsModel::ColumnCount);
    }

    int rowCount(const Inventory&) const override { return static_cast<int>(m_gaps.size()); }

    EntityRef entity(const Inventory& inventory, quint32 key) const override
    {
        return inventory.findScope(gap(key).scope);
    }

    QString text(const Inventory& inventory, quint32 key, int column) const override
    {
        switch (column) {
        case GapsModel::What:
            return texts::readKind(gap(key).kind);
        case GapsModel::Where:
            return where(inventory, gap(key).scope);
        default:
            return texts::oneLine(fullText(inventory, key, column));
        }
    }

    QString fullText(const Inventory& inventory, quint32 key, int column) const override;

    Decoration decoration(const Inventory&, quint32, int column) const override
    {
        return column == GapsModel::What ? Decoration::Gap : Decoration::None;
    }

    Severity severity(const Inventory&, quint32, int column) const override
    {
        return column == GapsModel::What ? Severity::Warning : Severity::None;
    }

private:
    const ReadGap& gap(quint32 key) const { return m_gaps.at(key); }
    static QString where(const Inventory& inventory, const QString& scope);

    std::vector<ReadGap> m_gaps;
};

QString Content::where(const Inventory& inventory, const QString& scope)
{
    const ScopeHandle handle = inventory.findScope(scope);
    return handle.isValid() ? inventory.displayName(handle) : scope;
}

QString Content::fullText(const Inventory& inventory, quint32 key, int column) const
{
    const ReadGap& it = gap(key);
    switch (column) {
    case GapsModel::What:
        return text(inventory, key, column);
    case GapsModel::Where:
        return it.scope;
    case GapsModel::Why:
        return it.error.what;
    case GapsModel::Hides:
        return it.hides;
    case GapsModel::WouldHelp:
        return it.wouldHelp.isEmpty() ? it.error.advice : it.wouldHelp;
    case GapsModel::Code:
        return it.error.code;
    case GapsModel::CorrelationId:
        return it.error.correlationId;
    default:
        return {};
    }
}

} // namespace

GapsModel::GapsModel(const InventoryStore& store, QObject* parent)
    : TableModel(store, std::make_shared<Content>(store.inventory().gaps()), parent), m_shown(store.inventory().gaps())
{
    connect(&store, &InventoryStore::gapsChanged, this, &GapsModel::follow);
    connect(&store, &InventoryStore::wasReset, this, &GapsModel::follow);
}

void GapsModel::follow()
{
    const std::vector<ReadGap>& now = inventory().gaps();
    if (now == m_shown)
        return;
    const bool grown = now.size() > m_shown.size() && std::equal(m_shown.begin(), m_shown.end(), now.begin());
    m_shown = now;
    if (grown)
        growContent(std::make_shared<Content>(now));
    else
        resetContent(std::make_shared<Content>(now));
}

} // namespace rolescope
