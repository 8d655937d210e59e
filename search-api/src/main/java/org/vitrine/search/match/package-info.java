/**
 * What the nearest photographs say about items: the pure core of search.
 *
 * <pre>
 * one Evidence per query photograph ─▶ Fusion: one SpecimenMatch per specimen ─▶ Grouping: one ItemMatch per item
 * </pre>
 *
 * Knows neither the index nor HTTP.
 */
@NullMarked
package org.vitrine.search.match;

import org.jspecify.annotations.NullMarked;
