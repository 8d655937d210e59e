/**
 * Operations on pixels: depth, channels and size, blending, square crop, enhancement, and quality figures. Depends on
 * OpenCV only.
 */
@NullMarked
package org.vitrine.vision.prepare.pixels;

import org.jspecify.annotations.NullMarked;
