/**
 * How well two prepared pictures agree as the same struck or carved object, at whatever angle they lie.
 *
 * <pre>
 * prepared picture ─▶ Strokes: which way edges run ─▶ PolarEdgeSpectrum: radius × angle, as spectra ─┐
 * the other, once for each small shift ─▶ Comparison ────────────────────────────────────────┴─▶ Agreement: peak, sharpness, turn
 * </pre>
 *
 * <p>Edges count by the line they lie on, not by which side of it is the brighter: relief keeps its lines when the light
 * moves, and swaps its sides.
 */
@NullMarked
package org.vitrine.vision.verify;

import org.jspecify.annotations.NullMarked;
