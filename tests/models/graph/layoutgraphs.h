// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/graph/layout.h"

#include <QByteArray>

namespace rolescope {

inline constexpr double testBoxHeight = 44;

/// A graph in one line: nodes of each layer top to bottom, layers parted by "|", then edges by names:
/// "a b | c d | e : a-c b-d c-e". Names are one character.
LayoutInput layoutInput(const QByteArray& text);

/// A tiered graph of four layers; `skips` edges jump over the third.
LayoutInput randomLayoutInput(int nodes, int edges, int skips, unsigned seed);

/// The same with two levels of groups: `outer` groups with three others in each; one node in ten lies in none.
LayoutInput randomGroupedInput(int nodes, int edges, int skips, unsigned seed, quint32 outer);

/// The same graph with nodes and edges given in another order; `moved[i]` is where node i went.
LayoutInput shuffledInput(const LayoutInput& input, unsigned seed, std::vector<quint32>& moved);

/// How many pairs of edge pieces between neighbouring layers have their ends in opposite order, each compared with
/// each.
quint64 crossingsByPairs(const LayoutInput& input, const LayoutResult& result);

/// What is wrong with a picture, in words: boxes or passing edges that overlap, positions that contradict the heights,
/// something above 0 or below the height, a crossing count that is not that of the pairs. Empty if it is sound.
QByteArray faultsOf(const LayoutInput& input, const LayoutResult& result);

/// What is wrong with the bands of a picture: strangers among the nodes of a group, nodes outside of their group's
/// frame, frames that overlap. Empty if they are sound.
QByteArray bandFaultsOf(const LayoutInput& input, const LayoutResult& result);

} // namespace rolescope
