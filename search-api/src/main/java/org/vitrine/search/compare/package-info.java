/**
 * Why two pictures match: both aligned, the strokes that are in both, a verdict in words.
 *
 * <pre>
 * two images ─▶ renditions 'prepared' of the store ──┐
 * photograph ─▶ preprocess-service ─▶ prepared ──────┴─▶ Comparisons, so many at a time ─▶ vision.compare ─▶ CompareAnswer, or a drawing as SVG
 * </pre>
 */
@NullMarked
package org.vitrine.search.compare;

import org.jspecify.annotations.NullMarked;
