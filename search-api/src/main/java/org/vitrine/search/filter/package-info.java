/**
 * Filters of a request, {@code filter=NAME=VALUE}.
 *
 * <pre>
 * text ─▶ FilterPair: possible readings ─▶ FilterNames: the reading with a known name ─▶ Filters
 * </pre>
 *
 * <p>All types are pure except {@link org.vitrine.search.filter.FilterReader}, which queries the index for names and
 * values.
 */
@NullMarked
package org.vitrine.search.filter;

import org.jspecify.annotations.NullMarked;
