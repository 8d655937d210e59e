/**
 * Explains why two prepared pictures match: how one lies on the other and which strokes are in both. A stroke is a line
 * along which the picture has an edge, such as a line of a relief.
 *
 * <pre>
 * strokes of both ─▶ PolarCorrelation: rotation as in re-ranking ─┐
 *                 ─▶ CoarseSearch: rotations, scales, shifts ─────┴─▶ FineSearch ─▶ Pose
 * strokes of each ─▶ EdgeSegmentTracer: straight segments ─▶ EdgeSegmentMatcher: each searched for in the other
 *                 ─▶ PictureComparison ─▶ ComparisonDrawing
 * </pre>
 */
@NullMarked
package org.vitrine.vision.compare;

import org.jspecify.annotations.NullMarked;
