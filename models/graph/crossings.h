// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <span>
#include <vector>

namespace rolescope {

/// Counts how many pairs of edges cross between two layers, by the accumulator tree of W. Barth, P. Mutzel and M.
/// Jünger, "Simple and Efficient Bilayer Cross Counting" (JGAA 8, 2004): O(e log n) where comparing all pairs takes
/// O(e²). Keeps its memory between calls.
class CrossingCounter
{
public:
    /// `ends` holds for each edge its position in the one layer, edges sorted by their position in the other layer,
    /// those with the same position there by `ends` ascending. All ends are below `size`.
    quint64 count(std::span<const quint32> ends, quint32 size);

private:
    std::vector<quint32> m_tree;
};

} // namespace rolescope
