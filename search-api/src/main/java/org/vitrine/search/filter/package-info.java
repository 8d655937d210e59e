/** The words people narrow a search with: {@code name=value} in a request becomes a {@link org.vitrine.search.filter.Filters}, or a reason why not. Pure but for its edge, {@link org.vitrine.search.filter.FilterParameters}. */
@NullMarked
package org.vitrine.search.filter;

import org.jspecify.annotations.NullMarked;
