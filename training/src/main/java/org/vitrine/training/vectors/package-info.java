/** Photographs → prepared pictures → vectors, on all cores, each computed once. */
@NullMarked
package org.vitrine.training.vectors;

import org.jspecify.annotations.NullMarked;
