// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <cstdint>

namespace rolescope::simulator {

/// SplitMix64 (Steele, Lea, Flood 2014): small, fast, and the same numbers everywhere. The distributions of <random>
/// differ between standard libraries, and floating point between processors, so all here is integer arithmetic.
class SplitMix
{
public:
    explicit SplitMix(quint64 seed) : m_state(seed) { }

    quint64 next()
    {
        m_state += 0x9e3779b97f4a7c15U;
        quint64 z = m_state;
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9U;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebU;
        return z ^ (z >> 31);
    }

    /// 0 … bound - 1; bound > 0 and below 2³².
    quint32 below(quint64 bound) { return static_cast<quint32>(((next() >> 32) * bound) >> 32); }

    /// 0 … bound - 1, low numbers far more often: the cube of an even number, so half of the draws fall into the first
    /// eighth. Good enough a power law for "a few identities are used by many".
    quint32 skewed(quint64 bound)
    {
        const quint64 even = next() >> 32;
        const quint64 cube = (((even * even) >> 32) * even) >> 32;
        return static_cast<quint32>((cube * bound) >> 32);
    }

    bool chance(quint32 perThousand) { return below(1000) < perThousand; }

    /// A version 4 GUID.
    QString guid()
    {
        static constexpr char digits[] = "0123456789abcdef";
        quint64 words[2] = {next(), next()};
        words[0] = (words[0] & 0xffffffffffff0fffU) | 0x4000U;
        words[1] = (words[1] & 0x3fffffffffffffffU) | 0x8000000000000000U;
        QString text(36, Qt::Uninitialized);
        QChar* out = text.data();
        for (int nibble = 0; nibble < 32; ++nibble) {
            if (nibble == 8 || nibble == 12 || nibble == 16 || nibble == 20)
                *out++ = u'-';
            *out++ = QLatin1Char(digits[(words[nibble / 16] >> (60 - 4 * (nibble % 16))) & 0xf]);
        }
        return text;
    }

private:
    quint64 m_state;
};

} // namespace rolescope::simulator
