// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/inventory/inventory.h"
#include "models/items/roles.h"
#include "ui/common/theme.h"

#include <QFont>
#include <QString>
#include <QStringList>

#include <optional>

class QUrl;

namespace rolescope {

/// Writes a page of rich text about things of the inventory, in the subset of HTML that QTextDocument knows.
///
/// Names are other people's: every text that goes in is escaped and bounded here, and every link is of our own schemes:
/// "go:KIND/HANDLE" selects a thing, "copy:N" copies the page's N-th value, "more:" asks for longer lists. Texts named
/// `html` are the one exception: they must come from this class's own functions.
class RichPage
{
public:
    RichPage(const Inventory& inventory, const Theme& theme, const QFont& font);

    // Pieces of a line
    static QString escaped(const QString& text, qsizetype limit = 120);
    QString link(EntityRef entity) const; ///< its name, leading to it
    QString link(EntityRef entity, const QString& text) const;
    QString quietLink(EntityRef entity, const QString& text) const; ///< in the secondary colour
    QString iconLink(EntityRef entity) const; ///< with its icon in front
    QString icon(Decoration decoration) const;
    QString icon(Severity severity) const;
    QString secondary(const QString& html) const;
    QString badge(const QString& text, Severity severity) const;
    QString fixed(const QString& text) const; ///< in the font for ids
    QString copyLink(const QString& value, const QString& what);

    // Blocks, one after another
    void prose(const QString& html); ///< a paragraph of sentences; its links are underlined
    void finding(Severity severity, const QString& html);
    void section(const QString& title);
    void line(const QString& html, int indent = 0);
    void note(const QString& html); ///< in the secondary colour
    void code(const QString& text); ///< as it is, in the fixed font, bounded
    void moreLine(qsizetype more); ///< "and 12 more" with a link to see them; nothing for 0
    void beginCard();
    void endCard();
    void beginFacts();
    void fact(const QString& name, const QString& html);
    void textFact(const QString& name, const QString& text); ///< nothing for an empty text
    void idFact(const QString& name, const QString& value); ///< with a link that copies it; nothing for an empty one
    void endFacts();

    QString html() const;
    const QStringList& copyValues() const { return m_copyValues; }

    /// How many rows a list may have at most.
    int listLimit() const { return m_listLimit; }
    void setListLimit(int limit) { m_listLimit = limit; }

    const Inventory& inventory() const { return m_inventory; }

    static QString urlOf(EntityRef entity);
    static EntityRef entityOf(const QUrl& url); ///< invalid where it is no "go:" link

private:
    QString image(const QString& name, const QColor& color) const;

    const Inventory& m_inventory;
    const Theme& m_theme;
    QFont m_font;
    QString m_body;
    QStringList m_copyValues;
    int m_listLimit = 12;
};

} // namespace rolescope
