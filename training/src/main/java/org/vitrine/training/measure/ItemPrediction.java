package org.vitrine.training.measure;

/**
 * The best item of an answer whose truth is known.
 *
 * @param photograph number of the query photograph: predictions of one are not independent
 * @param score probability that the answer gives to its best item, in [0, 1]
 * @param right whether that is the item of the photograph
 * @param catalogued whether the item of the photograph was in the catalogue at all
 * @param confident whether the answer calls it a match
 */
public record ItemPrediction(int photograph, double score, boolean right, boolean catalogued, boolean confident) {}
