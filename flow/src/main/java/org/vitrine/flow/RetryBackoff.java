package org.vitrine.flow;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** Waits between tries: doubled each time, within bounds, and up to half more by chance. */
final class RetryBackoff {

    private RetryBackoff() {}

    /** @param failed tries that failed, at least 1 */
    static Duration after(int failed, FlowConfig config) {
        return after(failed, config, ThreadLocalRandom.current().nextDouble());
    }

    /** @param chance 0 to 1 */
    static Duration after(int failed, FlowConfig config, double chance) {
        double doubled = config.minBackoff().toMillis() * Math.pow(2, failed - 1.0);
        return Duration.ofMillis(Math.clamp(
                (long) (doubled * (1 + chance / 2)), 1, config.maxBackoff().toMillis()));
    }
}
