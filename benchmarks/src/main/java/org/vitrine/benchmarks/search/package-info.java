/**
 * Benchmark {@code search-by-photograph}: how long a search takes against a running stack.
 * {@link org.vitrine.benchmarks.search.SearchLoad} posts photographs with a limited concurrency.
 * {@link org.vitrine.benchmarks.search.Percentiles} summarises the times of the whole search and of each part that the
 * answer states.
 */
@NullMarked
package org.vitrine.benchmarks.search;

import org.jspecify.annotations.NullMarked;
