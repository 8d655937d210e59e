/**
 * Computes figures of rankings, classes, masks and angles. Pure functions, except that re-ranking reads photographs.
 */
@NullMarked
package org.vitrine.training.measure;

import org.jspecify.annotations.NullMarked;
