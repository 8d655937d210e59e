/** By how much objects of a collection are turned, learnt from its own upright pictures without a label. */
@NullMarked
package org.vitrine.training.turn;

import org.jspecify.annotations.NullMarked;
