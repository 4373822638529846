// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/signinpages.h"

#include <QCoreApplication>

namespace rolescope::simulator::pages {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(rolescope::simulator::SignInPages)
};

QString page(const QString& title, const QString& content)
{
    return u"<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" "
           "content=\"width=device-width\"><title>%1</title><style>body{font:16px system-ui,sans-serif;max-width:28em;"
           "margin:10vh auto;padding:0 1em;line-height:1.5;color:#1b2430;background:#f6f7f9}a,button{display:block;"
           "width:100%;box-sizing:border-box;padding:.7em 1em;margin:.4em 0;background:#fff;color:#0b5cad;border:1px "
           "solid #c6ccd4;border-radius:6px;text-align:left;text-decoration:none;font:inherit;cursor:pointer}"
           "input,select{font:inherit;padding:.5em;width:100%;box-sizing:border-box;margin:.2em 0 .8em}"
           "</style></head><body><h1>%1</h1>%2</body></html>"_s.arg(title.toHtmlEscaped(), content);
}

QString hidden(const QString& name, const QString& value)
{
    return u"<input type=\"hidden\" name=\"%1\" value=\"%2\">"_s.arg(name.toHtmlEscaped(), value.toHtmlEscaped());
}

} // namespace

QString accounts(const QList<Link>& users, const QString& cancelTarget)
{
    QString content = u"<p>"_s
        + Texts::tr("This is Rolescope's simulator of Azure: no password is asked, and nothing leaves this computer.")
              .toHtmlEscaped()
        + u"</p>"_s;
    for (const Link& link : users)
        content += u"<a href=\"%1\">%2</a>"_s.arg(link.target.toHtmlEscaped(), link.text.toHtmlEscaped());
    content += u"<p><a href=\"%1\">%2</a></p>"_s.arg(cancelTarget.toHtmlEscaped(), Texts::tr("Cancel").toHtmlEscaped());
    return page(Texts::tr("Pick an account"), content);
}

QString device(const QString& userCode, const QStringList& users)
{
    QString content = u"<form method=\"post\" action=\"/devicelogin\"><label>%1<input name=\"user_code\" value=\"%2\" "
                      "autocomplete=\"off\"></label><label>%3<select name=\"account\">"_s.arg(
                          Texts::tr("Code that the device shows").toHtmlEscaped(), userCode.toHtmlEscaped(),
                          Texts::tr("Account").toHtmlEscaped());
    for (const QString& user : users)
        content += u"<option>%1</option>"_s.arg(user.toHtmlEscaped());
    content += u"</select></label><button name=\"action\" value=\"approve\">%1</button><button name=\"action\" "
               "value=\"decline\">%2</button></form>"_s.arg(Texts::tr("Sign in on the device").toHtmlEscaped(),
                                                            Texts::tr("Decline").toHtmlEscaped());
    return page(Texts::tr("Enter the code"), content);
}

QString notice(const QString& heading, const QString& text)
{
    return page(heading, u"<p>%1</p>"_s.arg(text.toHtmlEscaped()));
}

QString postBack(const QString& target, const QList<std::pair<QString, QString>>& fields)
{
    QString content = u"<form method=\"post\" action=\"%1\">"_s.arg(target.toHtmlEscaped());
    for (const auto& [name, value] : fields)
        content += hidden(name, value);
    content += u"<button>%1</button></form><script>document.forms[0].submit()</script>"_s.arg(
        Texts::tr("Continue").toHtmlEscaped());
    return page(Texts::tr("Signing in"), content);
}

} // namespace rolescope::simulator::pages
