/**
 * Item types with the designs and dies of their faces, and specimens with their condition. Depends on
 * {@link org.vitrine.hoard.motif} and {@link org.vitrine.hoard.relief}.
 */
@NullMarked
package org.vitrine.hoard.specimen;

import org.jspecify.annotations.NullMarked;
