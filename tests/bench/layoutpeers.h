// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/graph/layout.h"

#include <QElapsedTimer>

#include <optional>

namespace rolescope {

/// Wall time and processor time, of this process or of a child that it waited
/// for.
class Stopwatch
{
public:
    enum class Of { ThisProcess, Children };

    explicit Stopwatch(Of of = Of::ThisProcess) : m_of(of), m_start(processorTime()) { m_timer.start(); }

    double wallMs() const { return static_cast<double>(m_timer.nsecsElapsed()) / 1e6; }
    double cpuMs() const { return processorTime() - m_start; }

private:
    double processorTime() const;

    Of m_of;
    double m_start;
    QElapsedTimer m_timer;
};

struct LayoutRun
{
    double wallMs = 0;
    double cpuMs = 0;
    std::vector<double> y; ///< of each node
};

/// Graphviz as a process: `dot -Tplain` with one `rank=same` for each tier,
/// straight lines and no labels, since its curves would only cost it time.
/// Nothing if dot is not installed or takes longer than `timeoutMs`.
std::optional<LayoutRun> runDot(const LayoutInput& input, int timeoutMs);

/// igraph's Sugiyama layout with the layers given. Nothing if the bench was
/// built without igraph.
std::optional<LayoutRun> runIgraph(const LayoutInput& input);

} // namespace rolescope
