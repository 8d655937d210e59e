/**
 * The OpenSearch index of images, shared by the one service that writes it and the one that reads it.
 *
 * <pre>
 * index-service ─ {@link org.vitrine.imageindex.IndexWrite} ─▶ {@link org.vitrine.imageindex.ImageIndexWriter} ─▶ images.{model}.{version}
 * search-api ◀─ {@link org.vitrine.imageindex.IndexedImage} ── {@link org.vitrine.imageindex.ImageIndex} ◀──────────────┘ alias images
 * </pre>
 *
 * <p>OpenSearch's own types stop here. Its refusals are values ({@link org.vitrine.imageindex.WriteOutcome});
 * that it cannot be reached is {@link org.vitrine.imageindex.IndexUnavailable}.
 */
@NullMarked
package org.vitrine.imageindex;

import org.jspecify.annotations.NullMarked;
