/**
 * Reads and writes the OpenSearch indexes of images, items, decisions and review leases. index-service writes images,
 * items and decisions; search-api reads all of them and writes leases.
 *
 * <pre>
 * index-service ─ {@link IndexWrite} ─▶ {@link ImageIndexWriter} ─▶ images-3.{model}.{version}
 * search-api ◀─ {@link IndexedImage} ── {@link ImageIndex} ◀──────────────┘ alias images-3
 * </pre>
 *
 * <p>The public API of this package has no types of OpenSearch's client. Refused writes are values ({@link
 * WriteOutcome}); an outage is the exception {@link IndexUnavailable}.
 */
@NullMarked
package org.vitrine.imageindex;

import org.jspecify.annotations.NullMarked;
