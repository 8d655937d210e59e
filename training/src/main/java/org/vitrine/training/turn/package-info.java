/** Trains rotation models from the upright pictures of a collection, without further labels. */
@NullMarked
package org.vitrine.training.turn;

import org.jspecify.annotations.NullMarked;
