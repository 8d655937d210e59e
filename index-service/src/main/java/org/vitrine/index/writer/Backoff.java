package org.vitrine.index.writer;

import java.time.Duration;

/**
 * Exponential backoff: waiting times that double up to a limit. Immutable.
 *
 * @param delay the next waiting time
 * @param maxDelay the longest waiting time
 */
record Backoff(Duration delay, Duration maxDelay) {

    static Backoff from(Duration first, Duration maxDelay) {
        return new Backoff(first, maxDelay);
    }

    Backoff increased() {
        var doubled = delay.multipliedBy(2);
        return new Backoff(doubled.compareTo(maxDelay) > 0 ? maxDelay : doubled, maxDelay);
    }
}
