/** Vectors and classes → a linear head with calibrated confidence. The learning itself is Tribuo's. */
@NullMarked
package org.vitrine.training.learn;

import org.jspecify.annotations.NullMarked;
