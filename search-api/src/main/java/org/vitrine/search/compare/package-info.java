/**
 * Explains why two pictures match: aligns them, finds the edge segments that both have, and gives a verdict in words.
 *
 * <pre>
 * two images ─▶ renditions 'prepared' of the store ──┐
 * photograph ─▶ preprocess-service ─▶ prepared ──────┴─▶ Comparisons ─▶ vision.compare ─▶ CompareAnswer, or SVG
 * </pre>
 */
@NullMarked
package org.vitrine.search.compare;

import org.jspecify.annotations.NullMarked;
