// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/attach/findingsview.h"

#include "ui/common/icons.h"
#include "ui/common/theme.h"

#include <QEvent>
#include <QUrl>

#include <algorithm>

namespace rolescope {

using namespace Qt::Literals::StringLiterals;

namespace {

QString iconTag(const QString& name)
{
    return u"<img src=\"icon:%1\" width=\"16\" height=\"16\">"_s.arg(name);
}

} // namespace

FindingsView::FindingsView(const InventoryStore& store, QWidget* parent) : QTextBrowser(parent), m_store(store)
{
    setObjectName(u"findings"_s);
    setAccessibleName(tr("What was checked"));
    setOpenLinks(false);
    setTabChangesFocus(true);
    connect(this, &QTextBrowser::anchorClicked, this, &FindingsView::open);
}

void FindingsView::showNote(const QString& note)
{
    m_findings.clear();
    m_note = note;
    render();
}

void FindingsView::showFindings(const std::vector<PreflightFinding>& findings, bool mayReplaceRoles)
{
    m_findings = findings;
    m_mayReplaceRoles = mayReplaceRoles;
    m_note = findings.empty() ? tr("Nothing stands in the way.") : QString();
    render();
}

void FindingsView::changeEvent(QEvent* event)
{
    QTextBrowser::changeEvent(event);
    if (Theme::isThemeChange(*event))
        render();
}

FindingsView::Group FindingsView::groupOf(const PreflightFinding& finding)
{
    if (finding.severity == FindingSeverity::Blocking)
        return Group::Blocking;
    if (finding.kind == FindingKind::LosesAccess || finding.kind == FindingKind::Irreversible)
        return Group::Loss;
    return finding.severity == FindingSeverity::Warning ? Group::Warning : Group::Note;
}

QString FindingsView::headingOf(Group group, int count)
{
    switch (group) {
    case Group::Blocking:
        return tr("Stands in the way (%1)").arg(count);
    case Group::Loss:
        return tr("What is lost (%1)").arg(count);
    case Group::Warning:
        return tr("Warnings (%1)").arg(count);
    case Group::Note:
        return tr("Good to know (%1)").arg(count);
    }
    return {};
}

void FindingsView::render()
{
    const Theme& theme = Theme::current();
    const qreal ratio = devicePixelRatioF();
    const std::pair<QString, QColor> icons[] = {
        {u"error"_s, theme.danger}, {u"warning"_s, theme.warning}, {u"info"_s, theme.accent}, {u"good"_s, theme.good}};
    clear();
    for (const auto& [name, color] : icons)
        document()->addResource(QTextDocument::ImageResource, QUrl(u"icon:"_s + name),
                                icons::pixmap(name, color, 16, ratio));
    QString html = u"<style>p { margin: 2px 0 8px 0; } h4 { margin: 8px 0 4px 0; } .advice { color: %1; } a { color: "
                   "%2; }</style>"_s.arg(theme.secondary.name(), theme.accent.name());
    if (!m_note.isEmpty())
        html += u"<p>%1</p>"_s.arg(m_note.toHtmlEscaped());
    for (const Group group : {Group::Blocking, Group::Loss, Group::Warning, Group::Note})
        html += groupHtml(group);
    setHtml(html);
}

QString FindingsView::groupHtml(Group group) const
{
    std::vector<const PreflightFinding*> members;
    for (const PreflightFinding& finding : m_findings) {
        if (groupOf(finding) == group)
            members.push_back(&finding);
    }
    if (members.empty())
        return {};
    const auto count = static_cast<int>(members.size());
    static const QString icons[] = {u"error"_s, u"warning"_s, u"warning"_s, u"info"_s};
    QString html
        = u"<h4>%1 %2</h4>"_s.arg(iconTag(icons[static_cast<int>(group)]), headingOf(group, count).toHtmlEscaped());
    for (int i = 0; i < std::min(count, mostShown); ++i)
        html += findingHtml(*members[static_cast<size_t>(i)]);
    if (count > mostShown)
        html += u"<p class=\"advice\">%1</p>"_s.arg(tr("And %n more.", nullptr, count - mostShown).toHtmlEscaped());
    return html;
}

QString FindingsView::findingHtml(const PreflightFinding& finding) const
{
    QString html = u"<p>%1"_s.arg(finding.what.toHtmlEscaped());
    if (!finding.advice.isEmpty())
        html += u" <span class=\"advice\">%1</span>"_s.arg(finding.advice.toHtmlEscaped());
    const RoleHandle smaller = m_store.inventory().findRole(finding.suggestedRole);
    if (m_mayReplaceRoles && !finding.suggestedRole.isEmpty() && smaller.isValid())
        html += u" <a href=\"role:%1/%2\">%3</a>"_s.arg(
            QString::number(finding.step), finding.suggestedRole.toHtmlEscaped(),
            tr("Take %1 instead").arg(m_store.inventory().displayName(smaller)).toHtmlEscaped());
    return html + u"</p>"_s;
}

void FindingsView::open(const QUrl& link)
{
    const QStringList parts = link.path().split(u'/');
    if (link.scheme() == "role"_L1 && parts.size() == 2)
        Q_EMIT roleSuggested(parts[0].toInt(), parts[1]);
}

} // namespace rolescope
