package org.vitrine.admission.rate;

import java.util.OptionalDouble;

/**
 * The initial and the highest rate of calls to a remote.
 *
 * @param quota calls per second that the account may make, for all replicas together; empty if unknown
 * @param initial calls per second at the start if the quota is unknown
 */
public record RateSettings(OptionalDouble quota, double initial) {

    /** Share of the quota that is used: all but 2 ‰, because clocks may differ. */
    private static final double USED_SHARE = 0.998;

    /** Highest rate in calls per second if no quota is known: no limit in practice. */
    private static final double MAX_RATE = 100_000;

    public RateSettings {
        if (quota.isPresent() && !(quota.getAsDouble() > 0) || !(initial > 0)) {
            throw new IllegalArgumentException(
                    "a quota of %s and an initial rate of %s calls a second: both must be more than 0"
                            .formatted(quota, initial));
        }
    }

    /** Returns the highest rate of one replica, in calls per second. */
    double maxRate() {
        return quota.isPresent() ? quota.getAsDouble() * USED_SHARE : MAX_RATE;
    }

    /**
     * Returns the rate at the start, in calls per second: a third of the quota. A single replica reaches the whole
     * quota within three seconds, and three replicas together do not exceed it.
     */
    double initialRate() {
        return quota.isPresent() ? quota.getAsDouble() / 3 : Math.min(initial, MAX_RATE);
    }
}
