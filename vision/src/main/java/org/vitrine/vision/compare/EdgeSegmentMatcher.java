package org.vitrine.vision.compare;

import java.util.ArrayList;
import java.util.List;
import org.vitrine.vision.verify.EdgeOrientationMap;

/**
 * Finds for each stroke of picture A the best place in picture B, near the position given by the pose: the place where
 * the surrounding strokes correlate best. Two photographs of one object differ by more than a similarity transform
 * (perspective, wear); this local shift absorbs the rest.
 */
final class EdgeSegmentMatcher {

    private static final int EDGE_PX = EdgeOrientationMap.EDGE_PX;

    /** Radius of the disc around a stroke that is compared, in pixels of B; every second pixel is used. */
    private static final int RADIUS_PX = 10;

    private static final int STEP_PX = 2;

    /** Greatest distance of the search from the position given by the pose, in pixels on each axis. */
    private static final int SEARCH_PX = 5;

    /**
     * Least correlation around a stroke and greatest distance of an inlier, both selected by the area under the ROC
     * curve: .4 to .7 and 2 to 9 px were tried.
     */
    private static final double MIN_AGREEMENT = 0.4;

    private static final double MAX_DISTANCE_PX = 3.2;

    private static final int[][] OFFSETS = offsets();

    private final EdgeOrientationMap a;
    private final EdgeOrientationMap b;
    private final Pose pose;
    private final Pose back;

    private EdgeSegmentMatcher(EdgeOrientationMap a, EdgeOrientationMap b, Pose pose) {
        this.a = a;
        this.b = b;
        this.pose = pose;
        this.back = pose.inverse();
    }

    /**
     * A stroke of A and its match in B.
     *
     * @param a stroke in A
     * @param b matching stroke in B
     * @param agreement correlation of the strokes around both, in [−1, 1]
     * @param distancePx distance from the position given by the pose, in pixels of B scaled to 224 px
     */
    record Match(EdgeSegment a, EdgeSegment b, double agreement, double distancePx) {

        boolean inlier() {
            return agreement >= MIN_AGREEMENT && distancePx <= MAX_DISTANCE_PX;
        }
    }

    /** Returns one match for each stroke of A that the pose places inside B, whether or not it is an inlier. */
    static List<Match> match(EdgeOrientationMap a, List<EdgeSegment> ofA, EdgeOrientationMap b, Pose pose) {
        var matcher = new EdgeSegmentMatcher(a, b, pose);
        var matches = new ArrayList<Match>(ofA.size());
        for (var stroke : ofA) {
            double x = pose.x(stroke.x(), stroke.y());
            double y = pose.y(stroke.x(), stroke.y());
            if (x >= 0 && y >= 0 && x < EDGE_PX && y < EDGE_PX) {
                matches.add(matcher.match(stroke, x, y));
            }
        }
        return matches;
    }

    /** Returns the share of the strokes' weight that belongs to inliers, in [0, 1]. */
    static double explained(List<Match> matches, List<EdgeSegment> strokes) {
        double whole = strokes.stream().mapToDouble(EdgeSegment::weight).sum();
        double inliers = matches.stream()
                .filter(Match::inlier)
                .mapToDouble(match -> match.a().weight())
                .sum();
        return whole > 0 ? inliers / whole : 0;
    }

    private static int[][] offsets() {
        var offsets = new ArrayList<int[]>();
        for (int down = -RADIUS_PX; down <= RADIUS_PX; down += STEP_PX) {
            for (int right = -RADIUS_PX; right <= RADIUS_PX; right += STEP_PX) {
                if (right * right + down * down <= RADIUS_PX * RADIUS_PX) {
                    offsets.add(new int[] {right, down});
                }
            }
        }
        return offsets.toArray(int[][]::new);
    }

    private Match match(EdgeSegment stroke, double x, double y) {
        int column = (int) Math.round(x);
        int row = (int) Math.round(y);
        var cosine = new float[OFFSETS.length];
        var sine = new float[OFFSETS.length];
        sampleA(column, row, cosine, sine);
        double best = -1;
        int right = 0;
        int down = 0;
        for (int dy = -SEARCH_PX; dy <= SEARCH_PX; dy++) {
            for (int dx = -SEARCH_PX; dx <= SEARCH_PX; dx++) {
                double agreement = agreement(cosine, sine, column + dx, row + dy);
                if (agreement > best) {
                    best = agreement;
                    right = dx;
                    down = dy;
                }
            }
        }
        return matchAt(stroke, x + right, y + down, best, Math.hypot(right, down));
    }

    /** Reads what lies in A around the place, rotated as it would be in B. */
    private void sampleA(int column, int row, float[] cosine, float[] sine) {
        double turnCosine = Math.cos(2 * pose.turn());
        double turnSine = Math.sin(2 * pose.turn());
        for (int i = 0; i < OFFSETS.length; i++) {
            double x = column + OFFSETS[i][0];
            double y = row + OFFSETS[i][1];
            double inA = back.x(x, y);
            double downA = back.y(x, y);
            double c = a.cosine(inA, downA);
            double s = a.sine(inA, downA);
            cosine[i] = (float) (c * turnCosine + s * turnSine);
            sine[i] = (float) (s * turnCosine - c * turnSine);
        }
    }

    private double agreement(float[] cosine, float[] sine, int column, int row) {
        double product = 0;
        double ofA = 0;
        double ofB = 0;
        for (int i = 0; i < OFFSETS.length; i++) {
            int x = Math.clamp(column + OFFSETS[i][0], 0, EDGE_PX - 1);
            int y = Math.clamp(row + OFFSETS[i][1], 0, EDGE_PX - 1);
            float c = b.cosine(x, y);
            float s = b.sine(x, y);
            product += cosine[i] * c + sine[i] * s;
            ofA += cosine[i] * cosine[i] + sine[i] * sine[i];
            ofB += c * c + s * s;
        }
        double both = Math.sqrt(ofA * ofB);
        return both > 0 ? product / both : 0;
    }

    /**
     * Builds the match in B: its length is given by the pose, its middle by the place, and its direction by the edge
     * there.
     */
    private Match matchAt(EdgeSegment stroke, double x, double y, double agreement, double distancePx) {
        double half = stroke.length() * pose.scale() / 2;
        double along = Math.atan2(b.sine(x, y), b.cosine(x, y)) / 2 + Math.PI / 2;
        double right = half * Math.cos(along);
        double down = half * Math.sin(along);
        double toFirstX = pose.x(stroke.x1(), stroke.y1()) - pose.x(stroke.x(), stroke.y());
        double toFirstY = pose.y(stroke.x1(), stroke.y1()) - pose.y(stroke.x(), stroke.y());
        double same = right * toFirstX + down * toFirstY;
        // the first end in B is the one that corresponds to the first end in A
        double sign = same > 0 ? 1 : -1;
        var inB =
                new EdgeSegment(x + sign * right, y + sign * down, x - sign * right, y - sign * down, stroke.weight());
        return new Match(stroke, inB, agreement, distancePx);
    }
}
