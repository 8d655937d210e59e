/**
 * Joins the facts about an image into its document.
 *
 * <pre>
 * image-arrived ───┐
 * preprocessed ────┤
 * classified ──────┼─▶ {@link org.vitrine.index.join.FactJoin} ─▶ image-documents
 * embedded ────────┤        │  ▲
 * image-withdrawn ─┤        ▼  │
 * decided ─────────┤        │  │
 * proposed ────────┘        ▼  │
 *                   store image-facts ({@link org.vitrine.index.join.ImageFacts} by imageId)
 *                           ▲ where the store was lost
 *                   image-documents, read back once ({@link org.vitrine.index.join.SentDocuments})
 * </pre>
 *
 * <p>{@link org.vitrine.index.join.ImageFacts}, {@link org.vitrine.index.join.ImageContents} and
 * {@link org.vitrine.index.join.JoinedDocument} have the rules of the join; {@link org.vitrine.index.join.FactJoin} and
 * the types that it uses connect them to Kafka Streams. {@link org.vitrine.index.join.RecentImages} saves most reads of
 * the store.
 */
@NullMarked
package org.vitrine.index.join;

import org.jspecify.annotations.NullMarked;
