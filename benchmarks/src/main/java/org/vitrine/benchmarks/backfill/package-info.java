/**
 * Many replicas of inference-service behind one throttled remote that becomes unavailable in the middle, while a cataloguer searches.
 *
 * <pre>
 * Backlog ─▶ topic preprocessed ─▶ Replica × n ─▶ Remote (quota, latency, absence)
 * Cataloguer ───── /v1/describe ──────┘
 * </pre>
 */
@NullMarked
package org.vitrine.benchmarks.backfill;

import org.jspecify.annotations.NullMarked;
