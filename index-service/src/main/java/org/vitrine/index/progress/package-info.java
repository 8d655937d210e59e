/**
 * Keeps the journeys of images and the counts of collections, batches and institutions, and answers requests about them on any
 * replica.
 *
 * <pre>
 * stage topics, dead letters ─▶ JourneyFacts ─┐
 * batch-items ────────────────────────────────┴▶ JourneyStateUpdater ─ stores image-journey, image-stage, image-failure,
 *                                                      │                     image-original
 *                                                      │ the state of each photograph of a batch
 *                                                      ▼ repartitioned by batchId
 *                                                BatchStateUpdater ─ stores batch-item, batch-failure, batch-newest
 *
 * GET ─▶ ProgressLookup ─▶ the replica that holds the key, or all of them
 * </pre>
 *
 * <p>Every forwarded record and every store entry is a full state, never a difference, so redelivery after a crash
 * changes nothing. Counts are in memory only: they are computed from the stores when a task starts and updated with
 * each change, so they cannot differ from the stores.
 */
@NullMarked
package org.vitrine.index.progress;

import org.jspecify.annotations.NullMarked;
