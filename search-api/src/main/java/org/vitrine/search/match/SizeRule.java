package org.vitrine.search.match;

import java.util.OptionalDouble;

/**
 * What the weight of a candidate loses where both sizes are known and differ: a log likelihood ratio that is 0 for the same size
 * and falls with the square of the relative difference, as for a measurement with a normal error.
 *
 * @param tolerance relative standard deviation of a difference between two measurements of one object; above 0
 * @param most greatest loss, in log odds; 0 or more. Bounded, because a stated size may be wrong
 */
public record SizeRule(double tolerance, double most) {

    public SizeRule {
        if (!(tolerance > 0) || !(most >= 0)) {
            throw new IllegalArgumentException(
                    "tolerance is %s and most is %s; tolerance above 0 and most of 0 or more are needed"
                            .formatted(tolerance, most));
        }
    }

    /** 0 or below; 0 where either size is unknown. */
    public double logRatio(OptionalDouble queryMm, OptionalDouble candidateMm) {
        if (queryMm.isEmpty() || candidateMm.isEmpty()) {
            return 0;
        }
        double apart = Math.log(queryMm.getAsDouble() / candidateMm.getAsDouble()) / tolerance;
        return -Math.min(most, apart * apart / 2);
    }
}
