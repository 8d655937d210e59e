/**
 * What people decide.
 *
 * <pre>
 * JSON ─▶ {@link org.vitrine.search.decide.DecisionReader}: form ─▶ {@link org.vitrine.search.decide.SubjectLookup}: what it is about, by the index ─▶ {@link org.vitrine.search.decide.DecisionRecorder} ─▶ topic decisions
 *                                                                                                            │
 * index of decisions ─▶ {@link org.vitrine.search.decide.DecisionLists} ─▶ lists, exports                        preview
 * </pre>
 *
 * A request is safe to repeat: its decisionId is made by the client, and the first decision of an id stands.
 */
@NullMarked
package org.vitrine.search.decide;

import org.jspecify.annotations.NullMarked;
