package org.vitrine.vision.prepare;

import static org.bytedeco.opencv.global.opencv_core.BORDER_CONSTANT;
import static org.bytedeco.opencv.global.opencv_core.CV_32FC1;
import static org.bytedeco.opencv.global.opencv_core.CV_32FC3;
import static org.bytedeco.opencv.global.opencv_core.CV_8U;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC4;
import static org.bytedeco.opencv.global.opencv_core.copyMakeBorder;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_COLOR;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_UNCHANGED;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_JPEG_QUALITY;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imencode;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imread;
import static org.bytedeco.opencv.global.opencv_imgproc.GaussianBlur;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_LINEAR;
import static org.bytedeco.opencv.global.opencv_imgproc.getRotationMatrix2D;
import static org.bytedeco.opencv.global.opencv_imgproc.warpAffine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.javacpp.indexer.FloatIndexer;
import org.bytedeco.javacpp.indexer.UByteIndexer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Point2f;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;
import org.vitrine.vision.prepare.pixels.PixelConversions;

/**
 * Makes test photographs from cut-out coins on granite and on museum pictures: rotated, with a soft shadow, relit,
 * blurred, scaled, saved as JPEG, as the evaluation protocol states. Their alpha is the truth. Seeded: always the same
 * photographs.
 */
final class Composites {

    static final int EDGE_PX = 800;
    private static final int LARGEST_COIN_PX = 640;
    private static final long SEED = 3;

    private final Path folder;
    private final Random random = new Random(SEED);

    /**
     * A composite and its truth.
     *
     * @param jpeg encoded photograph
     * @param truth opacity of the coin, {@link #EDGE_PX} × {@link #EDGE_PX} bytes, row by row
     * @param degrees angle by which the coin was rotated anticlockwise
     */
    record Photograph(String name, byte[] jpeg, byte[] truth, double degrees) {}

    private Composites(Path folder) {
        this.folder = folder;
    }

    /** Returns {@code times} composites of each coin. */
    static List<Photograph> of(Path folder, int times) throws IOException {
        return new Composites(folder).photographs(times);
    }

    private List<Photograph> photographs(int times) throws IOException {
        var coins = sorted(folder.resolve("ancient").resolve("images"));
        var granite = Files.readAllLines(folder.resolve("euro").resolve("labels.csv")).stream()
                .filter(row -> row.contains(",granite,"))
                .map(row -> folder.resolve("euro").resolve(row.substring(0, row.indexOf(','))))
                .sorted()
                .toList();
        var museum = sorted(folder.resolve("museum").resolve("images"));
        List<Photograph> made = new ArrayList<>();
        for (Path coin : coins) {
            for (int i = 0; i < times; i++) {
                try (var scope = new PointerScope()) {
                    boolean onGranite = random.nextBoolean();
                    var ground = onGranite
                            ? texture(granite.get(random.nextInt(granite.size())))
                            : picture(museum.get(random.nextInt(museum.size())));
                    made.add(laid(coin, ground, onGranite ? "granite" : "museum"));
                }
            }
        }
        return made;
    }

    private static List<Path> sorted(Path images) throws IOException {
        try (var files = Files.list(images)) {
            return files.sorted().toList();
        }
    }

    /** Returns the corner of a photograph of a coin, mirrored until it fills the square. */
    private static Mat texture(Path file) {
        var whole = imread(file.toString(), IMREAD_COLOR);
        int corner = Math.min(whole.cols(), whole.rows()) / 7;
        var patch = PixelConversions.scaled(new Mat(whole, new Rect(0, 0, corner, corner)), 2);
        var filled = new Mat();
        int beyond = EDGE_PX - patch.rows();
        copyMakeBorder(
                patch, filled, 0, beyond, 0, beyond, org.bytedeco.opencv.global.opencv_core.BORDER_REFLECT, null);
        return filled;
    }

    private static Mat picture(Path file) {
        var whole = imread(file.toString(), IMREAD_COLOR);
        int edge = Math.min(whole.cols(), whole.rows());
        var middle = new Mat(whole, new Rect((whole.cols() - edge) / 2, (whole.rows() - edge) / 2, edge, edge));
        return PixelConversions.resized(middle, EDGE_PX, EDGE_PX);
    }

    private Photograph laid(Path file, Mat ground, String on) {
        double degrees = 360 * random.nextDouble();
        var coin = imread(file.toString(), IMREAD_UNCHANGED);
        double scale = (0.4 + 0.6 * random.nextDouble()) * LARGEST_COIN_PX / Math.max(coin.cols(), coin.rows());
        var small = PixelConversions.scaled(coin, scale);
        double room = (EDGE_PX - Math.max(small.cols(), small.rows())) / 2.0 * 0.8;
        var turn = getRotationMatrix2D(new Point2f(small.cols() / 2f, small.rows() / 2f), degrees, 1);
        shift(
                turn,
                (EDGE_PX - small.cols()) / 2.0 + room * (2 * random.nextDouble() - 1),
                (EDGE_PX - small.rows()) / 2.0 + room * (2 * random.nextDouble() - 1));
        var turned = new Mat(EDGE_PX, EDGE_PX, CV_8UC4, Scalar.all(0));
        warpAffine(small, turned, turn, new Size(EDGE_PX, EDGE_PX), INTER_LINEAR, BORDER_CONSTANT, Scalar.all(0));
        var truth = new byte[EDGE_PX * EDGE_PX];
        var lit = light(turned, ground, truth, Math.max(small.cols(), small.rows()));
        var blurred = lit;
        double sigma = 2 * random.nextDouble();
        if (sigma > 0.3) {
            blurred = new Mat();
            GaussianBlur(lit, blurred, new Size(0, 0), sigma);
        }
        var buffer = new BytePointer();
        imencode(".jpg", blurred, buffer, new IntPointer(IMWRITE_JPEG_QUALITY, 60 + random.nextInt(36)));
        var jpeg = new byte[Math.toIntExact(buffer.limit())];
        buffer.get(jpeg);
        return new Photograph(file.getFileName().toString().replace(".webp", "") + " on " + on, jpeg, truth, degrees);
    }

    private static void shift(Mat turn, double right, double down) {
        try (org.bytedeco.javacpp.indexer.DoubleIndexer at = turn.createIndexer()) {
            at.put(0, 2, at.get(0, 2) + right);
            at.put(1, 2, at.get(1, 2) + down);
        }
    }

    /** Composes the ground in the shadow of the coin, the coin over it, and the light over both. */
    private Mat light(Mat coin, Mat ground, byte[] truth, int coinPx) {
        double direction = 2 * Math.PI * random.nextDouble();
        double far = coinPx * (0.02 + 0.06 * random.nextDouble());
        double dark = 0.3 + 0.4 * random.nextDouble();
        var shadow = shadow(
                coin,
                (int) (far * Math.cos(direction)),
                (int) (far * Math.sin(direction)),
                coinPx * (0.015 + 0.035 * random.nextDouble()));
        double gain = 0.6 + 0.75 * random.nextDouble();
        double ramp = 0.35 * (2 * random.nextDouble() - 1);
        double rampAt = 2 * Math.PI * random.nextDouble();
        double[] tint = {tint(), tint(), tint()};
        var out = new Mat(EDGE_PX, EDGE_PX, CV_32FC3);
        try (UByteIndexer over = coin.createIndexer();
                UByteIndexer under = ground.createIndexer();
                FloatIndexer shade = shadow.createIndexer();
                FloatIndexer result = out.createIndexer()) {
            for (int y = 0; y < EDGE_PX; y++) {
                for (int x = 0; x < EDGE_PX; x++) {
                    int alpha = over.get(y, x, 3);
                    truth[y * EDGE_PX + x] = (byte) alpha;
                    double along = ((x - EDGE_PX / 2.0) * Math.cos(rampAt) + (y - EDGE_PX / 2.0) * Math.sin(rampAt))
                            / (EDGE_PX / 2.0);
                    double light = gain * (1 + ramp * along);
                    for (int c = 0; c < 3; c++) {
                        double below = under.get(y, x, c) * (1 - dark * shade.get(y, x));
                        double seen = (over.get(y, x, c) * alpha + below * (255 - alpha)) / 255;
                        result.put(y, x, c, (float) Math.clamp(seen * light * tint[c], 0, 255));
                    }
                }
            }
        }
        var eight = new Mat();
        out.convertTo(eight, CV_8U);
        return eight;
    }

    private double tint() {
        return 0.9 + 0.2 * random.nextDouble();
    }

    /** Returns the opacity of the coin, shifted and blurred, in [0, 1]. */
    private static Mat shadow(Mat coin, int right, int down, double sigma) {
        var shade = new Mat(EDGE_PX, EDGE_PX, CV_32FC1, Scalar.all(0));
        try (UByteIndexer over = coin.createIndexer();
                FloatIndexer result = shade.createIndexer()) {
            for (int y = Math.max(0, down); y < Math.min(EDGE_PX, EDGE_PX + down); y++) {
                for (int x = Math.max(0, right); x < Math.min(EDGE_PX, EDGE_PX + right); x++) {
                    result.put(y, x, over.get(y - down, x - right, 3) / 255f);
                }
            }
        }
        var soft = new Mat();
        GaussianBlur(shade, soft, new Size(0, 0), sigma);
        return soft;
    }
}
