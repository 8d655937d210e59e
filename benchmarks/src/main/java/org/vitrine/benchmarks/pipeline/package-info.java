/**
 * How much of the cores' rate the pipeline keeps: photographs go through a {@link
 * org.vitrine.benchmarks.pipeline.BareLoop} of the same vision and model calls, and through all services.
 */
@NullMarked
package org.vitrine.benchmarks.pipeline;

import org.jspecify.annotations.NullMarked;
