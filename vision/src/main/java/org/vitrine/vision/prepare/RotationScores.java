package org.vitrine.vision.prepare;

/**
 * Interprets the scores of a {@link RotationModel}: the most probable rotation, its confidence, and the probability
 * that the object is upside down instead. Pure.
 */
final class RotationScores {

    /** Steps on either side of the best one that are combined with it to one answer. */
    private static final int NEIGHBOURS = 2;

    private RotationScores() {}

    /**
     * The interpretation of the scores.
     *
     * @param degrees angle by which the object is turned clockwise, in (-180, 180]
     * @param confidence probability of the answer, in [0, 1]
     * @param halfTurn probability of the answer half a turn away, in [0, 1]
     */
    record Reading(double degrees, double confidence, double halfTurn) {}

    static Reading read(float[] scores) {
        var shares = softmax(scores);
        int best = 0;
        for (int i = 0; i < shares.length; i++) {
            best = around(shares, i) > around(shares, best) ? i : best;
        }
        double step = 360.0 / shares.length;
        double shift = 0;
        for (int by = -NEIGHBOURS; by <= NEIGHBOURS; by++) {
            shift += by * share(shares, best + by);
        }
        double degrees = (best + shift / around(shares, best)) * step;
        return new Reading(
                degrees > 180 ? degrees - 360 : degrees,
                Math.clamp(around(shares, best), 0, 1),
                Math.clamp(around(shares, best + shares.length / 2), 0, 1));
    }

    private static double around(double[] shares, int middle) {
        double sum = 0;
        for (int by = -NEIGHBOURS; by <= NEIGHBOURS; by++) {
            sum += share(shares, middle + by);
        }
        return sum;
    }

    private static double share(double[] shares, int at) {
        return shares[Math.floorMod(at, shares.length)];
    }

    private static double[] softmax(float[] scores) {
        double most = Double.NEGATIVE_INFINITY;
        for (float score : scores) {
            most = Math.max(most, score);
        }
        var shares = new double[scores.length];
        double sum = 0;
        for (int i = 0; i < scores.length; i++) {
            shares[i] = Math.exp(scores[i] - most);
            sum += shares[i];
        }
        for (int i = 0; i < shares.length; i++) {
            shares[i] /= sum;
        }
        return shares;
    }
}
