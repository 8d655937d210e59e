/**
 * Reads photographs that institutions put into a bucket.
 *
 * <pre>
 * POST /v1/s3-events ─▶ topic s3-events ─▶ NotificationStep ─┬▶ DropBoxObjects ─┬▶ (arrival) as for an upload
 *     S3EventReader: the written objects                       └▶ BatchObjects ───┘
 *
 * DropBox: institution and collection of an object    (arrival) Sequencer: newest wins
 * </pre>
 *
 * <p>Notifications are delivered at least once and in any order; the receipt of an image holds the newest sequencer.
 */
@NullMarked
package org.vitrine.ingest.notification;

import org.jspecify.annotations.NullMarked;
