// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/quoting.h"
#include "models/plan/renderparts.h"
#include "models/plan/restcall.h"

#include <QUrl>

/// As a file of requests, the form that editors know: "###" between them, variables in double braces.
namespace rolescope::renderparts {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Texts of the plan hold no variables: what would be taken for one is written as escapes. The placeholders of restCall
/// become variables.
QString body(const RestCall& call, bool awaitsPrincipal)
{
    QString text = QString::fromStdString(call.body.dump(2, ' ', true, nlohmann::json::error_handler_t::replace));
    text.replace("{{"_L1, "\\u007b\\u007b"_L1);
    return awaitsPrincipal ? text.replace("\"{principalId}\""_L1, "\"{{principalId}}\""_L1) : text;
}

QString path(const RestCall& call, bool awaitsPrincipal)
{
    QString text = QString::fromLatin1(QUrl::toPercentEncoding(call.path, "/"));
    return awaitsPrincipal ? text.replace("%7BassignmentName%7D"_L1, "{{assignmentName}}"_L1) : text;
}

QString request(const RestCall& call, bool awaitsPrincipal)
{
    const QString head = QString::fromLatin1(call.method) + " {{arm}}"_L1 + path(call, awaitsPrincipal)
        + "?api-version="_L1 + call.apiVersion + "\nAuthorization: Bearer {{token}}\n"_L1;
    if (call.body.is_null())
        return head;
    return head + "Content-Type: application/json\n\n"_L1 + body(call, awaitsPrincipal) + u'\n';
}

} // namespace

QString rest(const Plan& plan, const Inventory& inventory)
{
    QString result = "# "_L1 + commentText(plan.title)
        + u"\n# The token comes from: az account get-access-token --query accessToken --output tsv\n"
          "@arm = https://management.azure.com\n@token = \n"_s;
    HostBlocks blocks(inventory);
    for (std::size_t i = 0; i < plan.steps.size(); ++i) {
        const PlanStep& step = plan.steps[i];
        result += "\n### "_L1 + heading(plan, i) + u'\n';
        const auto* change = std::get_if<ChangeHost>(&step.action);
        const RestCall call = restCall(step.action, change ? blocks.current(change->hostId) : IdentityBlock());
        if (change)
            blocks.change(*change);
        if (step.satisfied || call.method.isEmpty()) {
            result += "# Already so: nothing to send.\n"_L1;
            continue;
        }
        const auto* grant = std::get_if<AssignRole>(&step.action);
        const bool awaitsPrincipal = grant && isUnknown(grant->principal);
        if (awaitsPrincipal)
            result += "# principalId comes with the answer of the step that makes the identity; assignmentName is any "
                      "new GUID.\n"_L1;
        if (change)
            result += "# Send If-Match with the machine's etag, so that a change in between is not overwritten.\n"_L1;
        result += request(call, awaitsPrincipal);
    }
    return result;
}

} // namespace rolescope::renderparts
