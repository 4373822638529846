// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/explore/searchresults.h"

#include "models/items/entitytraits.h"
#include "models/items/texts.h"
#include "ui/common/decorations.h"
#include "ui/common/fonts.h"
#include "ui/common/icons.h"

#include <QPainter>

namespace rolescope {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int padding = 8;
constexpr int iconSize = 20;

/// "subscription › group", from the outside in.
QString placeOf(const Inventory& inventory, EntityRef entity)
{
    const ScopeHandle scope = scopeOf(inventory, entity);
    if (!scope.isValid())
        return {};
    QStringList names;
    for (const ScopeHandle above : inventory.chainAbove(scope)) {
        const ScopeKind kind = inventory.scope(above).kind;
        const bool isItself
            = above == scope && entity.kind != EntityKind::Assignment && entity.kind != EntityKind::Deny;
        if (!isItself && (kind == ScopeKind::ResourceGroup || kind == ScopeKind::Subscription))
            names.prepend(texts::oneLine(inventory.displayName(above), 40));
    }
    return names.join(u" › "_s);
}

/// The line cut to `width`, and where the match stands in it: -1 where the cut took it away.
struct Fitted
{
    QString line;
    qsizetype match = -1;
};

Fitted fitted(const QString& name, const QString& match, const QFontMetrics& metrics, int width)
{
    Fitted result{metrics.elidedText(name, Qt::ElideRight, width), -1};
    const qsizetype at = name.indexOf(match, 0, Qt::CaseInsensitive);
    if (match.isEmpty() || at < 0)
        return result;
    if (metrics.horizontalAdvance(name.left(at + match.size())) > width)
        result.line = metrics.elidedText(u'…' + name.mid(qMax<qsizetype>(0, at - 4)), Qt::ElideRight, width);
    result.match = result.line.indexOf(match, 0, Qt::CaseInsensitive);
    return result;
}

/// Of what fits `text` the first ones that concern the scopes. Asks for more and more, as others may come first; where
/// even thousands do not hold enough, what was found so far has to do.
std::vector<EntityRef> search(const Inventory& inventory, const QString& text, size_t limit, const ScopeSet& scopes)
{
    constexpr size_t most = 20'000;
    std::vector<EntityRef> kept;
    for (size_t asked = limit; kept.size() < limit && asked <= most; asked *= 8) {
        std::vector<EntityRef> found = inventory.search(text, static_cast<int>(asked));
        const bool isAll = found.size() < asked;
        std::erase_if(found, [&](EntityRef entity) { return !concerns(scopes, inventory, entity); });
        kept = std::move(found);
        if (isAll)
            break;
    }
    kept.resize(std::min(kept.size(), limit));
    return kept;
}

} // namespace

SearchResults::Found SearchResults::described(const Inventory& inventory, EntityRef entity)
{
    const QString kind = texts::kindOf(inventory, entity);
    const QString place = placeOf(inventory, entity);
    return {entity, texts::oneLine(inventory.displayName(entity), 200),
            place.isEmpty() ? kind : u"%1 · %2"_s.arg(kind, place), decorationOf(inventory, entity)};
}

void SearchResults::find(const Inventory& inventory, const QString& text, int limit, const ScopeSet& scopes)
{
    beginResetModel();
    m_found.clear();
    m_text = text.trimmed();
    for (const EntityRef entity : search(inventory, m_text, static_cast<size_t>(limit), scopes))
        m_found.push_back(described(inventory, entity));
    endResetModel();
}

EntityRef SearchResults::entityAt(int row) const
{
    return row >= 0 && row < rowCount() ? m_found[static_cast<size_t>(row)].entity : EntityRef();
}

int SearchResults::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_found.size());
}

QVariant SearchResults::data(const QModelIndex& index, int role) const
{
    Q_ASSERT(checkIndex(index, CheckIndexOption::IndexIsValid));
    const Found& found = m_found[static_cast<size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return u"%1, %2"_s.arg(found.name, found.detail);
    case NameRole:
        return found.name;
    case DetailRole:
        return found.detail;
    case MatchRole:
        return m_text;
    case ItemRole::DecorationRole:
        return QVariant::fromValue(found.decoration);
    case ItemRole::EntityRole:
        return QVariant::fromValue(found.entity);
    default:
        return {};
    }
}

void SearchResultDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Theme& theme = Theme::current();
    painter->save();
    if (option.state.testFlag(QStyle::State_Selected)) {
        painter->fillRect(option.rect, theme.selectionFill());
        painter->fillRect(QRect(option.rect.topLeft(), QSize(3, option.rect.height())), theme.accent);
    }
    const QRect inner = option.rect.adjusted(padding + 4, padding - 2, -padding, 2 - padding);
    const auto decoration = index.data(ItemRole::DecorationRole).value<Decoration>();
    decorationIcon(decoration, theme)
        .paint(painter, QRect(inner.left(), inner.center().y() - iconSize / 2, iconSize, iconSize));

    const QRect lines = inner.adjusted(iconSize + 12, 0, 0, 0);
    const QFont nameFont = fonts::medium(option.font);
    const QFontMetrics metrics(nameFont);
    const QString match = index.data(SearchResults::MatchRole).toString();
    const Fitted name = fitted(index.data(SearchResults::NameRole).toString(), match, metrics, lines.width());
    const int baseline = lines.top() + metrics.ascent();
    if (name.match >= 0) {
        const int from = metrics.horizontalAdvance(name.line.left(name.match));
        const int to = metrics.horizontalAdvance(name.line.left(name.match + match.size()));
        const QRectF mark(lines.left() + from, baseline + 2, to - from, 2);
        painter->fillRect(mark, theme.accent); // a line below, so that the mark is more than a colour
    }
    painter->setFont(nameFont);
    painter->setPen(theme.text);
    painter->drawText(lines.left(), baseline, name.line);

    const QFont detailFont = fonts::secondary(option.font);
    const QFontMetrics detailMetrics(detailFont);
    painter->setFont(detailFont);
    painter->setPen(theme.secondary);
    const QString detail = index.data(SearchResults::DetailRole).toString();
    painter->drawText(lines.left(), lines.bottom() - detailMetrics.descent() + 1,
                      detailMetrics.elidedText(detail, Qt::ElideMiddle, lines.width()));
    painter->restore();
}

QSize SearchResultDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const
{
    const int text
        = QFontMetrics(fonts::medium(option.font)).height() + QFontMetrics(fonts::secondary(option.font)).height();
    return {200, text + 2 * padding + 2};
}

} // namespace rolescope
