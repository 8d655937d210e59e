/**
 * Surfaces of specimens: struck or carved relief with wear, corrosion, outline, patina and the colours of the material.
 * Depends on {@link org.vitrine.hoard.specimen} and {@link org.vitrine.hoard.relief}.
 */
@NullMarked
package org.vitrine.hoard.surface;

import org.jspecify.annotations.NullMarked;
