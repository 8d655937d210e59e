package org.vitrine.vision.prepare;

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
import org.vitrine.vision.prepare.DecodedSamples.Alpha;

/**
 * OpenCV's decoders. With these flags they leave JPEG, PNG and WebP as stored, whereas TIFF comes upright under every flag; they
 * drop the transparent colour of grey PNGs, and give bitmaps an alpha that their headers do not mention.
 */
final class OpenCvDecoder {

    private static final double NEARLY = 0.9;

    private OpenCvDecoder() {}

    static Optional<DecodedSamples> decode(byte[] file, Inspection.Accepted header, int enoughEdgePx) {
        int how = header.format() == ImageFormat.JPEG
                ? reduced(Math.max(header.widthPx(), header.heightPx()), enoughEdgePx) | IMREAD_IGNORE_ORIENTATION
                : IMREAD_UNCHANGED;
        // imdecode reads the rows of a 1 × n matrix.
        try (var bytes = new BytePointer(file);
                var encoded = new Mat(1, file.length, CV_8UC1, bytes)) {
            var decoded = imdecode(encoded, how);
            return decoded.empty() ? Optional.empty() : Optional.of(samples(decoded, header));
        } catch (RuntimeException refused) {
            return Optional.empty();
        }
    }

    /** A little less than asked for will do: 4000 px at a half are 2000, and decode in half the time of the whole. */
    private static int reduced(int longestPx, int enoughEdgePx) {
        double enough = NEARLY * enoughEdgePx;
        return longestPx >= 8 * enough
                ? IMREAD_REDUCED_COLOR_8
                : longestPx >= 4 * enough
                        ? IMREAD_REDUCED_COLOR_4
                        : longestPx >= 2 * enough ? IMREAD_REDUCED_COLOR_2 : IMREAD_COLOR;
    }

    private static DecodedSamples samples(Mat decoded, Inspection.Accepted header) {
        boolean upright = header.format() == ImageFormat.TIFF;
        if (decoded.channels() == 4) {
            return new DecodedSamples(
                    decoded, header.colour().hasAlpha() ? Alpha.STRAIGHT : Alpha.MEANINGLESS, upright);
        }
        return decoded.channels() == 1 && header.colour().alpha() instanceof SampleFormat.Alpha.Key(var samples)
                ? keyed(decoded, samples.getFirst(), header.colour().bitsPerSample())
                : new DecodedSamples(decoded, Alpha.ABSENT, upright);
    }

    /** Grey of fewer than 8 bits is spread over a byte, and the key with it. */
    private static DecodedSamples keyed(Mat grey, int key, int bits) {
        int spread = bits < 8 ? key * 255 / ((1 << bits) - 1) : key;
        var covered = new Mat();
        compare(grey, new Mat(1, 1, grey.type(), Scalar.all(spread)), covered, CMP_NE);
        var alpha = covered;
        if (grey.depth() == CV_16U) {
            alpha = new Mat();
            covered.convertTo(alpha, CV_16U, 257, 0);
        }
        var both = new Mat();
        merge(new MatVector(grey, alpha), both);
        return new DecodedSamples(both, Alpha.STRAIGHT, false);
    }
}
