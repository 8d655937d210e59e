/**
 * Measures how often searches are right, by the decisions of people, and fits the match score to these decisions.
 *
 * <pre>
 * decisions with evidence ─▶ JudgedAnswers (one per specimen) ─▶ LiveAccuracy ─▶ GET …/accuracy
 *                                                             └▶ AnsweredQueries ─▶ DecisionScoreFits: score
 * </pre>
 */
@NullMarked
package org.vitrine.search.accuracy;

import org.jspecify.annotations.NullMarked;
