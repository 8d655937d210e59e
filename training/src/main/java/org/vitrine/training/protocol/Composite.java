package org.vitrine.training.protocol;

import org.vitrine.training.labelled.LabelledPhotograph;
import org.vitrine.training.measure.MaskOverlap;

/**
 * A cut-out laid on other ground.
 *
 * @param photograph the picture, and in its column {@code cut-out} what it was made of
 * @param mask where the cut-out is
 * @param angleDegrees by how much it was turned clockwise
 */
record Composite(LabelledPhotograph photograph, MaskOverlap mask, double angleDegrees) {}
