package org.vitrine.vision.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.vitrine.vision.verify.EdgeOrientationMap;

/**
 * Traces the strokes of a picture as straight segments, strongest first: ridges of the edge strength (non-maximum
 * suppression, Canny 1986), followed from their strongest pixel to both sides for as long as they are straight.
 */
final class EdgeSegmentTracer {

    /** Most segments of one picture. */
    static final int MAX_SEGMENTS = 400;

    private static final int EDGE_PX = EdgeOrientationMap.EDGE_PX;

    /** Least strength of a ridge, as a share of the strength that one pixel in twenty exceeds. */
    private static final double MIN_STRENGTH_SHARE = 0.4;

    /** Share of the strength at its start below which a stroke ends. */
    private static final double END_STRENGTH_SHARE = 0.5;

    /** Least cosine of the doubled angle between the start of a stroke and its further pixels: 15 degrees. */
    private static final double MIN_COSINE = Math.cos(Math.toRadians(2 * 15));
    /** Longest distance that a stroke is followed from its strongest pixel, in pixels. */
    private static final int HALF_LENGTH_PX = 7;
    /** Shortest stroke, in pixels. */
    private static final double MIN_LENGTH_PX = 4;

    /** Least distance of two strokes, in pixels. */
    private static final int GAP_PX = 3;

    /** Strength of a picture without any stroke. */
    private static final double MIN_STRENGTH = 1e-3;

    private final EdgeOrientationMap edgeOrientationMap;
    private final boolean[] covered = new boolean[EDGE_PX * EDGE_PX];

    private EdgeSegmentTracer(EdgeOrientationMap edgeOrientationMap) {
        this.edgeOrientationMap = edgeOrientationMap;
    }

    /** Returns the segments by descending weight, at most {@link #MAX_SEGMENTS}. */
    static List<EdgeSegment> trace(EdgeOrientationMap edgeOrientationMap) {
        return new EdgeSegmentTracer(edgeOrientationMap).trace();
    }

    private record Seed(int x, int y, double strength) {}

    private List<EdgeSegment> trace() {
        var traced = new ArrayList<EdgeSegment>();
        for (var seed : seeds()) {
            if (traced.size() == MAX_SEGMENTS) {
                break;
            }
            if (!covered[seed.y * EDGE_PX + seed.x]) {
                var stroke = follow(seed);
                if (stroke.length() >= MIN_LENGTH_PX) {
                    cover(stroke);
                    traced.add(stroke);
                }
            }
        }
        traced.sort(Comparator.comparingDouble(EdgeSegment::weight).reversed());
        return traced;
    }

    private double strength(double x, double y) {
        return Math.hypot(edgeOrientationMap.cosine(x, y), edgeOrientationMap.sine(x, y));
    }

    private static boolean inside(double x, double y) {
        return Math.hypot(x - Pose.MIDDLE_PX, y - Pose.MIDDLE_PX) <= FineSearch.OUTER_RADIUS * Pose.MIDDLE_PX;
    }

    private List<Seed> seeds() {
        double minStrength = MIN_STRENGTH_SHARE * strengthThreshold();
        var seeds = new ArrayList<Seed>();
        for (int y = 1; y < EDGE_PX - 1; y++) {
            for (int x = 1; x < EDGE_PX - 1; x++) {
                double strength = Math.hypot(edgeOrientationMap.cosine(x, y), edgeOrientationMap.sine(x, y));
                if (strength > minStrength && inside(x, y) && isRidge(x, y, strength)) {
                    seeds.add(new Seed(x, y, strength));
                }
            }
        }
        seeds.sort(Comparator.comparingDouble(Seed::strength).reversed());
        return seeds;
    }

    /** Returns the strength that one pixel in twenty exceeds, at least {@link #MIN_STRENGTH}. */
    private double strengthThreshold() {
        var strengths = new double[EDGE_PX * EDGE_PX];
        for (int i = 0; i < strengths.length; i++) {
            strengths[i] = Math.hypot(
                    edgeOrientationMap.cosine(i % EDGE_PX, i / EDGE_PX),
                    edgeOrientationMap.sine(i % EDGE_PX, i / EDGE_PX));
        }
        Arrays.sort(strengths);
        return Math.max(MIN_STRENGTH, strengths[strengths.length * 19 / 20]);
    }

    /** Whether a pixel is stronger than its neighbours on either side of the edge. */
    private boolean isRidge(int x, int y, double strength) {
        double across = Math.atan2(edgeOrientationMap.sine(x, y), edgeOrientationMap.cosine(x, y)) / 2;
        double right = Math.cos(across);
        double down = Math.sin(across);
        return strength >= strength(x + right, y + down) && strength > strength(x - right, y - down);
    }

    private EdgeSegment follow(Seed seed) {
        double along =
                Math.atan2(edgeOrientationMap.sine(seed.x, seed.y), edgeOrientationMap.cosine(seed.x, seed.y)) / 2
                        + Math.PI / 2;
        double right = Math.cos(along);
        double down = Math.sin(along);
        int ahead = reach(seed, right, down);
        int back = reach(seed, -right, -down);
        return new EdgeSegment(
                seed.x - back * right,
                seed.y - back * down,
                seed.x + ahead * right,
                seed.y + ahead * down,
                (ahead + back) * seed.strength);
    }

    private int reach(Seed seed, double right, double down) {
        double cosine = edgeOrientationMap.cosine(seed.x, seed.y) / seed.strength;
        double sine = edgeOrientationMap.sine(seed.x, seed.y) / seed.strength;
        for (int step = 1; step <= HALF_LENGTH_PX; step++) {
            double x = seed.x + step * right;
            double y = seed.y + step * down;
            double aligned = edgeOrientationMap.cosine(x, y) * cosine + edgeOrientationMap.sine(x, y) * sine;
            double strength = strength(x, y);
            if (!inside(x, y) || strength < END_STRENGTH_SHARE * seed.strength || aligned < MIN_COSINE * strength) {
                return step - 1;
            }
        }
        return HALF_LENGTH_PX;
    }

    private void cover(EdgeSegment stroke) {
        int steps = (int) Math.ceil(stroke.length());
        for (int step = 0; step <= steps; step++) {
            int x = (int) Math.round(stroke.x1() + (stroke.x2() - stroke.x1()) * step / steps);
            int y = (int) Math.round(stroke.y1() + (stroke.y2() - stroke.y1()) * step / steps);
            for (int row = Math.max(0, y - GAP_PX); row <= Math.min(EDGE_PX - 1, y + GAP_PX); row++) {
                int from = row * EDGE_PX + Math.max(0, x - GAP_PX);
                int to = row * EDGE_PX + Math.min(EDGE_PX - 1, x + GAP_PX);
                Arrays.fill(covered, from, to + 1, true);
            }
        }
    }
}
