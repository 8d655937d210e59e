/**
 * Writes the joined documents, items and decisions to OpenSearch. Documents that a decision changed do not wait for a
 * fuller batch, and a refresh shows them to searches soon ({@link org.vitrine.index.writer.PacedRefresh}). Documents that
 * a proposal changed cause no refresh ({@link org.vitrine.index.writer.RefreshNeed}).
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
 * <p>Delivery is at least once: offsets are committed after OpenSearch has acknowledged the writes and Kafka the facts.
 * The external version makes repetition harmless.
 */
@NullMarked
package org.vitrine.index.writer;

import org.jspecify.annotations.NullMarked;
