// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/export/htmlreport.h"

#include "models/export/diagramfacts.h"
#include "models/export/listings.h"
#include "models/export/xmltext.h"
#include "models/graph/boxtext.h"
#include "models/graph/linegeometry.h"
#include "models/items/texts.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

// Outside of any namespace, as the macro asks: the linker would drop the resources of a static library otherwise.
static void initializeReportResources()
{
    Q_INIT_RESOURCE(report);
}

namespace rolescope {

using namespace Qt::Literals::StringLiterals;
using xmltext::number;

namespace {

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(rolescope::HtmlReport)
};

constexpr double margin = 24;
constexpr double headingHeight = 40;
constexpr double textLeft = 16;

QString escaped(const QString& text)
{
    return singleLine(text).toHtmlEscaped();
}

QByteArray resource(const QString& name)
{
    static const bool initialized = (initializeReportResources(), true);
    Q_UNUSED(initialized)
    QFile file(u":/rolescope/report/"_s + name);
    const bool opened = file.open(QIODevice::ReadOnly);
    Q_ASSERT_X(opened, "htmlreport", qPrintable(name));
    return opened ? file.readAll() : QByteArray();
}

QString hashOf(const QByteArray& text)
{
    return u"'sha256-%1'"_s.arg(
        QString::fromLatin1(QCryptographicHash::hash(text, QCryptographicHash::Sha256).toBase64()));
}

/// What the column says of a fact, for people.
QString factName(QLatin1StringView key)
{
    static const QHash<QString, const char*> names{
        {u"name"_s, QT_TRANSLATE_NOOP("rolescope::HtmlReport", "Name")},
        {u"detail"_s, QT_TRANSLATE_NOOP("rolescope::HtmlReport", "Details")},
        {u"azureId"_s, QT_TRANSLATE_NOOP("rolescope::HtmlReport", "ID")},
        {u"azureType"_s, QT_TRANSLATE_NOOP("rolescope::HtmlReport", "Type")},
        {u"location"_s, QT_TRANSLATE_NOOP("rolescope::HtmlReport", "Location")},
        {u"principalId"_s, QT_TRANSLATE_NOOP("rolescope::HtmlReport", "Object ID")},
        {u"clientId"_s, QT_TRANSLATE_NOOP("rolescope::HtmlReport", "Client ID")},
        {u"scope"_s, QT_TRANSLATE_NOOP("rolescope::HtmlReport", "Scope")},
        {u"sharedBy"_s, QT_TRANSLATE_NOOP("rolescope::HtmlReport", "Used by")},
        {u"finding"_s, QT_TRANSLATE_NOOP("rolescope::HtmlReport", "Finding")},
    };
    const char* const name = names.value(key);
    return name ? Texts::tr(name) : QString();
}

class Page
{
public:
    explicit Page(const ReportSource& source) : m_source(source) { }

    QByteArray bytes()
    {
        const QByteArray style = resource(u"report.css"_s);
        const QByteArray script = resource(u"report.js"_s);
        addHead(style, script);
        addTools();
        addPicture();
        addTables();
        m_html += u"</main>\n<script>"_s + QString::fromUtf8(script) + u"</script>\n</body>\n</html>\n"_s;
        return m_html.toUtf8();
    }

private:
    QString title() const { return m_source.title.isEmpty() ? Texts::tr("Access") : m_source.title; }

    void addHead(const QByteArray& style, const QByteArray& script)
    {
        m_html += u"<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                  "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src "_s
            + hashOf(script) + u"; style-src "_s + hashOf(style)
            + u"; base-uri 'none'; form-action 'none'\">\n"
              "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
              "<meta name=\"generator\" content=\"Rolescope\">\n<title>"_s
            + escaped(title()) + u"</title>\n<style>"_s + QString::fromUtf8(style)
            + u"</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#tables\">"_s
            + Texts::tr("Skip to the tables").toHtmlEscaped() + u"</a>\n<header>\n<h1>"_s + escaped(title())
            + u"</h1>\n<p>"_s
            + Texts::tr("Which resource runs as which identity, with which role at which scope").toHtmlEscaped()
            + u"</p>\n</header>\n"_s;
    }

    void addTools()
    {
        const auto button = [](const QString& id, const QString& text, const QString& words) {
            return u"<button type=\"button\" id=\"%1\" aria-label=\"%2\">%3</button>\n"_s.arg(id, words.toHtmlEscaped(),
                                                                                              text.toHtmlEscaped());
        };
        m_html
            += u"<nav aria-label=\"%1\">\n<input type=\"search\" id=\"search\" aria-label=\"%2\" placeholder=\"%2\">\n"
               "<span id=\"status\" role=\"status\"></span>\n"_s.arg(Texts::tr("Tools").toHtmlEscaped(),
                                                                     Texts::tr("Search names and ids").toHtmlEscaped());
        for (const Diagram::Heading& heading : m_source.diagram.headings)
            m_html += u"<label><input type=\"checkbox\" value=\"%1\" checked> %2</label>\n"_s.arg(
                diagramfacts::tierWord(heading.tier), escaped(heading.text));
        m_html += button(u"zoom-in"_s, u"+"_s, Texts::tr("Zoom in"))
            + button(u"zoom-out"_s, u"−"_s, Texts::tr("Zoom out"))
            + button(u"fit"_s, Texts::tr("Fit"), Texts::tr("Show the whole picture")) + u"</nav>\n<main>\n"_s;
    }

    void addPicture()
    {
        const QRectF& bounds = m_source.diagram.bounds;
        m_html += u"<section id=\"graph\" aria-label=\"%1\">\n<svg id=\"picture\" role=\"group\" aria-label=\"%2\" "
                  "viewBox=\"%3 %4 %5 %6\" preserveAspectRatio=\"xMidYMin meet\">\n"_s.arg(
                      Texts::tr("Graph").toHtmlEscaped(),
                      Texts::tr("Graph. Arrow keys go from box to box, Enter follows one, Escape lets go.")
                          .toHtmlEscaped(),
                      number(bounds.left() - margin), number(bounds.top() - headingHeight - margin),
                      number(bounds.width() + 2 * margin), number(bounds.height() + headingHeight + 2 * margin));
        for (const Diagram::Heading& heading : m_source.diagram.headings)
            m_html += u"<text class=\"heading\" x=\"%1\" y=\"%2\">%3</text>\n"_s.arg(
                number(heading.left), number(bounds.top() - headingHeight / 2), escaped(heading.text));
        for (size_t i = 0; i < m_source.diagram.lines.size(); ++i)
            addLine(i, m_source.diagram.lines[i]);
        for (size_t i = 0; i < m_source.diagram.boxes.size(); ++i)
            addBox(i, m_source.diagram.boxes[i]);
        m_html += u"</svg>\n<aside id=\"details\" aria-live=\"polite\" aria-label=\"%1\" data-empty=\"%2\"></aside>\n"
                  "</section>\n"_s.arg(Texts::tr("Details").toHtmlEscaped(),
                                       Texts::tr("Choose a box to see what it leads to").toHtmlEscaped());
    }

    void addLine(size_t index, const Diagram::Line& line)
    {
        QString path = u'M' + number(line.start.x()) + u',' + number(line.start.y());
        forEachCurve(m_source.diagram, line, [&path](const LineCurve& curve) {
            for (const QPointF& point : {curve.control1(), curve.control2(), curve.end})
                path += (point == curve.control1() ? u"C"_s : u" "_s) + number(point.x()) + u',' + number(point.y());
        });
        m_html += "<path id=\"l"_L1 + QString::number(index) + "\" class=\"line "_L1
            + diagramfacts::meaningWord(line.meaning) + "\" data-from=\"b"_L1 + QString::number(line.from)
            + "\" data-to=\"b"_L1 + QString::number(line.to) + "\" d=\""_L1 + path + "\"><title>"_L1
            + escaped(lineText(m_source.diagram, line)) + "</title></path>\n"_L1;
    }

    QString factsOf(const Diagram::Box& box) const
    {
        QJsonArray facts;
        for (const diagramfacts::Fact& fact : diagramfacts::ofBox(m_source.inventory, box)) {
            const QString name = factName(fact.key);
            if (!name.isEmpty())
                facts.append(QJsonArray{name, xmltext::safe(fact.text())});
        }
        return QString::fromUtf8(QJsonDocument(facts).toJson(QJsonDocument::Compact));
    }

    void addBox(size_t index, const Diagram::Box& box)
    {
        const QRectF& rect = box.rect;
        const double radius = box.tier == Tier::Identity ? rect.height() / 2 : 6;
        const QString words = box.subtitle.isEmpty() ? box.title : u"%1, %2"_s.arg(box.title, box.subtitle);
        m_html += "<g id=\"b"_L1 + QString::number(index) + "\" class=\"box "_L1 + diagramfacts::kindWord(box.kind)
            + "\" tabindex=\"0\" role=\"button\" aria-label=\""_L1 + escaped(words) + "\" data-tier=\""_L1
            + diagramfacts::tierWord(box.tier) + "\" data-x=\""_L1 + number(rect.center().x()) + "\" data-y=\""_L1
            + number(rect.center().y()) + "\" data-name=\""_L1 + escaped(box.title) + "\" data-facts=\""_L1
            + escaped(factsOf(box)) + "\"><title>"_L1 + escaped(box.finding ? box.findingText : words) + "</title>"_L1;
        m_html += u"<svg x=\"%1\" y=\"%2\" width=\"%3\" height=\"%4\" overflow=\"hidden\">"_s.arg(
            number(rect.x() - 1), number(rect.y() - 1), number(rect.width() + 2), number(rect.height() + 2));
        m_html += u"<rect class=\"body\" x=\"1\" y=\"1\" width=\"%1\" height=\"%2\" rx=\"%3\"/>"_s.arg(
            number(rect.width()), number(rect.height()), number(radius));
        const bool round = box.tier == Tier::Identity;
        m_html += u"<rect class=\"stripe\" x=\"%1\" y=\"10\" width=\"4\" height=\"%2\" rx=\"2\"/>"_s.arg(
            round ? u"10"_s : u"5"_s, number(rect.height() - 18));
        m_html
            += u"<text class=\"name\" x=\"%1\" y=\"20\">%2</text><text class=\"detail\" x=\"%1\" y=\"36\">%3</text>"_s
                   .arg(number(textLeft + (round ? 6 : 0)), escaped(diagramfacts::shortened(box.title, 26)),
                        escaped(diagramfacts::shortened(box.subtitle, 32)));
        if (box.finding)
            m_html += u"<circle class=\"badge\" cx=\"%1\" cy=\"12\" r=\"5\"/>"_s.arg(number(rect.width() - 14));
        m_html += u"</svg></g>\n"_s;
    }

    void addTables()
    {
        m_html += u"<section id=\"tables\">\n"_s;
        const std::pair<ListKind, QString> lists[] = {{ListKind::Grants, Texts::tr("Who may do what")},
                                                      {ListKind::VirtualMachines, Texts::tr("Virtual machines")},
                                                      {ListKind::Identities, Texts::tr("Managed identities")},
                                                      {ListKind::Assignments, Texts::tr("Role assignments")}};
        for (const auto& [kind, name] : lists)
            addTable(name, makeListing(m_source.inventory, kind, m_source.keep));
        addGaps();
        m_html += u"</section>\n"_s;
    }

    static QString cellText(const ListingCell& cell)
    {
        if (const auto* text = std::get_if<QString>(&cell))
            return *text;
        if (const auto* whole = std::get_if<qint64>(&cell))
            return QString::number(*whole);
        if (const auto* truth = std::get_if<bool>(&cell))
            return texts::yesNo(*truth);
        if (const auto* several = std::get_if<QStringList>(&cell))
            return several->join(u", "_s);
        return {};
    }

    void addTable(const QString& name, const Listing& listing)
    {
        QStringList titles;
        for (const ListingColumn& column : listing.columns)
            titles.append(column.title);
        beginTable(name, titles);
        for (const std::vector<ListingCell>& row : listing.rows) {
            m_html += u"<tr>"_s;
            for (size_t i = 0; i < row.size(); ++i) {
                if (!listing.columns[i].title.isEmpty())
                    m_html += u"<td>"_s + escaped(cellText(row[i])) + u"</td>"_s;
            }
            m_html += u"</tr>\n"_s;
        }
        m_html += u"</tbody>\n</table>\n</div>\n"_s;
    }

    void beginTable(const QString& name, QStringList titles)
    {
        titles.removeAll(QString());
        m_html += u"<h2>"_s + name.toHtmlEscaped()
            + u"</h2>\n<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\""_s + name.toHtmlEscaped()
            + u"\">\n<table>\n<thead><tr>"_s;
        for (const QString& column : titles)
            m_html += u"<th scope=\"col\">"_s + column.toHtmlEscaped() + u"</th>"_s;
        m_html += u"</tr></thead>\n<tbody>\n"_s;
    }

    /// Nobody shall take a gap for an absence.
    void addGaps()
    {
        if (m_source.inventory.gaps().empty())
            return;
        beginTable(Texts::tr("Could not read"), {Texts::tr("What"), Texts::tr("Where"), Texts::tr("Why")});
        QStringList rows;
        for (const ReadGap& gap : m_source.inventory.gaps()) {
            const QString why = QStringList{gap.error.what, gap.hides, gap.wouldHelp}.join(u' ').trimmed();
            rows.append(u"<tr><td>"_s + escaped(texts::readKind(gap.kind)) + u"</td><td>"_s + escaped(gap.scope)
                        + u"</td><td>"_s + escaped(why) + u"</td></tr>\n"_s);
        }
        rows.sort();
        m_html += rows.join(QString()) + u"</tbody>\n</table>\n</div>\n"_s;
    }

    const ReportSource& m_source;
    QString m_html;
};

} // namespace

Result<QByteArray> writeHtmlReport(const ReportSource& source)
{
    if (source.diagram.boxes.empty())
        return failure(ErrorKind::BadInput,
                       Texts::tr("There is nothing to report: no identity was read, or none fits the focus."),
                       Texts::tr("Sync a subscription first, or choose another focus."));
    return Page(source).bytes();
}

} // namespace rolescope
