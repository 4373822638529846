// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/graph/layeredlayout.h"

#include "models/graph/layerordering.h"
#include "models/graph/layerplacement.h"
#include "models/graph/previousorder.h"

#include <limits>

namespace rolescope {

namespace {

LayoutResult cancelled()
{
    LayoutResult result;
    result.cancelled = true;
    return result;
}

LayoutResult placed(const LayeredGraph& graph, const LayerOrdering& ordering, const LayoutInput& input,
                    const CancelToken& cancel)
{
    LayerPlacement placement(graph, ordering.order(), input);
    placement.place(cancel);
    LayoutResult result;
    placement.moveTo(result);
    result.crossings = ordering.crossings();
    return result;
}

LayoutResult likeBefore(const LayeredGraph& graph, const LayoutInput& input)
{
    const PreviousOrder previous(graph, input);
    LayerPlacement placement(graph, previous.order, input);
    placement.placeLikeBefore(previous.wish, previous.isNew);
    LayoutResult result;
    placement.moveTo(result);
    result.crossings = previous.crossings;
    return result;
}

} // namespace

LayoutResult LayeredLayout::layout(const LayoutInput& input, const CancelToken& cancel) const
{
    return layoutProgressively(input, cancel, {});
}

LayoutResult LayeredLayout::layoutProgressively(const LayoutInput& input, const CancelToken& cancel,
                                                const LayoutProgress& better) const
{
    const LayeredGraph graph(input);
    if (input.isIncremental())
        return cancel.isCancelled() ? cancelled() : likeBefore(graph, input);
    LayerOrdering ordering(graph, input, cancel);
    quint64 shown = std::numeric_limits<quint64>::max();
    const auto show = [&] {
        if (!better || cancel.isCancelled() || ordering.crossings() >= shown)
            return;
        shown = ordering.crossings();
        better(placed(graph, ordering, input, cancel));
    };
    ordering.begin();
    show();
    ordering.refine(LayoutEffort::Usual);
    if (input.effort == LayoutEffort::Thorough) {
        show();
        ordering.refine(LayoutEffort::Thorough);
    }
    LayoutResult result = placed(graph, ordering, input, cancel);
    return cancel.isCancelled() ? cancelled() : result;
}

} // namespace rolescope
