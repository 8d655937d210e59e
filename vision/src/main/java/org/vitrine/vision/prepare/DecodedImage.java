package org.vitrine.vision.prepare;

import java.util.Optional;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * A decoded photograph: upright, sRGB, 8 bits, blue-green-red.
 *
 * @param alpha coverage that the file itself states, 8 bits, if any of it is transparent
 * @param note what decoding could not keep, or empty
 */
record DecodedImage(Mat bgr, Optional<Mat> alpha, String note) {

    int longestPx() {
        return Math.max(bgr.cols(), bgr.rows());
    }
}
