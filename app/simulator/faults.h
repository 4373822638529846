// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simulator/http.h"

#include <QHash>
#include <QString>
#include <QStringView>

#include <optional>
#include <vector>

namespace rolescope::simulator {

/// Misbehaviour on demand. The specification is a list of faults, `name[:key=value[,key=value…]]`, parted by ';':
///
///   throttle             429 TooManyRequests with Retry-After           retry-after=SECONDS (1)
///   error                a server error; 502 comes with an HTML body    status=500…599 (503)
///   slow                 the reply waits                                ms=MILLISECONDS (1000)
///   cut                  the connection closes in the middle of the reply
///   malformed            the reply's JSON breaks off
///   huge                 the reply is filled up with blanks             mb=MEGABYTES (40)
///   endless              every list has a nextLink, for ever
///   wrong-host           nextLinks point to another host
///   principal-not-found  role assignments do not see a new principal    seconds=N or tries=N (tries=2)
///   expired              a token expires after some uses                uses=N (20)
///   mfa                  writes by users demand multi-factor sign-in (401 with a claims challenge)
///   locked               writes are refused as by a read-only lock      scope=ARM-ID (everywhere)
///   policy               writes are refused by a policy                 scope=ARM-ID (everywhere)
///   half-applied         an operation on a machine fails half-way
///   forbid=AREA          403 for an area: graph, resourcegraph, authorization, compute, identity, management,
///   resources,
///                        or a scope ("/subscriptions/…"). May be given several times.
///
/// Every fault except principal-not-found, expired, mfa, locked and policy takes every=N (each Nth matching request),
/// first=N (only the first N) and path=TEXT (requests whose path holds the text). Sign-in routes and /metadata are left
/// alone unless path names them. Example: throttle:every=7,retry-after=1;cut:every=9;mfa
class Faults
{
public:
    enum class Kind {
        Throttle,
        Error,
        Slow,
        Cut,
        Malformed,
        Huge,
        Endless,
        WrongHost,
        PrincipalNotFound,
        Expired,
        Mfa,
        Locked,
        Policy,
        HalfApplied,
        Forbid
    };

    /// What to do to one request.
    struct Verdict
    {
        std::optional<Reply> reply; ///< instead of the handler's
        int delayMs = 0;
        bool cut = false;
        bool malformed = false;
        bool endless = false;
        bool wrongHost = false;
        qsizetype fillTo = 0; ///< bytes
    };

    /// Reads a specification; nothing and a sentence in `error` when it is wrong. An empty one gives no faults.
    static std::optional<Faults> parse(QStringView specification, QString* error);

    bool isEmpty() const { return m_rules.empty(); }
    /// Counts the request against all rules and says what happens to it.
    Verdict judge(const Request& request);
    /// Changes a handler's reply as the verdict says.
    static void distort(const Request& request, const Verdict& verdict, Reply& reply);

    bool has(Kind kind) const;
    /// Whether a rule of this kind covers the scope (key): Locked and Policy.
    bool covers(Kind kind, const QString& scopeKey) const;
    /// Counts the request against the rules of this kind: HalfApplied.
    bool strikes(Kind kind, const Request& request);
    /// Whether the role assignment does not see this principal yet; counts the try.
    bool hidesPrincipal(const QString& objectId);
    /// Starts the time for principal-not-found:seconds=N.
    void principalCreated(const QString& objectId);
    /// Whether the token has been used up; counts the use.
    bool expires(const QByteArray& token);

private:
    struct Rule
    {
        Kind kind;
        int every = 0; ///< 0: always
        int first = 0; ///< 0: for ever
        QString path;
        QString text; ///< area or scope
        int amount = 0; ///< seconds, status, milliseconds, megabytes, uses, tries
        bool inSeconds = false;
        int seen = 0;
    };
    struct RuleParser;

    static bool matches(const Rule& rule, const Request& request);
    static bool strikes(Rule& rule, const Request& request);
    static void apply(const Rule& rule, Verdict& verdict);
    const Rule* find(Kind kind) const;

    std::vector<Rule> m_rules;
    QHash<QString, qint64> m_createdAt; ///< new principals → milliseconds since the epoch
    QHash<QString, int> m_tries; ///< of new principals
    QHash<QByteArray, int> m_uses; ///< of tokens, by hash
};

} // namespace rolescope::simulator
