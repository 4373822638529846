// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/explore/inspectorbrowser.h"

#include "ui/common/icons.h"

#include <QScrollBar>
#include <QTextOption>

namespace rolescope {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int iconSize = 14;

} // namespace

InspectorBrowser::InspectorBrowser(QWidget* parent) : QTextBrowser(parent)
{
    setOpenLinks(false);
    setFrameShape(QFrame::NoFrame);
    setUndoRedoEnabled(false);
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    document()->setDocumentMargin(12);
}

void InspectorBrowser::setPage(const QString& html, bool keepPlace)
{
    const int place = keepPlace ? verticalScrollBar()->value() : 0;
    setHtml(html);
    verticalScrollBar()->setValue(place);
}

QVariant InspectorBrowser::loadResource(int type, const QUrl& name)
{
    const QStringList parts = name.path().split(u'/');
    if (type != QTextDocument::ImageResource || name.scheme() != u"icon"_s || parts.size() != 2)
        return {};
    return icons::pixmap(parts[0], QColor(u'#' + parts[1]), iconSize, devicePixelRatioF());
}

} // namespace rolescope
