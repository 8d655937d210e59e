/**
 * Folds the decisions of one collection, in the order in which they were taken, into the current state of its
 * specimens, images and items. Used by index-service to publish that state, and by search-api to preview an undo.
 *
 * <pre>
 * decision ─▶ {@link DecisionFold} ─▶ {@link FoldResult}: the subjects it concerns, or why it has no effect
 *                  │ ▲
 *                  ▼ │
 *     {@link DecisionStore}: a {@link SubjectLog} per subject, a {@link KnownDecision} per decision
 *
 * SubjectLog ─▶ {@link SpecimenState}, {@link ImageState}, {@link ItemState}
 * </pre>
 *
 * <p>The state of a subject is a function of its log and, for merged items, of the logs of the items in the chain. Undo
 * and redo are log entries like all others, so no state has to be rolled back. No clock, no I/O.
 */
@NullMarked
package org.vitrine.decisions;

import org.jspecify.annotations.NullMarked;
