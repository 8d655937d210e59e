package org.vitrine.training.protocol;

import static org.bytedeco.opencv.global.opencv_core.BORDER_CONSTANT;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_COLOR;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imdecode;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_LINEAR;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;
import static org.bytedeco.opencv.global.opencv_imgproc.warpAffine;

import java.io.IOException;
import java.util.List;
import java.util.Random;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;
import org.vitrine.training.labelled.LabelledPhotograph;

/**
 * Backgrounds for composites of coins.
 *
 * @param granite photographs of coins on granite, cropped to the coin: only their corners show bare granite
 * @param pictures any other pictures
 */
record BackgroundSet(List<LabelledPhotograph.Source> granite, List<LabelledPhotograph.Source> pictures) {

    /**
     * Edge of the bare square in each corner of a crop, as a share of the crop's edge: slightly less than (1 − 1/√2) /
     * 2, where the inscribed circle of the coin begins.
     */
    private static final double BARE_CORNER_SHARE = 0.14;

    /**
     * Synthesises a square of granite from the bare corners of a random crop: overlapping patches, mirrored at random,
     * that are blended into each other.
     *
     * @param edge in pixels
     * @return 8-bit BGR
     */
    Mat granite(int edge, Random random) throws IOException {
        var crop = decoded(granite.get(random.nextInt(granite.size())));
        int bare = (int) (BARE_CORNER_SHARE * Math.min(crop.cols(), crop.rows()));
        double scale = 2;
        int patch = (int) (bare * scale);
        int step = patch / 2;
        var sum = new float[edge * edge * 3];
        var weight = new float[edge * edge];
        for (int top = -step; top < edge; top += step) {
            for (int left = -step; left < edge; left += step) {
                var corner = corner(crop, bare, patch, random);
                blend(corner, patch, left, top, edge, sum, weight);
            }
        }
        return mat(sum, weight, edge);
    }

    private static byte[] corner(Mat crop, int bare, int patch, Random random) {
        int x = random.nextBoolean() ? 0 : crop.cols() - bare;
        int y = random.nextBoolean() ? 0 : crop.rows() - bare;
        var scaled = new Mat();
        resize(new Mat(crop, new Rect(x, y, bare, bare)), scaled, new Size(patch, patch), 0, 0, INTER_LINEAR);
        var flipped = new Mat();
        org.bytedeco.opencv.global.opencv_core.flip(scaled, flipped, random.nextInt(3) - 1);
        var bytes = new byte[patch * patch * 3];
        flipped.data().get(bytes);
        return bytes;
    }

    private static void blend(byte[] from, int patch, int left, int top, int edge, float[] sum, float[] weight) {
        for (int y = Math.max(0, -top); y < patch && top + y < edge; y++) {
            for (int x = Math.max(0, -left); x < patch && left + x < edge; x++) {
                float share = fade(x, patch) * fade(y, patch);
                int at = (top + y) * edge + left + x;
                weight[at] += share;
                for (int channel = 0; channel < 3; channel++) {
                    sum[3 * at + channel] += share * (from[3 * (y * patch + x) + channel] & 0xff);
                }
            }
        }
    }

    private static float fade(int position, int patch) {
        return 0.01f + Math.min(position, patch - 1 - position) / (float) patch;
    }

    private static Mat mat(float[] sum, float[] weight, int edge) {
        var bytes = new byte[sum.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Math.clamp(Math.round(sum[i] / weight[i / 3]), 0, 255);
        }
        var mat = new Mat(edge, edge, org.bytedeco.opencv.global.opencv_core.CV_8UC3);
        mat.data().put(bytes);
        return mat;
    }

    /**
     * Cuts the largest square that fits from a random place of a random picture.
     *
     * @param edge in pixels, of the result
     * @return 8-bit BGR
     */
    Mat picture(int edge, Random random) throws IOException {
        var picture = decoded(pictures.get(random.nextInt(pictures.size())));
        int side = Math.min(picture.cols(), picture.rows());
        int x = random.nextInt(picture.cols() - side + 1);
        int y = random.nextInt(picture.rows() - side + 1);
        var square = new Mat();
        resize(new Mat(picture, new Rect(x, y, side, side)), square, new Size(edge, edge), 0, 0, INTER_LINEAR);
        return square;
    }

    private static Mat decoded(LabelledPhotograph.Source source) throws IOException {
        var picture = imdecode(new Mat(source.read()), IMREAD_COLOR);
        if (picture.empty()) {
            throw new IOException("a background picture cannot be decoded");
        }
        return picture;
    }

    /** Applies an affine 2 × 3 matrix; pixels outside the picture become 0. */
    static Mat warped(Mat picture, Mat matrix, int edge) {
        var warped = new Mat();
        warpAffine(picture, warped, matrix, new Size(edge, edge), INTER_LINEAR, BORDER_CONSTANT, Scalar.all(0));
        return warped;
    }
}
