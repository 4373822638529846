// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/graph/crossings.h"
#include "models/graph/layeredgraph.h"

namespace rolescope {

/// In which order the nodes of each cell stand. A cell's slots are the same run of numbers as its nodes, top first; so
/// two flat arrays hold everything, and slots of one cell can be compared as they are.
class LayerOrder
{
public:
    /// A run of slots that nodes do not leave: the whole cell, or what one band has of it.
    struct Section
    {
        quint32 begin = 0;
        quint32 end = 0;
        float top = 0; ///< what a band spans of the part's height, which is 1, in all its layers alike
        float bottom = 1;

        quint32 size() const { return end - begin; }
    };

    /// Everything in the order of numbers.
    explicit LayerOrder(const LayeredGraph& graph);

    std::span<const Section> sections(quint32 cell) const
    {
        return {m_sections.data() + m_firstSection[cell], m_sections.data() + m_firstSection[cell + 1]};
    }

    quint32 nodeAt(quint32 slot) const { return m_nodes[slot]; }
    quint32 slotOf(quint32 node) const { return m_slots[node]; }
    void put(quint32 node, quint32 slot)
    {
        m_nodes[slot] = node;
        m_slots[node] = slot;
    }

    /// The order of a part, to be kept and put back.
    struct Saved
    {
        std::vector<quint32> nodes;
        std::vector<quint32> bandRank;
    };
    Saved saved(quint32 part) const;
    void restore(quint32 part, const Saved& saved);

    /// Divides the cells of the only part into bands. `rank` tells of each group's band, and last of the band of what
    /// is in no group, how far down it stands; nodes keep their order within their bands.
    void arrangeBands(std::vector<quint32> rank);
    const std::vector<quint32>& bandRank() const { return m_bandRank; } ///< empty without bands

    quint64 crossings(quint32 part);

private:
    const LayeredGraph& m_graph;
    std::vector<quint32> m_nodes;
    std::vector<quint32> m_slots;
    std::vector<Section> m_sections;
    std::vector<quint32> m_firstSection; ///< of each cell, and one for the end
    std::vector<quint32> m_bandRank;
    CrossingCounter m_counter;
    std::vector<quint32> m_ends; ///< scratch
    std::vector<quint32> m_next; ///< scratch
};

} // namespace rolescope
