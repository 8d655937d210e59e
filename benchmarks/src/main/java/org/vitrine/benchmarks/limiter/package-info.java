/**
 * How full the quota of a throttled remote is held, and at what price in throttled calls.
 *
 * <pre>
 * Mode (the limiter, or a retry mode of the SDK) × replicas ─▶ real SDK clients ─▶ ThrottledEndpoint, over HTTP
 * </pre>
 */
@NullMarked
package org.vitrine.benchmarks.limiter;

import org.jspecify.annotations.NullMarked;
