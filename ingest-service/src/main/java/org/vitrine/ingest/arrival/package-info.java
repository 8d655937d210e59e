/**
 * How photographs come in.
 *
 * <pre>
 * POST images or items ─▶ ImagesResource ─┐             ┌─▶ S3 originals, incoming, receipts
 * S3 notification ─▶ (notification) ──────┴▶ Arrivals ──┼─▶ image-arrived
 *                                                       ├─▶ image-rejected, where a batch or bucket must hear of it
 *                                                       └─▶ batch-items: what a batch sent that changed nothing
 * </pre>
 *
 * <p>The core is pure: {@link org.vitrine.ingest.arrival.InstitutionStatementReader} reads what an institution says of a
 * photograph, {@link org.vitrine.ingest.arrival.ArrivalCheck} decides what a post means. The order of the shell is bytes
 * durable, event acknowledged, receipt written, answer given: a crash in between means at worst the same event twice.
 */
@NullMarked
package org.vitrine.ingest.arrival;

import org.jspecify.annotations.NullMarked;
