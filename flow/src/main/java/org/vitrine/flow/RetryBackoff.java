package org.vitrine.flow;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Computes exponential backoff with jitter: {@code vitrine.flow.min-backoff}, doubled after each failure, plus a random
 * 0 to 50 %, at most {@code vitrine.flow.max-backoff}.
 */
final class RetryBackoff {

    private RetryBackoff() {}

    /**
     * Returns the wait before the next attempt.
     *
     * @param failed attempts that have failed, at least 1
     */
    static Duration after(int failed, FlowConfig config) {
        return after(failed, config, ThreadLocalRandom.current().nextDouble());
    }

    /** @param chance random number from 0 to 1 that determines the jitter */
    static Duration after(int failed, FlowConfig config, double chance) {
        double doubled = config.minBackoff().toMillis() * Math.pow(2, failed - 1.0);
        return Duration.ofMillis(Math.clamp(
                (long) (doubled * (1 + chance / 2)), 1, config.maxBackoff().toMillis()));
    }
}
