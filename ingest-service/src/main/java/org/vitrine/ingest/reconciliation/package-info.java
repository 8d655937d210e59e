/**
 * Finds what does not belong together: objects that nobody announced, announcements whose object is gone.
 *
 * <pre>
 * POST sweeps ─▶ Sweeps, one at a time ─▶ ReconciliationRun ─┬─ {@link org.vitrine.ingest.reconciliation.StoredImages}: three listings, joined
 *                                                   ├─ receipts, and journeys where there is none
 *                                                   └─ {@link org.vitrine.ingest.reconciliation.ImageAudit}: pure, says what is wrong
 * GET sweeps/{id} ◀─ sweeps/{id}.json in S3, on any replica
 * </pre>
 *
 * <p>Listings come in the order of their keys, so a collection of any size is joined in the memory of one page of each.
 * Nothing younger than {@code vitrine.ingest.sweep.grace} is judged.
 */
@NullMarked
package org.vitrine.ingest.reconciliation;

import org.jspecify.annotations.NullMarked;
