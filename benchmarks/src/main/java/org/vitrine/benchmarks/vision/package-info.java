/** Benchmark {@code vision}: processor time to prepare a photograph, step by step, compared with decoding it only. */
@NullMarked
package org.vitrine.benchmarks.vision;

import org.jspecify.annotations.NullMarked;
