// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/graph/bandorder.h"
#include "models/graph/bandswitching.h"
#include "models/graph/layerorder.h"
#include "models/graph/ranksweep.h"
#include "models/graph/sifting.h"

namespace rolescope {

/// Steps 2 to 5 of the layered layout: from a graph to an order with few crossings, part after part.
class LayerOrdering
{
public:
    LayerOrdering(const LayeredGraph& graph, const LayoutInput& input, const CancelToken& cancel);

    /// A usable order at once. To be called first.
    void begin();
    /// Fewer crossings, in the rounds that the effort allows. What was found stays unless something better is.
    void refine(LayoutEffort effort);

    const LayerOrder& order() const { return m_order; }
    quint64 crossings() const; ///< of the order as it stands

private:
    /// One order on its way.
    struct Candidate
    {
        LayerOrder::Saved order;
        quint64 crossings = 0;
    };
    using Candidates = std::vector<Candidate>;
    /// What a candidate goes through before it is compared with the others.
    struct Stage
    {
        int barycentreSweeps;
        int softSweeps;
        int siftingPasses;
        int bandPasses; ///< before the soft sweeps, if there are bands
    };
    static constexpr Stage firstStage{4, 4, 0, 0};
    struct Budget;

    static const Budget thoroughBudget;
    static const Budget& usualBudget(quint32 nodes);
    void readSpectrum(quint32 part, const Budget& budget);
    void begin(quint32 part);
    void refine(quint32 part, const Budget& budget);
    void addSpectralStart(quint32 part, quint32 index, Candidates& candidates);
    void addDepthFirstStarts(quint32 part, quint32 count, Candidates& candidates);
    void startBy(quint32 part, const std::vector<float>& height);
    void startDepthFirst(quint32 part, std::vector<quint32> nodes);
    bool isTree(quint32 part) const;
    void startTree(quint32 part);
    Candidate current(quint32 part);
    void improve(quint32 part, Candidate& candidate, const Stage& stage, const Budget& budget);
    void switchBands(quint32 part, int passes);
    void sweep(quint32 part, int rounds, float softness);
    void adopt(quint32 part, const Candidate& candidate);
    quint32 size(quint32 part) const;
    std::vector<quint32> nodes(quint32 part) const;

    const LayeredGraph& m_graph;
    const CancelToken& m_cancel;
    const BandOrder m_bands;
    LayerOrder m_order;
    RankSweep m_sweep;
    Sifting m_sifting;
    BandSwitching m_switching;
    std::vector<quint64> m_crossings; ///< of each part
    std::vector<std::vector<std::vector<float>>> m_spectra; ///< of each part as long as starts are made from them
};

} // namespace rolescope
