/**
 * Folds the decisions of all collections, and publishes the decided state of each photograph and the record of each
 * item.
 *
 * <pre>
 * decisions ───────────────────────────────┐
 * collections ─────────────────────────────┤ by collectionId
 * image-arrived ───┬▶ {@link CatalogueEntry} ─ repartitioned ┤
 * image-withdrawn ─┘                       ▼
 *                        {@link DecisionStateUpdater} ─▶ decided (by imageId) ─▶ the join
 *                            │  ▲          └▶ items (by collectionId/itemId)
 *                            ▼  │
 *      decision-known, subject-log: {@link StreamsDecisionStore}, for the fold of module decisions
 *      image-place, specimen-image, item-mention, item-statement, item-member: {@link CatalogueStore}
 * </pre>
 *
 * <p>One task processes all records of a collection, so its decisions have one order, and all specimens of an item are
 * in its stores; different collections spread over the tasks. The output is always a full state, never a difference,
 * and is sent again when its input is redelivered.
 */
@NullMarked
package org.vitrine.index.decision;

import org.jspecify.annotations.NullMarked;
