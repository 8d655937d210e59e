package org.vitrine.inference.limit;

import java.util.OptionalDouble;

/**
 * What is known of a remote before it is asked.
 *
 * @param quota calls a second that the account may make, all replicas together, where it is known
 * @param initial calls a second to begin with where no quota is known
 */
public record RateSettings(OptionalDouble quota, double initial) {

    /** What a quota is trusted to bear: all but 2 ‰, so that clocks may differ. */
    private static final double TRUSTED = 0.998;

    private static final double MOST = 100_000;

    public RateSettings {
        if (quota.isPresent() && !(quota.getAsDouble() > 0) || !(initial > 0)) {
            throw new IllegalArgumentException(
                    "a quota of %s and an initial rate of %s calls a second: both must be more than 0"
                            .formatted(quota, initial));
        }
    }

    /** No replica alone ever asks more often. */
    double ceiling() {
        return quota.isPresent() ? quota.getAsDouble() * TRUSTED : MOST;
    }

    /** A third of the quota: a replica alone has the rest within three seconds, and three together do not overrun it. */
    double start() {
        return quota.isPresent() ? quota.getAsDouble() / 3 : Math.min(initial, MOST);
    }
}
