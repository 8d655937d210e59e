/**
 * Height maps and what they are made of: seeded randomness, square grids, noise, vector shapes, lettering, and the
 * engraving of shapes into relief. Depends on no other package of the generator.
 */
@NullMarked
package org.vitrine.hoard.relief;

import org.jspecify.annotations.NullMarked;
