package org.vitrine.vision.compare;

import java.util.Arrays;
import org.vitrine.vision.verify.EdgeOrientationMap;

/**
 * Correlates the strokes of two pictures pixel by pixel and climbs to the pose with the highest correlation (pattern
 * search, Hooke and Jeeves 1961).
 */
final class FineSearch {

    /** Outer radius of what is compared, as a share of half the edge; the same as in {@code PolarEdgeSpectrum}. */
    static final double OUTER_RADIUS = 0.93;

    /** First step of the rotation, in radians: half a step of {@link CoarseSearch}. */
    private static final double TURN_STEP = Math.toRadians(1.9);

    /** First step of the scale, as a share. */
    private static final double SCALE_STEP = 0.04;
    /** First step of the shift, in pixels of B. */
    private static final double SHIFT_STEP_PX = 2;
    /** How often the steps are halved before the search ends. */
    private static final int HALVINGS = 4;

    /** Least scale; the greatest is its inverse. Beyond, a pose compares one object with a part of the other. */
    private static final double MIN_SCALE = 0.7;

    private final EdgeOrientationMap b;
    private final float[] x;
    private final float[] y;
    private final float[] cosine;
    private final float[] sine;
    private final double energy;

    /**
     * Samples picture A.
     *
     * @param stepPx distance of the points of A that are compared, in pixels
     */
    FineSearch(EdgeOrientationMap a, EdgeOrientationMap b, int stepPx) {
        this.b = b;
        int capacity = (EdgeOrientationMap.EDGE_PX / stepPx + 1) * (EdgeOrientationMap.EDGE_PX / stepPx + 1);
        var points = new float[4][capacity];
        int n = 0;
        double squares = 0;
        for (int row = 0; row < EdgeOrientationMap.EDGE_PX; row += stepPx) {
            for (int column = 0; column < EdgeOrientationMap.EDGE_PX; column += stepPx) {
                double right = column - Pose.MIDDLE_PX;
                double down = row - Pose.MIDDLE_PX;
                if (Math.hypot(right, down) <= OUTER_RADIUS * Pose.MIDDLE_PX) {
                    points[0][n] = (float) right;
                    points[1][n] = (float) down;
                    points[2][n] = a.cosine(column, row);
                    points[3][n] = a.sine(column, row);
                    squares += points[2][n] * points[2][n] + points[3][n] * points[3][n];
                    n++;
                }
            }
        }
        this.x = Arrays.copyOf(points[0], n);
        this.y = Arrays.copyOf(points[1], n);
        this.cosine = Arrays.copyOf(points[2], n);
        this.sine = Arrays.copyOf(points[3], n);
        this.energy = squares;
    }

    /** A pose and the correlation of the strokes there, in [−1, 1]. */
    record AlignedPose(Pose pose, double correlation) {}

    /** Returns the best pose that is reached from a start pose. */
    AlignedPose optimise(Pose from) {
        var best = new AlignedPose(from, correlation(from));
        double share = 1;
        int halved = 0;
        while (halved <= HALVINGS) {
            var next = neighbour(best, share);
            if (next.correlation() > best.correlation()) {
                best = next;
            } else {
                share /= 2;
                halved++;
            }
        }
        return best;
    }

    /** Moves each parameter of the pose one step up or down, one after the other. */
    private AlignedPose neighbour(AlignedPose from, double share) {
        var best = from;
        for (int sign = -1; sign <= 1; sign += 2) {
            best = better(best, turned(best.pose(), sign * share * TURN_STEP));
            best = better(best, scaled(best.pose(), 1 + sign * share * SCALE_STEP));
            best = better(best, shifted(best.pose(), sign * share * SHIFT_STEP_PX, 0));
            best = better(best, shifted(best.pose(), 0, sign * share * SHIFT_STEP_PX));
        }
        return best;
    }

    private AlignedPose better(AlignedPose best, Pose pose) {
        if (pose.scale() < MIN_SCALE || pose.scale() > 1 / MIN_SCALE) {
            return best;
        }
        double correlation = correlation(pose);
        return correlation > best.correlation() ? new AlignedPose(pose, correlation) : best;
    }

    private static Pose turned(Pose pose, double delta) {
        return new Pose(pose.turn() + delta, pose.scale(), pose.right(), pose.down());
    }

    private static Pose scaled(Pose pose, double delta) {
        return new Pose(pose.turn(), pose.scale() * delta, pose.right(), pose.down());
    }

    private static Pose shifted(Pose pose, double right, double down) {
        return new Pose(pose.turn(), pose.scale(), pose.right() + right, pose.down() + down);
    }

    double correlation(Pose pose) {
        double along = pose.scale() * Math.cos(pose.turn());
        double across = pose.scale() * Math.sin(pose.turn());
        double even = 0;
        double odd = 0;
        double ofB = 0;
        for (int i = 0; i < x.length; i++) {
            double column = Pose.MIDDLE_PX + pose.right() + along * x[i] + across * y[i];
            double row = Pose.MIDDLE_PX + pose.down() + along * y[i] - across * x[i];
            if (column >= 0 && column < EdgeOrientationMap.EDGE_PX && row >= 0 && row < EdgeOrientationMap.EDGE_PX) {
                float cosineB = b.cosine(column, row);
                float sineB = b.sine(column, row);
                even += cosine[i] * cosineB + sine[i] * sineB;
                odd += sine[i] * cosineB - cosine[i] * sineB;
                ofB += cosineB * cosineB + sineB * sineB;
            }
        }
        double both = Math.sqrt(energy * ofB);
        return both > 0 ? (Math.cos(2 * pose.turn()) * even + Math.sin(2 * pose.turn()) * odd) / both : 0;
    }
}
