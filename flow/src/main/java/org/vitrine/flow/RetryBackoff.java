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
     * @param failedAttempts attempts that have failed, at least 1
     */
    static Duration delay(int failedAttempts, FlowConfig config) {
        return delay(failedAttempts, config, ThreadLocalRandom.current().nextDouble());
    }

    /** @param random random number from 0 to 1 that determines the jitter */
    static Duration delay(int failedAttempts, FlowConfig config, double random) {
        double exponential = config.minBackoff().toMillis() * Math.pow(2, failedAttempts - 1.0);
        return Duration.ofMillis(Math.clamp(
                (long) (exponential * (1 + random / 2)), 1, config.maxBackoff().toMillis()));
    }
}
