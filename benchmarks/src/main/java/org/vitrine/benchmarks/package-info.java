/**
 * Benchmarks: each compares a figure with a reference that is measured in the same run.
 * {@link org.vitrine.benchmarks.BenchmarksMain} runs one benchmark, which prints its result as a table or as one JSON
 * object, mostly as a {@link org.vitrine.benchmarks.measure.BenchmarkReport}.
 */
@NullMarked
package org.vitrine.benchmarks;

import org.jspecify.annotations.NullMarked;
