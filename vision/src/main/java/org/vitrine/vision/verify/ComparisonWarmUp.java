package org.vitrine.vision.verify;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imencode;

import java.util.Random;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * Compares noise with itself before a service is ready: the first comparison of a process loads native code and takes a
 * hundred times as long as later ones.
 */
public final class ComparisonWarmUp {

    private static final long SEED = 1;

    private ComparisonWarmUp() {}

    /**
     * Compares noise repeatedly.
     *
     * @param times number of comparisons; thousands take a few seconds, and code is compiled after about twenty
     */
    public static void run(int times) {
        try (var scope = new PointerScope()) {
            var noise = noise();
            var prepared = png(noise);
            var comparison = PolarCorrelation.of(prepared);
            var drawn = png(PolarEdgeSpectrum.draw(noise));
            for (int i = 0; i < times; i++) {
                comparison.correlate(PolarEdgeSpectrum.of(prepared));
                comparison.correlate(PolarEdgeSpectrum.read(drawn));
            }
        }
    }

    /** Returns a picture of noise, as PNG. */
    public static byte[] picture() {
        try (var scope = new PointerScope()) {
            return png(noise());
        }
    }

    private static byte[] png(Mat pixels) {
        var png = new BytePointer();
        imencode(".png", pixels, png);
        var bytes = new byte[Math.toIntExact(png.limit())];
        png.get(bytes);
        return bytes;
    }

    private static Mat noise() {
        var grey = new byte[EdgeOrientationMap.EDGE_PX * EdgeOrientationMap.EDGE_PX];
        new Random(SEED).nextBytes(grey);
        var pixels = new Mat(EdgeOrientationMap.EDGE_PX, EdgeOrientationMap.EDGE_PX, CV_8UC1);
        pixels.data().put(grey);
        return pixels;
    }
}
