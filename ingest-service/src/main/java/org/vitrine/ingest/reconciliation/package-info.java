/**
 * Reconciliation (sweeps): compares the objects in the store with the announced images. It finds objects that were
 * never announced, and announcements whose object is missing.
 *
 * <pre>
 * POST sweeps ─▶ Reconciliations, one at a time ─▶ ReconciliationRun
 *     ├─ {@link org.vitrine.ingest.reconciliation.StoredImages}: joins three listings by image
 *     ├─ receipts, and journeys where there is no receipt ({@link org.vitrine.ingest.reconciliation.ProgressQueries})
 *     ├─ {@link org.vitrine.ingest.reconciliation.ImageFindings}: pure, finds everything about one image:
 *     │     {@link org.vitrine.ingest.reconciliation.ImageAudit}: what is inconsistent
 *     │     {@link org.vitrine.ingest.reconciliation.SupersededObjects}: what later versions replaced
 *     └─ ExpiredUploads, ExpiredBatches, ExpiredReports: pure, find what has passed its retention
 * GET sweeps/{id} ◀─ sweeps/{id}.json in S3, on any replica
 * </pre>
 *
 * <p>Listings are in the order of keys, so a collection of any size is joined with one page of each listing in memory.
 * Nothing younger than {@code vitrine.ingest.sweep.grace} is judged.
 */
@NullMarked
package org.vitrine.ingest.reconciliation;

import org.jspecify.annotations.NullMarked;
