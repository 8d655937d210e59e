package org.vitrine.training.protocol;

import org.vitrine.training.labelled.Photograph;
import org.vitrine.training.measure.Mask;

/**
 * A cut-out laid on other ground.
 *
 * @param photograph the picture, and in its column {@code cut-out} what it was made of
 * @param mask where the cut-out is
 * @param angleDegrees by how much it was turned clockwise
 */
record Composite(Photograph photograph, Mask mask, double angleDegrees) {}
