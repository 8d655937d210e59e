/**
 * Why two prepared pictures match: how one lies on the other and which strokes are in both.
 *
 * <pre>
 * strokes of both ─▶ Comparison: turn as re-ranking measures it ─┐
 *                 ─▶ CoarseSearch: turns, scales, shifts ────────┴─▶ FineSearch ─▶ Pose
 * strokes of each ─▶ EdgeSegmentTracer: straight pieces ─▶ EdgeSegmentMatcher: each looked for in the other ─▶ PictureComparison ─▶ ComparisonDrawing
 * </pre>
 */
@NullMarked
package org.vitrine.vision.compare;

import org.jspecify.annotations.NullMarked;
