/**
 * Keeps journeys and counts, and answers about them on any replica.
 *
 * <pre>
 * stage topics, dead letters ─▶ Facts ─┐
 * batch-items ─────────────────────────┴▶ JourneyStateUpdater ─ stores image-journey, image-stage
 *                                               │ the state of each item of a batch
 *                                               ▼ repartitioned by batchId
 *                                         BatchStateUpdater ─ stores batch-item, batch-failure, batch-newest
 *
 * GET ─▶ ProgressLookup ─▶ the replica that holds the key, or all of them
 * </pre>
 *
 * <p>Every record passed on and every store entry is a state, never a difference, so redelivery after a crash changes
 * nothing. Counts live in memory only: they are taken from the stores when a task starts and kept up with each put, so
 * they cannot drift from what they count.
 */
@NullMarked
package org.vitrine.index.progress;

import org.jspecify.annotations.NullMarked;
