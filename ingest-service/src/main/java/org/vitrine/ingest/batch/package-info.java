/**
 * Batches: photographs that an institution sends together and follows together.
 *
 * <pre>
 * POST batches ─▶ BatchRegistry ─▶ S3 batches/{collection}/{batch}.json
 * GET batch, events ◀─ BatchProgress ◀─ (progress) counts by stage
 * </pre>
 *
 * <p>At any time, sent = already + arrived, and arrived = indexed + rejected + dead-lettered + in flight. Photographs
 * that were withdrawn are in none of these counts.
 */
@NullMarked
package org.vitrine.ingest.batch;

import org.jspecify.annotations.NullMarked;
