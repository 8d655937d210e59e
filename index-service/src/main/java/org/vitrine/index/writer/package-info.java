/**
 * Writes the joined documents into OpenSearch.
 *
 * <pre>
 * image-documents ─▶ {@link org.vitrine.index.writer.DocumentSession} ─ bulk, by imageId and revision ─▶ OpenSearch
 *                          │ acknowledged                    │ refused
 *                          ▼                                 ▼
 *                    topic indexed                 image-documents-dead-letter
 * </pre>
 *
 * <p>At least once: offsets are committed after OpenSearch acknowledged and the facts are sent. The external version makes
 * repetition harmless.
 */
@NullMarked
package org.vitrine.index.writer;

import org.jspecify.annotations.NullMarked;
