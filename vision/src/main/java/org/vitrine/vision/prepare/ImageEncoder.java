package org.vitrine.vision.prepare;

import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_JPEG_QUALITY;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_PNG_COMPRESSION;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_PNG_FILTER;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_PNG_FILTER_AVG;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_PNG_FILTER_NONE;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_PNG_STRATEGY;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_PNG_STRATEGY_RLE;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imencode;

import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.vitrine.vision.prepare.Preparation.Encoded;
import org.vitrine.vision.prepare.Preparation.Rendition;

/** Encodes renditions. Only pixels are written, so no metadata of the original can be passed on. */
final class ImageEncoder {

    /** JPEG quality: visually lossless for photographs of objects, at a third of the size of quality 95. */
    private static final int ACCESS_QUALITY = 88;
    /**
     * PNG settings for pictures: zlib level 1 with run lengths only. Files of prepared coins and masks are as small as
     * at level 3, in two thirds of the time.
     */
    private static final int[] PICTURE = png(IMWRITE_PNG_FILTER_AVG);

    /**
     * PNG settings for single channels: a plane of few values is smaller without a filter; trying all filters on each
     * row takes five times as long.
     */
    private static final int[] PLANE = png(IMWRITE_PNG_FILTER_NONE);

    private ImageEncoder() {}

    static Rendition png(Rendition.Kind kind, Mat pixels) {
        return rendition(kind, ".png", "image/png", pixels, pixels.channels() == 1 ? PLANE : PICTURE);
    }

    private static int[] png(int filter) {
        return new int[] {
            IMWRITE_PNG_COMPRESSION, 1, IMWRITE_PNG_STRATEGY, IMWRITE_PNG_STRATEGY_RLE, IMWRITE_PNG_FILTER, filter
        };
    }

    static Rendition jpeg(Rendition.Kind kind, Mat pixels) {
        return rendition(kind, ".jpg", "image/jpeg", pixels, new int[] {IMWRITE_JPEG_QUALITY, ACCESS_QUALITY});
    }

    private static Rendition rendition(Rendition.Kind kind, String suffix, String mediaType, Mat pixels, int[] how) {
        var buffer = new BytePointer();
        if (!imencode(suffix, pixels, buffer, new IntPointer(how))) {
            throw new IllegalStateException(
                    "could not encode %s of %d × %d px as %s".formatted(kind, pixels.cols(), pixels.rows(), mediaType));
        }
        var bytes = new byte[Math.toIntExact(buffer.limit())];
        buffer.get(bytes);
        return new Rendition(kind, mediaType, pixels.cols(), pixels.rows(), new Encoded(bytes));
    }
}
