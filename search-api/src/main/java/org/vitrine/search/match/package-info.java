/**
 * Core of search: computes scored items from the nearest photographs of each query photograph. Pure; depends neither on
 * the index nor on HTTP.
 *
 * <pre>
 * QueryCandidates per query photograph ─▶ SideFusion: SpecimenMatch ─▶ ItemGrouping: ItemMatch ─▶ Matcher: scores, hits
 * </pre>
 */
@NullMarked
package org.vitrine.search.match;

import org.jspecify.annotations.NullMarked;
