/**
 * Computes match scores: the probability of each candidate item, from the weights of all candidates.
 *
 * <pre>
 * weights of the candidate items ─▶ ScoreFit: softmax with "none of them" ─▶ ItemProbabilities: they sum to 1
 * AnsweredQuery: weights, and which one was right ─▶ ScoreFitting: maximum likelihood ─▶ ScoreFit
 * </pre>
 *
 * <p>Pure: does not depend on pictures or the index.
 */
@NullMarked
package org.vitrine.vision.score;

import org.jspecify.annotations.NullMarked;
