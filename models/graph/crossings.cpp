// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/graph/crossings.h"

namespace rolescope {

quint64 CrossingCounter::count(std::span<const quint32> ends, quint32 size)
{
    // A complete binary tree in an array: leaf i counts the edges seen so far that end at i, each inner node its
    // subtree. On the way up from a leaf, every right sibling holds edges that came earlier and end further on: they
    // cross this one.
    quint32 firstLeaf = 1;
    while (firstLeaf < size)
        firstLeaf *= 2;
    --firstLeaf;
    m_tree.assign(2 * size_t(firstLeaf) + 2, 0);

    quint64 crossings = 0;
    for (const quint32 end : ends) {
        quint32 node = firstLeaf + end;
        ++m_tree[node];
        while (node > 0) {
            crossings += m_tree[node + 1] * (node & 1u);
            node = (node - 1) / 2;
            ++m_tree[node];
        }
    }
    return crossings;
}

} // namespace rolescope
