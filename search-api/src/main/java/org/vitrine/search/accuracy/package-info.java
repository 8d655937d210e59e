/**
 * How good searches are, measured by what people decide.
 *
 * <pre>
 * decisions with evidence ─▶ JudgedAnswers: which count, one per specimen ─▶ LiveAccuracy ─▶ GET …/accuracy
 *                                                                        └▶ AnsweredQueries ─▶ DecisionScoreFits: the score of searches
 * </pre>
 */
@NullMarked
package org.vitrine.search.accuracy;

import org.jspecify.annotations.NullMarked;
