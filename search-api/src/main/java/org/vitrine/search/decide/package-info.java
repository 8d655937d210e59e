/**
 * Decisions of people: HTTP resources that take, list, preview and export them.
 *
 * <pre>
 * JSON ─▶ DecisionReader: form ─▶ SubjectLookup: subjects, from the index ─▶ DecisionRecorder ─▶ topic decisions
 *                                                                                │
 * index of decisions ─▶ DecisionLists ─▶ lists, exports                       preview
 * </pre>
 *
 * <p>A request is safe to repeat: the client chooses the decisionId, and the first decision of an id counts.
 */
@NullMarked
package org.vitrine.search.decide;

import org.jspecify.annotations.NullMarked;
