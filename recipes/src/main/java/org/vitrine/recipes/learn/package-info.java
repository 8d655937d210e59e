/**
 * Training of networks in PyTorch (by DJL): objectives, augmentation, optimiser, training state, and calibration of
 * confidence. The state is written to a file at intervals, so that a recipe that was stopped continues from there.
 */
@NullMarked
package org.vitrine.recipes.learn;

import org.jspecify.annotations.NullMarked;
