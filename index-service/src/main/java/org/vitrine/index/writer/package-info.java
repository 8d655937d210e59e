/**
 * Writes the joined documents, items and decisions into OpenSearch. What a decision changed does not wait for a fuller batch,
 * and is shown to searches by a refresh ({@link org.vitrine.index.writer.PacedRefresh}).
 *
 * <pre>
 * image-documents ─▶ {@link org.vitrine.index.writer.DocumentSession} ─ bulk, by imageId and revision ─▶ OpenSearch
 *                          │ acknowledged                    │ refused
 *                          ▼                                 ▼
 *                    topic indexed                 image-documents-dead-letter
 *
 * items ─────▶ DocumentSession ─ by collectionId/itemId and revision ─▶ OpenSearch, index items-1
 * decisions ─▶ DocumentSession ─ by collectionId/decisionId ──────────▶ OpenSearch, index decisions-1
 * </pre>
 *
 * <p>At least once: offsets are committed after OpenSearch acknowledged and the facts are sent. The external version makes
 * repetition harmless.
 */
@NullMarked
package org.vitrine.index.writer;

import org.jspecify.annotations.NullMarked;
