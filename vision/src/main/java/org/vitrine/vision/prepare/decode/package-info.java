/**
 * Decodes inspected files to upright pictures in 8-bit sRGB, with OpenCV, ImageIO or libheif.
 * {@code ImageDecoder} is the entry point. Depends on {@code inspect} and {@code pixels}.
 */
@NullMarked
package org.vitrine.vision.prepare.decode;

import org.jspecify.annotations.NullMarked;
