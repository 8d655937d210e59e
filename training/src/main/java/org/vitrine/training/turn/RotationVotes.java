package org.vitrine.training.turn;

import java.util.Arrays;
import org.vitrine.models.RotationBank;
import org.vitrine.training.measure.AngleErrors;

/**
 * The votes of the references on the rotation of one upright picture, for measuring a rotation model: the true rotation
 * is 0.
 *
 * @param likeness correlation with each reference at each rotation, {@link RotationBank#TURNS} numbers for each
 *     reference
 */
record RotationVotes(float[] likeness) {

    private static final double STEP_DEGREES = 360.0 / RotationBank.TURNS;

    /** The same without one reference: its correlations become −1, the lowest possible. */
    RotationVotes without(int reference) {
        var others = likeness.clone();
        Arrays.fill(others, reference * RotationBank.TURNS, (reference + 1) * RotationBank.TURNS, -1);
        return new RotationVotes(others);
    }

    /** Probability of each rotation; the sum is 1. */
    double[] shares(double sharpness) {
        var shares = new double[RotationBank.TURNS];
        double most = 0;
        for (float fit : likeness) {
            most = Math.max(most, fit);
        }
        double sum = 0;
        for (int at = 0; at < likeness.length; at++) {
            double vote = Math.exp(sharpness * (likeness[at] - most));
            shares[at % RotationBank.TURNS] += vote;
            sum += vote;
        }
        for (int turn = 0; turn < shares.length; turn++) {
            shares[turn] /= sum;
        }
        return shares;
    }

    /**
     * Log probability of the true rotation (0) together with its two neighbours, so that an error of half a step is not
     * penalised.
     */
    double logShare(double sharpness) {
        var shares = shares(sharpness);
        return Math.log(Math.max(1e-12, shares[0] + shares[1] + shares[shares.length - 1]));
    }

    /** Error of the most probable rotation, in degrees. */
    double apartDegrees(double sharpness) {
        var shares = shares(sharpness);
        int best = 0;
        for (int turn = 1; turn < shares.length; turn++) {
            best = shares[turn] > shares[best] ? turn : best;
        }
        return AngleErrors.apart(best * STEP_DEGREES, 0);
    }
}
