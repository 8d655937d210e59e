/**
 * What follows from the decisions of one collection, in the order in which they were taken.
 *
 * <pre>
 * decision ─▶ {@link org.vitrine.decisions.DecisionFold} ─▶ {@link org.vitrine.decisions.FoldResult}: the subjects it concerns, or why it has no effect
 *                  │ ▲
 *                  ▼ │ {@link org.vitrine.decisions.DecisionStore}: of each subject its {@link org.vitrine.decisions.SubjectLog}, of each decision its {@link org.vitrine.decisions.KnownDecision}
 *
 * SubjectLog ─▶ {@link org.vitrine.decisions.SpecimenState}, {@link org.vitrine.decisions.ImageState}, {@link org.vitrine.decisions.ItemState}
 * </pre>
 *
 * <p>The state of a subject is a function of its log and, for items that are merged, of the logs of the items in the chain. Undo
 * and redo are entries of the log like others, so nothing has to be taken back. No clock, no I/O.
 */
@NullMarked
package org.vitrine.decisions;

import org.jspecify.annotations.NullMarked;
