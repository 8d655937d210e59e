/**
 * Answers how far images and batches are, by calls to index-service; this service has no such state.
 *
 * <pre>
 * GET ─▶ {@link org.vitrine.ingest.progress.IngestProgress} ─▶ index-service by HTTP, 503 while it is unavailable
 * a post with a batch that changed nothing or was refused
 *     ─▶ {@link org.vitrine.ingest.progress.PostedItem} ─▶ topic batch-items ─▶ index-service
 * </pre>
 */
@NullMarked
package org.vitrine.ingest.progress;

import org.jspecify.annotations.NullMarked;
