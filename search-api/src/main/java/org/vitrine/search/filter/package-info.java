/**
 * Filters of a request, {@code filter=NAME=VALUE}.
 *
 * <pre>
 * text ─▶ {@link org.vitrine.search.filter.FilterPair}: what it can mean ─▶ {@link org.vitrine.search.filter.FilterNames}: which of it is meant ─▶ {@link org.vitrine.search.filter.Filters}
 * </pre>
 *
 * Pure but for its edge, {@link org.vitrine.search.filter.FilterReader}, which asks the index what occurs in the collection.
 */
@NullMarked
package org.vitrine.search.filter;

import org.jspecify.annotations.NullMarked;
