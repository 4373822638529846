// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/graph/layeredgraph.h"

namespace rolescope {

/// One number for each node of a part, such that neighbours have similar ones: up to `count` different answers.
///
/// The answers that part neighbours least, in the sense of squares, are the eigenvectors of the random walk on the
/// graph to its largest eigenvalues, after the one that is constant. Sorting layers by where neighbours stand, again
/// and again, would come to the first of them, but slowly. C. Lanczos, "An Iteration Method for the Solution of the
/// Eigenvalue Problem" (J. Res. NBS 45, 1950): the graph is multiplied with `steps` vectors, of which each is made from
/// the two before; in the space that they span, the matrix becomes tridiagonal, and its eigenvectors, the Ritz vectors,
/// are near those that are wanted. For spectral orders see M. Juvan, B. Mohar, "Optimal Linear Labelings and
/// Eigenvalues of Graphs" (Discrete Applied Mathematics 36, 1992).
///
/// Takes O(steps · (n + e)) time and 4 · steps bytes a node. Indexed by node less the part's first node. Empty if
/// cancelled, or if the part is too small to tell.
std::vector<std::vector<float>> spectralOrders(const LayeredGraph& graph, quint32 part, quint32 steps, quint32 count,
                                               const CancelToken& cancel);

} // namespace rolescope
