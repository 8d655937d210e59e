package org.vitrine.training.learn;

import org.vitrine.training.vectors.TrainingVector;

/**
 * A photograph to learn from.
 *
 * @param specimen the object it shows: what is learnt from one photograph of it must not be tested on another
 */
public record TrainingExample(TrainingVector vector, String label, String specimen) {}
