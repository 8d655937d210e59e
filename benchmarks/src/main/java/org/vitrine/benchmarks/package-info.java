/**
 * Ratios of things measured in one run. {@link org.vitrine.benchmarks.BenchmarksMain} runs one benchmark; each hands back a
 * {@link org.vitrine.benchmarks.measure.BenchmarkReport}, printed as a table or as one JSON object.
 */
@NullMarked
package org.vitrine.benchmarks;

import org.jspecify.annotations.NullMarked;
