/** Trains a linear head with calibrated confidence from vectors and classes. The optimisation itself is Tribuo's. */
@NullMarked
package org.vitrine.training.learn;

import org.jspecify.annotations.NullMarked;
