package org.vitrine.vision.prepare.decode;

import static org.bytedeco.opencv.global.opencv_core.ROTATE_180;
import static org.bytedeco.opencv.global.opencv_core.ROTATE_90_CLOCKWISE;
import static org.bytedeco.opencv.global.opencv_core.ROTATE_90_COUNTERCLOCKWISE;
import static org.bytedeco.opencv.global.opencv_core.flip;
import static org.bytedeco.opencv.global.opencv_core.rotate;
import static org.bytedeco.opencv.global.opencv_core.transpose;

import org.bytedeco.opencv.opencv_core.Mat;
import org.vitrine.vision.inspect.Orientation;

/** Rotates and mirrors pixels as the orientation of the file states. */
final class ExifOrientation {

    private ExifOrientation() {}

    static Mat upright(Mat stored, Orientation orientation) {
        var turned = new Mat();
        switch (orientation) {
            case UPRIGHT -> {
                return stored;
            }
            case MIRRORED -> flip(stored, turned, 1);
            case TURNED_180 -> rotate(stored, turned, ROTATE_180);
            case FLIPPED -> flip(stored, turned, 0);
            case TRANSPOSED -> transpose(stored, turned);
            case TURNED_90_CLOCKWISE -> rotate(stored, turned, ROTATE_90_CLOCKWISE);
            case TRANSVERSED -> {
                var once = new Mat();
                rotate(stored, once, ROTATE_180);
                transpose(once, turned);
            }
            case TURNED_90_ANTICLOCKWISE -> rotate(stored, turned, ROTATE_90_COUNTERCLOCKWISE);
        }
        return turned;
    }
}
