/**
 * Benchmark {@code back-fill}: replicas of inference-service process a backlog through one throttled remote, which
 * becomes unavailable in the middle, while a cataloguer searches.
 *
 * <pre>
 * Backlog ─▶ topic preprocessed ─▶ InferenceReplica × n ─▶ RemoteModelStub (quota, latency, closed port)
 * CataloguerSimulation ── /v1/describe ──┘
 * </pre>
 */
@NullMarked
package org.vitrine.benchmarks.backfill;

import org.jspecify.annotations.NullMarked;
