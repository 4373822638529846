// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/faults.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <limits>

namespace rolescope::simulator {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(rolescope::simulator::Faults)
};

/// What a fault is called and which number it takes besides every and first.
struct Form
{
    Faults::Kind kind;
    QLatin1StringView name;
    QLatin1StringView number; ///< key; empty when it takes none
    int preset;
    int smallest;
    int largest;
};

constexpr int anyInt = std::numeric_limits<int>::max();

constexpr std::array forms{
    Form{Faults::Kind::Throttle, "throttle"_L1, "retry-after"_L1, 1, 0, 3600},
    Form{Faults::Kind::Error, "error"_L1, "status"_L1, 503, 500, 599},
    Form{Faults::Kind::Slow, "slow"_L1, "ms"_L1, 1000, 0, 600'000},
    Form{Faults::Kind::Cut, "cut"_L1, ""_L1, 0, 0, 0},
    Form{Faults::Kind::Malformed, "malformed"_L1, ""_L1, 0, 0, 0},
    Form{Faults::Kind::Huge, "huge"_L1, "mb"_L1, 40, 1, 500},
    Form{Faults::Kind::Endless, "endless"_L1, ""_L1, 0, 0, 0},
    Form{Faults::Kind::WrongHost, "wrong-host"_L1, ""_L1, 0, 0, 0},
    Form{Faults::Kind::PrincipalNotFound, "principal-not-found"_L1, "tries"_L1, 2, 0, anyInt},
    Form{Faults::Kind::Expired, "expired"_L1, "uses"_L1, 20, 1, anyInt},
    Form{Faults::Kind::Mfa, "mfa"_L1, ""_L1, 0, 0, 0},
    Form{Faults::Kind::Locked, "locked"_L1, ""_L1, 0, 0, 0},
    Form{Faults::Kind::Policy, "policy"_L1, ""_L1, 0, 0, 0},
    Form{Faults::Kind::HalfApplied, "half-applied"_L1, ""_L1, 0, 0, 0},
    Form{Faults::Kind::Forbid, "forbid"_L1, ""_L1, 0, 0, 0},
};

constexpr std::array areas{"graph"_L1,    "resourcegraph"_L1, "authorization"_L1, "compute"_L1,
                           "identity"_L1, "management"_L1,    "resources"_L1};

const Form* formNamed(QStringView name)
{
    for (const Form& form : forms) {
        if (name == form.name)
            return &form;
    }
    return nullptr;
}

QString knownNames()
{
    QStringList names;
    for (const Form& form : forms)
        names << (form.kind == Faults::Kind::Forbid ? form.name + "=AREA"_L1 : QString(form.name));
    return names.join(", "_L1);
}

/// The others follow principals, tokens or every write.
bool countsRequests(Faults::Kind kind)
{
    return kind != Faults::Kind::Mfa && kind != Faults::Kind::Expired && kind != Faults::Kind::PrincipalNotFound;
}

bool takesScope(Faults::Kind kind)
{
    return kind == Faults::Kind::Locked || kind == Faults::Kind::Policy;
}

} // namespace

/// Reads one fault; sets `error` and returns false when it is wrong.
struct Faults::RuleParser
{
    Rule rule{};
    QString error;

    bool parse(QStringView text);
    bool fail(const QString& why);

private:
    bool option(const Form& form, QStringView key, QStringView value);
    bool number(QStringView key, QStringView value, int smallest, int largest, int& out);
    bool area(QStringView value);
};

bool Faults::RuleParser::fail(const QString& why)
{
    error = why;
    return false;
}

bool Faults::RuleParser::number(QStringView key, QStringView value, int smallest, int largest, int& out)
{
    bool valid = false;
    const int parsed = value.toInt(&valid);
    if (!valid || parsed < smallest || parsed > largest)
        return fail(
            largest == anyInt
                ? Texts::tr("\"%1\" takes a whole number from %2 on, not \"%3\".").arg(key).arg(smallest).arg(value)
                : Texts::tr("\"%1\" takes a whole number from %2 to %3, not \"%4\".")
                      .arg(key)
                      .arg(smallest)
                      .arg(largest)
                      .arg(value));
    out = parsed;
    return true;
}

bool Faults::RuleParser::area(QStringView value)
{
    const bool known = value.startsWith(u'/')
        || std::any_of(areas.begin(), areas.end(), [value](QLatin1StringView name) { return value == name; });
    if (!known)
        return fail(Texts::tr("\"forbid\" takes graph, resourcegraph, authorization, compute, identity, management, "
                              "resources or a scope that begins with \"/\", not \"%1\".")
                        .arg(value));
    rule.text = value.toString().toLower();
    return true;
}

bool Faults::RuleParser::option(const Form& form, QStringView key, QStringView value)
{
    if (takesScope(form.kind)) {
        if (key != u"scope" || !value.startsWith(u'/'))
            return fail(Texts::tr("\"%1\" takes only \"scope=\" with an id that begins with \"/\".").arg(form.name));
        rule.text = value.toString().toLower();
        return true;
    }
    const bool counted = countsRequests(form.kind);
    if (counted && key == u"every")
        return number(key, value, 1, anyInt, rule.every);
    if (counted && key == u"first")
        return number(key, value, 1, anyInt, rule.first);
    if (counted && key == u"path" && !value.isEmpty()) {
        rule.path = value.toString().toLower();
        return true;
    }
    if (form.kind == Kind::Forbid && key == u"area")
        return area(value);
    if (form.kind == Kind::PrincipalNotFound && key == u"seconds") {
        rule.inSeconds = true;
        return number(key, value, 0, anyInt, rule.amount);
    }
    if (!form.number.isEmpty() && key == form.number)
        return number(key, value, form.smallest, form.largest, rule.amount);
    return fail(Texts::tr("The fault \"%1\" does not know the option \"%2\".").arg(form.name, key));
}

bool Faults::RuleParser::parse(QStringView text)
{
    const qsizetype colon = text.indexOf(u':');
    QStringView name = (colon < 0 ? text : text.first(colon)).trimmed();
    const qsizetype equals = name.indexOf(u'=');
    const QStringView inlineArea = equals < 0 ? QStringView() : name.sliced(equals + 1).trimmed();
    if (equals >= 0)
        name = name.first(equals).trimmed();
    const Form* form = formNamed(name);
    if (!form || (equals >= 0 && form->kind != Kind::Forbid))
        return fail(Texts::tr("There is no fault \"%1\". There are: %2.").arg(name, knownNames()));
    rule.kind = form->kind;
    rule.amount = form->preset;
    if (equals >= 0 && !area(inlineArea))
        return false;
    const QList<QStringView> options = colon < 0 ? QList<QStringView>() : text.sliced(colon + 1).split(u',');
    for (QStringView item : options) {
        const qsizetype sign = item.indexOf(u'=');
        if (sign < 0)
            return fail(Texts::tr("\"%1\" is no option: write key=value.").arg(item.trimmed()));
        if (!option(*form, item.first(sign).trimmed(), item.sliced(sign + 1).trimmed()))
            return false;
    }
    if (rule.kind == Kind::Forbid && rule.text.isEmpty())
        return fail(Texts::tr("\"forbid\" needs an area: forbid=graph, for instance."));
    return true;
}

std::optional<Faults> Faults::parse(QStringView specification, QString* error)
{
    Faults faults;
    for (QStringView part : specification.split(u';')) {
        if (part.trimmed().isEmpty())
            continue;
        RuleParser parser;
        if (!parser.parse(part.trimmed())) {
            if (error)
                *error = parser.error;
            return std::nullopt;
        }
        faults.m_rules.push_back(parser.rule);
    }
    return faults;
}

} // namespace rolescope::simulator
