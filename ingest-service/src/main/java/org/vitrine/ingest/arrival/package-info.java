/**
 * Accepts photographs, stores them and announces them.
 *
 * <pre>
 * POST images or items ─▶ ImagesResource ─┐                        ┌─▶ S3 originals, incoming, receipts
 * S3 notification ─▶ (notification) ──────┴▶ PhotographAdmission ──┼─▶ image-arrived
 *                                                                  ├─▶ image-rejected, where it is refused
 *                                                                  └─▶ batch-items: unchanged or refused in a batch
 * </pre>
 *
 * <p>{@link org.vitrine.ingest.arrival.MalwareCheck} has each inspected photograph scanned, where the scan is enabled.
 *
 * <p>{@link org.vitrine.ingest.arrival.QuotaCheck} checks the quota of the institution: before the bytes are read, where
 * their length is known, and before they are stored.
 *
 * <p>Two classes are pure: {@link org.vitrine.ingest.arrival.InstitutionStatementReader} reads the statement of an
 * institution, {@link org.vitrine.ingest.arrival.ArrivalCheck} decides whether a post is a new version. Around them,
 * {@code PhotographAdmission} stores the bytes, claims the version, waits for the acknowledgement of the event, files
 * the receipt and answers, in this order: after a crash in between, the next post makes the next version.
 */
@NullMarked
package org.vitrine.ingest.arrival;

import org.jspecify.annotations.NullMarked;
