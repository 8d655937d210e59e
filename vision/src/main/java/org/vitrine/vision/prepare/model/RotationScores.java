package org.vitrine.vision.prepare.model;

/**
 * Interprets the scores of a {@link RotationModel}: the most probable rotation, its confidence, and the probability
 * that the object is upside down instead. Pure.
 */
public final class RotationScores {

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
    public record RotationEstimate(double degrees, double confidence, double halfTurn) {}

    /** Interprets the logits of equal steps around the circle; the first is for no rotation. */
    public static RotationEstimate interpret(float[] scores) {
        var probabilities = softmax(scores);
        int best = 0;
        for (int i = 0; i < probabilities.length; i++) {
            best = probabilityAround(probabilities, i) > probabilityAround(probabilities, best) ? i : best;
        }
        double step = 360.0 / probabilities.length;
        double shift = 0;
        for (int offset = -NEIGHBOURS; offset <= NEIGHBOURS; offset++) {
            shift += offset * probability(probabilities, best + offset);
        }
        double degrees = (best + shift / probabilityAround(probabilities, best)) * step;
        return new RotationEstimate(
                degrees > 180 ? degrees - 360 : degrees,
                Math.clamp(probabilityAround(probabilities, best), 0, 1),
                Math.clamp(probabilityAround(probabilities, best + probabilities.length / 2), 0, 1));
    }

    private static double probabilityAround(double[] probabilities, int middle) {
        double sum = 0;
        for (int offset = -NEIGHBOURS; offset <= NEIGHBOURS; offset++) {
            sum += probability(probabilities, middle + offset);
        }
        return sum;
    }

    private static double probability(double[] probabilities, int at) {
        return probabilities[Math.floorMod(at, probabilities.length)];
    }

    private static double[] softmax(float[] scores) {
        double max = Double.NEGATIVE_INFINITY;
        for (float score : scores) {
            max = Math.max(max, score);
        }
        var probabilities = new double[scores.length];
        double sum = 0;
        for (int i = 0; i < scores.length; i++) {
            probabilities[i] = Math.exp(scores[i] - max);
            sum += probabilities[i];
        }
        for (int i = 0; i < probabilities.length; i++) {
            probabilities[i] /= sum;
        }
        return probabilities;
    }
}
