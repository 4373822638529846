// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/explore/richpage.h"

#include "models/items/entitytraits.h"
#include "models/items/texts.h"
#include "ui/common/decorations.h"
#include "ui/common/fonts.h"

#include <QCoreApplication>
#include <QUrl>

namespace rolescope {

using namespace Qt::Literals::StringLiterals;

namespace {

struct RichPageTexts
{
    Q_DECLARE_TR_FUNCTIONS(rolescope::RichPage)
};

constexpr qsizetype longestName = 80;
constexpr qsizetype longestCode = 4000;

/// Both ends of a name tell it apart; a character or two of room is left to the mark between them.
QString shortened(const QString& text, qsizetype limit)
{
    const QString line = text.size() > limit * 8 ? text : text.simplified();
    if (line.size() <= limit)
        return line;
    return line.left(limit / 2).simplified() + u'…' + line.right(limit / 2 - 1).simplified();
}

QString sizeOf(const QFont& font)
{
    return font.pointSizeF() > 0 ? u"%1pt"_s.arg(font.pointSizeF(), 0, 'f', 2) : u"%1px"_s.arg(font.pixelSize());
}

} // namespace

RichPage::RichPage(const Inventory& inventory, const Theme& theme, const QFont& font)
    : m_inventory(inventory), m_theme(theme), m_font(font)
{ }

QString RichPage::escaped(const QString& text, qsizetype limit)
{
    return shortened(text, limit).toHtmlEscaped();
}

QString RichPage::urlOf(EntityRef entity)
{
    return u"go:%1/%2"_s.arg(static_cast<int>(entity.kind)).arg(entity.handle);
}

EntityRef RichPage::entityOf(const QUrl& url)
{
    const QStringList parts = url.path().split(u'/');
    if (url.scheme() != u"go"_s || parts.size() != 2)
        return {};
    bool kindIsNumber = false;
    bool handleIsNumber = false;
    const uint kind = parts[0].toUInt(&kindIsNumber);
    EntityRef entity;
    entity.handle = parts[1].toUInt(&handleIsNumber);
    if (!kindIsNumber || !handleIsNumber || kind > static_cast<uint>(EntityKind::Deny))
        return {};
    entity.kind = static_cast<EntityKind>(kind);
    return entity;
}

QString RichPage::link(EntityRef entity) const
{
    if (!entity.isValid() || !m_inventory.contains(entity))
        return RichPageTexts::tr("not known");
    return link(entity, m_inventory.displayName(entity));
}

QString RichPage::link(EntityRef entity, const QString& text) const
{
    return u"<a href=\"%1\">%2</a>"_s.arg(urlOf(entity), escaped(text, longestName));
}

QString RichPage::quietLink(EntityRef entity, const QString& text) const
{
    return u"<a class=\"quiet\" href=\"%1\">%2</a>"_s.arg(urlOf(entity), escaped(text, longestName));
}

QString RichPage::iconLink(EntityRef entity) const
{
    if (!entity.isValid() || !m_inventory.contains(entity))
        return link(entity);
    return icon(decorationOf(m_inventory, entity)) + u"&nbsp;"_s + link(entity);
}

QString RichPage::image(const QString& name, const QColor& color) const
{
    return u"<img src=\"icon:%1/%2\" width=\"14\" height=\"14\" style=\"vertical-align: middle\">"_s.arg(
        name, color.name().mid(1));
}

QString RichPage::icon(Decoration decoration) const
{
    const QString name = iconName(decoration);
    return name.isEmpty() ? QString() : image(name, m_theme.decorationColor(decoration));
}

QString RichPage::icon(Severity severity) const
{
    const QString name = iconName(severity);
    return name.isEmpty() ? QString() : image(name, m_theme.severityColor(severity));
}

QString RichPage::secondary(const QString& html) const
{
    return u"<span class=\"secondary\">"_s + html + u"</span>"_s;
}

QString RichPage::badge(const QString& text, Severity severity) const
{
    // The icon comes last: lines may break behind one, never between a word and the icon after it.
    return u"<span style=\"color: %1\">%2</span>&nbsp;%3"_s.arg(m_theme.severityColor(severity).name(), escaped(text),
                                                                icon(severity));
}

QString RichPage::fixed(const QString& text) const
{
    return u"<span class=\"fixed\">"_s + escaped(text, 400) + u"</span>"_s;
}

QString RichPage::copyLink(const QString& value, const QString& what)
{
    m_copyValues << value;
    return u"<a href=\"copy:%1\" title=\"%2\">%3</a>"_s.arg(m_copyValues.size() - 1)
        .arg(escaped(what), image(u"copy"_s, m_theme.secondary));
}

void RichPage::prose(const QString& html)
{
    m_body += u"<p class=\"prose\">"_s + html + u"</p>\n"_s;
}

void RichPage::finding(Severity severity, const QString& html)
{
    m_body
        += u"<table class=\"finding\"><tr><td width=\"22\">%1</td><td><p class=\"finding\">%2</p></td></tr></table>\n"_s
               .arg(icon(severity), html);
}

void RichPage::section(const QString& title)
{
    m_body += u"<p class=\"section\">"_s + escaped(title) + u"</p>\n"_s;
}

void RichPage::line(const QString& html, int indent)
{
    m_body += u"<p class=\"line\" style=\"margin-left: %1px\">%2</p>\n"_s.arg(indent * 20).arg(html);
}

void RichPage::note(const QString& html)
{
    m_body += u"<p class=\"note\">"_s + html + u"</p>\n"_s;
}

void RichPage::code(const QString& text)
{
    const bool cut = text.size() > longestCode;
    const QString shown = (cut ? text.left(longestCode) + u'…' : text).toHtmlEscaped();
    m_body += u"<pre>"_s + shown + u"</pre>\n"_s;
}

void RichPage::moreLine(qsizetype more)
{
    if (more > 0)
        m_body += u"<p class=\"line\"><a href=\"more:\">%1</a></p>\n"_s.arg(RichPageTexts::tr("and %1 more").arg(more));
}

void RichPage::beginCard()
{
    m_body
        += u"<table class=\"card\" width=\"100%\" border=\"1\" cellspacing=\"0\" cellpadding=\"8\" bgcolor=\"%1\"><tr><td>"_s
               .arg(m_theme.background.name());
}

void RichPage::endCard()
{
    m_body += u"</td></tr></table>\n"_s;
}

void RichPage::beginFacts()
{
    m_body += u"<table class=\"facts\" width=\"100%\">\n"_s;
}

void RichPage::fact(const QString& name, const QString& html)
{
    m_body += u"<tr><td class=\"name\" width=\"112\">%1</td><td>%2</td></tr>\n"_s.arg(escaped(name), html);
}

void RichPage::textFact(const QString& name, const QString& text)
{
    if (!text.isEmpty())
        fact(name, escaped(text, 400));
}

void RichPage::idFact(const QString& name, const QString& value)
{
    // On a line of its own: a GUID is wider than the column beside the names.
    if (!value.isEmpty()) {
        m_body += u"<tr><td colspan=\"2\">%1&nbsp; %2<br>%3</td></tr>\n"_s.arg(
            secondary(escaped(name)), copyLink(value, RichPageTexts::tr("Copy %1").arg(name)), fixed(value));
    }
}

void RichPage::endFacts()
{
    m_body += u"</table>\n"_s;
}

QString RichPage::html() const
{
    const QString style = uR"(
        a { color: %1; text-decoration: none; }
        p.prose a { text-decoration: underline; }
        p.prose { margin: 0 0 8px 0; line-height: 125%; }
        p.finding { margin: 0; line-height: 125%; }
        p.line { margin: 2px 0 2px 0; }
        p.note { margin: 8px 0 0 0; color: %2; font-size: %6; }
        p.section { margin: 18px 0 6px 0; color: %2; font-weight: 600; }
        pre { margin: 4px 0 4px 0; font-family: '%5'; font-size: %6; white-space: pre-wrap; background-color: %3; }
        span.secondary { color: %2; }
        span.fixed { font-family: '%5'; font-size: %6; }
        table.card { margin: 0 0 8px 0; border-color: %4; border-style: solid; border-collapse: collapse; }
        a.quiet { color: %2; }
        table.finding { margin: 0 0 4px 0; }
        table.facts td { padding: 3px 0 3px 0; }
        td.name { color: %2; }
    )"_s.arg(m_theme.accent.name(), m_theme.secondary.name(), m_theme.background.name(), m_theme.border.name(),
             fonts::fixed(m_font).family(), sizeOf(fonts::secondary(m_font)));
    return u"<html><head><style>"_s + style + u"</style></head><body>\n"_s + m_body + u"</body></html>\n"_s;
}

} // namespace rolescope
