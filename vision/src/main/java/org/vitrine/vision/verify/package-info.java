/**
 * Verifies candidates of a search: how well the edges of two prepared pictures agree, at any rotation, if they show the
 * same struck or carved object.
 *
 * <pre>
 * picture A ─▶ EdgeOrientationMap: direction of edges ─▶ PolarEdgeSpectrum: radius × angle ─┐
 * picture B, once for each small shift ─▶ PolarCorrelation ─────────────────────────────────┴─▶ CorrelationPeak
 * </pre>
 *
 * <p>Edges count by the line on which they lie, not by which side of it is brighter: the lines of a relief stay when
 * the light moves, but their bright sides change.
 */
@NullMarked
package org.vitrine.vision.verify;

import org.jspecify.annotations.NullMarked;
