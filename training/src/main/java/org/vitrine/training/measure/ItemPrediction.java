package org.vitrine.training.measure;

/**
 * The best candidate item of a search answer whose true item is known.
 *
 * @param photograph number of the query photograph; predictions of the same photograph are not independent
 * @param score match score of the best item, in [0, 1]
 * @param correct whether it is the true item of the photograph
 * @param catalogued whether the true item was in the catalogue at all
 * @param confident whether the answer is confident
 */
public record ItemPrediction(int photograph, double score, boolean correct, boolean catalogued, boolean confident) {}
