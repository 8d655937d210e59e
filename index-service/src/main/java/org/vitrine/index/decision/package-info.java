/**
 * Folds decisions and says what counts of each photograph and each item.
 *
 * <pre>
 * decisions ───────────────────────────────┐
 * collections ─────────────────────────────┤ by collectionId
 * image-arrived ───┬▶ {@link org.vitrine.index.decision.CatalogueEntry} ─ repartitioned ┤
 * image-withdrawn ─┘                       ▼
 *                        {@link org.vitrine.index.decision.DecisionStateUpdater} ─▶ decided (by imageId) ─▶ the join
 *                            │  ▲          └▶ items (by collectionId/itemId)
 *                            ▼  │
 *      decision-known, subject-log: {@link org.vitrine.index.decision.StreamsDecisionStore}, for the fold of module decisions
 *      image-place, specimen-image, item-mention, item-statement, item-member: {@link org.vitrine.index.decision.CatalogueStore}
 * </pre>
 *
 * <p>All of a collection lies in one task, so its decisions have one order and an item sees all its specimens; collections spread over
 * tasks. What goes out is state, never a difference, and goes out again when its cause is delivered again.
 */
@NullMarked
package org.vitrine.index.decision;

import org.jspecify.annotations.NullMarked;
