package org.vitrine.training.turn;

import java.util.Arrays;
import org.vitrine.models.RotationBank;
import org.vitrine.training.measure.AngleErrors;

/**
 * How a picture that stands upright is read, had its rotation to be estimated: how well each reference fits at each turn. Pure.
 *
 * @param likeness of the references, {@link RotationBank#TURNS} each
 */
record RotationVotes(float[] likeness) {

    private static final double STEP_DEGREES = 360.0 / RotationBank.TURNS;

    /** As if a reference were not there: its fit is the worst there is. */
    RotationVotes without(int reference) {
        var others = likeness.clone();
        Arrays.fill(others, reference * RotationBank.TURNS, (reference + 1) * RotationBank.TURNS, -1);
        return new RotationVotes(others);
    }

    /** Share of each turn. */
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

    /** Of the truth, which is no turn, with its neighbours: half a step is nobody's fault. */
    double logShare(double sharpness) {
        var shares = shares(sharpness);
        return Math.log(Math.max(1e-12, shares[0] + shares[1] + shares[shares.length - 1]));
    }

    /** How far the likeliest turn is from the truth. */
    double apartDegrees(double sharpness) {
        var shares = shares(sharpness);
        int best = 0;
        for (int turn = 1; turn < shares.length; turn++) {
            best = shares[turn] > shares[best] ? turn : best;
        }
        return AngleErrors.apart(best * STEP_DEGREES, 0);
    }
}
