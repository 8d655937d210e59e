@NullMarked
package org.vitrine.training.turn;

import org.jspecify.annotations.NullMarked;
