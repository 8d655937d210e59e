/**
 * Benchmark {@code pipeline}: rate of the whole pipeline compared with the cores' rate. The same photographs pass a
 * {@link org.vitrine.benchmarks.pipeline.BareLoop} of the vision and model calls, and all services.
 */
@NullMarked
package org.vitrine.benchmarks.pipeline;

import org.jspecify.annotations.NullMarked;
