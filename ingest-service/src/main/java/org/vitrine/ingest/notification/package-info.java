/**
 * Photographs that institutions drop into a bucket.
 *
 * <pre>
 * POST /v1/s3-events ─▶ topic s3-events ─▶ NotificationStep ─▶ (arrival) the same core as an upload
 *                                              │
 *             S3EventReader: which objects     DropBox: whose and which collection     (arrival) Sequencer: newest wins
 * </pre>
 *
 * <p>Notifications come at least once and in any order; the receipt of the image remembers the newest sequencer.
 */
@NullMarked
package org.vitrine.ingest.notification;

import org.jspecify.annotations.NullMarked;
