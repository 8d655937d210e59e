package org.vitrine.training.turn;

import java.util.Arrays;
import org.vitrine.models.RotationBank;
import org.vitrine.training.measure.AngleErrors;

/**
 * The votes of the references on the rotation of one upright picture, for measuring a rotation model: the true rotation
 * is 0.
 *
 * @param correlations correlation with each reference at each rotation, {@link RotationBank#ROTATIONS} numbers for each
 *     reference
 */
record RotationVotes(float[] correlations) {

    private static final double STEP_DEGREES = 360.0 / RotationBank.ROTATIONS;

    /** The same without one reference: its correlations become −1, the lowest possible. */
    RotationVotes without(int reference) {
        var others = correlations.clone();
        Arrays.fill(others, reference * RotationBank.ROTATIONS, (reference + 1) * RotationBank.ROTATIONS, -1);
        return new RotationVotes(others);
    }

    /** Probability of each rotation; the sum is 1. */
    double[] probabilities(double sharpness) {
        var probabilities = new double[RotationBank.ROTATIONS];
        double largest = 0;
        for (float fit : correlations) {
            largest = Math.max(largest, fit);
        }
        double sum = 0;
        for (int at = 0; at < correlations.length; at++) {
            double vote = Math.exp(sharpness * (correlations[at] - largest));
            probabilities[at % RotationBank.ROTATIONS] += vote;
            sum += vote;
        }
        for (int turn = 0; turn < probabilities.length; turn++) {
            probabilities[turn] /= sum;
        }
        return probabilities;
    }

    /**
     * Log probability of the true rotation (0) together with its two neighbours, so that an error of half a step is not
     * penalised.
     */
    double logLikelihood(double sharpness) {
        var probabilities = probabilities(sharpness);
        return Math.log(Math.max(1e-12, probabilities[0] + probabilities[1] + probabilities[probabilities.length - 1]));
    }

    /** Error of the most probable rotation, in degrees. */
    double errorDegrees(double sharpness) {
        var probabilities = probabilities(sharpness);
        int best = 0;
        for (int turn = 1; turn < probabilities.length; turn++) {
            best = probabilities[turn] > probabilities[best] ? turn : best;
        }
        return AngleErrors.difference(best * STEP_DEGREES, 0);
    }
}
