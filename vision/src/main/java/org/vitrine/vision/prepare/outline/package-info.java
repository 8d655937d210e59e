/**
 * The outline of one object: mask and contour, its geometry, how well edges and colours support it, and its refinement
 * along edges, by GrabCut or by the outline model. Depends on {@code model} and {@code pixels}.
 */
@NullMarked
package org.vitrine.vision.prepare.outline;

import org.jspecify.annotations.NullMarked;
