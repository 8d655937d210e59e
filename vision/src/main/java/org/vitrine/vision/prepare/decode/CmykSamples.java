package org.vitrine.vision.prepare.decode;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;

import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.vitrine.vision.inspect.SampleFormat;

/** Converts samples of cyan, magenta, yellow and black, 8 bits each, where 0 is no ink. */
final class CmykSamples {

    private static final int FULL = 255;
    private static final int INKS = 4;

    private CmykSamples() {}

    /**
     * Converts samples as a JPEG stores them to 0 for no ink, in place. Samples of other models are returned unchanged.
     */
    static Mat normalised(Mat samples, SampleFormat.Model model) {
        return switch (model) {
            case CMYK, GREY, GREY_INVERTED, RGB, PALETTE -> samples;
            case CMYK_INVERTED -> eachRow(samples, CmykSamples::inverted);
            case YCCK -> eachRow(samples, CmykSamples::ycckToCmyk);
        };
    }

    /** Converts inks to blue, green and red without a colour profile: each ink absorbs its share of the light. */
    static Mat toBgr(Mat inks) {
        var bgr = new Mat(inks.rows(), inks.cols(), CV_8UC3);
        var row = new byte[inks.cols() * INKS];
        var bgrRow = new byte[inks.cols() * 3];
        for (int y = 0; y < inks.rows(); y++) {
            new BytePointer(inks.ptr(y)).get(row);
            for (int x = 0; x < inks.cols(); x++) {
                int reflected = FULL - (row[INKS * x + 3] & 0xff);
                for (int c = 0; c < 3; c++) {
                    int ink = row[INKS * x + 2 - c] & 0xff;
                    bgrRow[3 * x + c] = (byte) (((FULL - ink) * reflected + FULL / 2) / FULL);
                }
            }
            new BytePointer(bgr.ptr(y)).put(bgrRow);
        }
        return bgr;
    }

    @FunctionalInterface
    private interface RowOperation {
        void apply(byte[] row);
    }

    private static Mat eachRow(Mat samples, RowOperation rows) {
        var row = new byte[samples.cols() * INKS];
        for (int y = 0; y < samples.rows(); y++) {
            var at = new BytePointer(samples.ptr(y));
            at.get(row);
            rows.apply(row);
            at.put(row);
        }
        return samples;
    }

    private static void inverted(byte[] row) {
        for (int i = 0; i < row.length; i++) {
            row[i] = (byte) ~row[i];
        }
    }

    /**
     * Converts a row of YCCK by ITU-T T.871: the inverse of Adobe's conversion gives light; the inks that Adobe stores
     * are the inverse of light.
     */
    private static void ycckToCmyk(byte[] row) {
        for (int i = 0; i < row.length; i += INKS) {
            double luma = row[i] & 0xff;
            double blue = (row[i + 1] & 0xff) - 128;
            double red = (row[i + 2] & 0xff) - 128;
            row[i] = clamped(luma + 1.402 * red);
            row[i + 1] = clamped(luma - 0.344136 * blue - 0.714136 * red);
            row[i + 2] = clamped(luma + 1.772 * blue);
            row[i + 3] = (byte) ~row[i + 3];
        }
    }

    private static byte clamped(double value) {
        return (byte) Math.clamp(Math.round(value), 0, FULL);
    }
}
