package org.vitrine.training.protocol;

import org.vitrine.training.labelled.LabelledPhotograph;
import org.vitrine.training.measure.BinaryMask;

/**
 * A synthetic photograph: a cut-out on another background, with its ground truth.
 *
 * @param photograph the picture; its column {@code cut-out} names the cut-out
 * @param mask where the cut-out is
 * @param angleDegrees rotation of the cut-out, clockwise
 */
record Composite(LabelledPhotograph photograph, BinaryMask mask, double angleDegrees) {}
