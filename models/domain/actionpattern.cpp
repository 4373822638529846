// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/actionpattern.h"

#include <algorithm>
#include <set>
#include <utility>
#include <vector>

namespace rolescope::actionpattern {

namespace {

constexpr auto star = u'*';
constexpr auto slash = u'/';
/// Real pairs of patterns need a few hundred steps at most.
constexpr size_t coverSteps = 20'000;
/// Azure's own are shorter than 200 characters.
constexpr qsizetype longestCompared = 2'000;

bool same(QChar a, QChar b)
{
    return a == b || a.toCaseFolded() == b.toCaseFolded();
}

/// True for a star between two slashes, which stands for any number of whole segments, none included.
bool isSegments(QStringView pattern, qsizetype at)
{
    return at > 0 && pattern[at - 1] == slash && at + 1 < pattern.size() && pattern[at + 1] == slash;
}

/// Past a star, and where it stands for whole segments past the slash behind it too.
qsizetype pastStar(QStringView pattern, qsizetype at)
{
    return at + (isSegments(pattern, at) ? 2 : 1);
}

QStringView literalHead(QStringView pattern)
{
    return pattern.first(pattern.indexOf(star));
}

QStringView literalTail(QStringView pattern)
{
    return pattern.sliced(pattern.lastIndexOf(star) + 1);
}

/// A pattern as a machine that reads an operation character by character and may be in several states at once.
///
/// Every state leads to the end. From a state of a star a later one is always the better one to be in: whatever leads
/// from the earlier one to the end leads there from the later one as well, since that can read the difference. So the
/// last star that was reached outweighs everything before it, and few states are ever held.
class Machine
{
public:
    using States = std::vector<size_t>; ///< ascending

    explicit Machine(QStringView pattern)
    {
        for (qsizetype at = 0; at < pattern.size();) {
            if (pattern[at] != star) {
                m_nodes.push_back({Kind::Character, pattern[at++].toCaseFolded()});
            } else if (isSegments(pattern, at)) {
                m_nodes.push_back({Kind::BetweenSegments, {}});
                m_nodes.push_back({Kind::WithinSegment, {}});
                at += 2;
            } else {
                m_nodes.push_back({Kind::AnyText, {}});
                ++at;
            }
        }
    }

    size_t end() const { return m_nodes.size(); }

    States start() const
    {
        States states;
        enter(states, 0);
        return states;
    }

    States step(const States& states, QChar character) const
    {
        States next;
        for (const size_t state : states)
            step(state, character, next);
        std::sort(next.begin(), next.end());
        next.erase(std::unique(next.begin(), next.end()), next.end());
        return next;
    }

    /// Without the states that a later star outweighs.
    States outweighed(States states) const
    {
        const auto last
            = std::find_if(states.rbegin(), states.rend(), [this](size_t state) { return readsAnything(state); });
        if (last != states.rend())
            states.erase(states.begin(), last.base() - 1);
        return states;
    }

    bool readsAnything(size_t state) const { return state < end() && m_nodes[state].kind != Kind::Character; }
    bool readsOne(size_t state) const { return state < end() && m_nodes[state].kind == Kind::Character; }
    QChar character(size_t state) const { return m_nodes[state].character; }

    std::vector<QChar> characters() const
    {
        std::vector<QChar> all{slash};
        for (const Node& node : m_nodes) {
            if (node.kind == Kind::Character)
                all.push_back(node.character);
        }
        std::sort(all.begin(), all.end());
        all.erase(std::unique(all.begin(), all.end()), all.end());
        return all;
    }

private:
    enum class Kind : quint8 { Character, AnyText, BetweenSegments, WithinSegment };
    struct Node
    {
        Kind kind;
        QChar character; ///< folded
    };

    /// Adds a state and those that nothing need be read for.
    void enter(States& states, size_t state) const
    {
        states.push_back(state);
        while (state < end()) {
            if (m_nodes[state].kind == Kind::AnyText)
                ++state;
            else if (m_nodes[state].kind == Kind::BetweenSegments)
                state += 2;
            else
                break;
            states.push_back(state);
        }
    }

    void step(size_t state, QChar character, States& next) const
    {
        if (state >= end())
            return;
        switch (m_nodes[state].kind) {
        case Kind::Character:
            if (m_nodes[state].character == character)
                enter(next, state + 1);
            break;
        case Kind::AnyText:
            enter(next, state);
            break;
        case Kind::BetweenSegments:
            enter(next, character == slash ? state : state + 1);
            break;
        case Kind::WithinSegment:
            enter(next, character == slash ? state - 1 : state);
            break;
        }
    }

    std::vector<Node> m_nodes;
};

/// A character that none of these is.
QChar otherThan(const std::vector<QChar>& characters)
{
    char16_t other = 0xE000; // private use: in no name
    while (std::find(characters.begin(), characters.end(), QChar(other)) != characters.end())
        ++other;
    return other;
}

/// Walks through everything that `inner` can read, and looks whether `outer` can always follow.
class CoverSearch
{
public:
    CoverSearch(const Machine& outer, const Machine& inner)
        : m_outer(outer), m_inner(inner), m_alphabet(outer.characters())
    {
        m_alphabet.push_back(otherThan(m_alphabet));
    }

    bool run()
    {
        visit(m_inner.start(), m_outer.start());
        while (!m_open.empty()) {
            const auto [at, followers] = m_open.back();
            m_open.pop_back();
            const bool lost = followers.empty() || (at == m_inner.end() && followers.back() != m_outer.end());
            if (lost || m_seen.size() > coverSteps)
                return false;
            if (m_inner.readsOne(at))
                read(at, followers, m_inner.character(at));
            else if (m_inner.readsAnything(at))
                for (const QChar character : m_alphabet)
                    read(at, followers, character);
        }
        return true;
    }

private:
    using Position = std::pair<size_t, Machine::States>; ///< of inner, and where outer can be then

    void read(size_t at, const Machine::States& followers, QChar character)
    {
        visit(m_inner.step({at}, character), m_outer.step(followers, character));
    }

    void visit(const Machine::States& inner, const Machine::States& outer)
    {
        const Machine::States followers = m_outer.outweighed(outer);
        for (const size_t at : inner) {
            if (m_seen.emplace(at, followers).second)
                m_open.emplace_back(at, followers);
        }
    }

    const Machine& m_outer;
    const Machine& m_inner;
    std::vector<QChar> m_alphabet;
    std::set<Position> m_seen;
    std::vector<Position> m_open;
};

/// Looks for something that both machines can read to their ends.
class OverlapSearch
{
public:
    OverlapSearch(const Machine& a, const Machine& b) : m_a(a), m_b(b), m_seen((a.end() + 1) * (b.end() + 1), false) { }

    bool run()
    {
        visit(m_a.start(), m_b.start());
        while (!m_open.empty()) {
            const auto [a, b] = m_open.back();
            m_open.pop_back();
            if (a == m_a.end() && b == m_b.end())
                return true;
            if (m_a.readsOne(a)) {
                read(a, b, m_a.character(a));
            } else if (m_b.readsOne(b)) {
                read(a, b, m_b.character(b));
            } else {
                read(a, b, slash);
                read(a, b, u'x'); // any but a slash: both read anything
            }
        }
        return false;
    }

private:
    void read(size_t a, size_t b, QChar character) { visit(m_a.step({a}, character), m_b.step({b}, character)); }

    void visit(const Machine::States& as, const Machine::States& bs)
    {
        for (const size_t a : as) {
            for (const size_t b : bs) {
                const size_t place = a * (m_b.end() + 1) + b;
                if (!m_seen[place])
                    m_open.emplace_back(a, b);
                m_seen[place] = true;
            }
        }
    }

    const Machine& m_a;
    const Machine& m_b;
    std::vector<bool> m_seen;
    std::vector<std::pair<size_t, size_t>> m_open;
};

} // namespace

bool hasWildcard(QStringView pattern)
{
    return pattern.contains(star);
}

bool matches(QStringView patternText, QStringView actionText)
{
    // The texts between stars are found one after the other, each as early as it can be: finding one later never
    // helps. `block` is the one to look for again when it did not fit, `from` where it was looked for last.
    const QStringView pattern = patternText.trimmed();
    const QStringView action = actionText.trimmed();
    qsizetype block = -1;
    qsizetype from = 0;
    bool afterSlash = false; // where the block may begin, after a star that stands for whole segments
    qsizetype p = 0;
    qsizetype a = 0;
    while (a < action.size()) {
        if (p < pattern.size() && pattern[p] == star) {
            afterSlash = isSegments(pattern, p);
            p = block = pastStar(pattern, p);
            from = a;
        } else if (p < pattern.size() && same(pattern[p], action[a])) {
            ++p;
            ++a;
        } else if (block >= 0) {
            do
                ++from;
            while (afterSlash && from < action.size() && action[from - 1] != slash);
            p = block;
            a = from;
        } else {
            return false;
        }
    }
    const bool mayEndHere = !afterSlash || p > block || from == 0 || action[from - 1] == slash;
    while (p < pattern.size() && pattern[p] == star)
        p = pastStar(pattern, p);
    return p == pattern.size() && mayEndHere;
}

bool anyMatches(const QStringList& patterns, QStringView action)
{
    return std::any_of(patterns.begin(), patterns.end(),
                       [action](const QString& pattern) { return matches(pattern, action); });
}

bool covers(QStringView wideText, QStringView narrowText)
{
    const QStringView wide = wideText.trimmed();
    const QStringView narrow = narrowText.trimmed();
    if (!hasWildcard(narrow))
        return matches(wide, narrow);
    if (!hasWildcard(wide) || !literalHead(narrow).startsWith(literalHead(wide), Qt::CaseInsensitive)
        || !literalTail(narrow).endsWith(literalTail(wide), Qt::CaseInsensitive))
        return false;
    if (std::max(wide.size(), narrow.size()) > longestCompared)
        return false;
    const Machine outer(wide);
    const Machine inner(narrow);
    return CoverSearch(outer, inner).run();
}

bool anyCovers(const QStringList& wide, QStringView narrow)
{
    return std::any_of(wide.begin(), wide.end(), [narrow](const QString& pattern) { return covers(pattern, narrow); });
}

bool overlaps(QStringView aText, QStringView bText)
{
    const QStringView a = aText.trimmed();
    const QStringView b = bText.trimmed();
    if (!hasWildcard(b))
        return matches(a, b);
    if (!hasWildcard(a))
        return matches(b, a);
    const auto agree = [](QStringView one, QStringView other) { return one.compare(other, Qt::CaseInsensitive) == 0; };
    const qsizetype head = std::min(literalHead(a).size(), literalHead(b).size());
    const qsizetype tail = std::min(literalTail(a).size(), literalTail(b).size());
    if (!agree(a.first(head), b.first(head)) || !agree(a.last(tail), b.last(tail)))
        return false;
    if (std::max(a.size(), b.size()) > longestCompared)
        return true;
    const Machine left(a);
    const Machine right(b);
    return OverlapSearch(left, right).run();
}

bool anyOverlaps(const QStringList& patterns, QStringView pattern)
{
    return std::any_of(patterns.begin(), patterns.end(),
                       [pattern](const QString& each) { return overlaps(each, pattern); });
}

} // namespace rolescope::actionpattern
