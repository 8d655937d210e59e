package org.vitrine.vision.prepare.locate;

import static org.bytedeco.opencv.global.opencv_core.CV_16S;
import static org.bytedeco.opencv.global.opencv_imgproc.Canny;
import static org.bytedeco.opencv.global.opencv_imgproc.GaussianBlur;
import static org.bytedeco.opencv.global.opencv_imgproc.Sobel;

import java.nio.ShortBuffer;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;
import org.vitrine.vision.prepare.outline.Circle;
import org.vitrine.vision.prepare.pixels.PixelConversions;

/**
 * Detects circles by a Hough transform: every edge pixel votes for the centres to which its gradient points; for each
 * centre with many votes, the radii are chosen at which edges cover most of the full turn. (OpenCV's HoughCircles takes
 * 55 ms where this takes 2, because textured backgrounds slow it down.)
 */
final class HoughCircles {

    /** Longest edge of the picture that is searched, in pixels. */
    private static final int EDGE_PX = 160;
    /** Most centres, by number of votes, whose radii are examined. */
    private static final int MAX_CENTRES = 14;
    /** Thresholds of the Canny detector, in units of its gradient. */
    private static final double CANNY_LOW = 40;

    private static final double CANNY_HIGH = 100;
    /** Cosine of the largest angle between the gradient of an edge and the ray from the centre to it. */
    private static final double MIN_COSINE = 0.9;

    /** Sectors into which the full turn around a centre is divided; one bit of a long each. */
    private static final int SECTORS = 36;
    /** Least share of the sectors that must contain an edge of the circle. */
    private static final double MIN_COVERED_TURN = 0.4;

    /**
     * Sector of the turn for each offset from a centre. All offsets are integers, so a table suffices: computing an arc
     * tangent for each took as long as the votes.
     */
    private static final int OFFSETS = 2 * EDGE_PX + 1;

    private static final byte[] SECTOR = sectors();

    private final int width;
    private final int height;
    private final int minRadius;
    private final int maxRadius;
    private final float[] x;
    private final float[] y;
    private final float[] gradientX;
    private final float[] gradientY;

    private HoughCircles(Mat small) {
        width = small.cols();
        height = small.rows();
        int shortest = Math.min(width, height);
        minRadius = Math.max(4, shortest / 12);
        maxRadius = (int) (0.56 * shortest);
        var across = new Mat();
        var down = new Mat();
        Sobel(small, across, CV_16S, 1, 0);
        Sobel(small, down, CV_16S, 0, 1);
        var edges = new Mat();
        Canny(across, down, edges, CANNY_LOW, CANNY_HIGH, false);
        var edgeMask = new byte[width * height];
        edges.data().get(edgeMask);
        ShortBuffer dx = across.createBuffer();
        ShortBuffer dy = down.createBuffer();
        int count = 0;
        for (byte edge : edgeMask) {
            count += edge != 0 ? 1 : 0;
        }
        x = new float[count];
        y = new float[count];
        gradientX = new float[count];
        gradientY = new float[count];
        int next = 0;
        for (int i = 0; i < edgeMask.length; i++) {
            if (edgeMask[i] != 0) {
                float length = (float) Math.max(1, Math.sqrt(dx.get(i) * dx.get(i) + dy.get(i) * dy.get(i)));
                x[next] = i % width;
                y[next] = i / width;
                gradientX[next] = dx.get(i) / length;
                gradientY[next++] = dy.get(i) / length;
            }
        }
    }

    private static byte[] sectors() {
        var sectors = new byte[OFFSETS * OFFSETS];
        for (int down = -EDGE_PX; down <= EDGE_PX; down++) {
            for (int across = -EDGE_PX; across <= EDGE_PX; across++) {
                sectors[(down + EDGE_PX) * OFFSETS + across + EDGE_PX] =
                        (byte) ((int) ((Math.atan2(down, across) + Math.PI) / (2 * Math.PI) * SECTORS) % SECTORS);
            }
        }
        return sectors;
    }

    /**
     * Returns the circles of a grey picture in its pixels, in the order of the votes for their centres; of two circles
     * around one centre, the one with the more complete turn first.
     */
    static List<Circle> of(Mat grey) {
        var smoothed = new Mat();
        GaussianBlur(PixelConversions.scaledToFit(grey, EDGE_PX), smoothed, new Size(3, 3), 0);
        if (Math.min(smoothed.cols(), smoothed.rows()) < 24) {
            return List.of();
        }
        double scale = (double) grey.cols() / smoothed.cols();
        return new HoughCircles(smoothed)
                .circles().stream()
                        .map(circle -> new Circle(
                                (circle.x() + 0.5) * scale - 0.5,
                                (circle.y() + 0.5) * scale - 0.5,
                                circle.radius() * scale))
                        .toList();
    }

    private List<Circle> circles() {
        var votes = votes();
        List<Circle> found = new ArrayList<>();
        int suppressionRadius = Math.max(3, minRadius / 2);
        for (int i = 0; i < MAX_CENTRES; i++) {
            int peak = 0;
            float highest = votes[0];
            for (int at = 1; at < votes.length; at++) {
                if (votes[at] > highest) {
                    peak = at;
                    highest = votes[at];
                }
            }
            if (highest <= 0) {
                break;
            }
            int px = peak % width;
            int py = peak / width;
            addBestRadii(px, py, found);
            for (int down = Math.max(0, py - suppressionRadius);
                    down <= Math.min(height - 1, py + suppressionRadius);
                    down++) {
                for (int across = Math.max(0, px - suppressionRadius);
                        across <= Math.min(width - 1, px + suppressionRadius);
                        across++) {
                    votes[down * width + across] = 0;
                }
            }
        }
        return found;
    }

    /**
     * Returns the blurred votes per centre. A vote counts less the farther the centre is from the edge, because the
     * direction from a distant edge is imprecise.
     */
    private float[] votes() {
        var votes = new float[width * height];
        var weights = new float[maxRadius + 1];
        for (int radius = minRadius; radius <= maxRadius; radius++) {
            weights[radius] = 1f / radius;
        }
        for (int i = 0; i < x.length; i++) {
            vote(votes, weights, i, 1);
            vote(votes, weights, i, -1);
        }
        var blurred = new float[votes.length];
        for (int py = 1; py < height - 1; py++) {
            for (int px = 1; px < width - 1; px++) {
                float sum = 0;
                for (int i = -1; i <= 1; i++) {
                    int row = (py + i) * width + px;
                    sum += votes[row - 1] + votes[row] + votes[row + 1];
                }
                blurred[py * width + px] = sum;
            }
        }
        return blurred;
    }

    /**
     * Adds the votes of one edge pixel, along its gradient or against it. Rounds by adding half a pixel and truncating:
     * Math.round() would cost more than everything else.
     */
    private void vote(float[] votes, float[] weights, int edge, int sign) {
        for (int radius = minRadius; radius <= maxRadius; radius++) {
            float along = sign * radius;
            double cx = x[edge] + along * gradientX[edge] + 0.5;
            double cy = y[edge] + along * gradientY[edge] + 0.5;
            if (cx < 0 || cy < 0 || cx >= width || cy >= height) {
                return;
            }
            votes[(int) cy * width + (int) cx] += weights[radius];
        }
    }

    /** Adds the two radii at which most sectors of the turn contain an edge that points at the centre. */
    private void addBestRadii(int px, int py, List<Circle> found) {
        var sectors = new long[maxRadius + 2];
        for (int i = 0; i < x.length; i++) {
            double across = x[i] - px;
            double down = y[i] - py;
            double distance = Math.sqrt(across * across + down * down);
            if (distance < minRadius
                    || distance > maxRadius
                    || Math.abs(across * gradientX[i] + down * gradientY[i]) < MIN_COSINE * distance) {
                continue;
            }
            int radius = (int) (distance + 0.5);
            sectors[radius] |= 1L << SECTOR[((int) down + EDGE_PX) * OFFSETS + (int) across + EDGE_PX];
        }
        for (int times = 0; times < 2; times++) {
            int best = 0;
            int bestCount = 0;
            for (int radius = minRadius; radius <= maxRadius; radius++) {
                int count = Long.bitCount(sectors[radius - 1] | sectors[radius] | sectors[radius + 1]);
                if (count >= bestCount) {
                    best = radius;
                    bestCount = count;
                }
            }
            if (bestCount < MIN_COVERED_TURN * SECTORS) {
                return;
            }
            found.add(new Circle(px, py, best));
            for (int radius = Math.max(0, best - best / 6 - 1);
                    radius <= Math.min(maxRadius, best + best / 6 + 1);
                    radius++) {
                sectors[radius] = 0;
            }
        }
    }
}
