/**
 * Answers where images and batches are. index-service keeps that; this service keeps no state.
 *
 * <pre>
 * GET ─▶ {@link org.vitrine.ingest.progress.IngestProgress} ─▶ index-service by HTTP, 503 while it is unavailable
 * a post with a batch that changed nothing ─▶ {@link org.vitrine.ingest.progress.PostedItem} ─▶ topic batch-items ─▶ index-service
 * </pre>
 */
@NullMarked
package org.vitrine.ingest.progress;

import org.jspecify.annotations.NullMarked;
