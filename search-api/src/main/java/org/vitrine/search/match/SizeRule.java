package org.vitrine.search.match;

import java.util.OptionalDouble;

/**
 * Computes how much weight a candidate loses if both sizes are known and differ: a log likelihood ratio that is 0 for
 * equal sizes and falls with the square of the logarithm of their ratio, as for a measurement with a normal error.
 *
 * @param tolerance relative standard deviation of the difference between two measurements of one object; above 0
 * @param maxLoss maximum loss, in log odds; 0 or more. It is bounded, because a stated size may be wrong
 */
public record SizeRule(double tolerance, double maxLoss) {

    public SizeRule {
        if (!(tolerance > 0) || !(maxLoss >= 0)) {
            throw new IllegalArgumentException(
                    "size tolerance is %s and maximum loss is %s; above 0 and at least 0 are required"
                            .formatted(tolerance, maxLoss));
        }
    }

    /** Returns the loss, 0 or below; 0 if either size is unknown. */
    public double logRatio(OptionalDouble queryMm, OptionalDouble candidateMm) {
        if (queryMm.isEmpty() || candidateMm.isEmpty()) {
            return 0;
        }
        double deviation = Math.log(queryMm.getAsDouble() / candidateMm.getAsDouble()) / tolerance;
        return -Math.min(maxLoss, deviation * deviation / 2);
    }
}
