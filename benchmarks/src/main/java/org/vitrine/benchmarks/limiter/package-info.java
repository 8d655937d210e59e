/**
 * Benchmark {@code limiter}: which share of a throttled remote's quota is used, and how many calls are throttled.
 *
 * <pre>
 * PacingMode (the limiter, or a retry mode of the SDK) × replicas ─▶ real SDK clients ─▶ ThrottledEndpoint, over HTTP
 * </pre>
 */
@NullMarked
package org.vitrine.benchmarks.limiter;

import org.jspecify.annotations.NullMarked;
