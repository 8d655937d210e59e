package org.vitrine.vision.prepare.decode;

import static org.bytedeco.opencv.global.opencv_core.CMP_NE;
import static org.bytedeco.opencv.global.opencv_core.CV_16U;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;
import static org.bytedeco.opencv.global.opencv_core.compare;
import static org.bytedeco.opencv.global.opencv_core.merge;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_COLOR;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_IGNORE_ORIENTATION;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_REDUCED_COLOR_2;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_REDUCED_COLOR_4;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_REDUCED_COLOR_8;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_UNCHANGED;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imdecode;

import java.util.Optional;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.MatVector;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.vitrine.vision.inspect.ImageFormat;
import org.vitrine.vision.inspect.Inspection;
import org.vitrine.vision.inspect.SampleFormat;
import org.vitrine.vision.prepare.decode.DecodedSamples.Alpha;

/**
 * Decodes with OpenCV. With the flags used here JPEG, PNG and WebP are returned as stored, whereas TIFF is returned
 * upright with any flag. OpenCV drops the transparent colour of grey PNGs, and gives bitmaps an alpha channel that
 * their headers do not mention; both are corrected here.
 */
final class OpenCvDecoder {

    private static final double MIN_SCALE_SHARE = 0.9;

    private OpenCvDecoder() {}

    static Optional<DecodedSamples> decode(byte[] file, Inspection.Accepted header, int targetEdgePx) {
        int flags = header.format() == ImageFormat.JPEG
                ? reductionFlag(Math.max(header.widthPx(), header.heightPx()), targetEdgePx) | IMREAD_IGNORE_ORIENTATION
                : IMREAD_UNCHANGED;
        // imdecode reads the rows of a 1 × n matrix.
        try (var bytes = new BytePointer(file);
                var encoded = new Mat(1, file.length, CV_8UC1, bytes)) {
            var decoded = imdecode(encoded, flags);
            return decoded.empty() ? Optional.empty() : Optional.of(samples(decoded, header));
        } catch (RuntimeException refused) {
            return Optional.empty();
        }
    }

    /**
     * Returns the flag for decoding a JPEG at a reduced scale. The result may be somewhat smaller than requested: 4000
     * px at a half are 2000, and are decoded in half the time of the whole.
     */
    private static int reductionFlag(int longestPx, int targetEdgePx) {
        double required = MIN_SCALE_SHARE * targetEdgePx;
        return longestPx >= 8 * required
                ? IMREAD_REDUCED_COLOR_8
                : longestPx >= 4 * required
                        ? IMREAD_REDUCED_COLOR_4
                        : longestPx >= 2 * required ? IMREAD_REDUCED_COLOR_2 : IMREAD_COLOR;
    }

    private static DecodedSamples samples(Mat decoded, Inspection.Accepted header) {
        boolean upright = header.format() == ImageFormat.TIFF;
        if (decoded.channels() == 4) {
            return new DecodedSamples(decoded, header.colour().hasAlpha() ? Alpha.STRAIGHT : Alpha.IGNORED, upright);
        }
        return decoded.channels() == 1 && header.colour().alpha() instanceof SampleFormat.Alpha.Key(var samples)
                ? withKeyAlpha(decoded, samples.getFirst(), header.colour().bitsPerSample())
                : new DecodedSamples(decoded, Alpha.ABSENT, upright);
    }

    /**
     * Adds an alpha channel for the transparent colour. Grey of fewer than 8 bits is expanded to a byte, so the
     * transparent value is expanded, too.
     */
    private static DecodedSamples withKeyAlpha(Mat grey, int key, int bits) {
        int expanded = bits < 8 ? key * 255 / ((1 << bits) - 1) : key;
        var opacity = new Mat();
        compare(grey, new Mat(1, 1, grey.type(), Scalar.all(expanded)), opacity, CMP_NE);
        var alpha = opacity;
        if (grey.depth() == CV_16U) {
            alpha = new Mat();
            opacity.convertTo(alpha, CV_16U, 257, 0);
        }
        var merged = new Mat();
        merge(new MatVector(grey, alpha), merged);
        return new DecodedSamples(merged, Alpha.STRAIGHT, false);
    }
}
