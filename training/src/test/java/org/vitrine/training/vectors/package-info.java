@NullMarked
package org.vitrine.training.vectors;

import org.jspecify.annotations.NullMarked;
