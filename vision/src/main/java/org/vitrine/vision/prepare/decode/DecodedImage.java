package org.vitrine.vision.prepare.decode;

import java.util.Optional;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * A decoded photograph: upright, sRGB, 8 bits, channels blue, green, red.
 *
 * @param bgr the pixels; transparent parts are blended with grey
 * @param alpha opacity that the file itself states, 8 bits; empty if the picture is opaque
 * @param note what was irregular or could not be kept in decoding, or an empty string
 */
public record DecodedImage(Mat bgr, Optional<Mat> alpha, String note) {

    int longestPx() {
        return Math.max(bgr.cols(), bgr.rows());
    }
}
