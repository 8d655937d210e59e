package org.vitrine.vision.verify;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;
import static org.bytedeco.opencv.global.opencv_core.randu;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imencode;

import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;

/** Compares noise with itself: the first comparison of a process, which loads native code, takes a hundred times as long. */
public final class Rehearsal {

    private Rehearsal() {}

    /** @param times a few seconds' work are thousands, compiled code comes of about twenty */
    public static void run(int times) {
        var noise = noise();
        var comparison = Comparison.of(noise);
        for (int i = 0; i < times; i++) {
            comparison.with(StrokeMap.of(noise));
        }
    }

    private static byte[] noise() {
        try (var scope = new PointerScope()) {
            var pixels = new Mat(Strokes.EDGE_PX, Strokes.EDGE_PX, CV_8UC1);
            randu(pixels, new Mat(Scalar.all(0)), new Mat(Scalar.all(255)));
            var png = new BytePointer();
            imencode(".png", pixels, png);
            var bytes = new byte[Math.toIntExact(png.limit())];
            png.get(bytes);
            return bytes;
        }
    }
}
