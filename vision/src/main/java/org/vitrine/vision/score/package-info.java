/**
 * How probable each candidate item is, of what all candidates weigh.
 *
 * <pre>
 * weights of the candidate items ─▶ ScoreFit: softmax with "none of them" ─▶ ItemProbabilities: they sum to 1
 * AnsweredQuery: weights, and which one was right ─▶ ScoreFitting: maximum likelihood ─▶ ScoreFit
 * </pre>
 *
 * <p>Pure: knows neither pictures nor the index.
 */
@NullMarked
package org.vitrine.vision.score;

import org.jspecify.annotations.NullMarked;
