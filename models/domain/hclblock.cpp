// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/hclblock.h"

#include "models/domain/quoting.h"

#include <QTextBoundaryFinder>

#include <algorithm>

namespace rolescope {

using namespace Qt::Literals::StringLiterals;

namespace {

const auto indent = u"  "_s;

/// What the formatter takes for the width of a text: characters as a person counts them.
qsizetype columns(const QString& text)
{
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, text);
    qsizetype count = 0;
    while (finder.toNextBoundary() != -1)
        ++count;
    return count;
}

QString padded(const QString& text, qsizetype width)
{
    return text + QString(std::max<qsizetype>(0, width - columns(text)), u' ');
}

} // namespace

HclBlock::HclBlock(QString type, const QStringList& labels) : m_head(std::move(type))
{
    for (const QString& label : labels)
        m_head += u' ' + hclString(label);
}

HclBlock& HclBlock::set(const QString& name, const QString& expression)
{
    m_items.push_back({name, {expression}});
    return *this;
}

HclBlock& HclBlock::setText(const QString& name, const QString& text)
{
    return set(name, hclString(text));
}

HclBlock& HclBlock::setList(const QString& name, const QStringList& expressions)
{
    QStringList lines{u"["_s};
    for (const QString& expression : expressions)
        lines << indent + expression + u',';
    m_items.push_back({name, lines << u"]"_s});
    return *this;
}

HclBlock& HclBlock::setMap(const QString& name, const Tags& texts)
{
    Tags quoted;
    for (auto it = texts.begin(); it != texts.end(); ++it)
        quoted.insert(hclString(it.key()), hclString(it.value()));
    return setObject(name, quoted);
}

HclBlock& HclBlock::setObject(const QString& name, const Tags& expressions)
{
    if (expressions.isEmpty())
        return *this;
    qsizetype width = 0;
    for (auto it = expressions.keyBegin(); it != expressions.keyEnd(); ++it)
        width = std::max(width, columns(*it));
    QStringList lines{u"{"_s};
    for (auto it = expressions.begin(); it != expressions.end(); ++it)
        lines << indent + padded(it.key(), width) + " = "_L1 + it.value();
    m_items.push_back({name, lines << u"}"_s});
    return *this;
}

HclBlock& HclBlock::add(const HclBlock& nested)
{
    if (!m_items.empty())
        m_items.push_back({{}, {QString()}});
    m_items.push_back({{}, nested.lines()});
    return *this;
}

QStringList HclBlock::lines() const
{
    if (m_items.empty())
        return {m_head + " {}"_L1};
    QStringList lines{m_head + " {"_L1};
    // Assignments that follow one another have their signs in one column; one of several lines parts them.
    const auto isOneLine = [](const Item& item) { return !item.name.isEmpty() && item.lines.size() == 1; };
    for (auto item = m_items.begin(); item != m_items.end();) {
        const auto chainEnd = std::find_if_not(item, m_items.end(), isOneLine);
        qsizetype width = 0;
        for (auto each = item; each != chainEnd; ++each)
            width = std::max(width, each->name.size());
        for (; item != chainEnd; ++item)
            lines << indent + padded(item->name, width) + " = "_L1 + item->lines.front();
        if (item == m_items.end())
            break;
        for (qsizetype i = 0; i < item->lines.size(); ++i) {
            const QString before = i == 0 && !item->name.isEmpty() ? item->name + " = "_L1 : QString();
            lines << (item->lines[i].isEmpty() ? QString() : indent + before + item->lines[i]);
        }
        ++item;
    }
    return lines << u"}"_s;
}

QString HclBlock::text() const
{
    return lines().join(u'\n') + u'\n';
}

} // namespace rolescope
