/**
 * Motifs of faces as layers of shapes: heads, figures, animals, buildings and emblems, each drawn by a seed. Depends on
 * {@link org.vitrine.hoard.relief} only.
 */
@NullMarked
package org.vitrine.hoard.motif;

import org.jspecify.annotations.NullMarked;
