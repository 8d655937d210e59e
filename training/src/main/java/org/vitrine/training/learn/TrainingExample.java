package org.vitrine.training.learn;

import org.vitrine.training.vectors.TrainingVector;

/**
 * A vector and its class, as training data.
 *
 * @param vector vector of the photograph
 * @param label its class
 * @param specimen key of the object: if one photograph of it is training data, no other one may be test data
 */
public record TrainingExample(TrainingVector vector, String label, String specimen) {}
