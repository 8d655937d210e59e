/**
 * How long a search by photograph takes against a stack that runs: {@link org.vitrine.benchmarks.search.SearchLoad} posts photographs, at
 * most so many at a time; {@link org.vitrine.benchmarks.search.Percentiles} says how the times are spread, of the whole search and of
 * each of its parts as the answer states them.
 */
@NullMarked
package org.vitrine.benchmarks.search;

import org.jspecify.annotations.NullMarked;
