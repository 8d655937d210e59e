package org.vitrine.training.learn;

import org.vitrine.training.vectors.UnitVector;

/**
 * A photograph to learn from.
 *
 * @param specimen the object it shows: what is learnt from one photograph of it must not be tested on another
 */
public record Lesson(UnitVector vector, String label, String specimen) {}
