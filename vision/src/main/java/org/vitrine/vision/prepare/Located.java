package org.vitrine.vision.prepare;

import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;

/**
 * Where an object is, at working scale.
 *
 * @param mask 8 bits: 255 inside
 * @param box around the mask
 * @param how by which evidence, in words
 * @param confidence in [0, 1]: edges under the outline, and a frame the outline does not touch
 * @param round how close the outline is to an ellipse, in [0, 1]
 */
record Located(Mat mask, Rect box, String how, double confidence, double round) {}
