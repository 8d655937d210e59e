package org.vitrine.vision.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Compares the cells of two pictures at every rotation, and at a few scales and shifts, to find start poses for the
 * fine search.
 */
final class CoarseSearch {

    /** Rotations that are tried, at even angles over the full turn. */
    private static final int ROTATIONS = 96;

    /** Scales that are tried: cut-outs of one object differ in size by how much of the rim each contains. */
    private static final double[] SCALES = {0.79, 0.86, 0.93, 1, 1.08, 1.16, 1.26};

    private static final int[][] SHIFTS = {{0, 0}, {1, 0}, {-1, 0}, {0, 1}, {0, -1}};

    /** Distance of the cells that are compared: every second one. */
    private static final int STEP = 2;

    /**
     * Outer radius of what is compared, as a share of half the edge: the rim carries no information except that it is
     * round.
     */
    private static final double OUTER_RADIUS = 0.93;

    /** Difference of rotation below which two poses count as one. */
    private static final double MIN_ROTATION_DIFFERENCE = Math.toRadians(6);

    private final OrientationField b;
    private final float[] x;
    private final float[] y;
    private final float[] cosine;
    private final float[] sine;

    private CoarseSearch(OrientationField a, OrientationField b) {
        this.b = b;
        int limit = OrientationField.EDGE * OrientationField.EDGE / (STEP * STEP) + OrientationField.EDGE;
        var xs = new float[limit];
        var ys = new float[limit];
        var cosines = new float[limit];
        var sines = new float[limit];
        int n = 0;
        double radius = OUTER_RADIUS * OrientationField.EDGE / 2;
        for (int row = 0; row < OrientationField.EDGE; row += STEP) {
            for (int column = 0; column < OrientationField.EDGE; column += STEP) {
                double right = column - OrientationField.MIDDLE;
                double down = row - OrientationField.MIDDLE;
                if (right * right + down * down <= radius * radius) {
                    xs[n] = (float) right;
                    ys[n] = (float) down;
                    cosines[n] = a.cosine(column, row);
                    sines[n++] = a.sine(column, row);
                }
            }
        }
        this.x = Arrays.copyOf(xs, n);
        this.y = Arrays.copyOf(ys, n);
        this.cosine = Arrays.copyOf(cosines, n);
        this.sine = Arrays.copyOf(sines, n);
    }

    private record ScoredPose(Pose pose, double correlation) {}

    /** Returns the best poses of different rotation, best first, at most {@code limit}. */
    static List<Pose> best(OrientationField a, OrientationField b, int limit) {
        return new CoarseSearch(a, b).best(limit);
    }

    private List<Pose> best(int limit) {
        var scored = new ArrayList<ScoredPose>(ROTATIONS);
        for (int turn = 0; turn < ROTATIONS; turn++) {
            scored.add(best(2 * Math.PI * turn / ROTATIONS));
        }
        scored.sort(Comparator.comparingDouble(ScoredPose::correlation).reversed());
        var poses = new ArrayList<Pose>();
        for (var next : scored) {
            boolean alreadyFound = poses.stream()
                    .anyMatch(pose -> Math.abs(
                                    Math.IEEEremainder(pose.turn() - next.pose().turn(), 2 * Math.PI))
                            < MIN_ROTATION_DIFFERENCE);
            if (!alreadyFound && poses.size() < limit) {
                poses.add(next.pose());
            }
        }
        return poses;
    }

    private ScoredPose best(double turn) {
        var best = new ScoredPose(new Pose(turn, 1, 0, 0), Double.NEGATIVE_INFINITY);
        for (double scale : SCALES) {
            for (int[] shift : SHIFTS) {
                double correlation = correlation(turn, scale, shift[0], shift[1]);
                if (correlation > best.correlation()) {
                    var pose = new Pose(
                            turn, scale, shift[0] * OrientationField.CELL_PX, shift[1] * OrientationField.CELL_PX);
                    best = new ScoredPose(pose, correlation);
                }
            }
        }
        return best;
    }

    private double correlation(double turn, double scale, int right, int down) {
        float along = (float) (scale * Math.cos(turn));
        float across = (float) (scale * Math.sin(turn));
        double even = 0;
        double odd = 0;
        double ofA = 0;
        double ofB = 0;
        for (int i = 0; i < x.length; i++) {
            ofA += cosine[i] * cosine[i] + sine[i] * sine[i];
            int column = Math.round((float) OrientationField.MIDDLE + right + along * x[i] + across * y[i]);
            int row = Math.round((float) OrientationField.MIDDLE + down + along * y[i] - across * x[i]);
            if (column >= 0 && column < OrientationField.EDGE && row >= 0 && row < OrientationField.EDGE) {
                float cosineB = b.cosine(column, row);
                float sineB = b.sine(column, row);
                even += cosine[i] * cosineB + sine[i] * sineB;
                odd += sine[i] * cosineB - cosine[i] * sineB;
                ofB += cosineB * cosineB + sineB * sineB;
            }
        }
        double energy = Math.sqrt(ofA * ofB);
        return energy > 0 ? (Math.cos(2 * turn) * even + Math.sin(2 * turn) * odd) / energy : 0;
    }
}
