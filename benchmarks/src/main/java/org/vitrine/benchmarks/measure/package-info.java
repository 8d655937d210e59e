/**
 * Shared parts of the benchmarks: description of the machine, shipped model, synthetic photographs, token bucket and
 * report.
 */
@NullMarked
package org.vitrine.benchmarks.measure;

import org.jspecify.annotations.NullMarked;
